"""Made-up events, always the same for the same seed.

Their files are as varied as real ones. This many of each thousand files, in tests/sample and here, have:

| | sample | here |
| --- | ---: | ---: |
| a list in brackets (helps, languages, tags) | 400 | 410 |
| a map in braces / on lines (contact, accessibility, source) | 263 / 31 | 240 / 35 |
| a comment after a value | 115 | 110 |
| a title in quotes, usually because of a colon | 63 | 60 |
| fields in another order | 189 | 215 |
| a time at half past or another odd minute | 115 | 110 |
| several times / a time without an end / an all-day time | 32 / 21 / 11 | 30 / 20 / 10 |
| when: to be announced | 137 | 140 |
| status / priority / summary | 42 / 84 / 84 | 40 / 85 / 85 |
| bring / training / contact / source | 168 / 147 / 115 / 52 | 170 / 145 / 115 / 50 |
| accessibility / languages / tags | 136 / 94 / 210 | 135 / 95 / 210 |
| helps / several states | 189 / 73 | 175 / 50 |
| bold / italics / a link in the details | 52 / 52 / 21 | 60 / 60 / 60 |

Of each thousand places, in the sample and here: a street 260 and 260, somebody's home 130 and 135,
directions 173 and 175, its state 43 and 45, a ZIP in quotes 43 and 40.

Rare in the sample but common when people paste: Windows line endings, headings, quotes, lists with stars,
bullets from a word processor, numbered steps and schedules. Each is in 20 of a thousand.

Some shares differ on purpose. A large site has more places, dates and words than a small one, and a search
loads more of them. Here 200 of a thousand are only online (758 in the sample), 15 have a place and are also
online (32), 40 are anytime actions (284), 110 repeat (53), all have a host (95), details have 70 to 115 words
(12 to 56), 370 have a list (21), and 100 have accents or garbled letters (84). None has a picture (42).
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bench import words
from bench.details import details
from bench.extras import Extras, extras, habits, share
from bench.places import Place, place
from bench.times import Times, times
from statepages.model.states import STATES
from statepages.model.zips import Zip, every_zip

CODES = tuple(code for code in STATES if code not in {"AS", "GU", "MP", "PR", "VI"})
"""The 50 states and the District of Columbia."""

FIRST_DAY = date(2024, 10, 15)
"""The day after the made-up site's current day."""

WEEKS = 8

# How many of each thousand events:
ONLINE, ANYTIME, WEEKLY, DAILY = 200, 40, 120, 30
HELPING, FROM_AFAR = 60, 15  # another state: one next door, or any
ACCENTED, GARBLED = 50, 50
ACCESS, SPANISH = 170, 95  # of those at a place, and of all

HELPING_SEVERAL, BOTH = 50, 700
"""How many of each thousand that are online, and of those in another state, help that state too."""

HOSTS = 25
"""Hosts per state. A few groups host most of the events."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up event. `folder` is the code of its state, `zone` that of its times.

    Without a `place` it is online. `helps` is empty where that follows from the folder. `details` are in
    Markdown.
    """

    folder: str
    name: str
    title: str
    kind: str
    times: Times
    zone: str
    place: Place | None
    helps: tuple[str, ...]
    details: str
    host: str
    is_bilingual: bool
    extras: Extras
    habits: frozenset[str]

    @property
    def id(self) -> str:
        return f"{self.folder.lower()}/{self.name}"


def samples(count: int, *, seed: int = 1, even: bool = False) -> Iterator[Sample]:
    """This many events: more in states with more ZIP codes or, if `even`, the same number in each state."""
    maker = _Maker(seed)
    for number in range(count):
        yield maker.sample(number, CODES[number % len(CODES)] if even else None)


@cache
def _zips() -> tuple[list[Zip], dict[str, list[Zip]]]:
    """The ZIP codes to choose from: all, and by state."""
    zips = [found for found in every_zip() if found.state in CODES and found.point and found.zone]
    by_state: dict[str, list[Zip]] = {code: [] for code in CODES}
    for found in zips:
        by_state[found.state].append(found)
    return zips, by_state


