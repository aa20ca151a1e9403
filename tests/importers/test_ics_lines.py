"""Calendars become components, whatever their encoding, line endings and mistakes."""

import pytest

from statepages.importers.ics_lines import Scan, is_calendar, pieces, read_property, scan

WHOLE = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nSUMMARY:{}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"


def title(found: Scan) -> str:
    return found.calendars[0].parts[0].words("SUMMARY")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(WHOLE.format("Café – now").encode(), "Café – now", id="UTF-8"),
        pytest.param(WHOLE.format("Café").encode("utf-8-sig"), "Café", id="with a byte order mark"),
        pytest.param(WHOLE.format("Café – now").encode("cp1252"), "Café – now", id="of Windows"),
        pytest.param(WHOLE.format("Café").encode("utf-16"), "Café", id="UTF-16"),
        pytest.param(WHOLE.format("Café").replace("\r\n", "\n").encode(), "Café", id="only line feeds"),
        pytest.param(WHOLE.format("Café").replace("\r\n", "\r").encode(), "Café", id="only returns"),
        pytest.param(WHOLE.format("Café").replace("\r\n", "\r\r\n").encode(), "Café", id="two returns"),
        pytest.param(WHOLE.format("Knock \r\n on doors").encode(), "Knock on doors", id="folded"),
        pytest.param(WHOLE.format("Knock\r\n\t on doors").encode(), "Knock on doors", id="folded with tabs"),
        pytest.param(
            WHOLE.format("Cafx").encode().replace(b"x", b"\xc3\r\n \xa9"),
            "Café",
            id="folded inside a character",
        ),
        pytest.param(WHOLE.format("x" * 9000).encode(), "x" * 9000, id="not folded"),
        pytest.param(WHOLE.lower().format("Small").encode(), "Small", id="in small letters"),
        pytest.param(
            WHOLE.format("One\r\nTwo: three\r\n\r\nNOTE: four").encode(),
            "One\nTwo: three\nNOTE: four",
            id="line breaks that are not escaped",
        ),
        pytest.param(WHOLE.format(r"a\, b\; c\\n\nd").encode(), "a, b; c\\n\nd", id="escapes"),
        pytest.param(WHOLE.format("a\x00\x07b").encode(), "ab", id="control characters"),
    ],
)
def test_text(data: bytes, expected: str) -> None:
    assert title(scan(data)) == expected


def test_lines_in_the_old_encoding_of_windows_are_named() -> None:
    data = WHOLE.format("Café").encode("cp1252").replace(b"END:VEVENT", "LOCATION:Olé\r\nEND:VEVENT".encode())
    found = scan(data)
    assert found.calendars[0].parts[0].words("LOCATION") == "Olé"
    assert found.old_lines == ("SUMMARY:Café",)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(WHOLE * 2, [1, 1], id="two calendars"),
        pytest.param(WHOLE.replace("END:VCALENDAR", ""), [1], id="no end"),
        pytest.param(
            WHOLE.replace("END:VEVENT", "BEGIN:VEVENT\r\nEND:VEVENT"), [2], id="an event without end"
        ),
        pytest.param(
            WHOLE.replace("END:VEVENT", "BEGIN:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nEND:VEVENT"),
            [2],
            id="an alarm without end",
        ),
        pytest.param("BEGIN:VEVENT\r\nEND:VEVENT\r\n", [1], id="no calendar around"),
        pytest.param("END:VEVENT\r\nEND:VCALENDAR\r\n" + WHOLE, [1], id="ends of nothing"),
        pytest.param("BEGIN:VCALENDAR\r\n" * 500, [0] * 500, id="calendars in calendars"),
    ],
)
def test_components(text: str, expected: list[int]) -> None:
    assert [len(calendar.parts) for calendar in scan(text.encode()).calendars] == expected


def test_what_is_cut() -> None:
    found = scan(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:Half")
    assert found.is_cut
    assert [event.is_cut for event in found.calendars[0].parts] == [False, True]
    assert not scan(WHOLE.encode()).is_cut


def test_alarms_keep_their_lines_to_themselves() -> None:
    found = scan(
        b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nBEGIN:VALARM\nSUMMARY:Alarm\nEND:VALARM\nSUMMARY:Event\nEND:VEVENT\n"
    )
    assert title(found) == "Event"


@pytest.mark.parametrize(
    ("line", "zone", "text"),
    [
        ("DTSTART;TZID=America/Chicago:20241019T100000", "America/Chicago", "20241019T100000"),
        (
            'DTSTART;TZID="(UTC-05:00) Eastern, Time":20241019T100000',
            "(UTC-05:00) Eastern, Time",
            "20241019T100000",
        ),
        ("DTSTART;TZID=(UTC-05:00) Eastern:20241019T100000", "(UTC-05:00) Eastern", "20241019T100000"),
        ("DTSTART;TZID=America/Chicago;:20241019T100000", "America/Chicago", "20241019T100000"),
        ('DTSTART;TZID="America/Chicago:20241019T100000', "America/Chicago", "20241019T100000"),
        ("dtstart ; tzid=America/Chicago :20241019T100000", "America/Chicago", "20241019T100000"),
    ],
)
def test_zone_of_a_time(line: str, zone: str, text: str) -> None:
    found = read_property(line)
    assert (found.name, found.parameters.get("TZID"), found.text) == ("DTSTART", zone, text)


def test_pieces() -> None:
    assert pieces(r"Doors, Phones\, texts,Other") == ["Doors", "Phones, texts", "Other"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"BEGIN:VCALENDAR\r\n", True),
        (b"\xef\xbb\xbf\r\n\n begin:vcalendar\n", True),
        ("BEGIN:VCALENDAR".encode("utf-16"), True),
        (b"<html>BEGIN:VCALENDAR", False),
        (b"title,date\n", False),
        (b"", False),
    ],
)
def test_recognized(data: bytes, expected: bool) -> None:
    assert is_calendar(data) == expected
