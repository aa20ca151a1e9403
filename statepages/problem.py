"""What is wrong with a file, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

Level = Literal["error", "warning"]


class Place(Struct, frozen=True, order=True):
    """A spot in a file: its path as shown to people, and line and column, both from 1.

    Columns count characters (code points) of the file as it is on disk.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(Struct, frozen=True, order=True):
    """One slip in one place.

    An error would publish something broken or unsafe; a warning, something doubtful.
    `message` says what is wrong and the cure, in a volunteer's words. `fix` is the corrected
    line, whole and ready to paste over line `place.line`; None where the cure is not certain. A fix
    of several lines goes over as many, from `place.line` on.
    """

    place: Place
    level: Level
    code: str
    message: str
    fix: str | None = None

    @property
    def is_error(self) -> bool:
        return self.level == "error"

    def __str__(self) -> str:
        return f"{self.place} {self.level}: {self.message} [{self.code}]"


def in_order(problems: Iterable[Problem], *, strict: bool = False) -> tuple[Problem, ...]:
    """Problems by place, each once; under `strict` all are errors."""
    found = {replace(problem, level="error") if strict else problem for problem in problems}
    return tuple(
        sorted(found, key=lambda problem: (problem.place, problem.level, problem.code, problem.message))
    )


class Spot(Struct, frozen=True):
    """A text in a file, with what stands before and behind it on its line, where it is on one."""

    place: Place
    around: tuple[str, str] | None = None

    def problem(self, level: Level, code: str, message: str, *, new: str | None = None) -> Problem:
        """A problem about this text, which `new` would fix."""
        fix = f"{self.around[0]}{new}{self.around[1]}" if self.around and new is not None else None
        return Problem(self.place, level, code, message, fix)


class Slip(ValueError):
    """Raised by a field type for text that it cannot take.

    `instead` is the text that was meant, where there is one: it becomes the fix. Where it `is_guess`, it is
    offered and never applied by itself: another text may be meant, or something would be lost.
    """

    def __init__(
        self, code: str, message: str, instead: str | None = None, *, is_guess: bool = False
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.instead = instead
        self.is_guess = is_guess and instead is not None


class CannotMake(Exception):
    """Raised, with the problem, where a template or a script cannot be used."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
