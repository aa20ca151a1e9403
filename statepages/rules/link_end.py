"""A link ends where the address ends."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.fields.detours import detour
from statepages.fields.trackers import without_trackers
from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.weblink import weblinks

# Not _ and *: user names can end in the first, and searches in the second.
_SIGNS = ".,;:!'\">"
_BOLD = "**"
# Titles of an encyclopedia can end in punctuation.
_TITLES, _OF_TITLES = "/wiki/", ".!'"


def link_end(node: MappingNode) -> Iterator[Problem]:
    """Links in link fields that end in punctuation. The fix leaves it out."""
    for link in weblinks(node):
        bare = _bare(link.text.replace("&amp;", "&")) if link.is_alone else link.text.replace("&amp;", "&")
        if bare == link.text or link.parts is None:
            continue
        # Other rules report the rest, and fix the whole link.
        if not detour(link.text) and without_trackers(link.text) == link.text:
            message = f"This link has characters that are not part of the address. Write {bare}."
            yield link.warning("link-end", message, bare)


def _bare(text: str) -> str:
    """A link without the punctuation after it. A closing bracket stays if the opening one is in the link."""
    text = text.removesuffix(_BOLD)
    signs = _SIGNS.translate(dict.fromkeys(map(ord, _OF_TITLES))) if _TITLES in text else _SIGNS
    while text[-1:] in signs or (text.endswith(")") and text.count(")") > text.count("(")):
        text = text[:-1]
    return text
