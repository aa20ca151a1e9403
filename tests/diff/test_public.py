"""A built site as its public data tell it, whatever they say."""

import json
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from statepages import diff
from statepages.commands.report import as_text
from statepages.diff.snapshot import Seen
from statepages.model.event import Event
from statepages.model.site import Change, Site
from statepages.output import Output
from statepages.outputs import api, feeds
from tests.render.pages import post, site, state, theme
from tests.render.sample import WISCONSIN, sample
from tests.search.events import event, place, slot
from tests.site import NOON

DOORS = {
    "id": "pa/doors", "url": "https://example.org/hub/events/pa/doors/", "title": "Doors", "kind": "canvass",
    "status": "scheduled", "when": "times", "times": [], "helps": ["PA"], "online": True,
}  # fmt: skip


def outputs(made: Site, now: datetime = NOON) -> list[Output]:
    """The files of a site that are read."""
    tasks = [task for plan in (api.plan, feeds.plan) for task in plan(made, theme(), now)]
    return [output for task in tasks for output in task.outputs()]


def told(path: str, value: object) -> list[Output]:
    """A site without events where one file says something else."""
    data = value if isinstance(value, str) else json.dumps(value)
    return [Output(one.path, data.encode()) if one.path == path else one for one in outputs(site())]


def doors(**fields: Any) -> Seen:
    listed = {"version": 1, "schema": "x", "events": [{**DOORS, **fields}], "files": []}
    return diff.of_outputs(told("api/v1/events.json", listed), NOON).events["pa/doors"]


def said(before: Site, after: Site) -> str:
    return as_text("", diff.compare(*(diff.of_outputs(outputs(made), NOON) for made in (before, after))))


@pytest.mark.parametrize(
    "text",
    [
        "{", "[]", "null", "3", "[" * 100_000, '{"events": 7}', '{"version": 2}', "\udcff",
        '{"version": 1, "schema": "x", "files": [], "events": [{"id": 1}]}',
    ],
    ids=lambda text: text[:20],
)  # fmt: skip
@pytest.mark.parametrize("path", ["api/v1/events.json", "api/v1/index.json", "api/v1/states/wi.json"])
def test_data_of_nonsense_are_told_with_the_cure(text: str, path: str) -> None:
    made = [
        replace(one, data=text.encode(errors="surrogateescape")) if one.path == path else one
        for one in outputs(site())
    ]
    with pytest.raises(diff.NoPublicData, match=f"{path} of this site cannot be read.*Build it again"):
        diff.of_outputs(made, NOON)


def test_a_site_without_public_data_is_told_with_the_cure() -> None:
    with pytest.raises(diff.NoPublicData, match=r"no api/v1/index.json.*older version.*Build it again"):
        diff.of_outputs([Output("index.html", b"Hello")], NOON)


@pytest.mark.parametrize(
    "time",
    [
        {"start": "noon"},
        {"start": "2024-99-99T10:00:00-04:00"},
        {"start": "0001-01-01T00:00:00+14:00"},
        {"start": "2024-10-19T10:00:00"},
        {"start": "2024-10-19", "end": "9999-12-31", "all_day": True},
        {"start": "2024-10-19T10:00:00-04:00", "zone": "../../etc/passwd"},
        {"start": "2024-10-19T10:00:00-04:00", "zone": ""},
        {"start": "2024-10-19T10:00:00-04:00", "zone": "Mars/Olympus"},
    ],
    ids=str,
)
def test_a_time_of_nonsense_is_no_time(time: dict[str, Any]) -> None:
    found = doors(times=[{"uid": "x", "zone": "America/New_York", **time}])
    assert (found.title, found.slots, found.when) == ("Doors", (), "Without a time")


def test_what_is_new_in_a_later_version_does_no_harm() -> None:
    assert doors(colour="green", kind="silent-march").fields["kind"] == "silent-march"


SATURDAY = slot("2024-10-19 10:00", "2024-10-19 13:00")
LIBRARY = place("19380", venue="The library", address="1 Main St")


def before_and_after(**fields: Any) -> tuple[Site, Site]:
    old = event("pa/x", SATURDAY, at=LIBRARY, title="Doors")
    return site([old]), site([event("pa/x", SATURDAY, **{"at": LIBRARY, "title": "Doors", **fields})])


