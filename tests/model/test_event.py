"""Events know where they take place, whom they help and when they are over."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from pydantic import ValidationError

from statepages.files.event import EventFile
from statepages.model.event import Event, Location
from statepages.model.slot import Slot, slot_of

NOW = datetime(2024, 10, 14, 16, 0, tzinfo=UTC)
NAPERVILLE = Location(city="Naperville", state="IL", zip="60540")
FILE: dict[str, Any] = {"title": "Calls", "kind": "phone-bank", "when": "anytime", "where": "online"}


def slot(hours: float, length: float = 1) -> Slot:
    """A slot that starts some hours from now."""
    start = NOW + timedelta(hours=hours)
    return slot_of(start, start + timedelta(hours=length), "America/Chicago")


def event(*, place: bool = False, **known: Any) -> Event:
    return Event(
        **{"id": "wi/calls", "folder": "WI", "title": "Calls", "kind": "phone-bank"}
        | {"kind_label": "Phone bank", "helps": ("WI",)}
        | {"word": "anytime", "location": NAPERVILLE if place else None}
        | known
    )


@pytest.mark.parametrize(
    ("an_event", "state", "takes_place", "helps"),
    [
        pytest.param(event(place=True), "IL", True, False, id="a carpool, where it starts"),
        pytest.param(event(place=True), "WI", False, True, id="a carpool, where it goes"),
        pytest.param(event(place=True), "OH", False, False, id="a carpool, elsewhere"),
        pytest.param(event(), "WI", False, True, id="online"),
        pytest.param(event(helps=("US",)), "OH", False, True, id="for every state"),
        pytest.param(event(helps=("AZ", "OH")), "OH", False, True, id="for two states"),
    ],
)
def test_whom_it_concerns(an_event: Event, state: str, takes_place: bool, helps: bool) -> None:
    assert an_event.takes_place_in(state) == takes_place
    assert an_event.helps_state(state) == helps
    assert bool({state, "US"} & an_event.states) == (takes_place or helps)


@pytest.mark.parametrize(
    ("an_event", "is_online"),
    [
        pytest.param(event(), True, id="no place"),
        pytest.param(event(place=True), False, id="a place"),
        pytest.param(event(place=True, online=True), True, id="both"),
        pytest.param(event(place=True, status="moved-online"), True, id="moved online"),
    ],
)
def test_whether_it_is_online(an_event: Event, is_online: bool) -> None:
    assert an_event.is_online == is_online


def test_when_it_is_over() -> None:
    over, coming, later = slot(-3), slot(2), slot(26)
    some = event(slots=(over, coming, later), expires=later.expires)
    assert some.coming(NOW) == (coming, later)
    assert not some.is_over(NOW)
    assert some.is_over(later.expires)
    assert not event(expires=None).is_over(NOW + timedelta(days=9999))


def test_words_of_a_file() -> None:
    file: Any = EventFile.model_validate(
        {
            **FILE,
            "kind": "Voter registration",
            "helps": "WI, Ohio",
            "languages": "English, Spanish",
            "when": {"start": "2024-10-19", "all day": "yes"},
            "priority": "High",
        }
    )
    assert (file.kind, file.helps, file.languages) == ("voter-reg", ("WI", "OH"), ("en", "es"))
    assert isinstance(file.when, tuple)
    assert file.when[0].all_day
    one = event(kind=file.kind, priority=file.priority, id="wi/x", word=None)
    assert (one.is_high_priority, one.path) == (True, "events/wi/x/")
    assert not (one.is_anytime or one.is_unscheduled or one.is_cancelled)


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        pytest.param({"titel": "x"}, ("titel",), id="a field it does not know"),
        pytest.param({"when": []}, ("when", "slots"), id="no time at all"),
        pytest.param({"contact": {"name": "Ana"}}, ("contact",), id="a contact out of reach"),
        pytest.param({"where": {"venue": "Library"}}, ("where", "place", "zip"), id="a place without ZIP"),
    ],
)
def test_what_a_file_can_not_be(fields: dict[str, Any], place: tuple[str, ...]) -> None:
    with pytest.raises(ValidationError) as caught:
        EventFile.model_validate({**FILE, **fields})
    assert [error["loc"] for error in caught.value.errors()] == [place]


def test_an_event_does_not_change() -> None:
    with pytest.raises(AttributeError):
        event().title = "Other"  # type: ignore[misc]
