"""An address is a street, or private."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.fields.private_places import comes_later, is_a_home, is_not_for_all
from statepages.node import MappingNode, Node, Scalar
from statepages.problem import Problem

_MOST_CHARACTERS = 200
_NO_STREET = (
    "This is not a street address, so maps cannot find it. If people get it later, write address: private"
)
_FOR_ALL = (
    "Everyone could read this address on the page. If only people who sign up should get it, "
    "write address: private"
)
_SOMEBODYS_HOME = (
    "This looks like somebody's home, and everyone could read the address on the page. "
    "If only people who sign up should get it, write address: private"
)


def later_address(node: MappingNode) -> Iterator[Problem]:
    """Addresses that only say when people get the address, and those that are not meant for everyone."""
    where = node.get("where")
    spot = where.get("address") if isinstance(where, MappingNode) else None
    if not isinstance(where, MappingNode) or not isinstance(spot, Scalar) or _text(spot).lower() == "private":
        return
    text = _text(spot)
    is_later = comes_later(text)
    if is_later or is_not_for_all(text):
        message = _NO_STREET if is_later else _FOR_ALL
        is_whole = spot.line == spot.end_line and spot.style == "plain"
        new = "private" if is_whole else None
        yield spot.problem("error", "later-address", message, old=spot.text, new=new)
    elif is_a_home(f"{_text(where.get('venue'))} {text}"):
        yield spot.problem("warning", "later-address", _SOMEBODYS_HOME)


def _text(node: Node | None) -> str:
    """A text on one line."""
    return " ".join(node.text[:_MOST_CHARACTERS].split()) if isinstance(node, Scalar) else ""
