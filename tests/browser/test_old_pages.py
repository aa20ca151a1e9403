"""What pages say that were made at noon of October 14, 2024, in New York, read later and far away."""

import gzip
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from bench.samples import samples
from statepages.model.site import Site
from statepages.outputs import home_page
from tests.browser.crowd import event_of
from tests.render.pages import site, theme
from tests.site import NOON, SITE, STATE, build_at, content, paths

ZONES = ("Pacific/Honolulu", "Pacific/Kiritimati")
DAY = timedelta(days=1)
MOST_BYTES, MANY = 3_000, 10_000


@dataclass(frozen=True)
class Made:
    """An event: its file without a title, the states of the map that it counts for, how, and its end."""

    file: str
    states: str
    sort: str
    end: str | None


def at(when: str, zip_code: str, more: str = "") -> str:
    return f"kind: canvass\nwhen: {when}\nwhere: {{zip: {zip_code}}}\n{more}"


EASTERN, CENTRAL, ARIZONA = "-04:00", "-05:00", "-07:00"
EVENTS = {
    "pa/tonight": Made(
        at("[{start: 2024-10-14 6 pm, end: 8 pm}]", "19380"), "PA", "in person", f"2024-10-14T20:00{EASTERN}"
    ),
    "pa/open": Made(
        at("[{start: 2024-10-15 6 pm}]", "19380"), "PA", "in person", f"2024-10-16T00:00{EASTERN}"
    ),
    "pa/fair": Made(
        at("[{start: 2024-10-15, end: 2024-10-16, all day: yes}]", "19380"),
        "PA",
        "in person",
        f"2024-10-17T00:00{EASTERN}",
    ),
    "pa/daily": Made(
        at("[{start: 2024-10-14 1 pm, end: 2 pm, repeat: daily, until: 2024-10-17}]", "19380"),
        "PA",
        "in person",
        f"2024-10-17T14:00{EASTERN}",
    ),
    "pa/carpool": Made(
        at("[{start: 2024-10-15 10 am, end: 3 pm}]", "60540", "helps: [PA, WI]\n"),
        "IL PA WI",
        "in person",
        f"2024-10-15T15:00{CENTRAL}",
    ),
    "pa/later": Made(
        at("[{start: 2024-12-14 6 pm, end: 8 pm}]", "19380"), "PA", "in person", "2024-12-14T20:00-05:00"
    ),
    "pa/letters": Made(
        "kind: letter-writing\nwhen: anytime\nuntil: 2024-10-15\nwhere: online\n",
        "PA",
        "anytime",
        f"2024-10-16T00:00{EASTERN}",
    ),
    "pa/notes": Made("kind: letter-writing\nwhen: anytime\nwhere: online\n", "PA", "anytime", None),
    "pa/soon": Made("kind: training\nwhen: to be announced\nwhere: online\n", "PA", "online", None),
    "az/walk": Made(
        at("[{start: 2024-10-15 10 am, end: 1 pm}]", "85004"), "AZ", "in person", f"2024-10-15T13:00{ARIZONA}"
    ),
    "az/calls": Made(
        "kind: phone-bank\nwhen: [{start: 2024-10-16 6 pm, end: 8 pm}]\nwhere: online\n",
        "AZ",
        "online",
        f"2024-10-16T20:00{ARIZONA}",
    ),
    "us/calls": Made(
        "kind: phone-bank\nwhen: [{start: 2024-10-16 6 pm, end: 8 pm}]\n"
        "where: online\ntimezone: America/Denver\n",
        "US",
        "online",
        "2024-10-16T20:00-06:00",
    ),
    "us/notes": Made("kind: letter-writing\nwhen: anytime\nwhere: online\n", "US", "anytime", None),
}