CHANGES: list[tuple[dict[str, Any], list[str]]] = [
    ({"status": "full"}, ["Full"]),
    ({"title": "Calls"}, ["New title; it was “Doors”"]),
    ({"kind": "rally", "host": "Us"}, ["Kind: from “canvass” to “rally”", "New host: “Us”"]),
    ({"details": "One.\n\nTwo."}, ["Changed: details"]),
    ({"online": "yes"}, ["New place: from “The library, 1 Main St, West Chester, PA 19380” to “The"]),
    ({"at": None}, ["to “Online”"]),
    ({"pinned": "yes"}, ["Pinned: from “no” to “yes”"]),
    ({"accessibility": {"status": "partly"}}, ["Changed: accessibility"]),
    ({"at": replace(LIBRARY, directions="Ring twice")}, ["New directions: “Ring twice”"]),
]


@pytest.mark.parametrize(("fields", "lines"), CHANGES, ids=[", ".join(fields) for fields, _ in CHANGES])
def test_each_field_of_an_event_is_told(fields: dict[str, Any], lines: list[str]) -> None:
    report = said(*before_and_after(**fields))
    assert "- Sat, Oct 19 @ 10 am – 1 pm EDT:" in report
    assert all(line in report for line in lines), report


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ({}, {"when": "to be announced"}, "When: from Anytime to Date TBA"),
        ({}, {"until": "2024-11-01"}, "When: from Anytime to Anytime until Fri, Nov 1"),
    ],
    ids=["a date that is to come", "a last day"],
)
def test_when_it_is_without_a_time_is_told(old: dict[str, Any], new: dict[str, Any], line: str) -> None:
    fields: dict[str, Any] = {
        name: date.fromisoformat(one) if name == "until" else one for name, one in new.items()
    }
    assert line in said(site([event("pa/x", **old)]), site([event("pa/x", **fields)]))


def test_links_are_those_of_events_states_posts_and_the_site() -> None:
    made = site(
        [event("pa/x", signup="https://example.org/s?a=1&b=2", details="[x](https://example.org/d?a=1&b=2)")],
        [WISCONSIN],
        [post("2024-10-11-x", body="[x](https://example.org/post)")],
        footer=[{"label": "Give", "link": "https://example.org/give"}],
    )
    found = diff.of_outputs(outputs(made), NOON).links
    assert found == {
        "https://example.org/s?a=1&b=2",
        "https://example.org/d?a=1&b=2",
        "https://example.org/post",
        "https://example.org/give",
        *(f"https://example.org/{name}" for name in ("knock", "m", "train")),
    }


@pytest.mark.parametrize(
    "text", ["<![x[y]]>", "<![ [y]]>", "<!DOCTYPE a [<!x>]>", "<a href", "</", "&#xfffffff;"]
)
def test_html_of_nonsense_hides_no_other_link(text: str) -> None:
    before = "<a href='https://example.org/a'>a</a>"
    listed = {"version": 1, "schema": "x", "files": [], "events": [{**DOORS, "details_html": before + text}]}
    made = diff.of_outputs(told("api/v1/events.json", listed), NOON)
    assert "https://example.org/a" in made.links


def test_state_pages_and_the_site_are_told() -> None:
    before, after = site(states=[WISCONSIN]), site(states=[replace(WISCONSIN, headline="New")], tagline="Hi")
    report = said(before, after)
    assert "State pages (1)\n- Wisconsin\n  - Headline: from “Small numbers decide” to “New”" in report
    assert "Settings (1)\n- The settings of the site\n  - New tagline: “Hi”" in report


def test_when_it_changed_is_no_change() -> None:
    def at(hour: int) -> Site:
        moment = NOON - timedelta(hours=hour)
        names = (*(f"events/{one.id}" for one in sample().events), "posts/2024-10-11-rides", "states/wi")
        return replace(sample(), history=tuple((name, Change(moment, moment)) for name in names))

    assert said(at(30), at(20)).split() == []
    assert said(sample(), at(20)).split() == [], "nor is that somebody knows"


def over(days: int) -> Event:
    day = NOON - timedelta(days=days)
    return event("pa/over", slot(f"{day:%Y-%m-%d} 10:00", f"{day:%Y-%m-%d} 11:00"))


@pytest.mark.parametrize("days", [1, 20, 29, 30, 31, 40])
def test_what_left_the_data_in_time_was_not_removed(days: int) -> None:
    """The site was built three weeks ago, and the event has long been over since."""
    made, later = site([over(days)]), NOON + timedelta(days=21)
    report = diff.compare(*(diff.of_outputs(outputs(made, then), later) for then in (NOON, later)))
    assert report == ()


def test_another_region_is_told() -> None:
    """The ZIP code of a region has changed, and with it where the event belongs."""
    doors = event("wi/doors", slot("2024-10-19 10:00"), at=place("53703"))
    before, after = (
        site([doors], [state("WI", regions=[{"name": "Dane County", "zips": code}])])
        for code in ("53703", "53704")
    )
    assert "Region removed; it was “Dane County”" in said(before, after)
    assert "New region: “Dane County”" in said(after, before)
