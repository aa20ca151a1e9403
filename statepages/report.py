"""What a command reports, in lines that keep our own words apart from those of the content.

The words of the content are somebody else's: whoever shows a report sees to it that they do nothing.
"""

from __future__ import annotations

from msgspec import Struct


class Untrusted(Struct, frozen=True):
    """Words of the content: a title, a place, a link, a name of a file."""

    text: str


Line = tuple[str | Untrusted, ...]


class Item(Struct, frozen=True):
    """Something to say, and what belongs to it."""

    line: Line
    details: tuple[Line, ...] = ()


class Section(Struct, frozen=True):
    """A heading of our own, and what there is to say below it."""

    title: str
    items: tuple[Item, ...]


Report = tuple[Section, ...]
"""Empty where there is nothing to say."""
