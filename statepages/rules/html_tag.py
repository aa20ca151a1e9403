"""Text is written in Markdown, not in HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from statepages.node import MappingNode, Scalar, has_sign, scalars
from statepages.problem import Problem
from statepages.rules.brackets import markdown_texts
from statepages.unseen import HIDDEN, describe

_NAMES = "a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|script|span|strong|style|table|td|tr|u|ul|iframe"
_SIGNS = "nbsp|amp|lt|gt|quot|apos|rsquo|lsquo|rdquo|ldquo|mdash|ndash|hellip|#[0-9]{2,5}"
_TAG = re.compile(rf"</?(?:{_NAMES})\b[^<>]{{0,500}}>|&(?:{_SIGNS});", re.IGNORECASE)
_TAG_IN_MARKDOWN = re.compile(
    rf"</?(?:{_NAMES})\b[^<>]{{0,500}}>|&lt;/?(?:{_NAMES})\b(?:(?!&[lg]t;)[^<>]){{0,500}}&gt;|&amp;(?:{_SIGNS});",
    re.IGNORECASE,
)
"""In Markdown, readers see a tag or an entity only if it was encoded twice: &lt;b&gt;, &amp;nbsp;."""
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_ADVICE = {
    "b": "For bold, write **words**.",
    "strong": "For bold, write **words**.",
    "i": "For italics, write *words*.",
    "em": "For italics, write *words*.",
    "a": "For a link, write [words](https://...).",
    "br": "For a new paragraph, leave a line empty.",
    "p": "For a new paragraph, leave a line empty.",
    "li": 'For a list, start each line with "- ".',
}


def html_tag(node: MappingNode) -> Iterator[Problem]:
    """The first tag or entity of each text; the one for a hidden character, if there is one."""
    if not has_sign(node, "<", "&"):
        return
    markdown = {id(scalar) for scalar in markdown_texts(node)}
    for scalar in scalars(node):
        if "<" not in scalar.text and "&" not in scalar.text:
            continue
        hidden = _hidden(scalar)
        if hidden:
            yield hidden
            continue
        is_markdown = id(scalar) in markdown
        found = (_TAG_IN_MARKDOWN if is_markdown else _TAG).search(scalar.text)
        if found and not _is_in_address(scalar.text[: found.start()]):
            shown = unescape(found[0]) if is_markdown else found[0]
            message = f"Readers would see {shown} on the page. {_advice(shown)}"
            yield scalar.problem("warning", "html-tag", message, old=found[0], start=found.start())


def _advice(shown: str) -> str:
    name = re.sub(r"\W", " ", shown).split()[0].lower()
    return _ADVICE.get(name, "Type the character itself." if shown[0] == "&" else "Delete it.")


def _hidden(scalar: Scalar) -> Problem | None:
    for found in _ENTITY.finditer(scalar.text):
        sign = unescape(found[0])
        if HIDDEN.fullmatch(sign):
            return scalar.problem("error", "html-tag", describe(sign), old=found[0], start=found.start())
    return None


def _is_in_address(before: str) -> bool:
    """Whether what follows is part of an address, which other rules check."""
    return "://" in before.rpartition(" ")[2] or before.rfind("](") > before.rfind(")")
