"""Calendars of all kinds give the events that people mean, and say what they cannot give."""

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from statepages.importers import ics
from statepages.importers.ics import ICS, MOST_EVENTS, MOST_TIMES
from statepages.importers.record import Options, Reading, Record, Remark, Time
from statepages.report import Failure, Line, Untrusted

OPTIONS = Options(now=datetime(2024, 10, 1, tzinfo=UTC), since=date(2024, 10, 1), until=date(2025, 3, 31))
SATURDAY = "DTSTART;TZID=America/New_York:20241019T100000"
AUSTRALIA = """BEGIN:VTIMEZONE
TZID:Custom
BEGIN:STANDARD
DTSTART:16011104T020000
RRULE:FREQ=YEARLY;BYDAY=1SU;BYMONTH=11
TZOFFSETFROM:{summer}
TZOFFSETTO:{winter}
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:16010311T020000
RRULE:FREQ=YEARLY;BYDAY=2SU;BYMONTH=3
TZOFFSETFROM:{winter}
TZOFFSETTO:{summer}
END:DAYLIGHT
END:VTIMEZONE"""


def event(*lines: str, uid: str | None = "a@example.org", title: str = "Knock on doors") -> str:
    names = [f"UID:{uid}"] if uid else []
    return "\n".join(["BEGIN:VEVENT", *names, f"SUMMARY:{title}", *lines, "END:VEVENT"])


def calendar(*parts: str) -> bytes:
    return "\n".join(["BEGIN:VCALENDAR", *parts, "END:VCALENDAR", ""]).encode()


def read(*parts: str, options: Options = OPTIONS) -> Reading:
    return ICS.read(calendar(*parts), options)


def only(*lines: str) -> Record:
    (record,) = read(event(*lines)).records
    return record


def words(line: Line | None) -> str:
    return "".join(f"<{part.text}>" if isinstance(part, Untrusted) else part for part in line or ())


def said(remarks: tuple[Remark, ...]) -> list[str]:
    return [("! " if remark.needs_person else "") + words(remark.line) for remark in remarks]


def shown(value: datetime | date | None) -> str:
    if isinstance(value, datetime):
        return f"{value.astimezone(UTC):%m-%d %H:%MZ}" if value.tzinfo else f"{value:%m-%d %H:%M}"
    return f"{value:%m-%d}" if value else ""


def starts(record: Record) -> list[str]:
    return [shown(time.start) + (" canceled" if time.is_cancelled else "") for time in record.times]


def span(time: Time) -> str:
    return f"{shown(time.start)} to {shown(time.end)}"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            ["DTSTART:20241019T140000Z", "DTEND:20241019T170000Z"], "10-19 14:00Z to 10-19 17:00Z", id="UTC"
        ),
        pytest.param([SATURDAY, "DURATION:PT2H30M"], "10-19 14:00Z to 10-19 16:30Z", id="duration"),
        pytest.param([SATURDAY], "10-19 14:00Z to ", id="no end"),
        pytest.param([SATURDAY, "DTEND:20241019T170000Z"], "10-19 14:00Z to 10-19 17:00Z", id="end in UTC"),
        pytest.param(
            [SATURDAY, "DTEND;TZID=America/Chicago:20241019T120000"],
            "10-19 14:00Z to 10-19 17:00Z",
            id="two zones",
        ),
        pytest.param([SATURDAY, SATURDAY.replace("START", "END")], "10-19 14:00Z to ", id="no length"),
        pytest.param(
            ["DTSTART:20241019T100000", "DTEND:20241019T120000"], "10-19 10:00 to 10-19 12:00", id="floating"
        ),
        pytest.param(["DTSTART;VALUE=DATE:20241019", "DTEND;VALUE=DATE:20241020"], "10-19 to ", id="a day"),
        pytest.param(
            ["DTSTART;VALUE=DATE:20241019", "DTEND;VALUE=DATE:20241019"], "10-19 to ", id="a day, same end"
        ),
        pytest.param(["DTSTART:20241019"], "10-19 to ", id="a day without its type"),
        pytest.param(
            ["DTSTART;VALUE=DATE:20241019", "DTEND;VALUE=DATE:20241022"], "10-19 to 10-21", id="three days"
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20241019", "DURATION:P2D"], "10-19 to 10-20", id="days with a duration"
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20241019", "DTEND:20241021T170000"],
            "10-19 to 10-21",
            id="a day, end with a time",
        ),
        pytest.param(
            ["DTSTART;VALUE=DATE:20241019", "DTEND:20241021T000000"],
            "10-19 to 10-20",
            id="a day, end at midnight",
        ),
        pytest.param(
            ["DTSTART:20241019T000000", "DTEND:20241020T000000", "X-MICROSOFT-CDO-ALLDAYEVENT:TRUE"],
            "10-19 to ",
            id="a day of Outlook",
        ),
        pytest.param(
            ["DTSTART;TZID=America/New_York:20241102T230000", "DURATION:PT4H"],
            "11-03 03:00Z to 11-03 07:00Z",
            id="a duration while clocks change",
        ),
        pytest.param(
            ["DTSTART;TZID=America/New_York:20241102T230000", "DTEND;TZID=America/New_York:20241103T030000"],
            "11-03 03:00Z to 11-03 08:00Z",
            id="an end after clocks change",
        ),
        pytest.param(
            ["DTSTART;TZID=America/New_York:20250309T023000"], "03-09 07:30Z to ", id="a skipped hour"
        ),
        pytest.param(["DTSTART:20241019T240000"], "10-20 00:00 to ", id="hour 24"),
    ],
)
def test_time(lines: list[str], expected: str) -> None:
    record = only(*lines)
    assert [span(time) for time in record.times] == [expected]
    assert record.remarks == ()