class _Maker:
    """Draws one event after another: what it is with `random`, and how it is written with `manner`."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # no secrets here
        self.manner = random.Random(f"manner {seed}")  # noqa: S311
        self.zips, self.by_state = _zips()
        self.hosts = {code: [self.host(code) for _ in range(HOSTS)] for code in CODES}

    def sample(self, number: int, home: str | None) -> Sample:
        """An event of a state, or of the state of any ZIP code."""
        home = home or self.random.choice(self.zips).state
        is_online = share(self.random, ONLINE)
        spot = self.random.choice(self.by_state[home])
        is_elsewhere = not is_online and share(self.random, HELPING + FROM_AFAR)
        if is_elsewhere:
            spot = self.elsewhere(home)
        street, figure = self.random.choice(words.STREETS), self.random.randint(12, 950)
        titles = words.ONLINE if is_online else words.PLACED
        kind = self.random.choice(tuple(titles))
        day, length = self.day(), self.length()

        def fill(text: str) -> str:
            while "{name}" in text:
                text = text.replace("{name}", self.person(), 1)
            return text.format(city=spot.city, street=street, number=figure)

        title, written = fill(self.random.choice(titles[kind])), habits(self.manner)
        when = times(self.manner, day, self.random.randint(8, 18), self.random.randint(1, 4), length)
        venue = fill(self.random.choice(words.VENUES))
        where = None if is_online else place(self.manner, spot, venue, f"{figure} {street}")
        return Sample(
            folder=home,
            name=f"{f'{when.starts[0].date()}-' if when.starts else ''}{kind}-{number}",
            title=f"{title}{':' if 'colon' in written else ','} team {number}",
            kind=kind,
            times=when,
            zone=STATES[home].zones[0] if is_online else spot.zone or "",
            place=where,
            helps=self.helps(home, where, is_said="own state" in written),
            details=self.details(fill, 10 if when.is_all_day or not when.starts else when.starts[0].hour),
            host=self.random.choice(self.hosts[home]),
            extras=self.extras(has_access=not is_online and share(self.random, ACCESS)),
            is_bilingual=share(self.random, SPANISH),
            habits=written,
        )

    def extras(self, *, has_access: bool) -> Extras:
        return extras(self.manner, self.manner.choice(words.FIRST_NAMES), has_access=has_access)

    def length(self) -> int | None:
        """The number of days for which it repeats, or None if it does not."""
        if share(self.random, WEEKLY):
            return 7 * self.random.randint(1, 6)
        return 4 if share(self.random, DAILY) else None

    def helps(self, home: str, where: Place | None, *, is_said: bool) -> tuple[str, ...]:
        """The states in the field `helps`, or none if the folder is enough."""
        if where and where.zip.state != home:
            return (home, where.zip.state) if share(self.manner, BOTH) else (home,)
        if (where is None or where.is_hybrid) and share(self.manner, HELPING_SEVERAL):
            return (home, self.manner.choice(_next_door(home)))
        return (home,) if is_said else ()

    def host(self, code: str) -> str:
        city = self.random.choice(self.by_state[code]).city
        return self.random.choice(words.HOSTS).format(city=city, name=self.person())

    def elsewhere(self, home: str) -> Zip:
        """A place from which people help a state, usually in a state next door."""
        if share(self.random, 1000 * FROM_AFAR // (HELPING + FROM_AFAR)):
            return self.random.choice(self.zips)
        return self.random.choice(self.by_state[self.random.choice(_next_door(home))])

    def day(self) -> date | None:
        """A day in the coming weeks; every other workday moves to the weekend. None for an anytime action."""
        if share(self.random, ANYTIME):
            return None
        day = FIRST_DAY + timedelta(days=self.random.randrange(7 * WEEKS))
        is_moved = day.weekday() < 4 and share(self.random, 500)
        return day + timedelta(days=5 - day.weekday()) if is_moved else day

    def person(self) -> str:
        """A name. Most names in real texts are rare, and so are most names of cities."""
        return f"{self.random.choice(words.FIRST_NAMES)} {self.random.choice(self.zips).city}"

    def details(self, fill: Callable[[str], str], hour: int) -> str:
        """The details of an event that starts at that hour."""
        said = [*self.random.sample(words.SENTENCES, 3), self.random.choice(words.CAPTAINS)]
        if share(self.random, ACCENTED + GARBLED):
            accented = self.random.choice(words.ACCENTED)
            is_garbled = share(self.random, 1000 * GARBLED // (ACCENTED + GARBLED))
            said.append(accented.encode().decode("cp1252") if is_garbled else accented)
        items = self.random.sample(words.LIST, 3)
        return details([fill(sentence) for sentence in said], items, hour, self.manner)


def _next_door(code: str) -> list[str]:
    """The states whose squares touch that of a state on the tile map; California for Hawaii and Alaska."""
    column, row = STATES[code].tile or (0, 0)
    tiles = ((other, STATES[other].tile) for other in CODES if other != code)
    near = [other for other, tile in tiles if tile and max(abs(tile[0] - column), abs(tile[1] - row)) == 1]
    return near or ["CA"]
