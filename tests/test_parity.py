"""All outputs say the same about an event: a table of which outputs have which events, and what they say."""

from __future__ import annotations

import html
import json
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from statepages.model.event import Event
from statepages.model.site import Change, Site
from statepages.model.slot import Slot
from tests.google import entries
from tests.render.calendars import WORDS, by_icalendar
from tests.render.pages import Element, outputs, parsed, site, state
from tests.search.events import event, place, slot
from tests.search.finder import read, stop
from tests.site import NOON, built

Facts = dict[str, Any]
Found = Mapping[str, Facts]
"""What an output says about each of its events, by id. Facts that it leaves out are missing."""

TITLES = (
    "Knock on doors",
    "Café, cards & calls",
    "Ñandú; “phones” \\ tea, too",
    "Rally 🎉 at 5 < 6",
    "Postponed: what we do next",
)
PLACES = (
    place("19380", venue="The library, hall 2", address="415 N Church St"),
    place("60540", venue="North lot; gate B"),
    place("54703", is_private=True),
    place("85004", address="1 W Adams St"),
)
STARTS = (
    "2024-08-01",
    "2024-09-20",
    "2024-10-13",
    "2024-10-14",
    "2024-11-02",
    "2024-11-03",
    "2025-11-10",
    "2026-03-01",
)
ZONE = "America/New_York"


@st.composite
def slots(draw: st.DrawFn) -> tuple[Slot, ...]:
    """Times of one event: past, now, soon, on a change of clocks, or further away than calendars go."""
    found = []
    for day in sorted(draw(st.lists(st.sampled_from(STARTS), min_size=1, max_size=3))):
        hour = draw(st.integers(0, 20))
        kind = draw(st.sampled_from(["hours", "no end", "all day", "two days"]))
        if kind in ("all day", "two days"):
            found.append(slot(f"{day} 00:00", zone=ZONE, days=2 if kind == "two days" else 1))
        else:
            end = f"{day} {hour + 3:02}:30" if kind == "hours" else None
            found.append(slot(f"{day} {hour:02}:00", end, ZONE))
    return tuple(dict.fromkeys(sorted(found, key=lambda one: (one.start, one.expires))))


@st.composite
def events(draw: st.DrawFn) -> list[Event]:
    """Up to eight events of all kinds."""
    found = []
    for number in range(draw(st.integers(1, 8))):
        when = draw(st.sampled_from(["slots"] * 4 + ["anytime", "until", "to be announced"]))
        fields: dict[str, Any] = {
            "title": draw(st.sampled_from(TITLES)),
            "status": draw(st.sampled_from(["scheduled", *WORDS])),
            "helps": draw(st.sampled_from([["WI"], ["PA"], ["WI", "OH"], ["US"]])),
            "online": draw(st.sampled_from(["yes", "no"])),
            "contact": {"email": "dana@private.example", "phone": "630-555-0127"},
            "details": "Bring **water** & a friend.\n\n- one\n- two",
            "signup": "https://example.org/sign-up",
        }
        if when == "until":
            fields["until"] = draw(st.sampled_from([date(2024, 9, 1), date(2024, 10, 13), date(2024, 11, 5)]))
        elif when == "to be announced":
            fields["when"] = when
        where = draw(st.sampled_from([*PLACES, None]))
        times = draw(slots()) if when == "slots" else ()
        found.append(
            event(f"{draw(st.sampled_from(['wi', 'pa', 'us']))}/event-{number}", *times, at=where, **fields)
        )
    return found


@st.composite
def sites(draw: st.DrawFn) -> Site:
    """A site with two state pages, some of whose events git knows."""
    made = site(draw(events()), [state("WI"), state("PA")])
    hours = st.integers(0, 1000).map(lambda hour: NOON - timedelta(hours=hour))
    known = [one for one in made.events if draw(st.booleans())]
    changes = [sorted((draw(hours), draw(hours))) for _ in known]
    history = tuple((f"events/{one.id}", Change(*pair)) for one, pair in zip(known, changes, strict=True))
    return replace(made, history=history)


# What the model says.