@pytest.mark.parametrize(
    ("lines", "expected", "remarks"),
    [
        pytest.param(
            [SATURDAY, "DTEND:20241018T170000Z"],
            "10-19 14:00Z to ",
            ["It ends before it starts, so the end is left out."],
            id="end before start",
        ),
        pytest.param(
            [SATURDAY, "DTEND:soon"],
            "10-19 14:00Z to ",
            ["Its end cannot be read: <soon>"],
            id="a word for the end",
        ),
        pytest.param(
            [SATURDAY, "DURATION:1 hour"],
            "10-19 14:00Z to ",
            ["How long it takes cannot be read: <1 hour>"],
            id="a word for the duration",
        ),
        pytest.param(
            [SATURDAY, "DTEND;VALUE=DATE:20241020"],
            "10-19 14:00Z to ",
            ["Its end cannot be read: <2024-10-20 (a day without a time)>"],
            id="an end without a time",
        ),
    ],
)
def test_doubtful_time(lines: list[str], expected: str, remarks: list[str]) -> None:
    record = only(*lines)
    assert [span(time) for time in record.times] == [expected]
    assert said(record.remarks) == remarks


@pytest.mark.parametrize(
    ("start", "remark"),
    [
        pytest.param("DTSTART:Saturday", "! Its start cannot be read: <Saturday>", id="a word"),
        pytest.param(
            "DTSTART:20240230T100000", "! Its start cannot be read: <20240230T100000>", id="not a day"
        ),
        pytest.param(
            "DTSTART:00010101T000000Z", "! Its start cannot be read: <00010101T000000Z>", id="long ago"
        ),
        pytest.param(
            "DTSTART:99991231T235959Z", "! Its start cannot be read: <99991231T235959Z>", id="far away"
        ),
        pytest.param("X-NOTHING:1", "! It has no start.", id="nothing"),
    ],
)
def test_no_start_does_not_stop_others(start: str, remark: str) -> None:
    broken, other = read(event(start), event(SATURDAY, uid="b")).records
    assert (broken.times, said(broken.remarks)) == ((), [remark])
    assert starts(other) == ["10-19 14:00Z"]


@pytest.mark.parametrize(
    ("tzid", "zone", "start"),
    [
        ("America/Chicago", "America/Chicago", "10-19 15:00Z"),
        ("/freeassociation.sourceforge.net/Tzfile/America/Chicago", "America/Chicago", "10-19 15:00Z"),
        ("Central Standard Time", "America/Chicago", "10-19 15:00Z"),
        ("(UTC-06:00) Central Time (US & Canada)", "America/Chicago", "10-19 15:00Z"),
        ('"(UTC-06:00) Central Time (US & Canada)"', "America/Chicago", "10-19 15:00Z"),
        ('"(GMT+10:00) Canberra, Melbourne, Sydney"', "Australia/Canberra", "10-18 23:00Z"),
        ("Custom", "America/Chicago", "10-19 15:00Z"),
        ("EST", "America/New_York", "10-19 14:00Z"),
        ("UTC", "America/Chicago", "10-19 10:00Z"),
    ],
)
def test_zone(tzid: str, zone: str, start: str) -> None:
    custom = AUSTRALIA.format(winter="-0600", summer="-0500")
    (record,) = read(custom, event(f"DTSTART;TZID={tzid}:20241019T100000")).records
    assert (record.zone, starts(record), record.remarks) == (zone, [start], ())


