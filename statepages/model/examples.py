"""Examples in messages: a day in the file's own year, and a state, a ZIP code and a zone for its own folder.

An example from another state can look like the answer: somebody who reads 'add a line "zip: 60540"' adds
it, and then the event is in Illinois. Code that makes a message does not know the file, so the message has
marks, which are filled in later. The marks are not letters of any language, so nobody types them.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.model.states import STATES

_YEAR, STATE, ZIP, CITY, ZONE, KIND = "\ufdd0", "\ufdd1", "\ufdd2", "\ufdd3", "\ufdd4", "\ufdd5"
"""The marks. The city is that of the ZIP code."""

_DAY = (10, 19)
"""The month and the day of `DAY`."""

DAY, NEXT_DAY, LAST_DAY = f"{_YEAR}-{_DAY[0]}-{_DAY[1]}", f"{_YEAR}-11-02", f"{_YEAR}-11-30"

_MARKS = re.compile("[\ufdd0-\ufdd5]")
_ANY_STATE, _ANY_KIND = "PA", "canvass"
_DATED = re.compile(r"(?<![0-9])(?P<year>[0-9]{4})-[01]?[0-9]-[0-3]?[0-9](?![0-9])")
_MOST_YEARS = 10
"""How many years away a year can be. One that is further away is a mistake."""


class Examples(Struct, frozen=True):
    """What examples are made of: a year, the code of a state, and a kind of event."""

    year: int
    state: str = _ANY_STATE
    kind: str = _ANY_KIND

    def fill(self, message: str) -> str:
        """A message with examples instead of its marks."""
        return _MARKS.sub(lambda mark: self._of(mark[0]), message)

    def _of(self, mark: str) -> str:
        if mark == _YEAR:
            return f"{self.year:04}"
        if mark == KIND:
            return self.kind
        if mark == STATE:
            return self.state
        if mark == ZONE:
            return STATES[self.state].zones[0]
        # A build without problems does not need the table of ZIP codes, and should start fast.
        from statepages.model.zips import zips_by_city

        cities = zips_by_city(self.state)
        city = max(cities, key=lambda name: len(cities[name]))
        return city.title() if mark == CITY else cities[city][0]


def examples_for(today: date, name: str = "", text: str = "", kinds: Kinds = CAMPAIGN) -> Examples:
    """The examples for a file, given its name in content/, its text and the kinds of the site.

    If those say nothing, the examples are in the year when their day comes next.
    """
    soon = today.year + ((today.month, today.day) > _DAY)
    years = (int(found["year"]) for found in _DATED.finditer(f"{name} {text}"))
    year = next((year for year in years if abs(year - today.year) <= _MOST_YEARS), soon)
    folders = re.split("[/.]", name.upper())
    state = next((code for code in folders[1:2] if code in STATES), _ANY_STATE)
    return Examples(year, state, kinds[0].name if kinds else _ANY_KIND)
