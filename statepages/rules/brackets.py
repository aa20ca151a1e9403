"""Brackets and links in a text, found as Markdown finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from statepages.node import Mapping, Node, Scalar, Sequence, scalars

MARKDOWN_FIELDS = ("details", "pitch", "body", "notes")

_CODE = re.compile(r"(`+)[^`]+?\1|\\.", re.DOTALL)
_SIGN = re.compile(r"[\[\]]|\n[ \t]*\n")
_PARTS = re.compile(r"\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>\S*))(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*")
DEFINED = re.compile(r"^ {0,3}\[(?P<name>[^\[\]]*)\]:\s*<?(?P<address>[^\s<>]+)", re.MULTILINE)
_NAMED = re.compile(r"\s?\[(?P<name>[^\]]*)\]")


@dataclass(frozen=True)
class Bracket:
    """A bracket that opens at `start` of a text; `end` is where its words end, `is_closed` with a bracket."""

    text: str
    start: int
    end: int
    is_closed: bool

    @property
    def words(self) -> str:
        return self.text[self.start + 1 : self.end]

    @property
    def whole(self) -> str:
        """Its words with the brackets that stand around them."""
        return self.text[self.start : self.after]

    @property
    def after(self) -> int:
        """Where the text goes on behind it."""
        return self.end + self.is_closed


@dataclass(frozen=True)
class Link:
    """A link of Markdown: its words with their brackets, and the address that begins at `start`."""

    words: Bracket
    address: str
    start: int


def markdown_texts(node: Mapping) -> tuple[Scalar, ...]:
    """The texts of a file that are shown as Markdown."""
    return tuple(scalar for name in MARKDOWN_FIELDS for scalar in _below(node.get(name)))


def _below(node: Node | None) -> tuple[Scalar, ...]:
    return scalars(node) if isinstance(node, (Scalar, Sequence)) else ()


def without_code(text: str) -> str:
    """A text of the same length, with spaces for code and for signs behind a backslash."""
    return _CODE.sub(lambda found: " " * len(found[0]), text)


def brackets(text: str) -> list[Bracket]:
    """All brackets of a text that open, in order. One that does not close ends where the next opens, or
    with its paragraph."""
    found: list[Bracket] = []
    open_at: list[int] = []
    for sign in _SIGN.finditer(text):
        if sign[0] == "[":
            open_at.append(sign.start())
        elif sign[0] != "]":
            found += _unclosed(text, open_at, sign.start())
            open_at = []
        elif open_at:
            found.append(Bracket(text, open_at.pop(), sign.start(), is_closed=True))
    found += _unclosed(text, open_at, len(text))
    return sorted(found, key=lambda bracket: bracket.start)


def _unclosed(text: str, open_at: list[int], end: int) -> Iterator[Bracket]:
    for start in open_at:
        following = text.find("[", start + 1, end)
        yield Bracket(text, start, end if following < 0 else following, is_closed=False)


def closing(text: str, opening: int) -> int | None:
    """Where the partner of a parenthesis stands, if it has one on its line."""
    depth = 0
    for at in range(opening, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if text[at] == "\n":
            return None
        if depth == 0:
            return at
    return None


def address_in(inside: str) -> str:
    """The address between the parentheses of a link, without its title."""
    parts = _PARTS.fullmatch(inside)
    return ((parts["angled"] or parts["bare"]) if parts else None) or inside.strip()


def links(text: str) -> Iterator[Link]:
    """The links of a text in Markdown: those with an address behind their words, and by reference."""
    bare = without_code(text)
    defined = {_name(found["name"]): found for found in DEFINED.finditer(bare)}
    for bracket in brackets(bare):
        if not bracket.is_closed:
            continue
        words = Bracket(text, bracket.start, bracket.end, is_closed=True)
        if bare.startswith("(", bracket.after):
            end = closing(bare, bracket.after)
            inside = text[bracket.after + 1 : end] if end else ""
            address = address_in(inside)
            if address:
                yield Link(words, address, bracket.after + 1 + inside.index(address))
        elif defined:
            named = _NAMED.match(bare, bracket.after)
            name = (named and _name(named["name"])) or _name(bracket.words)
            if name in defined and bracket.start != defined[name].start() + defined[name][0].index("["):
                yield Link(words, defined[name]["address"], defined[name].start("address"))


def _name(text: str) -> str:
    return " ".join(text.lower().split())