def test_known_name_counts_more_than_a_wrong_description() -> None:
    wrong = AUSTRALIA.format(winter="+0100", summer="+0200").replace("Custom", "America/Chicago")
    (record,) = read(wrong, event("DTSTART;TZID=America/Chicago:20241019T100000")).records
    assert starts(record) == ["10-19 15:00Z"]


def test_described_zone_that_no_place_has() -> None:
    own = AUSTRALIA.format(winter="-0617", summer="-0517")
    lines = ["DTSTART;TZID=Custom:20241019T100000", "RRULE:FREQ=WEEKLY;COUNT=4"]
    (record,) = read(own, event(*lines)).records
    assert starts(record) == ["10-19 15:17Z", "10-26 15:17Z", "11-02 15:17Z", "11-09 16:17Z"]
    assert record.zone is None


@pytest.mark.parametrize("tzid", ["Customized Time Zone", "Mars/Olympus", "MST"])
def test_unknown_zone_needs_somebody(tzid: str) -> None:
    record = only(f"DTSTART;TZID={tzid}:20241019T100000")
    assert (record.zone, starts(record)) == (None, ["10-19 10:00"])
    assert said(record.remarks) == [f"! The time zone <{tzid}> is not known. Check its times."]


@pytest.mark.parametrize(
    "start", ["DTSTART:20241019T140000Z", "DTSTART:20241019T140000", "DTSTART;VALUE=DATE:20241019"]
)
def test_zone_of_the_calendar(start: str) -> None:
    (record,) = read("X-WR-TIMEZONE:America/Denver", event(start)).records
    assert record.zone == "America/Denver"
    (record,) = read(event(start)).records
    assert record.zone is None


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param(
            "RRULE:FREQ=WEEKLY;COUNT=3", ["10-19 14:00Z", "10-26 14:00Z", "11-02 14:00Z"], id="count"
        ),
        pytest.param("RRULE:FREQ=WEEKLY;UNTIL=20241026", ["10-19 14:00Z", "10-26 14:00Z"], id="until a day"),
        pytest.param(
            "RRULE:FREQ=WEEKLY;UNTIL=20241026T140000Z",
            ["10-19 14:00Z", "10-26 14:00Z"],
            id="until the last time",
        ),
        pytest.param(
            "RRULE:FREQ=WEEKLY;UNTIL=20241026T135959Z", ["10-19 14:00Z"], id="until a second before"
        ),
        pytest.param(
            "RRULE:FREQ=WEEKLY;UNTIL=20241026T100000",
            ["10-19 14:00Z", "10-26 14:00Z"],
            id="until a local time",
        ),
        pytest.param(
            "RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=3",
            ["10-19 14:00Z", "11-02 14:00Z", "11-16 15:00Z"],
            id="clocks change",
        ),
        pytest.param(
            "RRULE:FREQ=MONTHLY;BYDAY=3SA;COUNT=2", ["10-19 14:00Z", "11-16 15:00Z"], id="third Saturdays"
        ),
        pytest.param(
            "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE:20241026T140000Z",
            ["10-19 14:00Z", "11-02 14:00Z"],
            id="one left out, UTC",
        ),
        pytest.param(
            "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;VALUE=DATE:20241026",
            ["10-19 14:00Z", "11-02 14:00Z"],
            id="a day left out",
        ),
        pytest.param(
            "RRULE:FREQ=WEEKLY;COUNT=3\nEXDATE;TZID=America/Denver:20241026T080000,20241102T080000",
            ["10-19 14:00Z"],
            id="two left out in another zone",
        ),
        pytest.param(
            "RRULE:FREQ=DAILY;COUNT=4\nEXRULE:FREQ=DAILY;INTERVAL=2",
            ["10-20 14:00Z", "10-22 14:00Z"],
            id="a rule left out",
        ),
        pytest.param(
            "RDATE;TZID=America/New_York:20241020T110000,20241021T120000",
            ["10-19 14:00Z", "10-20 15:00Z", "10-21 16:00Z"],
            id="more times",
        ),
        pytest.param("RDATE;VALUE=DATE:20241020", ["10-19 14:00Z", "10-20 14:00Z"], id="a day more"),
        pytest.param("RRULE:FREQ=WEEKLY;BYHOUR=10;COUNT=2", ["10-19 14:00Z", "10-26 14:00Z"], id="its hour"),
    ],
)
def test_rule(rule: str, expected: list[str]) -> None:
    record = only(SATURDAY, *rule.split("\n"))
    assert starts(record) == expected
    assert record.remarks == ()


