"""The styleguide, which only `serve` has: it shows what pages are made of, in light and in dark."""

import re

import pytest
from msgspec.structs import replace

from statepages import styleguide
from statepages.outputs import OUTPUTS
from tests.render.pages import TEMPLATES, parsed, site, state, theme
from tests.render.sample import sample
from tests.search.events import NOON

ELSEWHERE = {
    # What only the finder's script shows, what is only on paper, and what is around all pages.
    "parts/finder.html", "parts/map.html", "parts/wall.html", "parts/shell.html",
    # What has no look, or is part of whole pages.
    "parts/feeds.html", "parts/share.html",
}  # fmt: skip


def made(**settings: str) -> dict[str, str]:
    """The files of the styleguide below its address."""
    (task,) = styleguide.plan(sample(**settings), theme(), NOON)
    return {output.path.removeprefix("styleguide/"): output.data.decode() for output in task.outputs()}


def test_no_build_has_it() -> None:
    assert styleguide.plan not in OUTPUTS


def test_it_has_each_part_of_pages() -> None:
    page = (TEMPLATES / "pages" / "styleguide.html").read_text()
    parts = {path.relative_to(TEMPLATES).as_posix() for path in (TEMPLATES / "parts").glob("*.html")}
    assert {part for part in parts - ELSEWHERE if part not in page} == set()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_each_scheme_is_forced(scheme: str) -> None:
    files = made(accent="#c8102e", highlight="#ffc845", font="serif")
    sheet = files[f"{scheme}.css"]
    assert "prefers-color-scheme" not in sheet
    assert f"color-scheme:{scheme}" in sheet
    assert ("@media not all{" in sheet) == (scheme == "light")
    assert "--highlight:#ffc845" in sheet
    page = parsed(files[f"{scheme}/index.html"].encode())
    sheets = [link.attributes["href"] for link in page.all("link", rel="stylesheet")]
    assert sheets[0].startswith(f"../../styleguide/{scheme}.css?")


def test_it_shows_events_in_every_condition() -> None:
    page = parsed(made()["light/index.html"].encode())
    shown = {badge.text for badge in page.all("li", class_="badge")}
    assert {"Full", "Canceled", "Postponed", "Moved online", "Online", "Helps every state"} <= shown
    ids = re.findall(r' id="([^"]+)"', made()["light/index.html"])
    assert sorted(ids) == sorted(set(ids))


def test_both_schemes_are_side_by_side_and_on_phones() -> None:
    frames = parsed(made()["index.html"].encode()).all("iframe")
    assert [frame.attributes["src"] for frame in frames] == 2 * [
        "../styleguide/light/",
        "../styleguide/dark/",
    ]


def test_templates_without_it_have_none() -> None:
    texts = {name: text for name, text in theme().templates.items() if "styleguide" not in name}
    assert not list(styleguide.plan(site((), [state("OH")]), replace(theme(), templates=texts), NOON))
