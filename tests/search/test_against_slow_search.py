"""The finder's results against those of a slow and simple search: every event against every filter."""

import random
from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta
from math import asin, cos, radians, sin, sqrt
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from search.columns import day_number, minute
from statepages.model.event import Event
from statepages.model.slot import Slot
from statepages.model.states import STATES
from statepages.model.zips import find_zip
from tests.search.events import NOON, event, place, slot
from tests.search.finder import TODAY, query, read

PLACES = ["19380", "60540", "53140", "85004", "10001", "42223", "96813", "99950", "20001", "83814"]
ZONES = ["America/New_York", "America/Chicago", "America/Phoenix", "Pacific/Honolulu"]
KINDS = ["canvass", "phone-bank", "carpool"]
LANGUAGES = ["Spanish", "Hmong"]
CODES = ["es", "hmn"]
HOSTS = ["River Neighbors", "Café José"]
WORDS = ["bridge", "library", "market", "orchard"]
"""None of them is within a letter of another, or of what else the events say."""

NAMED: dict[str, Callable[[Event], bool]] = {
    "spanish": lambda one: "es" in one.languages,
    "inglés": lambda one: "en" in one.languages,
    "accessible": lambda one: one.is_accessible,
    "wheelchair": lambda one: one.is_accessible and has_place(one),
    "virtual": lambda one: one.is_online,
    "in-person": lambda one: has_place(one),
}
"""Keywords that no text has, and what they mean."""

READERS = ["America/New_York", "Pacific/Honolulu", "America/St_Johns", "Europe/Berlin", "Pacific/Auckland"]
"""Where readers' clocks stand; two of them change on other days than those of the events."""

OLD_BUILDS = [timedelta(days=days) for days in (1, 3, 30, 365)]
"""What a build may be old when somebody asks it."""

UNKNOWN = [
    {"state": "XX"},
    {"state": "US"},
    {"kind": "rally"},
    {"language": "vi"},
    {"when": "nextmonth"},
    {"time": "night"},
    {"online": "maybe"},
    {"host": "Nobody"},
]
"""Choices that the form does not have."""

TIMES = {"morning": range(12), "afternoon": range(12, 17), "evening": range(17, 24)}


def random_events(dice: random.Random, count: int) -> list[Event]:
    return [random_event(dice, number) for number in range(count)]


def random_event(dice: random.Random, number: int) -> Event:
    at = place(dice.choice(PLACES)) if dice.random() < 0.7 else None
    folder = dice.choice(["US", "PA", "WI", "IL", "AZ", "NY"])
    fields: dict[str, Any] = {
        "kind": dice.choice(KINDS),
        "helps": dice.choice([[folder], [folder, "OH"], ["US"]]),
        "pinned": dice.choice(["yes", "no", "no"]),
        "status": dice.choice(["scheduled", "scheduled", "cancelled", "moved-online", "full"]),
        "online": dice.choice(["yes", "no"]),
        "title": " ".join(dice.sample(WORDS, 2)),
        "host": dice.choice([None, *HOSTS]),
        "languages": dice.choice([[], ["English"], LANGUAGES]),
        "accessibility": {"status": dice.choice(["accessible", "partly", "unknown"])},
    }
    if dice.random() < 0.3:
        when = dice.choice(["anytime", "to be announced"])
        until = (
            TODAY + timedelta(days=dice.randrange(20)) if when == "anytime" and dice.random() < 0.5 else None
        )
        return event(f"{folder.lower()}/{number:03}", at=at, when=when, until=until, **fields)
    slots = [random_slot(dice) for _ in range(dice.choice([1, 1, 3]))]
    if dice.random() < 0.2:
        slots = [*slots, *random_series(dice)]
    return event(f"{folder.lower()}/{number:03}", *sorted(slots, key=lambda one: one.start), at=at, **fields)


def random_slot(dice: random.Random) -> Slot:
    day = TODAY + timedelta(days=dice.randrange(-1, 24))
    clock = time(dice.randrange(24), dice.choice([0, 30]))
    zone = dice.choice(ZONES)
    if dice.random() < 0.2:
        return slot(day.isoformat(), zone=zone, days=dice.choice([1, 3]))
    start = datetime.combine(day, clock)
    end = start + timedelta(hours=dice.choice([1, 3, 30]))
    return slot(start.isoformat(), end.isoformat() if dice.random() < 0.8 else None, zone)


