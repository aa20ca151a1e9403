"""Nothing in a file or in an address runs in a reader's browser, or asks another host."""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from statepages.checking.check import check
from statepages.checking.settings import begin
from tests.browser.form import press
from tests.browser.hostile import TITLES, TRICKS, hostile_files, tricky
from tests.browser.watch import watch
from tests.render.pages import parsed
from tests.sharing import made_once
from tests.site import NOON, build_at, content, paths

ODD = """() => [...document.querySelectorAll("*")].flatMap((node) => [
  ...node.getAttributeNames().filter((name) => /^on|^style$|^srcdoc$/.test(name)),
  ...(node.matches("iframe:not(.preview), object, embed, base, svg, img[src='x'], [autofocus]") ||
    node.matches("form[action^='http']") ? [node.localName] : []),
  ...(node.matches("script:not([src], [type='application/ld+json'], [type='application/json'])") ?
    [node.outerHTML] : []),
  ...(node.matches("a[href]") &&
    !["http:", "https:", "mailto:", "tel:", "geo:", "webcal:"].includes(node.protocol) ?
    [node.href] : []),
])"""
"""What no page of the site has a use for."""


@dataclass
class Hostile:
    """The site of hostile texts: its folder, its address, and the tricks that the rules refused."""

    folder: Path
    address: str
    refused: set[str]


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory, serve_folder: Callable[..., str]) -> Hostile:
    tricks = {f"events/us/{name.replace(' ', '-')}.yaml": tricky(name, text) for name, text in TRICKS.items()}

    def make(folder: Path) -> None:
        content(folder / "content", {**hostile_files(), **tricks})
        problems = check(paths(folder), begin(paths(folder), None, NOON)).problems
        refused = {Path(problem.place.path).name for problem in problems if problem.level == "error"}
        assert refused <= {Path(name).name for name in tricks}, [str(problem) for problem in problems]
        for name in refused:
            (folder / "content" / "events" / "us" / name).unlink()
        result = build_at(paths(folder), NOON)
        assert result.published, "\n".join(map(str, result.problems))

    folder = made_once(tmp_path_factory, "hostile", make)
    refused = {Path(name).name for name in tricks if not (folder / "content" / name).exists()}
    return Hostile(folder / "output", serve_folder(folder / "output"), refused)


@pytest.fixture(scope="module")
def trap(browser: Browser) -> Iterator[Page]:
    """A page that says where something ran."""
    with browser.new_context() as context:
        context.add_init_script("globalThis.hit = () => console.error('hit')")
        yield context.new_page()


@pytest.fixture
def wary(trap: Page, hostile: Hostile) -> Iterator[Page]:
    """That page, which must have nothing to say in the end."""
    said = watch(trap, hostile.address)
    trap.once("dialog", lambda dialog: said.append(f"dialog: {dialog.message}"))
    trap.goto("about:blank")
    yield trap
    assert said == []


def test_hostile_texts_stay_texts_on_every_page(wary: Page, hostile: Hostile) -> None:
    odd = {}
    for path in sorted(hostile.folder.rglob("*.html")):
        name = path.relative_to(hostile.folder).as_posix()
        if len(name.partition("/")[0]) > 2:  # the short address would lead on
            wary.goto(hostile.address + name.removesuffix("index.html"))
            odd[name] = wary.evaluate(ODD)
    assert not any(odd.values()), odd


@pytest.mark.parametrize("path", ["pennsylvania/", "events/", "events/?state=PA", ""])
def test_a_list_shows_hostile_titles_as_they_are(wary: Page, hostile: Hostile, path: str) -> None:
    wary.goto(hostile.address + path)
    for title in TITLES.values():
        shown = " ".join(title.split())
        link = wary.get_by_role("article").get_by_role("link", name=shown, exact=True)
        expect(link.and_(wary.locator("[href*='events/pa/']"))).to_be_visible()


def test_the_page_of_an_event_shows_a_hostile_title_as_it_is(wary: Page, hostile: Hostile) -> None:
    for name, title in TITLES.items():
        shown = " ".join(title.split())
        wary.goto(f"{hostile.address}events/pa/{name}/")
        expect(wary.get_by_role("heading", level=1)).to_have_text(shown)
        assert shown in wary.title()
        data = json.loads(wary.locator("script[type='application/ld+json']").inner_text())
        assert data["name"] == shown
        assert wary.locator("meta[property='og:title']").get_attribute("content") == shown


def test_markdown_leads_nowhere_but_to_the_web(hostile: Hostile) -> None:
    assert "plain.yaml" in hostile.refused
    found: dict[str, list[str]] = {}
    for path in (hostile.folder / "events" / "us").glob("*/index.html"):
        main = parsed(path.read_bytes()).one("main")
        wrong = [
            link.attributes["href"] for link in main.all("a") if "script" in link.attributes["href"].lower()
        ]
        if wrong or main.all("img") or main.all("script"):
            found[path.parent.name] = wrong
    assert found == {}


ADDRESSES = {
    "words": '?q=<script>hit()</script>"><img src=x onerror=hit()>',
    "choices": '?state="><img src=x onerror=hit()>&kind=<script>hit()</script>&when={{7*7}}',
    "names of objects": "?state=__proto__&kind=constructor&within=toString&when=hasOwnProperty",
    "zip": '#zip="><img src=x onerror=hit()>',
    "days": "?when=dates&from=<img src=x onerror=hit()>&to=9999999-99-99",
    "broken percents": "?q=%E0%A4%A&state=%&zip=%%%#zip=%E0%A4%A",
}


@pytest.mark.parametrize("query", ADDRESSES.values(), ids=ADDRESSES)
def test_a_hostile_address_runs_nothing(wary: Page, hostile: Hostile, query: str) -> None:
    wary.goto(f"{hostile.address}events/{query}")
    expect(wary.get_by_role("button", name="Find events")).to_be_visible()
    expect(wary.locator("[aria-busy]")).to_have_count(0)
    assert wary.evaluate(ODD) == []


def test_hostile_keywords_run_nothing(wary: Page, hostile: Hostile) -> None:
    wary.goto(f"{hostile.address}events/")
    for typed in (*TITLES.values(), "title:doors", "+-~^*", "*" * 200):
        wary.get_by_label("Keywords").fill(typed)
        press(wary)
        expect(wary.locator("[aria-busy]")).to_have_count(0)
        expect(wary.get_by_role("status")).not_to_be_empty()
        assert wary.evaluate(ODD) == [], typed


POLICY = re.compile(
    # The encoding may come before: it loads nothing, and has to stand near the top.
    r"<head>\s*(?:<meta charset=\"utf-8\">\s*)?"
    r"<meta http-equiv=\"Content-Security-Policy\" content=\"(?P<policy>[^\"]*)\">"
)
DANGEROUS = ("unsafe", "*", "data:", "http", "blob:")


def test_the_policy_stands_first_and_has_nothing_unsafe(
    sample_folder: Path, crowded_folder: Path, hostile: Hostile
) -> None:
    files = [
        path for folder in (sample_folder, crowded_folder, hostile.folder) for path in folder.rglob("*.html")
    ]
    for path in files:
        text = path.read_text()
        found = POLICY.search(text)
        assert found, path
        assert text.count("Content-Security-Policy") == 1, path
        assert "default-src 'none'" in found["policy"], path
        assert "base-uri 'none'" in found["policy"], path
        # Pages in other sites' frames name their own origin (templates/pages/embed.html).
        policy = found["policy"].replace(" https://example.org", "")
        assert not [word for word in DANGEROUS if word in policy], path
