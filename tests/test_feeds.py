"""Feeds as feed readers take them: Atom by the rules of RFC 4287, and JSON Feed 1.1."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from statepages.model.event import Event
from statepages.model.parts import Contact
from statepages.model.site import Change, Site
from statepages.outputs import feeds
from tests.render.pages import page, post, site, state, theme
from tests.render.sample import CARPOOL, WISCONSIN, sample
from tests.search.events import event, place, slot, some_events
from tests.site import NOON

SPACE = "{http://www.w3.org/2005/Atom}"
HUB = "https://example.org/hub/"
FIRST = datetime(2024, 10, 1, 12, tzinfo=UTC)
LAST = datetime(2024, 10, 13, 8, 30, tzinfo=UTC)
STAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NAMES = ("feed", "events", "wi/feed", "wi/events")


def files(made: Site, now: datetime = NOON) -> dict[str, str]:
    outputs = [output for task in feeds.plan(made, theme(), now) for output in task.outputs()]
    return {output.path: output.data.decode() for output in outputs}


def parsed(made: Site, name: str = "events", now: datetime = NOON) -> Any:
    """The Atom feed as feedparser takes it, once it is known to follow the rules."""
    text = files(made, now)[f"{name}.atom"]
    assert list(broken_rules(text)) == []
    found = feedparser.parse(text.encode())
    assert not found.bozo, found.get("bozo_exception")
    return found


def items(made: Site, name: str = "events", now: datetime = NOON) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(files(made, now)[f"{name}.json"])["items"]
    return found


def known(*events: Event, posts: Any = (), **changes: Change) -> Site:
    """A site whose history is known; `changes` are by the last part of an event's id."""
    always = Change(FIRST, LAST)
    history = tuple((f"events/{one.id}", changes.get(one.id.partition("/")[2], always)) for one in events)
    return replace(site(events, [WISCONSIN], posts), history=history)


def broken_rules(text: str) -> Iterator[str]:
    """What RFC 4287 asks of a feed, and this one does not do."""
    feed = ElementTree.fromstring(text.encode())
    entries = feed.findall(f"{SPACE}entry")
    for one in (feed, *entries):
        yield from broken_in_part(one)
    if [link.get("rel") for link in feed.findall(f"{SPACE}link")].count("self") != 1:
        yield "no self (4.1.1)"
    if not feed.findtext(f"{SPACE}author/{SPACE}name"):
        yield "no author (4.1.1)"
    idents = [one.findtext(f"{SPACE}id") for one in (feed, *entries)]
    if len(set(idents)) != len(idents):
        yield "an id twice (4.1.1)"
    newest = max((one.findtext(f"{SPACE}updated") or "" for one in entries), default=None)
    if newest and feed.findtext(f"{SPACE}updated") != newest:
        yield "not as new as its newest entry"
    contents = [one.findall(f"{SPACE}content") for one in entries]
    if any(len(some) != 1 or some[0].get("type") != "html" or len(some[0]) for some in contents):
        yield "no text of HTML (4.1.3.3)"


def broken_in_part(one: ElementTree.Element) -> Iterator[str]:
    """The same of what feed and entries have in common."""
    for name in ("id", "title", "updated"):
        if len(one.findall(SPACE + name)) != 1:
            yield f"not one {name} (4.1.1, 4.1.2)"
    moments = [moment.text or "" for name in ("updated", "published") for moment in one.findall(SPACE + name)]
    yield from (f"no date: {text} (3.3)" for text in moments if not STAMP.fullmatch(text))
    links = one.findall(f"{SPACE}link")
    addresses = [*(link.get("href", "") for link in links), one.findtext(f"{SPACE}id") or ""]
    yield from (f"no whole address: {text} (4.2.6)" for text in addresses if not urlsplit(text).scheme)
    if [link.get("rel") for link in links].count("alternate") != 1:
        yield "not one alternate (4.1.1, 4.1.2)"


SITES = {
    "nothing": site,
    "without a history": sample,
    "events of all sorts": lambda: known(*some_events(), CARPOOL, posts=[post("2024-10-11-x")]),
}


@pytest.mark.parametrize("make", SITES.values(), ids=SITES)
def test_every_feed_follows_the_rules(make: Any) -> None:
    made = files(make())
    assert {f"{name}.{ending}" for name in ("feed", "events") for ending in ("atom", "json")} <= made.keys()
    for path, text in made.items():
        if path.endswith(".atom"):
            assert list(broken_rules(text)) == [], path
            assert not feedparser.parse(text.encode()).bozo, path
        else:
            whole = json.loads(text)
            assert whole["version"] == "https://jsonfeed.org/version/1.1", path
            assert (
                whole["title"] and whole["feed_url"] == HUB + path and whole["home_page_url"].startswith(HUB)
            )
            idents = [one["id"] for one in whole["items"]]
            assert len(set(idents)) == len(idents), path
            assert all(isinstance(one["id"], str) and one["content_html"] for one in whole["items"]), path


