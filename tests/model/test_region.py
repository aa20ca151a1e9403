"""Which region of a state an event belongs to."""

from typing import Any

import pytest

from statepages.model.event import Event
from tests.render.pages import site, state
from tests.search.events import event, place, slot

WISCONSIN = state(
    "WI",
    regions=[
        {"name": "Dane County", "zips": "537, 53589"},
        {"name": "Rock County", "zips": "53511, 5354"},
        {"name": "Isthmus", "zips": "53703"},
        {"name": "Far from Home"},
    ],
)
ILLINOIS = state("IL", regions=[{"name": "DuPage County", "zips": "605"}])
TENNESSEE = state("TN", regions=[{"name": "Border", "zips": "3074"}])
GEORGIA = state("GA", regions=[{"name": "North", "zips": "307"}])

MADISON, JANESVILLE, GREEN_BAY, NAPERVILLE = map(place, ("53704", "53545", "54301", "60540"))
SATURDAY = slot("2024-10-19 10:00", None, "America/Chicago")


def regions(one: Event) -> list[str]:
    """The names of the regions of an event, state by state."""
    made = site([one], [WISCONSIN, ILLINOIS, TENNESSEE, GEORGIA])
    found = [region.full_name for region in made.regions_of.get(one.id, ())]
    listed = {of.full_name for of, events in made.lists() if one in events and of.full_name != of.name}
    assert listed == set(found), "the pages say the same"
    return found


PLACES: dict[str, tuple[Any, list[str]]] = {
    "first digits": (MADISON, ["Dane County, Wisconsin"]),
    "four digits": (JANESVILLE, ["Rock County, Wisconsin"]),
    "all digits": (place("53589"), ["Dane County, Wisconsin"]),
    "more digits count more": (place("53703"), ["Isthmus, Wisconsin"]),
    "elsewhere in the state": (GREEN_BAY, []),
    "a private address": (place("53704", is_private=True), ["Dane County, Wisconsin"]),
    "a ZIP code of two states, in the first": (place("30741"), ["North, Georgia"]),
    "a ZIP code of two states, in the second": (place("30741", state="TN"), ["Border, Tennessee"]),
    "online": (None, []),
}


@pytest.mark.parametrize(("at", "expected"), PLACES.values(), ids=PLACES)
def test_the_zip_code_decides(at: Any, expected: list[str]) -> None:
    folder = at.state.lower() if at else "wi"
    assert regions(event(f"{folder}/doors", SATURDAY, at=at)) == expected


NAMED: dict[str, tuple[Event, list[str]]] = {
    "another than that of the ZIP code": (
        event("wi/doors", SATURDAY, at=MADISON, region="Rock County"),
        ["Rock County, Wisconsin"],
    ),
    "in other capitals": (event("wi/doors", SATURDAY, region="rock county"), ["Rock County, Wisconsin"]),
    "one without ZIP codes": (event("wi/calls", region="Far from Home"), ["Far from Home, Wisconsin"]),
    "a state that it helps": (
        event("wi/carpool", SATURDAY, at=NAPERVILLE, region="Dane County"),
        ["Dane County, Wisconsin", "DuPage County, Illinois"],
    ),
    "a state that it neither helps nor is in": (event("il/calls", region="Dane County"), []),
}


@pytest.mark.parametrize(("one", "expected"), NAMED.values(), ids=NAMED)
def test_a_name_in_the_file_decides_first(one: Event, expected: list[str]) -> None:
    assert regions(one) == expected


def test_an_event_that_helps_another_state_is_only_where_it_takes_place() -> None:
    assert regions(event("wi/carpool", SATURDAY, at=NAPERVILLE)) == ["DuPage County, Illinois"]


def test_an_event_for_every_state_is_in_the_region_where_it_takes_place() -> None:
    assert regions(event("us/meeting", SATURDAY, at=MADISON)) == ["Dane County, Wisconsin"]
    assert regions(event("us/calls", SATURDAY)) == []


def test_an_event_that_moved_online_stays_in_its_region() -> None:
    moved = event("wi/doors", SATURDAY, at=MADISON, status="moved-online")
    assert regions(moved) == ["Dane County, Wisconsin"]
