"""`stale`: lists stale content."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from statepages.commands import looking
from tests.commands.small_site import EVENT, NAME, put, small_site
from tests.links.server import Site, serving
from tests.repository import commit, repository
from tests.test_cli import run

STATE = """\
headline: Come
pitch: We are here.
figures:
  - {label: One, value: 1 percent, source: {link: https://example.org/one, checked: 2024-08-01}}
  - {label: Two, value: 2 percent, source: {link: https://example.org/two, checked: 2024-10-01}}
  - {label: Three, value: 3 percent, source: {link: https://example.org/three}}
"""


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(looking, "_KNOWN", tmp_path / ".cache/links.json")
    return small_site(tmp_path)


@pytest.fixture
def web() -> Iterator[Site]:
    with serving({"/fine": (200, {})}) as site:
        yield site


def told(content: Path, *arguments: str) -> str:
    done = run("stale", "--content", content, *arguments)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_nothing_is_stale_on_a_site_with_a_stopped_clock(content: Path) -> None:
    assert told(content) == "Nothing is stale.\n"
    assert told(content, "--output", "stale.md") == ""
    assert (content.parent / "stale.md").read_text() == ""


def test_events_that_are_over_the_first_to_end_first(content: Path) -> None:
    put(
        content,
        "events/pa/early.yaml",
        EVENT.replace("10-19", "10-12").replace("Knock", "<b>@mona</b> knock"),
    )
    put(
        content,
        "events/pa/last-day.yaml",
        "title: Letters\nkind: other\nwhen: anytime\nuntil: 2024-10-18\nwhere: online\n",
    )
    assert told(content, "--now", "2024-10-20T12:00") == (
        "Stale content\n\n"
        "Events that are over (3)\n"
        "- 2024-10-12: “<b>@mona</b> knock doors in Scranton”, “content/events/pa/early.yaml”\n"
        "- 2024-10-18: “Letters”, “content/events/pa/last-day.yaml”\n"
        f"- 2024-10-19: “Knock doors in Scranton”, “content/{NAME}”\n"
    )


def test_sources_with_the_oldest_check_first(content: Path) -> None:
    put(content, "states/pa.yaml", STATE)
    put(content, NAME, EVENT + "source: {link: https://example.org/list, checked: 2024-07-01}\n")
    assert told(content) == (
        "Stale content\n\n"
        "Sources not checked for 60 days (3)\n"
        "- “content/states/pa.yaml”: “https://example.org/three”, never checked\n"
        f"- “content/{NAME}”: “https://example.org/list”, last checked on 2024-07-01\n"
        "- “content/states/pa.yaml”: “https://example.org/one”, last checked on 2024-08-01\n"
    )
    assert "https://example.org/two" in told(content, "--days", "5")


def test_links_are_tried_on_request(content: Path, web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statepages.commands.looking.time.sleep", lambda seconds: None)
    put(content, NAME, EVENT + f"signup: {web.address}/gone\ntraining: {web.address}/fine\n")
    assert told(content) == "Nothing is stale.\n"
    assert not web.asked
    output = told(content, "--links", "--local-links", "--format", "markdown")
    assert "#### Broken and moved links\n\n" in output
    assert f"- `content/{NAME}:9:9`: `There is no page at this address (404)." in output
    assert "/fine" not in output


def test_content_with_errors_is_reported_as_far_as_it_can_be_read(content: Path) -> None:
    put(content, "events/pa/broken.yaml", "title: [\n")
    assert "Knock doors in Scranton" in told(content, "--now", "2024-10-20T12:00")


def test_drafts_the_oldest_first(content: Path) -> None:
    """By the day when git saw the file first, or else the day when its source was checked."""
    repository(content.parent)
    source = "source: {link: https://example.org/list, checked: 2024-10-02}\n"
    put(content, "events/pa/a.yaml", "title: Supper\ndraft: yes\n")
    commit(content.parent, at="2024-10-04T12:00:00Z")
    put(content, "events/pa/b.yaml", f"title: <b>@mona</b>\n{source}draft: yes\n")
    put(content, "events/pa/c.yaml", "draft: yes\n")
    put(content, "events/pa/over.yaml", EVENT.replace("10-19", "10-12") + "draft: yes\n")
    assert told(content) == (
        "Stale content\n\n"
        "Drafts that wait (4)\n"
        "- 12 days: “<b>@mona</b>”, “content/events/pa/b.yaml”\n"
        "- 10 days: “Supper”, “content/events/pa/a.yaml”\n"
        "- for an unknown time: “content/events/pa/c.yaml”\n"
        "- for an unknown time: “Knock doors in Scranton”, “content/events/pa/over.yaml”\n"
    )