def test_an_event_in_a_feed() -> None:
    [entry] = parsed(known(CARPOOL)).entries
    assert entry.id == "tag:example.org,2024:events/wi/2024-11-02-carpool"
    assert entry.link == f"{HUB}events/wi/2024-11-02-carpool/"
    assert (entry.title, entry.published, entry.updated) == (
        "Carpool from Naperville",
        "2024-10-01T12:00:00Z",
        "2024-10-13T08:30:00Z",
    )
    html = entry.content[0].value
    assert "Sat, Nov 2, 2024 @ 10 am – 3 pm CDT" in html
    assert "Naperville station, 1 Main St, Naperville, IL 60540" in html
    assert "Wear <strong>comfortable</strong> shoes." in html
    assert '<a href="https://example.org/naperville">Sign up</a>' in html


def test_both_forms_of_a_feed_say_the_same() -> None:
    made = known(*some_events(), CARPOOL, posts=[post("2024-10-11-x"), post("2024-10-12-y", states="WI")])
    for name in NAMES:
        atom = [
            (one.id, one.link, one.title, one.updated, one.published) for one in parsed(made, name).entries
        ]
        assert atom and atom == [
            (one["id"], one["url"], one["title"], one["date_modified"], one["date_published"])
            for one in items(made, name)
        ]


def test_a_post_is_published_when_its_day_begins_on_the_site() -> None:
    made = site(posts=[post("2024-10-11-x", title="Rides & more", actions=[{"label": "Call", "link": HUB}])])
    [entry] = parsed(made, "feed").entries
    assert (entry.id, entry.title) == ("tag:example.org,2024:posts/2024-10-11-x", "Rides & more")
    assert entry.published == entry.updated == "2024-10-11T04:00:00Z"
    assert entry.content[0].value.startswith("<p>Read <strong>this</strong>.</p>")
    assert f'<a href="{HUB}">Call</a>' in entry.content[0].value


EDITED = {
    "a day later": (datetime(2024, 10, 12, 9, tzinfo=UTC), "2024-10-12T09:00:00Z"),
    "a week before its day": (datetime(2024, 10, 4, tzinfo=UTC), "2024-10-11T04:00:00Z"),
}


@pytest.mark.parametrize(("last", "updated"), EDITED.values(), ids=EDITED)
def test_a_post_has_not_changed_before_it_was_published(last: datetime, updated: str) -> None:
    made = replace(site(posts=[post("2024-10-11-x")]), history=(("posts/2024-10-11-x", Change(FIRST, last)),))
    assert [one.updated for one in parsed(made, "feed").entries] == [updated]


STATUSES = {
    "cancelled": "Canceled: Doors",
    "postponed": "Postponed: Doors",
    "full": "Full: Doors",
    "moved-online": "Moved online: Doors",
    "scheduled": "Doors",
}


@pytest.mark.parametrize(("status", "title"), STATUSES.items(), ids=STATUSES)
def test_the_status_is_in_front_of_the_title(status: str, title: str) -> None:
    one = event(
        "pa/x", slot("2024-10-19 10:00"), title="Doors", status=status, signup="https://example.org/s"
    )
    [entry] = parsed(known(one)).entries
    assert entry.title == title
    assert ("https://example.org/s" in entry.content[0].value) == (status != "cancelled")


def test_the_last_changed_are_first_and_the_fifty_first_is_left_out() -> None:
    some = [event(f"pa/e-{number:02}") for number in range(60)]
    changes = {f"e-{number:02}": Change(FIRST, LAST + timedelta(hours=number % 30)) for number in range(60)}
    made = known(*some, **changes)
    shown = [one.id.rpartition("/")[2] for one in parsed(made).entries]
    by_change = sorted(changes, key=lambda name: (-changes[name].last.timestamp(), name))
    assert shown == by_change[:50]
    assert [one["id"].rpartition("/")[2] for one in items(made)] == by_change[:50]


def test_an_event_leaves_when_it_is_over() -> None:
    made = known(event("pa/x", slot("2024-10-14 11:00", "2024-10-14 13:00")), event("pa/anytime"))
    assert len(parsed(made, now=NOON).entries) == 2
    assert [one.title for one in parsed(made, now=NOON + timedelta(hours=1)).entries] == ["pa/anytime"]


def test_a_state_has_what_belongs_on_its_page() -> None:
    made = known(
        CARPOOL, event("us/calls", helps="US"), event("pa/doors"), posts=[post("x"), post("y", states="WI")]
    )
    names = {one.id.removeprefix("tag:example.org,2024:") for one in parsed(made, "wi/events").entries}
    assert names == {"events/wi/2024-11-02-carpool", "events/us/calls"}
    assert [one.title for one in parsed(made, "wi/feed").entries] == ["y"]


def test_without_a_history_nothing_is_new() -> None:
    found = parsed(sample())
    assert (found.entries, found.feed.updated) == ([], "2024-01-01T00:00:00Z")
    shown = items(sample())
    assert [one["id"].partition("events/")[2] for one in shown] == [
        "us/calls",
        "wi/2024-11-02-carpool",
        "wi/doors",
    ]
    assert not any(name.startswith("date_") for one in shown for name in one)