def test_periods_have_their_own_ends() -> None:
    record = only(
        SATURDAY,
        "DTEND:20241019T150000Z",
        "RDATE;VALUE=PERIOD:20241020T140000Z/PT3H,20241021T140000Z/20241021T160000Z",
    )
    assert [span(time) for time in record.times] == [
        "10-19 14:00Z to 10-19 15:00Z",
        "10-20 14:00Z to 10-20 17:00Z",
        "10-21 14:00Z to 10-21 16:00Z",
    ]


@pytest.mark.parametrize("until", ["20241021", "20241021T000000Z", "20241022T035959Z", "20241021T235959"])
def test_days_keep_their_last_one(until: str) -> None:
    lines = ["DTSTART;VALUE=DATE:20241019", f"RRULE:FREQ=DAILY;UNTIL={until}"]
    (record,) = read("X-WR-TIMEZONE:America/New_York", event(*lines)).records
    assert starts(record) == ["10-19", "10-20", "10-21"]


@pytest.mark.parametrize(
    ("rule", "expected", "remark"),
    [
        pytest.param(
            "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3",
            ["10-19 14:00Z", "10-22 14:00Z", "10-29 14:00Z"],
            "! Its first day, 2024-10-19, does not follow the rule by which it repeats. Check it.",
            id="start off the pattern",
        ),
        *(
            pytest.param(
                rule,
                ["10-19 14:00Z"],
                "! It repeats more than once a day, so only its first time is here. Add the others.",
                id=rule,
            )
            for rule in (
                "RRULE:FREQ=HOURLY",
                "RRULE:FREQ=SECONDLY;COUNT=5",
                "RRULE:FREQ=DAILY;BYHOUR=9,10;COUNT=4",
            )
        ),
        pytest.param(
            "RRULE:FREQ=SOMETIMES",
            ["10-19 14:00Z"],
            "! It repeats by a rule that cannot be read, <FREQ=SOMETIMES>. Check its times.",
            id="an unknown rule",
        ),
        pytest.param(
            "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
            ["10-19 14:00Z"],
            "! It repeats by a rule with too many days, so only its first time is here. Check its times.",
            id="a rule without days",
        ),
        pytest.param(
            "EXDATE:20241019T140000Z,never",
            ["10-19 14:00Z"],
            "! A time that it leaves out cannot be read: <20241019T140000Z,never>",
            id="a broken exception",
        ),
        pytest.param(
            "RRULE:FREQ=YEARLY",
            ["10-19 14:00Z"],
            "It repeats without an end. Its times from 2024-10-19 to 2024-10-19 are here.",
            id="endless, once",
        ),
    ],
)
def test_doubtful_rule(rule: str, expected: list[str], remark: str) -> None:
    record = only(SATURDAY, rule)
    assert starts(record) == expected
    assert remark in said(record.remarks)


def test_endless_rule_has_the_times_that_count() -> None:
    record = only("DTSTART;TZID=America/New_York:20110101T100000", "RRULE:FREQ=WEEKLY")
    assert (starts(record)[0], starts(record)[-1], len(record.times)) == ("10-05 14:00Z", "03-29 14:00Z", 26)
    assert said(record.remarks) == [
        "It repeats without an end. Its times from 2024-10-05 to 2025-03-29 are here."
    ]


def test_endless_rule_without_times_that_count() -> None:
    record = only("DTSTART;VALUE=DATE:20110704", "RRULE:FREQ=YEARLY;INTERVAL=2")
    assert words(record.skipped) == "It has no times from 2024-10-01 to 2025-03-31."


def test_many_times_are_cut() -> None:
    record = only("DTSTART;VALUE=DATE:20240901", "RRULE:FREQ=DAILY;COUNT=1000")
    assert (starts(record)[0], starts(record)[-1], len(record.times)) == ("10-01", "10-01", 366)
    assert said(record.remarks) == [
        "It has 1,000 times. 366 of them are here, from 2024-10-01 to 2025-10-01."
    ]


def test_many_times_without_an_end_are_cut() -> None:
    (record,) = read(
        event("DTSTART:20241001", "RRULE:FREQ=DAILY"), options=replace(OPTIONS, until=date(2030, 1, 1))
    ).records
    assert (starts(record)[-1], len(record.times)) == ("10-01", 366)
    assert said(record.remarks) == [
        "It repeats without an end. Its times from 2024-10-01 to 2025-10-01 are here."
    ]


