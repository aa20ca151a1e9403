"""The pages of the docs: their links lead somewhere, and GitHub and the docs site show the same."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.token import Token

from docs.site.collect import moved, places
from tests.site import ROOT

PLACES = places()
PAGES = [path for path in PLACES if path.endswith(".md")]
MARKDOWN = MarkdownIt("commonmark").enable("table")
NAVIGATION = tomllib.loads((ROOT / "docs/site/zensical.toml").read_text())["project"]["nav"]


@cache
def tokens(page: str) -> list[Token]:
    return MARKDOWN.parse((ROOT / page).read_text())


def links() -> Iterator[tuple[str, str, str]]:
    """The links of all pages to files of the repository: the page, the file, and the heading or nothing."""
    for page in PAGES:
        for token in (inner for block in tokens(page) for inner in block.children or ()):
            target = str(token.attrGet("href") or token.attrGet("src") or "")
            path, _, heading = target.partition("#")
            if target and not re.match(r"https?:|mailto:", target):
                file = ((ROOT / page).parent / path).resolve() if path else ROOT / page
                yield page, file.relative_to(ROOT).as_posix(), heading


@cache
def headings(page: str) -> frozenset[str]:
    """What an address can have after its #, as GitHub makes it from the headings of a page."""
    found: Counter[str] = Counter()
    for head, text in zip(tokens(page), tokens(page)[1:], strict=False):
        if head.type == "heading_open":
            words = "".join(child.content for child in text.children or ())
            found[re.sub(r"[^\w -]", "", words.lower()).replace(" ", "-")] += 1
    return frozenset(f"{name}-{n}" if n else name for name, count in found.items() for n in range(count))


def test_every_link_leads_to_a_file_and_a_heading() -> None:
    lost = [
        f"{page}: {file}#{heading}"
        for page, file, heading in links()
        if not (ROOT / file).exists() or (heading and heading not in headings(file))
    ]
    assert not lost


def test_no_link_leaves_the_docs_site() -> None:
    assert [f"{page}: {file}" for page, file, _ in links() if file not in PLACES] == []


def test_links_follow_a_page_to_its_place() -> None:
    text = "[One](../docs/a.md#b), [two](#c), ![three](d.png), [four](https://example.org/docs/a.md), `a.md`"
    known = {"x/README.md": "x.md", "docs/a.md": "in/a.md", "x/d.png": "images/d.png"}
    here = moved(text, "x/README.md", known)
    assert here == text.replace("../docs/a.md", "in/a.md").replace("d.png", "images/d.png")
    assert moved("[x](../x/README.md)", "docs/a.md", known) == "[x](../x.md)"


def in_navigation(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for inner in entry.values() if isinstance(entry, dict) else entry:
            yield from in_navigation(inner)


def test_every_page_is_in_the_navigation_once() -> None:
    """Except the pages of the codes of problems: one page lists those."""
    pages = [place for path, place in PLACES.items() if path in PAGES and not place.startswith("problems/")]
    assert sorted(in_navigation(NAVIGATION)) == sorted(pages)


BLOCKS = {"paragraph_open", "bullet_list_open", "ordered_list_open", "table_open", "fence", "code_block"}


def below_entries(page: str) -> Iterator[tuple[Token, int]]:
    """What comes below the first line of an entry of a list, with the number of lists that it is in."""
    starts: list[int] = []
    for token in tokens(page):
        if token.type == "list_item_open" and token.map:
            starts.append(token.map[0])
        elif token.type == "list_item_close":
            starts.pop()
        elif starts and token.map and token.map[0] > starts[-1] and token.type in BLOCKS:
            yield token, len(starts)


def test_what_belongs_to_an_entry_of_a_list_is_indented_by_four_spaces() -> None:
    """GitHub takes two or three as well, but the docs site needs four. Code is between ``` lines there."""
    for page in PAGES:
        lines = (ROOT / page).read_text().splitlines()
        for token, depth in below_entries(page):
            line = lines[token.map[0]] if token.map else ""
            assert re.match(rf" {{{4 * depth}}}\S", line), f"{page}: {line}"


def test_an_empty_line_is_above_a_list() -> None:
    """Without it, the docs site takes the list for a part of the sentence above."""
    for page in PAGES:
        lines = (ROOT / page).read_text().splitlines()
        lists = [token for token in tokens(page) if token.type.endswith("_list_open") and not token.level]
        assert [above for one in lists if (above := lines[(one.map or [0])[0] - 1].strip())] == [], page