def truth(one: Event, made: Site) -> Facts:
    """Everything that outputs may say about an event."""
    label = WORDS.get(one.status, "")
    there = one.location if one.location and not one.is_only_online else None
    return {
        "title": one.title,
        "labelled": label + one.title,
        "status": one.status,
        "url": made.settings.url + one.path,
        "times": frozenset(time_of(each) for each in one.slots),
        "starts": frozenset(time_of(each)[0] for each in one.slots),
        "coming": frozenset(time_of(each)[0] for each in one.coming(NOON)),
        "next": next((time_of(each)[0] for each in one.coming(NOON)), None),
        "uids": frozenset(f"{one.id.replace('/', '.')}.{name}@example.org" for name in one.slot_names),
        "city": there.city if there else None,
        "address": there.address if there and not there.is_private else None,
    }


def time_of(one: Slot) -> tuple[str, str | None]:
    """Start and end, as instants; for an all-day time its first and last day."""
    if one.all_day:
        return one.day.isoformat(), one.last_day.isoformat()
    return utc(one.start), utc(one.end) if one.end else None


def utc(moment: datetime | str) -> str:
    """An instant in one form; a day stays a day."""
    if isinstance(moment, str):
        if len(moment) == 10:
            return moment
        moment = datetime.fromisoformat(moment)
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M}"


# What each output says.


def by_page(files: Mapping[str, bytes], made: Site) -> Found:
    found = {}
    for one in made.events:
        page = parsed(files[f"{one.path}index.html"])
        times = {each.attributes["datetime"] for each in page.one("main").all("time")}
        where = page.one("address").text
        found[one.id] = {
            "title": page.one("h1").text,
            "status": status_of(page.one("header", class_="event-head")),
            "starts": frozenset(map(utc, times)),
            "address": shown_address(where),
        }
    return found


def status_of(element: Element) -> str:
    """The status that a loud badge shows."""
    labels = {word.removesuffix(": "): status for status, word in WORDS.items()}
    [said] = [one.text for one in element.all("li", class_="badge-loud")] or [""]
    return labels.get(said, "scheduled")


def shown_address(text: str) -> str | None:
    streets = [one.address for one in PLACES if one.address]
    return next((street for street in streets if street in text), None)


def by_search_engine(files: Mapping[str, bytes], made: Site) -> Found:
    found = {}
    for one in made.events:
        data = parsed(files[f"{one.path}index.html"]).all("script", type="application/ld+json")
        if data and data[0].raw.strip():
            found[one.id] = facts_of_data(entries(json.loads(data[0].raw)))
    return found


def facts_of_data(data: list[dict[str, Any]]) -> Facts:
    [title], [status] = {one["name"] for one in data}, {one["eventStatus"].rpartition("/")[2] for one in data}
    statuses = {
        "EventCancelled": "cancelled",
        "EventPostponed": "postponed",
        "EventMovedOnline": "moved-online",
    }
    return {
        "title": title,
        "coming": frozenset(utc(one["startDate"]) for one in data),
        # An offer says whether it is full.
        "off": statuses.get(status),
        "address": shown_address(json.dumps(data[0]["location"])),
    }


def by_calendar(path: str) -> Callable[[Mapping[str, bytes], Site], Found]:
    """The events of a calendar, each with those of its times that are in it."""

    def reader(files: Mapping[str, bytes], made: Site) -> Found:
        ids = {one.id.replace("/", "."): one.id for one in made.events}
        found: dict[str, Facts] = {}
        for one in by_icalendar(files[path])["events"]:
            name = one["uid"].partition("@")[0].rsplit(".", 1)[0]
            kept = found.setdefault(ids[name], {"shown": set(), "some uids": set()})
            kept["shown"].add(calendar_time(one))
            kept["some uids"].add(one["uid"])
            kept |= {"labelled": one["title"], "url": one["address"], "address": shown_address(one["place"])}
            off = {"CANCELLED": "cancelled", "TENTATIVE": "postponed"}
            kept["calendar status"] = off.get(one["status"])
        return found

    return reader


def calendar_time(said: Mapping[str, Any]) -> tuple[str, str | None]:
    if len(said["start"]) == 10:
        last = date.fromisoformat(said["end"]) - timedelta(days=1)
        return said["start"], last.isoformat()
    return utc(said["start"]), utc(said["end"]) if said["end"] else None


def by_own_calendar(files: Mapping[str, bytes], made: Site) -> Found:
    found: dict[str, Facts] = {}
    for one in made.events:
        if f"{one.path}event.ics" in files:
            found |= by_calendar(f"{one.path}event.ics")(files, made)
            said = found[one.id]
            said |= {"times": frozenset(said["shown"]), "uids": frozenset(said["some uids"])}
    return found