def test_too_many_exceptions() -> None:
    record = only(SATURDAY, "RRULE:FREQ=DAILY;COUNT=2", *(["EXDATE:20241020T140000Z"] * 6_000))
    assert said(record.remarks) == ["! It leaves out more than 5,000 single times. Check its times."]


def test_series_in_utc_drifts() -> None:
    lines = ["DTSTART:20241019T140000Z", "RRULE:FREQ=WEEKLY;COUNT=4"]
    (record,) = read("X-WR-TIMEZONE:America/New_York", event(*lines)).records
    assert starts(record) == ["10-19 14:00Z", "10-26 14:00Z", "11-02 14:00Z", "11-09 14:00Z"]
    assert said(record.remarks) == [
        "! It repeats by the clock of UTC, so its hour changes when clocks change. Check its times."
    ]


WEEKLY = event(
    SATURDAY, "DTEND;TZID=America/New_York:20241019T120000", "RRULE:FREQ=WEEKLY;COUNT=4", "LOCATION:Library"
)


def change(day: str, *lines: str, title: str = "Knock on doors") -> str:
    return event(f"RECURRENCE-ID;TZID=America/New_York:{day}T100000", *lines, title=title)


def at(day: str, clock: str = "100000") -> str:
    return f"DTSTART;TZID=America/New_York:{day}T{clock}"


USUAL = ["10-19 14:00Z", "10-26 14:00Z", "11-02 14:00Z", "11-09 15:00Z"]


@pytest.mark.parametrize(
    ("changes", "expected", "remarks"),
    [
        pytest.param(
            [change("20241026", at("20241027", "110000"))],
            [USUAL[0], "10-27 15:00Z", *USUAL[2:]],
            [],
            id="moved",
        ),
        pytest.param(
            [event("RECURRENCE-ID:20241026T140000Z", at("20241027", "110000"))],
            [USUAL[0], "10-27 15:00Z", *USUAL[2:]],
            [],
            id="moved, in UTC",
        ),
        pytest.param(
            [change("20241026", at("20241026"), "STATUS:CANCELLED")],
            [USUAL[0], "10-26 14:00Z canceled", *USUAL[2:]],
            [],
            id="canceled",
        ),
        pytest.param(
            [change("20241026", at("20241026"), title="CANCELLED! Knock on doors")],
            [USUAL[0], "10-26 14:00Z canceled", *USUAL[2:]],
            [],
            id="canceled in its title",
        ),
        pytest.param(
            [change("20241026", at("20241026"), "LOCATION:Park & garden")],
            USUAL,
            ["! Some times are in another place: 2024-10-26 (<Park & garden>). Check them."],
            id="in another place",
        ),
        pytest.param(
            [change("20241026", at("20241026"), "DESCRIPTION:Bring water", title="Knock on more doors")],
            USUAL,
            [
                "Some times have another title: 2024-10-26 (<Knock on more doors>).",
                "Some times have other details: 2024-10-26.",
            ],
            id="with other words",
        ),
        pytest.param(
            [change("20241026", at("20241026"), "CLASS:PRIVATE", "LOCATION:At home", title="Secret")],
            USUAL,
            [],
            id="private words",
        ),
        pytest.param(
            [change("20241027", at("20241027", "090000"))],
            [*USUAL[:2], "10-27 13:00Z", *USUAL[2:]],
            ["! Its calendar changes times that its rule does not give: 2024-10-27. Check them."],
            id="of a time that the rule does not give",
        ),
        pytest.param(
            [event("RECURRENCE-ID:sometime", at("20241027"))],
            USUAL,
            ["! Its calendar changes some of its times, but does not say which (1). Check its times."],
            id="of an unknown time",
        ),
        pytest.param(
            [
                change("20241026", at("20241026", "120000"), "SEQUENCE:2"),
                change("20241026", at("20241026", "130000")),
            ],
            [USUAL[0], "10-26 16:00Z", *USUAL[2:]],
            [],
            id="twice: the newer one counts",
        ),
        pytest.param(
            [
                event(
                    "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=America/New_York:20241026T100000",
                    at("20241027", "110000"),
                    "DURATION:PT1H",
                )
            ],
            [USUAL[0], "10-27 15:00Z", "11-03 16:00Z", "11-10 16:00Z"],
            [],
            id="this and later ones",
        ),
    ],
)
@pytest.mark.parametrize("is_first", [False, True], ids=["after", "before"])
def test_changes(changes: list[str], expected: list[str], remarks: list[str], is_first: bool) -> None:
    (record,) = read(*([*changes, WEEKLY] if is_first else [WEEKLY, *changes])).records
    assert (starts(record), said(record.remarks)) == (expected, remarks)
    assert (record.title, record.location, record.status) == ("Knock on doors", "Library", "scheduled")


