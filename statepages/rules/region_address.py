"""Each region of a state has an address of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.document import StateDocument
from statepages.fields.text import quoted
from statepages.model.addresses import BELOW_A_STATE
from statepages.problem import Problem
from statepages.slug import slug


def region_address(document: StateDocument, now: datetime) -> Iterator[Problem]:
    """Regions with the name or the address of an earlier one, or with one that the state page needs."""
    names: dict[str, str] = {}
    for number, region in enumerate(document.value.regions):
        address = slug(region.name)
        earlier = names.get(address)
        names.setdefault(address, region.name)
        if address in BELOW_A_STATE:
            message = f"The page of the state itself needs the address /{region.path}. Choose another name."
        elif earlier is None:
            continue
        elif earlier == region.name:
            message = f"There are two regions called {quoted(earlier)}. Rename or delete one."
        else:
            message = (
                f"This region and {quoted(earlier)} would have the same address, /{region.path}. "
                "Rename one of them."
            )
        yield document.at("regions", number, "name").problem("error", "region-address", message)