def by_data(path: str) -> Callable[[Mapping[str, bytes], Site], Found]:
    """The events of a file of the public data."""

    def reader(files: Mapping[str, bytes], made: Site) -> Found:
        return {one["id"]: facts_of_public(one) for one in json.loads(files[path])["events"]}

    return reader


def facts_of_public(one: Mapping[str, Any]) -> Facts:
    place = one.get("place", {})
    return {
        "title": one["title"],
        "status": one["status"],
        "url": one["url"],
        "shown": {(utc(each["start"]), utc(each["end"]) if "end" in each else None) for each in one["times"]},
        "some uids": {each["uid"] for each in one["times"]},
        "city": place.get("city"),
        "address": place.get("address"),
    }


def by_atom(path: str) -> Callable[[Mapping[str, bytes], Site], Found]:
    """The events of an Atom feed."""

    def reader(files: Mapping[str, bytes], made: Site) -> Found:
        read = feedparser.parse(files[path])
        assert not read.bozo
        return {
            one.link.partition("/events/")[2].strip("/"): {
                "labelled": one.title,
                "url": one.link,
                "address": shown_address(html.unescape(one.content[0].value)),
            }
            for one in read.entries
        }

    return reader


def by_json_feed(path: str) -> Callable[[Mapping[str, bytes], Site], Found]:
    """The events of a JSON Feed."""

    def reader(files: Mapping[str, bytes], made: Site) -> Found:
        return {
            one["url"].partition("/events/")[2].strip("/"): {
                "labelled": one["title"],
                "url": one["url"],
                "address": shown_address(html.unescape(one["content_html"])),
            }
            for one in json.loads(files[path])["items"]
        }

    return reader


def by_list(path: str) -> Callable[[Mapping[str, bytes], Site], Found]:
    """The events on the cards of a page."""

    def reader(files: Mapping[str, bytes], made: Site) -> Found:
        found = {}
        for card in parsed(files[f"{path}index.html"]).all("article", class_="card"):
            link = card.one("a")
            times = [utc(one.attributes["datetime"]) for one in card.all("time")]
            found[link.attributes["href"].partition("events/")[2].strip("/")] = {
                "title": link.text,
                "status": status_of(card),
                "next": times[0] if times else None,
            }
        return found

    return reader


# Who has which events.


def every(one: Event) -> bool:
    return True


def timed(one: Event) -> bool:
    return bool(one.slots)


def coming(one: Event) -> bool:
    return not one.is_over(NOON)


def in_calendars(one: Event) -> bool:
    return any(map(is_in_calendars, one.slots))


def is_in_calendars(one: Slot) -> bool:
    """From thirty days ago to four hundred days ahead, by days in UTC."""
    today = NOON.replace(hour=0)
    return one.expires > today - timedelta(days=30) and one.start < today + timedelta(days=401)


def in_data(one: Event) -> bool:
    return not one.is_over(CUT)


CUT = datetime(2024, 9, 14, 4, tzinfo=UTC)
"""Public data has what ended on the last thirty days of the site or later."""


def shown(one: Event, is_shown: Callable[[Slot], bool]) -> Facts:
    """The facts of the times that an output has."""
    named = [(each, name) for each, name in zip(one.slots, one.slot_names, strict=True) if is_shown(each)]
    identity = one.id.replace("/", ".")
    return {
        "shown": {time_of(each) for each, _ in named},
        "some uids": {f"{identity}.{name}@example.org" for _, name in named},
    }


OUTPUTS: dict[
    str, tuple[Callable[[Event], bool], str | None, Callable[[Mapping[str, bytes], Site], Found]]
] = {
    # output: what it has, of which state, and how it is read
    "pages of events": (every, None, by_page),
    "data for search engines": (timed, None, by_search_engine),
    "list of all events": (coming, None, by_list("events/")),
    "state page": (coming, "WI", by_list("wisconsin/")),
    "frame": (coming, None, by_list("embed/")),
    "frame of a state": (coming, "WI", by_list("embed/wi/")),
    "files of events": (timed, None, by_own_calendar),
    "calendar": (in_calendars, None, by_calendar("calendar.ics")),
    "calendar of a state": (in_calendars, "WI", by_calendar("wi/calendar.ics")),
    "public data": (in_data, None, by_data("api/v1/events.json")),
    "public data of a state": (in_data, "WI", by_data("api/v1/states/wi.json")),
    "JSON Feed": (coming, None, by_json_feed("events.json")),
    "JSON Feed of a state": (coming, "WI", by_json_feed("wi/events.json")),
    "Atom": (coming, None, by_atom("events.atom")),
    "Atom of a state": (coming, "WI", by_atom("wi/events.atom")),
}