def test_changes_without_their_series() -> None:
    (record,) = read(change("20241026", at("20241027")), change("20241102", at("20241103"))).records
    assert starts(record) == ["10-27 14:00Z", "11-03 15:00Z"]
    assert said(record.remarks) == [
        "Its calendar has only some times of an event that repeats. Check for others."
    ]


def test_series_that_was_deleted() -> None:
    record = only(SATURDAY, "RRULE:FREQ=WEEKLY;UNTIL=20241019T135959Z")
    assert words(record.skipped) == "Its calendar leaves out all of its times."


def test_series_that_google_has_split() -> None:
    first = event(SATURDAY, "RRULE:FREQ=WEEKLY;UNTIL=20241101T035959Z", uid="abc@google.com")
    later = event(
        at("20241102", "110000"), "RRULE:FREQ=WEEKLY;COUNT=2", uid="abc_R20241102T140000@google.com"
    )
    for parts in ((first, later), (later, first)):
        records = sorted(read(*parts).records, key=lambda record: len(record.origin or ""))
        assert [starts(record) for record in records] == [
            ["10-19 14:00Z", "10-26 14:00Z"],
            ["11-02 15:00Z", "11-09 16:00Z"],
        ]
        series = f"It is of the same series as {records[0].spot}, <Knock on doors>. "
        same = series + "To import them as one event, use --join."
        assert [said(record.remarks) for record in records] == [[], [same]]


def test_versions_of_an_event() -> None:
    (record,) = read(
        event(at("20241019"), "SEQUENCE:1"),
        event(at("20241020"), "SEQUENCE:3"),
        event(at("20241021"), "SEQUENCE:2"),
    ).records
    assert starts(record) == ["10-20 14:00Z"]
    assert said(record.remarks) == ["Its calendar has 3 versions of it. The newest one is here."]


def test_events_with_one_uid() -> None:
    first, second = read(event(at("20241019"), title="Doors"), event(at("20241020"), title="Phones")).records
    assert [first.title, second.title] == ["Doors", "Phones"]
    assert first.origin != second.origin
    assert said(first.remarks) == [
        "Its calendar gives it the same UID as event 2, so check that both are events."
    ]


def test_events_without_a_uid_stay_apart() -> None:
    parts = [
        event(at("20241019"), uid=None),
        event(at("20241020"), uid=None),
        event(at("20241019"), uid=None),
    ]
    second, first = read(*parts).records
    assert [starts(first), starts(second)] == [["10-19 14:00Z"], ["10-20 14:00Z"]]
    assert said(first.remarks) == ["Its calendar has 2 versions of it. The newest one is here."]
    again = read(*reversed(parts)).records
    assert {record.origin for record in again} == {first.origin, second.origin}
    assert all(origin.startswith("ics sha-") for origin in (first.origin or "", second.origin or ""))


@pytest.mark.parametrize(
    ("uid", "origin"),
    [
        ("a@example.org", "ics a@example.org"),
        (" spaces \\, in it ", "ics spaces , in it"),
        ("1234-1776105000-1776110400@example.org", "ics 1234@example.org"),
    ],
)
def test_origin(uid: str, origin: str) -> None:
    (record,) = read(event(SATURDAY, uid=uid)).records
    assert record.origin == origin


def test_origins_stay_different() -> None:
    records = read(
        event(SATURDAY, uid="7-1776105000-1776110400@example.org"),
        event(SATURDAY, uid="7-1776205000-1776210400@example.org"),
    ).records
    assert len({record.origin for record in records}) == 2


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        (["CLASS:PRIVATE"], "Its calendar says that it is private."),
        (["CLASS:confidential"], "Its calendar says that it is private."),
        (["SUMMARY:Busy"], "It says only that somebody is busy."),
        (["SUMMARY:Private event"], "It says only that somebody is busy."),
        (["SUMMARY:Out of office"], "It says only that somebody is busy."),
    ],
)
def test_left_out(lines: list[str], reason: str) -> None:
    (record,) = read("\n".join(["BEGIN:VEVENT", SATURDAY, "LOCATION:At home", *lines, "END:VEVENT"])).records
    assert words(record.skipped) == reason
    assert (record.title, record.times, record.location) == ("", (), "")


