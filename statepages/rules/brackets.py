"""Brackets and links in a text, found the way Markdown finds them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from msgspec import Struct

from statepages.files.event import EventFile
from statepages.files.names import tables
from statepages.files.post import PostFile
from statepages.files.state import StateFile
from statepages.node import MappingNode, Scalar, SequenceNode, scalars

# Code within a paragraph, between the same number of backticks; or a character after a backslash.
_CODE = re.compile(r"(?<!`)(`+)(?!`)(?:(?!\n[ \t]*\n).)+?(?<!`)\1(?!`)|\\.", re.DOTALL)
# A line of a list, a quote, a heading or a rule. They can contain each other.
_BEGINS = re.compile(r"[ \t]*(?:[^\w\s`\\\[\]()\"'“‘]|\d{1,9}[.)])")
_HEADING = re.compile(r"(?:[^\w\n`\\#]|\d{1,9}[.)])*#")
_SIGN = re.compile(r"[\[\]]|\n[ \t]*\n")
_PARTS = re.compile(r"\s*(?:<(?P<angled>[^<>\n]*)>|(?P<bare>\S*))(?:\s+(?:\"[^\"\n]*\"|'[^'\n]*'))?\s*")
# In a list or a quote, only if nothing else is on the line.
DEFINED = re.compile(
    r"^(?: {0,3}|(?:[ \t>*+•–—·-]|\d{1,9}[.)])+(?=\[[^\[\]]*\]:\s*\S+[ \t]*(?:[\"'(].*)?$))"
    r"\[(?P<name>[^\[\]]*)\]:\s*<?(?P<address>[^\s<>]+)",
    re.MULTILINE,
)
_MOST_ADDRESSES = 20
"""The most addresses of one name. The last one counts, and a name with more is an attempt to slow us down."""
_NAMED = re.compile(r"\s?\[(?P<name>[^\]]*)\]")


class Bracket(Struct, frozen=True):
    """A bracket that opens at `start` of a text. Its words end at `end`, with a bracket if it `is_closed`."""

    text: str
    start: int
    end: int
    is_closed: bool

    @property
    def words(self) -> str:
        return self.text[self.start + 1 : self.end]

    @property
    def whole(self) -> str:
        """Its words with the brackets around them."""
        return self.text[self.start : self.after]

    @property
    def after(self) -> int:
        """Where the text after it begins."""
        return self.end + self.is_closed


class Link(Struct, frozen=True):
    """A Markdown link: its words with their brackets, and the address, which begins at `start`."""

    words: Bracket
    address: str
    start: int


def markdown_texts(node: MappingNode) -> tuple[Scalar, ...]:
    """The texts of a file that are shown as Markdown, including text blocks under a name that is wrong."""
    fields = _fields()
    found: list[Scalar] = []
    for key, value in node.pairs:
        is_meant = isinstance(value, Scalar) and value.style == "block"
        if fields.get(key.text, is_meant) and isinstance(value, (Scalar, SequenceNode)):
            found += scalars(value)
    return tuple(found)


@cache
def _fields() -> dict[str, bool]:
    """Whether a field takes Markdown."""
    return {
        name: field.is_markdown
        for model in (EventFile, StateFile, PostFile)
        for name, field in tables(model)[()].items()
    }


def without_code(text: str) -> str:
    """A text of the same length, with spaces instead of code and of characters after a backslash."""
    if "`" not in text and "\\" not in text:
        return text
    return "".join(_CODE.sub(lambda found: " " * len(found[0]), block) for block in _blocks(text))


def _blocks(text: str) -> Iterator[str]:
    """A text in pieces that no code crosses: headings, entries, quotes and the rest."""
    block, was_heading = "", False
    for line in text.splitlines(keepends=True):
        if was_heading or _BEGINS.match(line):
            yield block
            block = ""
        block, was_heading = block + line, _HEADING.match(line) is not None
    yield block


def brackets(text: str) -> list[Bracket]:
    """All brackets that open in a text, in order.

    One that does not close ends where the next one opens, or with its paragraph.
    """
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


def parentheses(text: str) -> dict[int, int]:
    """For each opening parenthesis, where the closing one is, if it is on the same line."""
    partners: dict[int, int] = {}
    open_at: list[int] = []
    for sign in re.finditer(r"[()\n]", text):
        if sign[0] == "(":
            open_at.append(sign.start())
        elif sign[0] == "\n":
            open_at = []
        elif open_at:
            partners[open_at.pop()] = sign.start()
    return partners


def address_in(inside: str) -> str:
    """The address between the parentheses of a link, without its title."""
    parts = _PARTS.fullmatch(inside)
    return ((parts["angled"] or parts["bare"]) if parts else None) or inside.strip()


def links(text: str) -> Iterator[Link]:
    """The links of a Markdown text: those with an address after their words, and those by reference."""
    bare = without_code(text)
    partners = parentheses(bare)
    defined = _definitions(text)
    for bracket in brackets(bare):
        if not bracket.is_closed:
            continue
        words = Bracket(text, bracket.start, bracket.end, is_closed=True)
        end = partners.get(bracket.after)
        if end is not None:
            inside = text[bracket.after + 1 : end]
            address = address_in(inside)
            yield Link(words, address, bracket.after + 1 + inside.index(address))
        elif defined:
            named = _NAMED.match(bare, bracket.after)
            names = (_name(named["name"]) if named else "", _name(bracket.words))
            # If a name has several addresses, the link may lead to any of them.
            for found in next((defined[name] for name in names if name in defined), ()):
                if not found.start() <= bracket.start < found.start("address"):
                    yield Link(words, found["address"], found.start("address"))


def _definitions(text: str) -> dict[str, list[re.Match[str]]]:
    """For each name, where its addresses are: each address once, and only the last ones of very many."""
    found: dict[str, dict[str, re.Match[str]]] = {}
    for definition in DEFINED.finditer(text):
        addresses = found.setdefault(_name(definition["name"]), {})
        addresses.pop(definition["address"], None)
        addresses[definition["address"]] = definition
    return {name: list(addresses.values())[-_MOST_ADDRESSES:] for name, addresses in found.items()}


def _name(text: str) -> str:
    return " ".join(text.lower().split())