def test_what_is_not_committed_yet_is_last() -> None:
    one, other = event("pa/a"), event("pa/b")
    made = replace(site([one, other]), history=(("events/pa/b", Change(FIRST, LAST)),))
    assert [entry.title for entry in parsed(made).entries] == ["pa/b"]
    assert [item["title"] for item in items(made)] == ["pa/b", "pa/a"]


def test_a_feed_is_the_same_whenever_it_is_built() -> None:
    """Over New Year, and after half of a series: only what is over makes a difference."""
    days = ("2024-10-19", "2024-11-19", "2025-03-19")
    made = known(
        event("pa/x", *(slot(f"{day} 10:00") for day in days)), CARPOOL, posts=[post("2024-10-11-x")]
    )
    made = replace(made, events=tuple(one for one in made.events if one.id != CARPOOL.id))
    assert files(made) == files(made, NOON + timedelta(days=100))


def test_a_series_has_its_times_from_the_change_on() -> None:
    days = [f"2024-10-{day:02}" for day in range(1, 31)]
    made = known(event("pa/x", *(slot(f"{day} 20:00", f"{day} 21:00") for day in days)))
    html = parsed(made).entries[0].content[0].value
    assert "Sat, Oct 12," not in html and "Sun, Oct 13, 2024 @ 8 pm – 9 pm EDT" in html
    assert html.count(" @ ") == 10 and "and 8 more times" in html


TRAP = "Trapdoor"


def test_nothing_that_is_not_for_everybody_is_in_any_feed() -> None:
    home = place("60540", is_private=True, directions=f"Behind the {TRAP}")
    contact = {"name": TRAP, "email": f"{TRAP.lower()}@example.org"}
    party = event("wi/party", slot("2024-10-19 18:00"), at=home, title="Party")
    party = replace(
        party, contact=Contact(TRAP, f"{TRAP}@example.org", f"+1{TRAP}", f"https://{TRAP}.example.org")
    )
    posts = [post("2024-10-11-x", states="WI", contact=contact)]
    made = site([party], [state("WI", contact=contact)], posts, contact=contact)
    made = replace(made, history=(("events/wi/party", Change(FIRST, LAST)),))
    shown = files(made)
    assert [path for path, text in shown.items() if TRAP.lower() in text.lower()] == []
    assert "You will get the address when you sign up." in shown["wi/events.atom"]


HARM = "<script>x()</script>]]>&amp;<![CDATA[\"'"


@given(st.text(max_size=60))
def test_whatever_people_write_a_reader_reads_it(text: str) -> None:
    title = f"Title {text}{HARM}"
    made = replace(event("pa/x"), title=title, bring=text + HARM, details=text + HARM, host=text)
    whole = files(replace(known(made), settings=replace(site().settings, name=f"Us {text}")))
    assert list(broken_rules(whole["events.atom"])) == []
    [entry] = ElementTree.fromstring(whole["events.atom"].encode()).findall(f"{SPACE}entry")
    shown = "".join(sign for sign in title if is_xml(sign)).replace("\r\n", "\n").replace("\r", "\n")
    assert entry.findtext(f"{SPACE}title") == shown
    assert "<script" not in (entry.findtext(f"{SPACE}content") or "")
    assert json.loads(whole["events.json"])["items"][0]["title"] == title


def is_xml(sign: str) -> bool:
    return sign in "\t\n\r" or " " <= sign <= "\ud7ff" or "\ue000" <= sign <= "\ufffd" or sign > "\uffff"


def test_links_in_texts_are_whole_or_none() -> None:
    details = "[here](../x) [there](/x) [a](https://example.org/a) [b](#b) <https://example.org/c>"
    html = parsed(known(event("pa/x", details=details))).entries[0].content[0].value
    assert re.findall(r'href="([^"]*)"', html) == ["https://example.org/a", "https://example.org/c"]


PAGES = {
    "": ("events", "feed"),
    "posts/": ("events", "feed"),
    "posts/2024-10-11-rides/": ("events", "feed"),
    "wisconsin/": ("wi/events", "wi/feed"),
}


@pytest.mark.parametrize(("path", "names"), PAGES.items(), ids=["home", *list(PAGES)[1:]])
def test_pages_tell_readers_where_their_feeds_are(path: str, names: tuple[str, ...]) -> None:
    made = files(sample())
    links = page(sample(), path).all("link", rel="alternate")
    up = "../" * path.count("/") or "./"
    assert [link.attributes["href"] for link in links] == [
        f"{up}{name}.{ending}" for name in names for ending in ("atom", "json")
    ]
    for link in links:
        text = made[link.attributes["href"].removeprefix(up)]
        title = json.loads(text)["title"] if text.startswith("{") else feedparser.parse(text).feed.title
        assert link.attributes["title"] == title


def test_other_pages_have_no_feed() -> None:
    assert page(sample(), CARPOOL.path).all("link", rel="alternate") == []