def expected(one: Event, made: Site, name: str) -> Facts:
    facts = truth(one, made)
    off = {"cancelled": "cancelled", "postponed": "postponed"}
    facts["calendar status"] = off.get(one.status)
    facts["off"] = (off | {"moved-online": "moved-online"}).get(one.status)
    if "calendar" in name:
        facts |= shown(one, is_in_calendars)
    elif "public" in name:
        facts |= shown(one, lambda each: each.expires > CUT)
    elif name == "files of events":
        facts |= shown(one, lambda each: True)
    elif name == "data for search engines" and not facts["coming"]:
        facts["coming"] = frozenset({time_of(one.slots[-1])[0]})
    return facts


@settings(max_examples=20)
@given(made=sites())
def test_all_outputs_have_the_events_of_the_table_and_say_the_same(made: Site) -> None:
    files = outputs(made)
    for name, (has, code, reader) in OUTPUTS.items():
        concerned = made.concerning(code) if code else made.events
        wanted = {one.id: one for one in concerned if has(one)}
        if name.startswith("Atom"):
            wanted = {id: one for id, one in wanted.items() if f"events/{id}" in made.changes}
        found = reader(files, made)
        assert found.keys() == wanted.keys(), name
        for id, said in found.items():
            told = expected(wanted[id], made, name)
            assert said == {fact: told[fact] for fact in said}, (name, id)


@settings(max_examples=10)
@given(some=events())
def test_the_finder_has_the_events_of_the_lists(
    some: list[Event], tmp_path_factory: pytest.TempPathFactory
) -> None:
    decoded = read(tmp_path_factory.mktemp("index"), some)["events"]
    found = {one["id"]: (one["title"], one["status"]) for shard in decoded.values() for one in shard}
    assert found == {one.id: (one.title, one.status) for one in some if coming(one)}


@pytest.fixture(autouse=True, scope="module")
def node() -> Iterator[None]:
    """The node that reads the index ends with the tests."""
    yield
    stop()


PRIVATE = """\
title: Supper at our place
kind: house-party
when: [{start: 2024-10-19 6 pm, end: 9 pm}]
where: {address: private, zip: 19380, directions: Behind the old mill}
contact: {name: Dana Quiet, email: dana@private.example, phone: 610-555-0199}
"""
PAGE = {"events/pa/supper/index.html"}
TELLING = {
    "the way to a private home": ("Behind the old mill", PAGE),
    "the address of a person": ("dana@private.example", PAGE),
    "the name of a person": ("Dana Quiet", PAGE),
    "the number of a person": ("555-0199", PAGE),
    "a file that is set aside": ("Not for now", set[str]()),
    "a draft": ("Not yet", set[str]()),
    "a draft that lacks something": ("Not ready", set[str]()),
    "the name of a draft": ("undecided", set[str]()),
    "where an event was imported from": ("ics-4711", set[str]()),
}
"""Texts from files, and the only pages that may show them: what people subscribe to is kept for years."""


def test_nothing_private_or_unpublished_gets_out(tmp_path: Path) -> None:
    files = {
        "events/pa/supper.yaml": PRIVATE + "origin: ics-4711\n",
        "events/pa/undecided.yaml": PRIVATE.replace("Supper at our place", "Not yet") + "draft: yes\n",
        "events/pa/undecided-2.yaml": "title: Not ready\ndraft: yes\n",
        "events/pa/.later.yaml": PRIVATE.replace("Supper at our place", "Not for now"),
    }
    result = built(tmp_path, {**files})
    assert result.published, result.problems
    site = tmp_path / "output"
    for label, (words, allowed) in TELLING.items():
        revealing = {
            path.relative_to(site).as_posix()
            for path in site.rglob("*")
            if path.is_file() and words.encode() in path.read_bytes()
        }
        assert revealing == allowed, label