@pytest.fixture(scope="module")
def publish(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> Callable[..., str]:
    def publish(more: str = "", crowd: int = 0) -> str:
        folder: Path = tmp_path_factory.mktemp("old")
        files: dict[str, str | bytes | None] = {
            f"events/{name}.yaml": f"title: {name}\n{one.file}" for name, one in EVENTS.items()
        }
        files |= {
            f"events/pa/crowd-{number}.yaml": f"title: Crowd {number}\n"
            + at(f"[{{start: 2024-11-{number % 20 + 1:02} 10 am}}]", "19380")
            for number in range(crowd)
        }
        files |= {"events/pa/doors.yaml": None, "site.yaml": SITE + more, "states/az.yaml": STATE}
        content(folder / "content", files)
        result = build_at(paths(folder), NOON)
        assert result.published, "\n".join(map(str, result.problems))
        return serve_folder(folder / "output")

    return publish


@pytest.fixture(scope="module")
def live(publish: Callable[..., str]) -> str:
    return publish()


@pytest.fixture(params=ZONES)
def reader(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    """A browser with the clocks of some place."""
    with browser.new_context(timezone_id=request.param) as context:
        page = context.new_page()
        page.clock.install(time=NOON)
        yield page


def open_after(page: Page, address: str, passed: timedelta) -> None:
    page.clock.pause_at(NOON + passed)
    page.goto(address)


def coming(state: str, passed: timedelta) -> list[Made]:
    """What counts for a state and is not over, by the table of this file."""
    return [
        one
        for one in EVENTS.values()
        if state in one.states.split() and not (one.end and datetime.fromisoformat(one.end) <= NOON + passed)
    ]


def words(events: list[Made]) -> str:
    """The line of counts of some events, without zeros."""
    person, online, anytime = (
        sum(one.sort == sort for one in events) for sort in ("in person", "online", "anytime")
    )
    actions = f"anytime action{'' if anytime == 1 else 's'}"
    counts = ((person, "in person"), (online, "online"), (anytime, actions))
    return ", ".join(f"{number} {label}" for number, label in counts if number) + "."


def tile(page: Page, name: str) -> Locator:
    return page.locator(".tile").filter(has_text=name)


PASSED = {
    "a minute before the first ends": timedelta(hours=7, minutes=59),
    "when the first ends": timedelta(hours=8),
    "the next day": DAY,
    "after three days": 3 * DAY,
    "a second before it is a week": 7 * DAY - timedelta(hours=12, seconds=1),
}


@pytest.mark.parametrize("passed", PASSED.values(), ids=PASSED)
def test_all_numbers_are_right_for_a_week(reader: Page, live: str, passed: timedelta) -> None:
    open_after(reader, live, passed)
    for code, name in (("PA", "Pennsylvania"), ("IL", "Illinois"), ("WI", "Wisconsin"), ("AZ", "Arizona")):
        count = len(coming(code, passed))
        expect(tile(reader, name)).to_have_text(f"{code} {name}, {count} event{'' if count == 1 else 's'}")
        assert (tile(reader, name).get_attribute("class") == "tile step-0") == (count == 0)
    for code, name in (("PA", "Pennsylvania"), ("AZ", "Arizona")):
        count = len(coming(code, passed))
        card = reader.locator(".state-card").filter(has=reader.get_by_role("link", name=name))
        expect(card).to_contain_text(f"{count} upcoming event{'' if count == 1 else 's'}")
    everywhere = len(coming("US", passed))
    expect(reader.locator("#states-note")).to_contain_text(
        f"{everywhere} more {'helps' if everywhere == 1 else 'help'} every state"
    )
    for code, path in (("PA", "pennsylvania/"), ("AZ", "arizona/")):
        reader.goto(live + path)
        counts = re.escape(words(coming(code, passed) + coming("US", passed)))
        expect(reader.locator("p.count"), code).to_have_text(re.compile(f"^{counts} Search"))
    reader.goto(f"{live}events/")
    every = [one for one in EVENTS.values() if one in coming(one.states.split()[0], passed)]
    expect(reader.locator("p.count")).to_contain_text(words(every))


@pytest.mark.parametrize("passed", [7 * DAY, 30 * DAY, 365 * DAY], ids=["a week", "a month", "a year"])
def test_an_older_page_says_when_it_was_made_in_place_of_numbers(
    reader: Page, live: str, passed: timedelta
) -> None:
    for path in ("", "pennsylvania/", "events/"):
        open_after(reader, live + path, passed)
        expect(reader.get_by_text("This page was last updated on October 14, 2024.")).to_be_visible()
        main = reader.get_by_role("main").inner_text()
        for said in ("in person", "anytime actions.", "every state.", "Each square shows"):
            assert said not in main, path
        if path != "events/":
            link = reader.locator(".made").get_by_role("link", name="Find upcoming events")
            expect(link).to_have_attribute("href", re.compile(r"events/$"))
    open_after(reader, live, passed)
    assert not [words for words in reader.locator(".tile").all_inner_texts() if re.search(r"\d", words)]
    colors = "nodes => nodes.map((node) => getComputedStyle(node).backgroundColor)"
    assert len(set(reader.locator(".tile").evaluate_all(colors))) == 1


def test_numbers_change_while_one_reads(page: Page, live: str) -> None:
    page.clock.install(time=NOON)
    page.goto(live)
    page.clock.pause_at(NOON + timedelta(hours=7, minutes=59))
    expect(tile(page, "Pennsylvania")).to_contain_text(", 9 events")
    page.clock.run_for("02:00")
    expect(tile(page, "Pennsylvania")).to_contain_text(", 8 events")
    page.clock.fast_forward(7 * DAY // timedelta(milliseconds=1))
    expect(page.get_by_text("This page was last updated on")).to_be_visible()


def test_every_page_of_a_list_counts_all_of_it(page: Page, publish: Callable[..., str]) -> None:
    address = publish(crowd=60)
    page.clock.install(time=NOON)
    for passed in (timedelta(minutes=1), 3 * DAY):
        for path in ("pennsylvania/page/2/", "events/page/3/"):
            open_after(page, address + path, passed)
            counted = EVENTS.values() if "events" in path else coming("PA", DAY * 0) + coming("US", DAY * 0)
            left = [one for one in counted if one in coming(one.states.split()[0], passed)]
            crowd = [Made("", "PA", "in person", None)] * 60
            expect(page.locator("p.count")).to_contain_text(words(left + crowd))


def test_an_archive_keeps_its_numbers(page: Page, publish: Callable[..., str]) -> None:
    address = publish(more="as_of: 2024-10-14T12:00 America/New_York\n")
    page.clock.install(time=NOON)
    open_after(page, address, 365 * DAY)
    expect(tile(page, "Pennsylvania")).to_contain_text(", 9 events")
    expect(page.get_by_text("This page was last updated on")).to_be_hidden()


def test_numbers_that_stay_true_cost_a_home_page_little() -> None:
    """Of ten thousand events, with all that is in the page for them."""
    settings = site().settings
    made = Site(settings, (), tuple(map(event_of, samples(MANY))), ())
    [output] = next(home_page.plan(made, theme(), NOON)).outputs()
    page = output.data.decode()
    without = re.sub(r' data-(ends|made|bounds|one|other)="[^"]*"', "", page)
    assert len(gzip.compress(page.encode())) - len(gzip.compress(without.encode())) < MOST_BYTES