@pytest.mark.parametrize(
    ("method", "status", "remarks"),
    [
        ("PUBLISH", "scheduled", []),
        ("REQUEST", "scheduled", ["! It is an invitation. Check that everyone is invited."]),
        ("CANCEL", "cancelled", []),
    ],
)
def test_method(method: str, status: str, remarks: list[str]) -> None:
    (record,) = read(f"METHOD:{method}", event(SATURDAY)).records
    assert (record.status, said(record.remarks)) == (status, remarks)


def test_answer_to_an_invitation() -> None:
    (record,) = read("METHOD:REPLY", event(SATURDAY)).records
    assert words(record.skipped) == "It is an answer to an invitation."


@pytest.mark.parametrize(
    ("lines", "title", "status"),
    [
        (["STATUS:CANCELLED"], "Knock on doors", "cancelled"),
        (["SUMMARY:[SOLD OUT] Dinner"], "Dinner", "full"),
        (["SUMMARY:Canceled: Dinner"], "Dinner", "cancelled"),
        (["SUMMARY:Renters&#39\\; meeting"], "Renters' meeting", "scheduled"),
    ],
)
def test_title_and_status(lines: list[str], title: str, status: str) -> None:
    summary = [] if lines[0].startswith("SUMMARY") else ["SUMMARY:Knock on doors"]
    (record,) = read("\n".join(["BEGIN:VEVENT", SATURDAY, *summary, *lines, "END:VEVENT"])).records
    assert (record.title, record.status) == (title, status)


def test_not_certain_yet() -> None:
    assert said(only(SATURDAY, "STATUS:TENTATIVE").remarks) == [
        "! Its calendar says that it is not certain yet."
    ]


def test_words() -> None:
    record = only(
        SATURDAY,
        "LOCATION:Brighton Playfield\\n6000 39th Ave S\\, Seattle &amp\\; more",
        "DESCRIPTION:Bring <b>water</b>.",
        "CATEGORIES:Canvass,Doors\\, phones",
        "CATEGORIES:Canvass,Weekend",
        "URL:https://www.mobilize.us/example/event/1/",
    )
    assert record.location == "Brighton Playfield, 6000 39th Ave S, Seattle & more"
    assert "water" in record.details and "<b>" not in record.details
    assert (record.kind, record.tags) == ("Canvass", ("Canvass", "Doors, phones", "Weekend"))
    assert record.link == record.signup == "https://www.mobilize.us/example/event/1/"


@pytest.mark.parametrize(
    ("url", "link", "signup"),
    [
        ("https://example.org/event", "https://example.org/event", None),
        (
            "https://docs.google.com/forms/d/e/1/viewform",
            "https://docs.google.com/forms/d/e/1/viewform",
            True,
        ),
        ("https://docs.google.com/document/d/1", "https://docs.google.com/document/d/1", None),
        ("https://mobilize.us.example.org/1", "https://mobilize.us.example.org/1", None),
        ("mailto:alex@example.org", None, None),
        ("javascript:alert(1)", None, None),
        ("https://example.org/ a", None, None),
    ],
)
def test_link(url: str, link: str | None, signup: bool | None) -> None:
    record = only(SATURDAY, f"URL:{url}")
    assert (record.link, record.signup) == (link, link if signup else None)
    lost = [f"Its link is left out, since it is not a web address: <{url}>"]
    assert said(record.remarks) == ([] if link else lost)


def test_nothing_about_persons() -> None:
    private = "Alex Example"
    (record,) = read(
        event(
            SATURDAY,
            f'ORGANIZER;CN="{private}":mailto:alex@example.org',
            f"ATTENDEE;CN={private}:mailto:alex@example.org",
            f"CONTACT:{private}",
            f"COMMENT:{private}",
            f"X-TRUMBA-CUSTOMFIELD;NAME=Contact:{private}",
            f"X-GOOGLE-CONFERENCE:https://meet.example.org/{private}?pwd=secret",
            f"BEGIN:VALARM\nDESCRIPTION:{private}\nEND:VALARM",
        )
    ).records
    assert private not in repr(record) and "alex@" not in repr(record) and "secret" not in repr(record)
    assert said(record.remarks) == [
        "It has a link to an online meeting, which is left out. If people can join online, say so."
    ]


