"""A ZIP code of a region is in its state, and in no other region."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.document import StateDocument
from statepages.fields.text import quoted
from statepages.humanize import and_list
from statepages.model.states import state_name
from statepages.model.zips import states_with
from statepages.node import Scalar
from statepages.problem import Problem


def region_zip(document: StateDocument, now: datetime) -> Iterator[Problem]:
    """ZIP codes of other states, and those that two regions have."""
    owners: dict[str, str] = {}
    for number, region in enumerate(document.value.regions):
        for place, code in enumerate(region.zips):
            owner = owners.setdefault(code, region.name)
            states = states_with(code)
            if region.code not in states:
                message, new = _elsewhere(code, region.code, states)
            elif owner != region.name:
                message = f"{code} is also a ZIP code of {quoted(owner)}. Delete it in one of the two."
                new = None
            else:
                continue
            spot = document.at("regions", number, "zips", place)
            if isinstance(spot, Scalar):
                yield spot.problem("error", "region-zip", message, old=code, new=new)
            else:
                yield spot.problem("error", "region-zip", message)


def _elsewhere(code: str, state: str, states: frozenset[str]) -> tuple[str, str | None]:
    """What to say of a code of other states, and what was certainly meant."""
    where = and_list(sorted(map(state_name, states)))
    which = f"ZIP {code} is" if len(code) == 5 else f"ZIP codes that begin with {code} are"
    if len(code) < 5 and state in states_with(f"0{code}"):
        return (
            f"{which} in {where}, but this is the page of {state_name(state)}. Its ZIP codes begin with 0: "
            f"write 0{code}.",
            f"0{code}",
        )
    return f"{which} in {where}, but this is the page of {state_name(state)}. Check it, or delete it.", None
