"""Volunteers' Markdown as harmless HTML, or as plain words.

Python-Markdown makes the HTML with raw HTML switched off, so tags show as text. Lists, line ends and bare
addresses come out as people mean them, and as the preview of the form shows them; plain texts take a shortcut
with the same result. Then nh3 removes everything that is not on a short list.
"""

from __future__ import annotations

import html
import re
from functools import lru_cache

import nh3
from markdown import Markdown

from statepages.markup.autolinks import Autolinks
from statepages.markup.lines import Headings, Paragraphs, Underlined
from statepages.markup.lists import Lists
from statepages.markup.plain import plain_html

_HEADINGS = ("h2", "h3", "h4")
_TAGS = {"p", "ul", "ol", "li", "strong", "em", "a", *_HEADINGS, "blockquote", "code", "br", "hr"}
_SCHEMES = {"http", "https", "mailto", "tel"}

_MOST_CHARACTERS, _MOST_MARKS, _MOST_DEPTH = 20_000, 300, 12
_MOST_STEPS = 30_000
"""How many characters may follow open brackets, each counted once a bracket."""
_DEEP = re.compile(rf"^(?:[ \t]*(?:>|[-*+][ \t]|\d{{1,9}}[.)][ \t])){{{_MOST_DEPTH}}}", re.MULTILINE)
_SIGNS = {
    "hashheader": "#",
    "setextheader": "=-",
    "hr": "-_*",
    "quote": ">",
    "reference": ["]:"],
    "backtick": "`",
    "escape": "\\*",
    "link": "[",
    "short_reference": "[",
    "autolink": "<",
    "automail": "<",
    "autolinks": ["@", "://", "ww.", "WW."],
    "entity": "&",
    "em_strong": "*_",
}
"""A pattern finds nothing without one of its characters, and looking for those is far faster."""
_LISTS_AND_QUOTES = re.compile(r"</(?:p|li|h[1-6]|blockquote)>|<[bh]r ?/?>")
_TAG = re.compile(r"<[^>]*>")


@lru_cache(maxsize=256)
def to_html(markdown: str, top: int = 3) -> str:
    """The HTML of a Markdown text; its first level of headings becomes h2 or h3, as `top` says.

    Text that would keep Python-Markdown busy for seconds (see `_is_tame`) comes out as plain paragraphs.
    """
    if not _is_tame(markdown):
        made = _paragraphs(markdown)
    else:
        made = plain_html(markdown) or full_html(markdown, top)
    return _cleaner().clean(made).strip()


def full_html(markdown: str, top: int = 3) -> str:
    """The HTML that Python-Markdown makes of a text, before anything is removed."""
    made = _maker(markdown).convert(markdown)
    # The first level of headings becomes h2 or h3, and none goes below h4.
    return re.sub(r"<(/?)h([1-6])>", lambda found: f"<{found[1]}h{min(int(found[2]) + top - 1, 4)}>", made)


def to_text(markdown: str, most: int) -> str:
    """The words of a Markdown text on one line of at most `most` characters, cut between words."""
    spaced = _LISTS_AND_QUOTES.sub(" ", to_html(markdown, 3))
    return shortened(html.unescape(_TAG.sub("", spaced)), most)


def shortened(text: str, most: int) -> str:
    """A text on one line of at most `most` characters, cut between words."""
    words = " ".join(text.split())
    if len(words) <= most:
        return words
    kept = words[:most].rpartition(" ")[0] or words[: most - 1]
    return kept[: most - 1].rstrip(" ,;:–—-.") + "…"


def _maker(markdown: str) -> Markdown:
    """Python-Markdown without the patterns for signs that are not in the text."""
    unused = (name for name, signs in _SIGNS.items() if not any(sign in markdown for sign in signs))
    return _markdown(tuple(unused)).reset()


@lru_cache(maxsize=64)
def _markdown(unused: tuple[str, ...]) -> Markdown:
    maker = Markdown(output_format="html")
    maker.preprocessors.deregister("html_block")
    maker.inlinePatterns.deregister("html")
    blocks = maker.parser.blockprocessors
    # Nobody means indented text as code.
    for name in ("indent", "code", "olist", "ulist"):
        blocks.deregister(name)
    blocks.register(Lists(maker.parser), "lists", 90)
    blocks.register(Headings(maker.parser), "hashheader", 70)
    blocks.register(Underlined(maker.parser), "setextheader", 60)
    blocks.register(Paragraphs(maker.parser), "paragraph", 10)
    maker.inlinePatterns.register(Autolinks(maker), "autolinks", 105)
    for image in ("image_link", "image_reference", "short_image_ref"):
        maker.inlinePatterns.deregister(image)
    for name in unused:
        (blocks if name in blocks else maker.inlinePatterns).deregister(name)
    return maker


@lru_cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        attributes={"*": set(), "a": {"href"}, "ol": {"start"}},
        url_schemes=_SCHEMES,
        url_relative="deny",
        link_rel="noopener",
        clean_content_tags=set(),
    )


def _is_tame(markdown: str) -> bool:
    """Whether Python-Markdown handles it quickly.

    For each bracket it looks for the closing one up to the end of the text, and nested lists or quotes on one
    line can reach Python's recursion limit.
    """
    return (
        len(markdown) <= _MOST_CHARACTERS
        and sum(map(markdown.count, "[]()*_`<>!")) <= _MOST_MARKS
        and not _DEEP.search(markdown)
        and _steps(markdown) <= _MOST_STEPS
    )


def _steps(markdown: str) -> int:
    """How many characters are read while looking for closing brackets."""
    if "[" not in markdown:
        return 0
    open_at: list[int] = []
    steps = 0
    for found in re.finditer(r"[\[\]]", markdown):
        if found[0] == "[":
            open_at.append(found.start())
        elif open_at:
            steps += found.start() - open_at.pop()
    return steps + sum(len(markdown) - at for at in open_at)


def _paragraphs(text: str) -> str:
    """The text as it is, with a paragraph for each block between empty lines."""
    blocks = re.split(r"\n\s*\n", text[:_MOST_CHARACTERS])
    return "\n".join(f"<p>{html.escape(block.strip())}</p>" for block in blocks if block.strip())