def random_series(dice: random.Random) -> list[Slot]:
    """Times over more than a year, through some changes of clocks."""
    first = datetime.combine(TODAY, time(dice.randrange(24)))
    zone, (every, times) = dice.choice(ZONES), dice.choice([(1, 40), (7, 60), (14, 30)])
    starts = [first + timedelta(days=every * number) for number in range(times)]
    return [slot(start.isoformat(), (start + timedelta(hours=2)).isoformat(), zone) for start in starts]


def random_query(dice: random.Random) -> dict[str, Any]:
    now = NOON + timedelta(minutes=dice.randrange(60 * 24 * 8))
    if dice.random() < 0.4:
        now = NOON + dice.choice(OLD_BUILDS)
    first = now.date() + timedelta(days=dice.randrange(-3, 20))
    filters = {
        "zip": dice.choice(["", *PLACES]),
        "within": dice.choice(["10", "25", "30", "50", "100", "500", "any"]),
        "state": dice.choice(["", "", "PA", "WI", "OH", "IL"]),
        "when": dice.choice(["", "today", "tomorrow", "weekend", "week", "dates"]),
        "kind": dice.choice(["", "", *KINDS, "canvass,carpool"]),
        "q": dice.choice(["", "", "", dice.choice(WORDS), " ".join(dice.sample([*WORDS, *NAMED], 2))]),
        "online": dice.choice(["", "", "only", "without"]),
        "time": dice.choice(["", "", "", *TIMES]),
        "language": dice.choice(["", "", "", *CODES]),
        "host": dice.choice(["", "", "", *HOSTS]),
        "access": dice.choice(["", "", "", "yes"]),
        "open": dice.choice(["", "", "", "yes"]),
    }
    if filters["when"] == "dates":
        filters |= {"from": first.isoformat(), "to": (first + timedelta(days=dice.randrange(5))).isoformat()}
    if dice.random() < 0.2:
        filters |= dice.choice(UNKNOWN)
    return query(now, dice.choice(READERS), **filters)


Found = tuple[str, int | None, str]
"""Id and start of the slot that matches first (None without one) of an event, and the way to take part."""


def slow_search(events: Sequence[Event], asked: dict[str, Any]) -> set[Found]:
    """The events that match."""
    now = datetime.fromtimestamp(asked["now"] * 60, NOON.tzinfo)
    found = set()
    for one in events:
        way = None if one.is_over(now) else slow_match(one, asked["filters"])
        if way:
            when = slow_when(one, asked["filters"], now, asked["zone"])
            if when is not None:
                found.add((one.id, minute(when.start) if when is not True else None, way))
    return found


def concerns(one: Event, state: str) -> bool:
    return one.takes_place_in(state) or one.helps_state(state)


def never(one: Event) -> bool:
    return False


def has_place(one: Event) -> bool:
    return one.location is not None and one.status != "moved-online"


def slow_match(one: Event, filters: dict[str, str]) -> str | None:
    """The way to take part in an event, if it has all that is asked for but the days."""
    is_place = has_place(one)
    onlines = {"": True, "only": one.is_online, "without": is_place}
    fits = (
        (not filters["kind"] or one.kind in filters["kind"].split(","))
        and (not filters["state"] or (filters["state"] in STATES and concerns(one, filters["state"])))
        and onlines.get(filters["online"], False)
        and all(word in one.title.split() or NAMED.get(word, never)(one) for word in filters["q"].split())
        and (not filters["language"] or filters["language"] in one.languages)
        and (not filters["host"] or filters["host"] == one.host)
        and (not filters["access"] or (is_place and one.is_accessible))
        and (not filters["open"] or one.status in {"scheduled", "moved-online"})
    )
    if not fits:
        return None
    if not filters["zip"]:
        return "anytime" if one.is_anytime else "place" if is_place else "online"
    home = find_zip(filters["zip"])
    assert home
    within = float("inf") if filters["within"] == "any" else float(filters["within"])
    if is_place and one.location and great_circle(home.point, one.location.point) <= within:
        return "anytime" if one.is_anytime else "place"
    states = [filters["state"]] if filters["state"] else home.states
    is_for_these = one.is_online and any(concerns(one, state) for state in states)
    return None if not is_for_these else "anytime" if one.is_anytime else "online"


