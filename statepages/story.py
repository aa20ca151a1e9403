"""What there is to say, in lines that keep our own words apart from those of the content.

The words of the content are somebody else's: whoever shows a story sees to it that they do nothing.
"""

from __future__ import annotations

from msgspec import Struct


class Quote(Struct, frozen=True):
    """Words of the content: a title, a place, a link, a name of a file."""

    text: str


Line = tuple[str | Quote, ...]


class Item(Struct, frozen=True):
    """Something to say, and what belongs to it."""

    line: Line
    details: tuple[Line, ...] = ()


class Section(Struct, frozen=True):
    """A heading of our own, and what there is to say below it."""

    title: str
    items: tuple[Item, ...]
