"""What an import says about an event, collected on its way."""

from __future__ import annotations

from statepages.importers.record import Remark
from statepages.report import Untrusted


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
