"""List items: which lines begin one, and which lines belong to it."""

from __future__ import annotations

import re
from functools import cached_property

from statepages.markup.lines import BLOCK, is_mid_sentence, is_short

_NESTS = 2
"""An item, or a paragraph, with this many more spaces is part of the item above."""
_LAST_DAY = 31
_SIGNS = "•●◦○▪▫■□·∙‣⁃➢➤►\uf0a7\uf0b7\uf0d8"
"""Signs of word processors and chats; the last three belong to fonts that contain only signs."""
_PROSE_SIGNS = frozenset("–—o")
"""These are in prose too: they make a list if two lines begin with one."""
_ITEM = re.compile(
    rf"(?P<indent> *)(?:(?P<sign>[-*+–—](?= )|[{_SIGNS}]|o(?=  ))|(?P<number>[0-9]{{1,3}})[.)](?= ))"
    r" *(?P<text>\S.*)"
)
_EMPTY_ITEM = re.compile(rf" *(?:[-*+–—{_SIGNS}]|[0-9]{{1,3}}[.)]) *")
MAYBE = re.compile(rf"^ *(?:[-*+–—] |[{_SIGNS}]|o  |[0-9]{{1,3}}[.)] )", re.MULTILINE)
"""Without a match, no list begins."""


class Item:
    """A line that may begin an item: the columns of the line and its text, its sign or its number."""

    __slots__ = ("indent", "number", "offset", "sign", "text")

    def __init__(self, found: re.Match[str]) -> None:
        self.indent = found.end("indent")
        self.offset = found.start("text")
        self.sign = found["sign"]
        self.number = int(found["number"]) if found["number"] else None
        self.text = found["text"]

    def may_follow(self, other: Item) -> bool:
        """Whether both may be neighbors in one list."""
        if self.number is None or other.number is None:
            return self.number is other.number
        return self.number in {other.number, other.number + 1}


class Block:
    """The lines of a block, and which of them may begin an item."""

    def __init__(self, text: str, *, is_nested: bool) -> None:
        self.is_nested = is_nested
        self.lines = text.split("\n")
        self.items = [_item(line) for line in self.lines]

    @cached_property
    def last_item(self) -> int:
        """The number of the last line that may begin an item."""
        return max((at for at, item in enumerate(self.items) if item), default=-1)

    def first_entry(self, at: int) -> int:
        """The first line from `at` on where a list begins, or the number of lines."""
        for line in range(at, len(self.lines)):
            if self.items[line] and self.begins(line, below=line > at):
                return line
        return len(self.lines)

    def before(self, first: int, at: int) -> list[str]:
        """The lines from `at` on above the first item of a list, without empty items."""
        end = first
        while first < len(self.lines) and end > at and _EMPTY_ITEM.fullmatch(self.lines[end - 1]):
            end -= 1
        return self.lines[at:end]

    def begins(self, at: int, *, below: bool) -> bool:
        """Whether a list begins on a line, which may be directly below a line of text."""
        item = self.items[at]
        if item is None:
            return False
        has_partner = self._has_partner(at, item)
        before = self.lines[at - 1] if below else ""
        if item.sign in _PROSE_SIGNS or (item.number or 0) > _LAST_DAY:
            return has_partner or (self.is_nested and below and not _is_prose(before, item.text))
        if has_partner or not before or BLOCK.match(before):
            return True
        if item.number is None:
            return self.is_nested or not _is_prose(before, item.text)
        return item.number == 1 and (self.is_nested or before.rstrip().endswith(":"))

    def _has_partner(self, at: int, item: Item) -> bool:
        others = (other for other in self.items[at + 1 :] if other)
        other = next((other for other in others if other.indent < item.indent + _NESTS), None)
        if other is None or other.sign != item.sign:
            return False
        return item.number is None or other.number == item.number + 1 or other.number == item.number == 1


class Reading:
    """A list that is being read: the lines of each item, without the sign before them."""

    def __init__(self, first: Item, above: Item | None) -> None:
        self.first = self.last = first
        self.above = above
        self.entries = [[first.text]]
        self.is_loose = False
        self._has_lines = False
        self._before = first.text
        self._inset: int | None = None

    def goes_on_in(self, block: str) -> bool:
        """Whether a block after an empty line still belongs to the list."""
        line = block.partition("\n")[0]
        if self._is_inside(line):
            return True
        item = _item(line)
        return item is not None and item.may_follow(self.last) and item.sign == self.first.sign

    def take(self, block: Block, at: int, *, below_gap: bool = False) -> int:
        """Take the lines of a block from `at` on that belong to the list. Returns the next line."""
        while at < len(block.lines) and self._takes(block, at, below_gap=below_gap):
            self._before = block.lines[at]
            below_gap = False
            at += 1
        return at

    def _takes(self, block: Block, at: int, *, below_gap: bool) -> bool:
        line, item = block.lines[at], block.items[at]
        if self._is_inside(line):
            indent = len(line) - len(line.lstrip())
            if self._inset is None:
                self._inset = min(indent, self.last.offset)
            self._add(line[min(indent, self._inset) :], below_gap=below_gap)
        elif item and item.may_follow(self.last):
            if self.first.sign and self.first.sign in _SIGNS and item.sign != self.first.sign:
                # Word processors lose the indent of a nested item, but keep its sign.
                self._add(line.lstrip(), below_gap=below_gap)
            else:
                self.last, self._inset = item, None
                self.entries.append([item.text])
                self.is_loose = self.is_loose or below_gap
        elif item and (item.number is not None) == (self.last.number is not None):
            if not _is_prose(self._before, item.text):
                return False
            self._add(line.lstrip())
        elif BLOCK.match(line) or block.begins(at, below=True) or self._ends_at(item):
            return False
        elif not _EMPTY_ITEM.fullmatch(line):
            if at > block.last_item and not self._has_lines and self._is_over_before(line):
                return False
            self._has_lines = self._has_lines or at < block.last_item
            self._add(line.lstrip())
        return True

    def _is_inside(self, line: str) -> bool:
        return line.startswith(" " * (self.last.indent + _NESTS)) and not line.isspace()

    def _ends_at(self, item: Item | None) -> bool:
        """Whether an item continues the outer list, which this list has interrupted."""
        return item is not None and self.above is not None and item.may_follow(self.above)

    def _is_over_before(self, line: str) -> bool:
        """Whether a line of text directly below, with no item after it, begins a paragraph."""
        following = line.lstrip()
        is_new = is_short(self._before, following) and not is_mid_sentence(self._before, following)
        return is_new and not following[:1].islower()

    def _add(self, line: str, *, below_gap: bool = False) -> None:
        self.entries[-1] += ["", line] if below_gap else [line]


def _item(line: str) -> Item | None:
    found = _ITEM.match(line)
    return Item(found) if found and not BLOCK.match(line) else None


def _is_prose(before: str, text: str) -> bool:
    """Whether a line that begins with a sign continues the wrapped sentence above it."""
    return is_mid_sentence(before, text) and not is_short(before, text)
