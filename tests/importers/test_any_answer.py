"""Whatever an answer of a service holds: every event gives one record, and nothing breaks."""

import copy
import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.importers.source_type import SourceType
from statepages.report import Failure
from tests.importers.services import EVENTS, OPTIONS, SERVICES, as_bytes, page_of, read, remarks, words

each_service = pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)

ODD_NUMBERS = st.sampled_from([-1, 0, 1e308, -1e18, 10**17, 1729346400, 1729346400000, 0.5])
ODD_TEXTS = st.sampled_from(
    [
        *["", " ", "0", "TBD", "null", "\ud800", "\x00", "1729346400", "-5", "1e400", "1 2 3 4 5 6 7 8 9"],
        *["9999-12-31T23:59:59Z", "2024-10-19T10:00:00+05:00", "2024-13-45 25:61:00", "0000-00-00 00:00:00"],
        *["UTC-7", "America/Nowhere", "https://", "http://[", "javascript:alert(1)", "x" * 5000, "<b><i>"],
        *[
            "https://us02web.zoom.us/j/1?pwd=x",
            "[City]",
            "2/30/24 7/3/23 Sat Feb 30",
            "Ana's house",
            "Online",
        ],
    ]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
VALUES = st.recursive(
    LEAVES | ODD_NUMBERS | ODD_TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def paths_in(value: object, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The ways to each value inside a value."""
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, inner in items:
        yield (*path, key)
        yield from paths_in(inner, (*path, key))


def put(value: Any, path: tuple[Any, ...], new: object) -> None:
    for key in path[:-1]:
        value = value[key]
    value[path[-1]] = new


@each_service
@given(data=st.data())
def test_any_value_in_any_field_of_an_event(service: SourceType, data: st.DataObject) -> None:
    event = copy.deepcopy(EVENTS[service.name])
    paths = sorted(paths_in(event), key=str)
    changes = data.draw(st.lists(st.tuples(st.sampled_from(paths), VALUES), min_size=1, max_size=4))
    # The innermost first, so that a field is still there when its turn comes.
    for path, value in sorted(changes, key=lambda change: -len(change[0])):
        put(event, path, value)
    other = EVENTS[service.name]
    found = service.read(json.dumps(page_of(service, [event, other])).encode(), OPTIONS)
    assert [record.spot for record in found.records] == ["event 1", "event 2"]
    for record in found.records:
        for text in (record.title, record.summary, record.details, record.host or "", *remarks(record)):
            text.encode()  # It can be written to a file.


@each_service
@given(data=st.data())
def test_any_value_in_any_field_of_a_page(service: SourceType, data: st.DataObject) -> None:
    page = page_of(service, [EVENTS[service.name]])
    paths = sorted((path for path in paths_in(page) if len(path) < 3), key=str)
    put(page, data.draw(st.sampled_from(paths)), data.draw(VALUES))
    with suppress(Failure):
        service.read(json.dumps(page).encode(), OPTIONS)


@each_service
@given(value=VALUES)
def test_any_json(service: SourceType, value: object) -> None:
    data = json.dumps(value).encode()
    service.recognizes(data, "x.json")
    with suppress(Failure):
        service.read(data, OPTIONS)


@each_service
@given(data=st.binary(max_size=60))
def test_any_bytes(service: SourceType, data: bytes) -> None:
    service.recognizes(data, "x.json")
    with suppress(Failure):
        service.read(data, OPTIONS)


@each_service
def test_only_the_right_service_recognizes_an_answer(service: SourceType) -> None:
    inputs = [page_of(service, [EVENTS[service.name]]), [EVENTS[service.name]], EVENTS[service.name]]
    for value in inputs:
        assert [one.name for one in SERVICES if one.recognizes(as_bytes(value), "x.json")] == [service.name]


@each_service
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"title,start\nA,B\n",
        b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        b"PK\x03\x04",
        b"[]",
        b"{}",
        b'{"data": []}',
        b'{"events": []}',
    ],
)
def test_other_inputs_are_not_recognized(service: SourceType, data: bytes) -> None:
    assert not service.recognizes(data, "x.json")


@each_service
def test_the_same_event_in_all_shapes_of_an_answer(service: SourceType) -> None:
    event = EVENTS[service.name]
    page = page_of(service, [event])
    [record] = read(service, event).records
    shapes = {
        "pretty printed, with a byte order mark": b"\xef\xbb\xbf" + json.dumps(page, indent=4).encode(),
        "UTF-16": json.dumps(page).encode("utf-16"),
        "a single event": as_bytes(event),
        "a bare list of events": as_bytes([event]),
        "a list of pages": as_bytes([page]),
        "a page a line": as_bytes(page) + b"\r\n",
    }
    for shape, data in shapes.items():
        assert service.recognizes(data, "x.json"), shape
        assert service.read(data, OPTIONS).records == (record,), shape


@each_service
def test_several_pages_and_lines_count_on(service: SourceType) -> None:
    page = page_of(service, [EVENTS[service.name]])
    for data in (as_bytes([page, page]), as_bytes(page) + b"\n" + as_bytes(page)):
        found = service.read(data, OPTIONS)
        assert [record.spot for record in found.records] == ["event 1", "event 2"]
    events = as_bytes(EVENTS[service.name]) + b"\n" + as_bytes(EVENTS[service.name])
    assert len(service.read(events, OPTIONS).records) == 2


@each_service
def test_what_is_not_an_event_is_named(service: SourceType) -> None:
    found = read(service, EVENTS[service.name], "hello", None)
    assert [record.skipped and words(record.skipped) for record in found.records] == [
        None,
        "This is not an event.",
        "This is not an event.",
    ]


@each_service
def test_an_empty_page_has_no_events(service: SourceType) -> None:
    found = read(service)
    assert (found.records, found.remarks, found.following) == ((), (), None)


BAD = {
    "nothing": (b"  \n", "The file is empty."),
    "a login page": (b"<!DOCTYPE html><html><title>Log in</title>", "This is a web page, not an answer"),
    "half an answer": (b'{"data": [{"id": 1', "The file is not complete JSON near line 1."),
    "not text": (b"\xff\x00\xfe\x81", "The file is not text"),
    "too deep": (b"[" * 100_000, "The file has too many levels"),
    "very many values": (b"[1]\n" * 100_001, "The file has more than 100,000 values"),
    "no events": (b'{"count": 3}', "There are no events of"),
}


@each_service
@pytest.mark.parametrize(("data", "message"), BAD.values(), ids=BAD)
def test_an_input_that_cannot_be_read_says_why(service: SourceType, data: bytes, message: str) -> None:
    with pytest.raises(Failure, match=message):
        service.read(data, OPTIONS)


ERRORS = {
    "an error of Mobilize": (
        {"data": None, "error": {"organization_id": {"0": ["A valid integer is required."]}}},
        'answered with an error: "A valid integer is required."',
    ),
    "a key that is not valid": ({"error": "API Key invalid or not present"}, "Check the token"),
    "an OSDI error": (
        {"osdi:error": {"request_type": "atomic", "response_code": 403, "error_description": "no"}},
        "does not give you these events",
    ),
    "a limit of Eventbrite": (
        {"status_code": 429, "error": "HIT_RATE_LIMIT", "error_description": "Wait."},
        "asks you to wait. Try again in an hour.",
    ),
    "an error of WordPress": (
        {"code": "rest_no_route", "message": "No route was found.", "data": {"status": 404}},
        'answered with an error: "rest_no_route No route was found. 404"',
    ),
}


@each_service
@pytest.mark.parametrize(("answer", "message"), ERRORS.values(), ids=ERRORS)
def test_an_error_in_plain_words(service: SourceType, answer: object, message: str) -> None:
    with pytest.raises(Failure) as raised:
        service.read(as_bytes(answer), OPTIONS)
    said = str(raised.value)
    assert said.lower().replace(" ", "-").startswith(service.name) and message in said


@each_service
def test_too_many_events_are_cut_and_counted(service: SourceType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statepages.importers.answers.MOST_EVENTS", 2)
    found = read(service, *[EVENTS[service.name]] * 5)
    assert len(found.records) == 2
    assert "!Only the first 2 events were read. 3 were not." in remarks(found)


@each_service
def test_a_file_that_is_too_large(service: SourceType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statepages.importers.json_input.MOST_BYTES", 1_000)
    with pytest.raises(Failure, match=r"has 2 kB\. The most is 1 kB\. Import it in"):
        service.read(b"[" + b" " * 1_500 + b"]", OPTIONS)


@each_service
def test_nothing_personal_is_imported(service: SourceType) -> None:
    record = read(service, EVENTS[service.name]).records[0]
    taken = str(record).lower()
    for private in ("4711", "2025550143", "202-555-0143", "contact@", "a@example.org", "images.example"):
        assert private not in taken
    assert record.host != "Alex Example"
