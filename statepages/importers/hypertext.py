"""HTML as Markdown. Only the import command loads the libraries for this."""

from __future__ import annotations

import re
from functools import cache

import nh3
from bs4 import Tag
from markdownify import MarkdownConverter

from statepages.importers.signs import BREAK, as_typed
from statepages.importers.web_links import link, with_links

_TAGS = {"p", "div", "br", "ul", "ol", "li", "b", "strong", "i", "em", "a", "blockquote", "hr"}
_TAGS |= {f"h{level}" for level in range(1, 7)}
_GONE = {
    "script",
    "style",
    "head",
    "title",
    "noscript",
    "template",
    "svg",
    "math",
    "iframe",
    "object",
    "select",
}
_BLOCK = r"</?(?:ul|ol|li|h[1-6]|table|tbody|thead|tr|t[dh]|blockquote|hr|p|div)\b[^<>]*>"
_AROUND_BLOCK = re.compile(rf"(?<!\s)\s*({_BLOCK})\s*", re.IGNORECASE)
_HAS_LINES = re.compile(r"<(?:br|p|div)\b", re.IGNORECASE)
_CELL, _ROW = re.compile(r"</t[dh]\s*>", re.IGNORECASE), re.compile(r"</tr\s*>", re.IGNORECASE)
_LINE = re.compile(r"^( *(?:[-#>]+ |[0-9]+\. )?)(\S.*?)( *)$", re.MULTILINE)
_OPENS = re.compile(r"<(/?)([a-z0-9]+)")
_MOST_DEPTH = 40
_HIGH_LEVEL = 2


def markdown_of(html: str) -> str:
    """The Markdown of HTML, with the signs in its words and its line breaks hidden (see signs.py)."""
    html = _ROW.sub("<br>", _CELL.sub(" ", html))
    if not _HAS_LINES.search(html):
        html = _AROUND_BLOCK.sub(r"\1", html).strip().replace("\n", "<br>")
    html = " ".join(_cleaner().clean(html).replace("&nbsp;", " ").split())
    if _depth(html) > _MOST_DEPTH:
        # Nobody nests text like this. Its words are what counts.
        html = re.sub(r"<(?!br)[^>]*>", " ", html)
    made: str = _Converter(bullets="-", heading_style="atx").convert(f"<div>{html}</div>")
    return made


@cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=_TAGS,
        clean_content_tags=_GONE,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto", "tel"},
        url_relative="deny",
        link_rel=None,
    )


def _depth(html: str) -> int:
    """How deep tags are nested."""
    depth = most = 0
    for found in _OPENS.finditer(html):
        if found[2] not in {"br", "hr"}:
            depth += -1 if found[1] else 1
            most = max(most, depth)
    return most


class _Converter(MarkdownConverter):
    """What the site shows of HTML: paragraphs, headings, lists, quotes, bold, italics and links."""

    def escape(self, text: str, parent_tags: set[str]) -> str:
        return with_links(text)

    def convert_a(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        words = text.strip()
        before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
        if "\n\n" in words:
            return text
        typed = as_typed(words.replace(BREAK, " ")).replace("*", "")
        return before + link(words.replace(BREAK, " "), typed, str(el.get("href") or "")) + after

    def convert_br(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return " " if "_inline" in parent_tags else f"{BREAK}\n"

    def convert_b(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        is_bold = parent_tags & {"b", "strong", "_inline"}
        return text if is_bold else _marked(text, "**")

    def convert_em(self, el: Tag, text: str, parent_tags: set[str]) -> str:
        return text if parent_tags & {"i", "em"} else _marked(text, "*")

    convert_strong, convert_i = convert_b, convert_em

    def convert_hN(self, n: int, el: Tag, text: str, parent_tags: set[str]) -> str:  # noqa: N802
        words = " ".join(text.replace(BREAK, " ").split())
        level = 1 if n <= _HIGH_LEVEL else 2
        return f"\n\n{'#' * level} {words}\n\n" if words else ""


def _marked(text: str, mark: str) -> str:
    """A text with marks around each of its lines."""

    def line(found: re.Match[str]) -> str:
        words = found[2].rstrip(BREAK + " ")
        return f"{found[1]}{mark}{words}{mark}{found[2][len(words) :]}{found[3]}" if words else found[0]

    return _LINE.sub(line, text)
