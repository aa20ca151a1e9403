"""What a command reports, in lines that keep our own words apart from those of the content.

Other people wrote the content, so anything that shows a report escapes their words.
"""

from __future__ import annotations

from msgspec import Struct


class Untrusted(Struct, frozen=True):
    """Words from the content: a title, a place, a link, a file name."""

    text: str


Line = tuple[str | Untrusted, ...]


def plain_text(line: Line) -> str:
    """A line as plain text."""
    return "".join(part.text if isinstance(part, Untrusted) else part for part in line)


class Failure(Exception):
    """Raised, with a line for a person, if something cannot be done: what is wrong, and what to do."""

    def __init__(self, *line: str | Untrusted) -> None:
        super().__init__(plain_text(line))
        self.line: Line = line


class Item(Struct, frozen=True):
    """Something to report, with details."""

    line: Line
    details: tuple[Line, ...] = ()


class Section(Struct, frozen=True):
    """A heading of our own, and the items below it."""

    title: str
    items: tuple[Item, ...]


Report = tuple[Section, ...]
"""Empty if there is nothing to report."""
