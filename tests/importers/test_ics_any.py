"""Whatever a calendar has in it, it is read; and what programs write is read as they mean it."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import icalendar
import recurring_ical_events
from hypothesis import assume, example, given
from hypothesis import strategies as st

from statepages.importers.ics import ICS
from statepages.importers.record import Options, Time
from statepages.render import icalendar as ours
from statepages.report import Failure

OPTIONS = Options(now=datetime(2024, 10, 1, tzinfo=UTC), since=date(2024, 10, 1), until=date(2025, 3, 31))
SAMPLE = b"""BEGIN:VCALENDAR
X-WR-TIMEZONE:America/Chicago
METHOD:PUBLISH
BEGIN:VTIMEZONE
TZID:Custom
BEGIN:STANDARD
DTSTART:16011104T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZOFFSETFROM:-0400
TZOFFSETTO:-0500
END:STANDARD
END:VTIMEZONE
BEGIN:VEVENT
UID:a
SUMMARY:Canceled: Doors
DTSTART;TZID=Custom:20241019T100000
DTEND;TZID="Eastern Standard Time":20241019T120000
RRULE:FREQ=MONTHLY;BYDAY=3SA,-1SU;BYSETPOS=1;UNTIL=20250401T000000Z;WKST=MO
EXDATE;VALUE=DATE:20241116
RDATE;VALUE=PERIOD:20241020T140000Z/PT3H
DESCRIPTION:<b>Bring</b> water &amp\\; snacks
CATEGORIES:One,Two
END:VEVENT
BEGIN:VEVENT
UID:a
RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Custom:20241221T100000
DTSTART;VALUE=DATE:20241222
DURATION:P2D
LOCATION:Park
END:VEVENT
END:VCALENDAR
"""
LINES = SAMPLE.splitlines()
HOUR = timedelta(hours=1)
ZONES = ["America/New_York", "America/Chicago", "America/Phoenix", "America/Los_Angeles", "Pacific/Honolulu"]
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2026, 12, 31)).map(lambda at: at.replace(microsecond=0))  # noqa: DTZ001


def read_any(data: bytes) -> None:
    """Read what may not be a calendar at all."""
    try:
        found = ICS.read(data, OPTIONS)
    except Failure:
        return
    for record in found.records:
        for time in record.times:
            assert time.end is None or type(time.end) is type(time.start)
            assert time.end is None or time.end >= time.start


@given(st.binary(max_size=300))
@example(b"\xff\xfeB")
@example(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART\n:\n;\nDTSTART;:20240101")
def test_any_bytes(data: bytes) -> None:
    ICS.recognizes(data, "x.ics")
    read_any(data)
    read_any(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n" + data)


@given(st.data())
def test_changed_calendars(data: st.DataObject) -> None:
    lines = list(LINES)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(lines) - 1))
        line = lines[at]
        cut = data.draw(st.integers(0, len(line)))
        piece = data.draw(
            st.sampled_from([b"", b";", b":", b",", b"=", b"-", b"9", b"0", b'"', b"Z", b"\xc3", b"T"])
        )
        others = [
            line[:cut] + piece + line[cut:],
            line[:cut],
            line[cut:],
            b"",
            data.draw(st.sampled_from(LINES)),
            line + line,
        ]
        lines[at] = data.draw(st.sampled_from(others))
    read_any(b"\r\n".join(lines))


@given(st.sampled_from(LINES), st.text(max_size=40))
def test_any_value(line: bytes, text: str) -> None:
    head = line.partition(b":")[0]
    read_any(SAMPLE.replace(line, head + b":" + text.encode()))


def instants(times: Iterable[Time]) -> list[tuple[datetime | date, datetime | date | None]]:
    """Starts and ends, in UTC if they have zones."""
    return [(in_utc(time.start), None if time.end is None else in_utc(time.end)) for time in times]


def in_utc(value: datetime | date) -> datetime | date:
    return value.astimezone(UTC) if isinstance(value, datetime) and value.tzinfo else value


@given(st.lists(st.tuples(MOMENTS, st.integers(1, 3_000)), min_size=1, max_size=5), st.text(max_size=200))
def test_our_own_calendars(slots: list[tuple[datetime, int]], title: str) -> None:
    expected = [
        (start.replace(tzinfo=UTC), start.replace(tzinfo=UTC) + timedelta(minutes=length))
        for start, length in slots
    ]
    events = [
        ours.component(
            "VEVENT",
            [
                ours.plain("UID", f"{number}@example.org"),
                ours.text("SUMMARY", f"Doors {title}"),
                ours.instant("DTSTART", start),
                ours.instant("DTEND", end),
            ],
        )
        for number, (start, end) in enumerate(expected)
    ]
    records = ICS.read(ours.component("VCALENDAR", events), OPTIONS).records
    assert [instants(record.times) for record in records] == [[slot] for slot in expected]


@given(st.dates(date(2024, 1, 1), date(2026, 1, 1)), st.integers(1, 9))
def test_our_own_days(first: date, length: int) -> None:
    lines = [
        ours.text("SUMMARY", "Doors"),
        ours.day("DTSTART", first),
        ours.day("DTEND", first + timedelta(days=length)),
    ]
    (record,) = ICS.read(ours.component("VCALENDAR", [ours.component("VEVENT", lines)]), OPTIONS).records
    last = first + timedelta(days=length - 1)
    assert instants(record.times) == [(first, last if length > 1 else None)]


@given(MOMENTS, st.integers(1, 3_000), st.sampled_from(ZONES))
def test_calendars_of_a_library(start: datetime, length: int, zone: str) -> None:
    event = icalendar.Event()
    begin = start.replace(tzinfo=ZoneInfo(zone))
    # An hour that clocks show twice, or never, is not the same hour in a calendar.
    assume(begin.astimezone(UTC).astimezone(ZoneInfo(zone)).replace(fold=1) == begin)
    event.add("uid", "a")
    event.add("dtstart", begin)
    event.add("dtend", (begin.astimezone(UTC) + timedelta(minutes=length)))
    calendar = icalendar.Calendar()
    calendar.add_component(event)
    (record,) = ICS.read(calendar.to_ical(), OPTIONS).records
    end = begin.astimezone(UTC) + timedelta(minutes=length)
    assert instants(record.times) == [(begin.astimezone(UTC), end)]
    assert record.zone == zone


RULES = st.tuples(
    st.sampled_from(
        [
            "FREQ=DAILY",
            "FREQ=WEEKLY",
            "FREQ=WEEKLY;BYDAY=MO,SA",
            "FREQ=MONTHLY",
            "FREQ=MONTHLY;BYDAY=-1SU,2TU",
        ]
    ),
    st.integers(1, 3),
    # The library leaves out a last day without a time, and people do not mean that.
    st.sampled_from([";COUNT=12", ";UNTIL=20250201T150000Z"]),
).map(lambda parts: f"{parts[0]};INTERVAL={parts[1]}{parts[2]}")


@given(
    RULES,
    st.sampled_from(ZONES),
    st.lists(st.integers(0, 15), max_size=4),
    st.lists(st.integers(0, 15), max_size=3, unique=True),
)
def test_series_are_those_of_a_library(rule: str, zone: str, left_out: list[int], moved: list[int]) -> None:
    # On the pattern of each rule above.
    start = {"DAILY": 19, "WEEKL": 19, "MONTH": 8}[rule[5:10]]
    begin = f"202410{start:02}T180000"
    event = f"BEGIN:VEVENT\nUID:a\nDTSTART;TZID={zone}:{begin}\nDURATION:PT2H\nRRULE:{rule}\n"
    head = "BEGIN:VCALENDAR\n"
    series = whole_series(f"{head}{event}END:VEVENT\nEND:VCALENDAR\n")
    out = {series[at % len(series)] for at in left_out}
    changed = {series[at % len(series)] for at in moved} - out
    event += "".join(f"EXDATE:{each:%Y%m%dT%H%M%SZ}\n" for each in out) + "END:VEVENT\n"
    event += "".join(moved_later(each) for each in changed)
    text = f"{head}{event}END:VCALENDAR\n"
    (record,) = ICS.read(text.encode(), OPTIONS).records
    assert [in_utc(time.start) for time in record.times] == whole_series(text)


def moved_later(moment: datetime) -> str:
    """A change that moves a time by an hour."""
    stamps = (
        f"{name}:{at:%Y%m%dT%H%M%SZ}\n"
        for name, at in (("RECURRENCE-ID", moment), ("DTSTART", moment + HOUR))
    )
    return f"BEGIN:VEVENT\nUID:a\n{''.join(stamps)}DURATION:PT1H\nEND:VEVENT\n"


def whole_series(text: str) -> list[datetime]:
    """The starts of all times, as a library reads them."""
    query = recurring_ical_events.of(icalendar.Calendar.from_ical(text))
    found = query.between(datetime(2024, 1, 1, tzinfo=UTC), datetime(2030, 1, 1, tzinfo=UTC))
    return sorted(event["DTSTART"].dt.astimezone(UTC) for event in found)
