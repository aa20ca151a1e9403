"""A link ends where the address ends."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.rules.redirect import target
from statepages.rules.tracker import without_trackers
from statepages.weblink import weblinks

# Not _ and *: names of people end in the one, searches in the other.
_SIGNS = ".,;:!'\">"
_BOLD = "**"
# Titles of an encyclopedia end as sentences do.
_TITLES, _OF_TITLES = "/wiki/", ".!'"


def link_end(node: MappingNode) -> Iterator[Problem]:
    """Links in fields of their own with signs of the sentence around them; the fix leaves those out."""
    for link in weblinks(node):
        bare = _bare(link.text.replace("&amp;", "&")) if link.is_alone else link.text.replace("&amp;", "&")
        if bare == link.text or link.parts is None:
            continue
        # Another rule tells of the rest, and fixes it as a whole.
        if not target(link) and without_trackers(link.text) == link.text:
            message = f"Signs stand in this link that are no part of the address. Write {bare}."
            yield link.warning("link-end", message, bare)


def _bare(text: str) -> str:
    """A link without what stands behind it; a bracket stays where it has its partner."""
    text = text.removesuffix(_BOLD)
    signs = _SIGNS.translate(dict.fromkeys(map(ord, _OF_TITLES))) if _TITLES in text else _SIGNS
    while text[-1:] in signs or (text.endswith(")") and text.count(")") > text.count("(")):
        text = text[:-1]
    return text
