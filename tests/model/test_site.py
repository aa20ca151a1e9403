"""A site knows which events belong to a state."""

import pytest

from tests.search.events import event, place, site

EVENTS = [
    event("pa/doors", at=place("19380")),
    event("us/calls"),
    event("us/rally", at=place("19380"), helps=["US", "PA"]),
    event("wi/carpool", at=place("60540")),
]


@pytest.mark.parametrize(
    ("code", "ids"),
    [
        pytest.param(
            "PA", ["pa/doors", "us/rally", "us/calls"], id="what is there also for every state, once"
        ),
        pytest.param("IL", ["wi/carpool", "us/calls", "us/rally"], id="a carpool, where it starts"),
        pytest.param("WI", ["wi/carpool", "us/calls", "us/rally"], id="a carpool, where it goes"),
        pytest.param("OH", ["us/calls", "us/rally"], id="nothing of its own"),
    ],
)
def test_what_belongs_on_the_page_of_a_state(code: str, ids: list[str]) -> None:
    assert [one.id for one in site(EVENTS).concerning(code)] == ids