def test_other_things_are_named() -> None:
    tasks = "BEGIN:VTODO\nSUMMARY:Buy clipboards\nEND:VTODO"
    found = read(tasks, tasks, "BEGIN:VJOURNAL\nEND:VJOURNAL", event(SATURDAY))
    assert len(found.records) == 1
    assert said(found.remarks) == [
        "It also has to-do items (2), which are left out.",
        "It also has journal entries (1), which are left out.",
    ]


def test_several_calendars() -> None:
    data = calendar("X-WR-CALNAME:Doors &amp\\; phones", WEEKLY) + calendar(
        change("20241026", at("20241027"))
    )
    found = ICS.read(data, OPTIONS)
    assert (len(found.records), found.name) == (1, "Doors & phones")
    assert starts(found.records[0])[1] == "10-27 14:00Z"


def test_a_bad_value_of_the_calendar_stops_nothing() -> None:
    found = read(
        "REFRESH-INTERVAL;VALUE=DURATION:often", "X-PUBLISHED-TTL:", "VERSION", "CALSCALE", event(SATURDAY)
    )
    assert starts(found.records[0]) == ["10-19 14:00Z"]


def test_a_calendar_without_its_end() -> None:
    whole = calendar(event(SATURDAY), event(at("20241020"), "LOCATION:Library", uid="b"))
    found = ICS.read(whole[: whole.index(b"Library") + 3], OPTIONS)
    assert said(found.remarks) == [
        "! The end of the calendar is missing, so events may be missing too. Download it again."
    ]
    assert [said(record.remarks) for record in found.records] == [
        [],
        ["! Its end is missing in the file. Check it."],
    ]


def test_old_encoding() -> None:
    data = calendar(event(SATURDAY, title="Café")).decode().encode("cp1252")
    found = ICS.read(data, OPTIONS)
    assert found.records[0].title == "Café"
    assert said(found.remarks) == [
        "1 line is not in UTF-8, and read as older Windows programs write them. Check: <SUMMARY:Café>"
    ]


def test_nothing_in_it() -> None:
    assert said(read().remarks) == ["The calendar has no events."]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"title,date\n", "This is not a calendar. Calendars begin with BEGIN:VCALENDAR."),
        (b"", "This is not a calendar. Calendars begin with BEGIN:VCALENDAR."),
        (b"x" * 20_000_001, "The calendar has more than 20 MB. Export a part of it, such as one year."),
    ],
)
def test_not_a_calendar(data: bytes, message: str) -> None:
    with pytest.raises(Failure) as caught:
        ICS.read(data, OPTIONS)
    assert str(caught.value) == message


def test_too_many_events(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics, "MOST_EVENTS", 2)
    found = read(*(event(SATURDAY, uid=str(number)) for number in range(3)))
    assert len(found.records) == 2
    assert said(found.remarks) == ["! It has 3 events. The first 2 are read. Import it in parts."]
    assert MOST_EVENTS == 20_000


def test_too_many_times(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ics, "MOST_TIMES", 5)
    found = read(*(event(SATURDAY, "RRULE:FREQ=DAILY;COUNT=4", uid=str(number)) for number in range(3)))
    assert [words(record.skipped) for record in found.records] == [
        "",
        "",
        "The calendar has more than 5 times. Import it in parts.",
    ]
    assert MOST_TIMES == 100_000


def test_time_to_begin_with_does_not_change_single_events() -> None:
    early = replace(OPTIONS, since=date(2030, 1, 1), until=date(2030, 6, 1))
    (record,) = read(event(SATURDAY), options=early).records
    assert starts(record) == ["10-19 14:00Z"]


def test_a_calendar_in_a_zone_that_nobody_knows_says_so() -> None:
    found = read(f"X-WR-TIMEZONE:Mars/Olympus Mons\nBEGIN:VEVENT\n{SATURDAY}\nSUMMARY:Picnic\nEND:VEVENT")
    assert "! We do not know its time zone, <Mars/Olympus Mons>. Check the times." in said(found.remarks)


@pytest.mark.parametrize(
    ("uid", "origin"),
    [("ana.smith@gmail.com", "ics sha-"), ("4f2a@google.com", "ics 4f2a@google.com")],
)
def test_an_identity_that_is_a_mail_address_is_not_written(uid: str, origin: str) -> None:
    (record,) = read(f"BEGIN:VEVENT\n{SATURDAY}\nSUMMARY:Picnic\nUID:{uid}\nEND:VEVENT").records
    assert str(record.origin).startswith(origin)
