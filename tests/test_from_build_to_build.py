"""Each change from one build to the next shows on the site, and time is one of these changes.

tests/test_incremental.py changes everything at random. Here the files are settled, so only what the last
build left could be mistaken for the result of a new one.
"""

import shutil
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from statepages.build import Built
from statepages.cache import Cache
from statepages.paths import Paths
from tests.pictures import picture
from tests.site import EVENT, NOON, ROOT, SITE, STATE, build_at, content

SECOND = timedelta(seconds=1)
GARBLED = EVENT.replace("Knock", "Letâ€™s knock")
OWN = "title: About us\nbody: We are neighbors.\n"
UNTIL = "title: Write\nkind: letter-writing\nwhen: anytime\nuntil: {day}\nwhere: online\n{zone}"
CATALOG = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Find an event"\nmsgstr "{}"\n'
)


class Checkout:
    """A content folder, a theme, the site, and what builds keep for the next."""

    def __init__(self, folder: Path, files: dict[str, str | bytes | None]) -> None:
        self.folder = folder
        content(folder / "content", files)
        shutil.copytree(ROOT / "templates", folder / "templates")
        self.paths = replace(
            Paths.under(ROOT, folder / "content", folder / "output"), templates=folder / "templates"
        )

    def settle(self) -> None:
        """Wait until stamps are enough to show that nothing has changed."""
        time.sleep(0.11)

    def build(self, now: datetime = NOON, engine: str = "one", **options: Any) -> Built:
        """Build with what the last build left on disk."""
        with Cache(self.folder / ".output.cache", engine) as cache:
            return build_at(self.paths, now, cache=cache, **options)

    def fresh(self, now: datetime = NOON, **options: Any) -> Built:
        """Build from nothing, beside the site."""
        return build_at(replace(self.paths, output=self.folder / "fresh"), now, **options)

    def write(self, name: str, text: str) -> None:
        self.put(name, text.encode())

    def put(self, name: str, data: bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def page(self, path: str) -> str:
        return (self.folder / "output" / path / "index.html").read_text()


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def assert_as_from_nothing(checkout: Checkout, now: datetime = NOON, **options: Any) -> None:
    """A build after the last one gives the same as one from nothing."""
    made, expected = checkout.build(now, **options), checkout.fresh(now, **options)
    assert made.published == expected.published
    assert (made.problems, dict(made.lines)) == (expected.problems, dict(expected.lines))
    assert (made.events, made.base, sorted(made.raw)) == (
        expected.events,
        expected.base,
        sorted(expected.raw),
    )
    if made.published:
        assert files(checkout.folder / "output") == files(checkout.folder / "fresh")


def test_if_nothing_changes_the_same_is_reported(tmp_path: Path) -> None:
    """The problems of the last build are shown with their lines, which are read again."""
    checkout = Checkout(tmp_path, {"events/pa/doors.yaml": GARBLED})
    checkout.settle()
    first = checkout.build()
    [problem] = first.problems
    assert first.lines[problem.place.path][0] == "title: Letâ€™s knock on doors"
    before = (tmp_path / "output").stat().st_ino
    assert_as_from_nothing(checkout)
    assert (tmp_path / "output").stat().st_ino == before, "nothing was published again"


TURNS = {
    "an event ends": datetime(2024, 10, 14, 17, tzinfo=UTC),
    "a banner goes away": datetime(2024, 10, 14, 18, 30, tzinfo=UTC),
    "midnight in UTC": datetime(2024, 10, 15, tzinfo=UTC),
    "midnight on the site": datetime(2024, 10, 15, 4, tzinfo=UTC),
    "midnight on the page of a state, by clocks that no event goes by": datetime(2024, 10, 15, 5, tzinfo=UTC),
    "the midnight with which an event without an end is over": datetime(2024, 10, 15, 7, tzinfo=UTC),
    "the last day of an action ends, by clocks of its own": datetime(2024, 10, 16, 9, 30, tzinfo=UTC),
    "midnight as clocks change": datetime(2024, 11, 3, 4, tzinfo=UTC),
    "midnight after clocks have changed": datetime(2024, 11, 4, 5, tzinfo=UTC),
}


@pytest.fixture(scope="module")
def turning(tmp_path_factory: pytest.TempPathFactory) -> Checkout:
    """A site that changes by itself at each of these instants."""
    slots = "[{start: 2024-10-14 11 am, end: 1 pm}, {start: 2024-10-15 6 pm, end: 7 pm}]"
    west = "title: Calls\nkind: phone-bank\nwhen: [{start: 2024-10-14 9 am}]\nwhere: {zip: 94110}\n"
    later = (
        "title: Late\nkind: rally\nwhen: [{start: 2024-11-04 9 am, end: 10 am}]\nwhere: online\nhelps: US\n"
    )
    return Checkout(
        tmp_path_factory.mktemp("turning"),
        {
            "site.yaml": SITE + "banner: {text: Closed today, until: 2024-10-14 2:30 pm}\n",
            "states/in.yaml": STATE + "timezone: America/Chicago\n",
            "events/in/doors.yaml": EVENT.replace("19380", "46204").replace("10-19", "10-15"),
            "events/pa/today.yaml": EVENT.partition("when")[0] + f"when: {slots}\nwhere: {{zip: 19380}}\n",
            "events/ca/calls.yaml": west,
            "events/us/late.yaml": later + "timezone: America/New_York\n",
            "events/us/write.yaml": UNTIL.format(day="2024-10-15", zone="timezone: Pacific/Marquesas\n"),
        },
    )


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
def test_time_alone_changes_the_site(turning: Checkout, turn: datetime) -> None:
    turning.settle()
    for now in (turn - SECOND, turn, turn + SECOND, turn - SECOND):
        assert_as_from_nothing(turning, now)


@pytest.mark.parametrize("turn", TURNS.values(), ids=TURNS)
def test_each_of_these_turns_is_one(turning: Checkout, turn: datetime) -> None:
    turning.fresh(turn - SECOND)
    before = files(turning.folder / "fresh")
    turning.fresh(turn)
    assert files(turning.folder / "fresh") != before


CHANGES: dict[str, Callable[[Checkout], object]] = {
    "a word of an event": lambda checkout: checkout.write(
        "content/events/pa/doors.yaml", EVENT.replace("on", "at", 1)
    ),
    "a state page": lambda checkout: checkout.write("content/states/pa.yaml", STATE.replace("few", "lot")),
    "a page of its own": lambda checkout: checkout.write(
        "content/pages/about.yaml", OWN.replace("We", "They")
    ),
    "the settings": lambda checkout: checkout.write("content/site.yaml", SITE.replace("Neigh", "Har")),
    "a template": lambda checkout: checkout.write("templates/pages/404.html", "<p>Nothing"),
    "a style": lambda checkout: checkout.write("templates/assets/css/base.css", "p { color: red }"),
    "the size of a picture": lambda checkout: checkout.put("content/images/here.png", picture(size=(48, 32))),
    "a page of the site": lambda checkout: checkout.write("output/credits/index.html", "<p>Spoiled"),
    "a file of many that are made together": lambda it: it.write("output/search/zips/10.json", "{}"),
    "a file that is gone": lambda checkout: (checkout.folder / "output/robots.txt").unlink(),
    "a stray": lambda checkout: checkout.write("output/events/stray.html", "<p>A stray"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_one_change_is_seen(change: Callable[[Checkout], object], tmp_path: Path) -> None:
    shown = EVENT + "image: {file: here.png, alt: A street}\n"
    checkout = Checkout(
        tmp_path,
        {
            "events/pa/shown.yaml": shown.replace("doors", "more doors"),
            "images/here.png": picture(),
            "pages/about.yaml": OWN,
        },
    )
    checkout.settle()
    assert checkout.build().published
    change(checkout)
    assert_as_from_nothing(checkout)


def test_a_frozen_clock_does_not_move(tmp_path: Path) -> None:
    """The stored settings include the instant."""
    checkout = Checkout(tmp_path, {"site.yaml": SITE + "as_of: 2024-10-14T12:00 America/New_York\n"})
    for days in (0, 0, 40, 0):
        checkout.settle()
        assert checkout.build(NOON + timedelta(days=days)).problems == ()
        assert_as_from_nothing(checkout, NOON + timedelta(days=days))


def test_strict_is_asked_for_after_a_build_that_was_not(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, {"events/pa/doors.yaml": GARBLED})
    checkout.settle()
    assert checkout.build().published
    assert_as_from_nothing(checkout, strict=True)
    assert not checkout.build(strict=True).published
    assert checkout.build().published


def test_the_zone_of_the_site_says_when_an_action_is_over(tmp_path: Path) -> None:
    """The file of the action is unchanged, and its last day ends three hours later."""
    checkout = Checkout(tmp_path, {"events/us/write.yaml": UNTIL.format(day="2024-10-13", zone="")})
    checkout.settle()
    now = datetime(2024, 10, 14, 5, 30, tzinfo=UTC)
    assert [problem.code for problem in checkout.build(now).problems] == ["event-over"]
    checkout.write("content/site.yaml", SITE.replace("New_York", "Los_Angeles"))
    assert checkout.build(now).problems == ()
    assert_as_from_nothing(checkout, now)


def test_what_is_reported_about_a_day_changes_with_the_day(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, {"events/pa/doors.yaml": EVENT.replace("2024-10-19", "2026-10-15")})
    checkout.settle()
    assert [problem.code for problem in checkout.build().problems] == ["far-date"]
    assert checkout.build(NOON + timedelta(days=1)).problems == ()


def test_a_folder_with_another_name_is_reported_by_that_name(tmp_path: Path) -> None:
    garbled = SITE.replace("Neighbors", "Letâ€™s talk")
    checkout = Checkout(tmp_path, {"site.yaml": garbled, "events/pa/doors.yaml": GARBLED})
    checkout.settle()
    checkout.build()
    (tmp_path / "content").rename(tmp_path / "renamed")
    checkout.paths = replace(checkout.paths, content=tmp_path / "renamed")
    reported = {problem.place.path.rpartition("renamed/")[2] for problem in checkout.build().problems}
    assert reported == {"site.yaml", "events/pa/doors.yaml"}
    assert_as_from_nothing(checkout)


def test_a_word_of_a_catalog_is_on_all_pages(tmp_path: Path) -> None:
    checkout = Checkout(tmp_path, {"site.yaml": SITE + "language: es\n"})
    for said in ("Buscar", "Encontrar"):
        checkout.write("templates/locale/es.po", CATALOG.format(said))
        checkout.settle()
        assert_as_from_nothing(checkout)
        for path in ("", "events", "pennsylvania", "events/pa/doors", "posts", "credits"):
            assert said in checkout.page(path)


def test_another_engine_makes_everything_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What a build keeps does not say how it was made."""
    checkout = Checkout(tmp_path, {})
    checkout.settle()
    assert checkout.build().published
    monkeypatch.setattr("statepages.outputs.credits_page.PROGRAMS", ())
    checkout.build(engine="two")
    checkout.fresh()
    assert files(tmp_path / "output") == files(tmp_path / "fresh")
