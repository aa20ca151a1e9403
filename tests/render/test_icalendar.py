"""Lines of calendars as RFC 5545 wants them."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.render import icalendar

TEXTS = {
    "signs that mean something": ("a, b; c\\d", "a\\, b\\; c\\\\d"),
    "a colon and quotes stay": ('10:30 "sharp"', '10:30 "sharp"'),
    "ends of lines of all kinds": ("a\r\nb\rc\nd\x85e\u2028f", "a\\nb\\nc\\nd\\ne\\nf"),
    "control characters go": ("a\x00b\x07c\x1bd\x7fe\x9ff", "abcdef"),
    "a tab stays": ("a\tb", "a\tb"),
    "letters of all kinds": ("é中🚲", "é中🚲"),
    "half of a character goes": ("a\ud800b", "ab"),
}


@pytest.mark.parametrize(("words", "written"), TEXTS.values(), ids=TEXTS)
def test_texts_are_escaped(words: str, written: str) -> None:
    assert icalendar.text("SUMMARY", words).decode() == f"SUMMARY:{written}\r\n"


def test_addresses_are_not() -> None:
    address = "https://example.org/a,b;c\\d?e=f"
    assert icalendar.plain("URL", address).decode() == f"URL:{address}\r\n"
    assert icalendar.plain("URL", "https://example.org/\r\nX-BAD: 1").count(b"\r\n") == 1


def test_instants_are_in_utc_and_days_are_days() -> None:
    moment = datetime(2024, 11, 2, 10, 5, 9, tzinfo=timezone(timedelta(hours=-5)))
    assert icalendar.instant("DTSTART", moment) == b"DTSTART:20241102T150509Z\r\n"
    assert icalendar.instant("DTSTAMP", datetime(2024, 1, 2, tzinfo=UTC)) == b"DTSTAMP:20240102T000000Z\r\n"
    assert icalendar.day("DTSTART", date(2024, 1, 2)) == b"DTSTART;VALUE=DATE:20240102\r\n"


@given(st.text(st.sampled_from("aé中🚲"), min_size=60, max_size=300))
def test_long_lines_are_folded_between_characters(words: str) -> None:
    *lines, end = icalendar.text("SUMMARY", words).split(b"\r\n")
    assert end == b""
    assert all(len(line) <= 75 for line in lines)
    assert [line for line in lines[:-1] if len(line) < 72] == [], "no line is shorter than it has to be"
    first, *others = (line.decode() for line in lines)
    assert all(line.startswith(" ") for line in others)
    assert first + "".join(line[1:] for line in others) == f"SUMMARY:{words}"
