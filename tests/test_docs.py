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


def entries(page: str) -> Iterator[tuple[Token, list[Token]]]:
    """Each entry of a list, with what comes below its first line. An entry comes after those within it."""
    open_ones: list[tuple[Token, list[Token]]] = []
    for token in tokens(page):
        if token.type == "list_item_open":
            open_ones.append((token, []))
        elif token.type == "list_item_close":
            yield open_ones.pop()
        elif open_ones and token.type in BLOCKS and line_of(token) > line_of(open_ones[-1][0]):
            open_ones[-1][1].append(token)


def line_of(token: Token) -> int:
    return token.map[0] if token.map else 0


def test_what_belongs_to_an_entry_of_a_list_is_indented_by_four_spaces() -> None:
    """GitHub takes two or three as well, but the docs site needs four. Code is between ``` lines there."""
    for page in PAGES:
        lines = (ROOT / page).read_text().splitlines()
        for entry, below in entries(page):
            depth = 4 * (entry.level // 2 + 1)
            for line in (lines[line_of(token)] for token in below):
                assert re.match(rf" {{{depth}}}\S", line), f"{page}: {line}"


def test_an_empty_line_is_above_a_list_and_after_an_entry_of_several_parts() -> None:
    """Without it, the docs site takes the next entry for a part of the sentence above."""
    joined = []
    for page in PAGES:
        lines = [*(ROOT / page).read_text().splitlines(), ""]
        lists = [line_of(one) for one in tokens(page) if one.type.endswith("_list_open") and not one.level]
        ends = [
            entry.map[1]
            for entry, below in entries(page)
            if entry.map and any(not one.type.endswith("_list_open") for one in below)
        ]
        joined += [
            f"{page}: {lines[at]}" for at in [*lists, *ends] if lines[at].strip() and lines[at - 1].strip()
        ]
    assert not joined