def slow_when(one: Event, filters: dict[str, str], now: datetime, zone: str) -> Any:
    """The slot that matches first, or True for an event that matches without one."""
    for some in one.coming(now):
        clock = ZoneInfo(some.zone if has_place(one) or some.all_day else zone)
        first, last = (
            at.astimezone(clock).date() for at in (some.start, some.expires - timedelta(minutes=1))
        )
        days = slow_days(filters, now.astimezone(clock).date())
        is_on_day = days is None or max(first, days[0]) <= min(last, days[1])
        if is_on_day and slow_time(filters, some, clock):
            return some
    return True if not one.slots and not filters["when"] and not filters["time"] else None


def slow_time(filters: dict[str, str], some: Slot, clock: ZoneInfo) -> bool:
    if not filters["time"] or filters["time"] not in TIMES:
        return not filters["time"]
    return some.all_day or some.start.astimezone(clock).hour in TIMES[filters["time"]]


def slow_days(filters: dict[str, str], today: date) -> tuple[date, date] | None:
    day = timedelta(days=1)
    until_saturday = (5 - today.weekday()) % 7
    sunday = today if today.weekday() == 6 else today + (until_saturday + 1) * day
    ranges = {
        "": None,
        "today": (today, today),
        "tomorrow": (today + day, today + day),
        "weekend": (max(today, sunday - day), sunday),
        "week": (today, today + 6 * day),
        "nextmonth": (date.max, date.min),
    }
    if filters["when"] == "dates":
        return max(date.fromisoformat(filters["from"]), today), date.fromisoformat(filters["to"])
    return ranges[filters["when"]]


def great_circle(one: Any, other: Any) -> float:
    """Miles between two points, each taken to 0.01 degrees as the index does."""
    (north, east), (up, right) = ([radians(round(x * 100) / 100) for x in point] for point in (one, other))
    half = sin((north - up) / 2) ** 2 + cos(north) * cos(up) * sin((east - right) / 2) ** 2
    return 2 * 3958.8 * asin(sqrt(half))


CHOICES = {
    "kind": KINDS,
    "online": ["only", "without"],
    "time": [*TIMES],
    "language": CODES,
    "host": HOSTS,
    "access": ["yes"],
    "open": ["yes"],
}


@given(st.randoms(use_true_random=False))
# Not shrunk: each attempt writes an index and starts node.
@settings(max_examples=8, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_the_finder_finds_and_counts_what_a_slow_search_does(index_folder: Path, dice: random.Random) -> None:
    events = random_events(dice, 30)
    queries = [random_query(dice) for _ in range(12)]
    answers = read(index_folder, events, queries=queries)["answers"]
    for asked, answer in zip(queries, answers, strict=True):
        found = {(id, start, way) for id, _, start, way in answer["results"]}
        assert found == slow_search(events, asked), asked
        counts = {name: dict(some) for name, some in answer["counts"].items()}
        for name, choices in CHOICES.items():
            for choice in choices:
                other = asked | {"filters": asked["filters"] | {name: choice}}
                assert counts[name].get(choice, 0) == len(slow_search(events, other)), (choice, asked)
        assert counts["when"] == slow_strip(events, asked), asked


@given(st.randoms(use_true_random=False))
@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_the_manifest_counts_online_events_for_a_week(index_folder: Path, dice: random.Random) -> None:
    events = random_events(dice, 30)
    queries = [
        query(NOON + timedelta(minutes=dice.randrange(60 * 24 * 7 - 60 * 16)), online="only")
        for _ in range(12)
    ]
    late = query(NOON + timedelta(days=7, minutes=1), online="only")
    *answers, last = read(index_folder, events, queries=[*queries, late])["answers"]
    assert [answer["online"] for answer in answers] == [len(slow_search(events, asked)) for asked in queries]
    assert last["online"] is None


def slow_strip(events: Sequence[Event], asked: dict[str, Any]) -> dict[int, int]:
    """How many results there are for each day of the coming fortnight, from the reader's own today on."""
    now = datetime.fromtimestamp(asked["now"] * 60, ZoneInfo(asked["zone"]))
    counts = {}
    for number in range(14):
        day = now.date() + timedelta(days=number)
        one_day = asked["filters"] | {"when": "dates", "from": day.isoformat(), "to": day.isoformat()}
        counts[day_number(day)] = len(slow_search(events, asked | {"filters": one_day}))
    return {day: n for day, n in counts.items() if n}
