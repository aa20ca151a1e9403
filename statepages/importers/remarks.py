"""What an import says about an event, collected on its way."""

from __future__ import annotations

from msgspec.structs import replace

from statepages.importers.personal import masked
from statepages.importers.record import Remark
from statepages.report import Line, Untrusted


def public_words(line: Line) -> Line:
    """A line without what is personal in words from the input: everyone can read a report."""
    return tuple(Untrusted(masked(part.text)) if isinstance(part, Untrusted) else part for part in line)


class Remarks:
    """What to say about an event, in order, each once."""

    def __init__(self, first: tuple[Remark, ...]) -> None:
        self._found = dict.fromkeys(first)

    def add(self, *remarks: Remark) -> None:
        self._found.update(dict.fromkeys(remarks))

    def say(self, *line: str | Untrusted) -> None:
        self.add(Remark(line))

    def need(self, *line: str | Untrusted) -> None:
        self.add(Remark(line, needs_person=True))

    @property
    def found(self) -> tuple[Remark, ...]:
        return tuple(self._found)

    @property
    def public(self) -> tuple[Remark, ...]:
        """What was found, as everyone may read it."""
        return tuple(replace(remark, line=public_words(remark.line)) for remark in self._found)
