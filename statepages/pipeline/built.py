"""What came of a build."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct

from statepages.pipeline.texts import lines_of
from statepages.problem import Problem
from statepages.source import RawFile


class Built(Struct, frozen=True, dict=True):
    """What a build found and made.

    `raw` are the files of content/ by the path that people see, and `events` is the number of
    events in them. `base` is the path that the site lives under, where its settings can be read.
    `published` is False where problems left the last good site in place.
    """

    problems: tuple[Problem, ...]
    raw: Mapping[str, RawFile]
    events: int = 0
    base: str | None = None
    published: bool = False
    pages: int = 0
    files: int = 0
    size: int = 0

    @property
    def repaired(self) -> int:
        """How many files have garbled text that was repaired."""
        return len({problem.place.path for problem in self.problems if problem.code == "garbled"})

    @cached_property
    def lines(self) -> Mapping[str, tuple[str, ...]]:
        """The lines of each file that has a problem, as on disk, for showing them."""
        return lines_of(self.problems, self.raw)
