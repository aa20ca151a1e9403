"""What is wrong with a file, where, and how to fix it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from statepages.edit import Edit, Step

Level = Literal["error", "warning", "note"]


class Place(Struct, frozen=True, order=True):
    """A place in a file: its path as shown to people, and line and column, both from 1.

    Columns count characters (code points) of the file as it is on disk.
    """

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class Problem(Struct, frozen=True, order=True):
    """What is wrong in one place.

    An error would publish something broken or unsafe. A warning is about something doubtful. A note says how
    a text was read that is written in an unusual way and can mean only one thing.

    `message` says what is wrong and what to do, in a volunteer's words. `edits` fix it; there are none if
    nobody knows how. If they are a guess (`is_guess`), people see them, and only people make them.
    A warning about a draft `can_wait`: it stays a warning under `strict`.
    """

    place: Place
    level: Level
    code: str
    message: str
    edits: tuple[Edit, ...] = ()
    is_guess: bool = False
    can_wait: bool = False

    @property
    def is_error(self) -> bool:
        return self.level == "error"

    def __str__(self) -> str:
        return f"{self.place} {self.level}: {self.message} [{self.code}]"


def in_order(problems: Iterable[Problem], *, strict: bool = False) -> tuple[Problem, ...]:
    """Problems in order of place, each once; with `strict`, warnings are errors.

    What can wait stays a warning even then. It is about a draft, which is not published, and the purpose of a
    draft is to wait. Otherwise nobody who uses `strict` could keep one.
    """
    found = {_as_error(problem) if strict else problem for problem in problems}
    return tuple(
        sorted(found, key=lambda problem: (problem.place, problem.level, problem.code, problem.message))
    )


def _as_error(problem: Problem) -> Problem:
    is_strict = problem.level == "warning" and not problem.can_wait
    return replace(problem, level="error") if is_strict else problem


def moved_back(problem: Problem, steps: Sequence[Step]) -> Problem:
    """A problem of a file after some edits in memory, at its place in the file as it is.

    Its own fix is left out, since it comes after those edits.
    """
    place = problem.place
    for step in reversed(steps):
        place = Place(place.path, *step.back(place.line, place.column))
    return replace(problem, place=place, edits=()) if steps else problem


class Spot(Struct, frozen=True):
    """A text in a file. `end_column` is where it ends, if it is on one line."""

    place: Place
    end_column: int | None = None

    def problem(self, level: Level, code: str, message: str, *, new: str | None = None) -> Problem:
        """A problem about this text. The fix replaces the text with `new`."""
        place = self.place
        edits: tuple[Edit, ...] = ()
        if self.end_column is not None and new is not None:
            edits = (Edit(place.line, place.column, place.line, self.end_column, new),)
        return Problem(place, level, code, message, edits)


class FieldError(ValueError):
    """Raised for a value that cannot be read.

    `suggestion` is the text that was meant, if that is known: it becomes the fix. `is_guess` says that it
    is only likely. `field` is the name of one of several fields that do not go together, and `column` (from
    0) is where in the value the mistake is.
    """

    def __init__(
        self,
        code: str,
        message: str,
        suggestion: str | None = None,
        *,
        is_guess: bool = False,
        field: str | None = None,
        column: int = 0,
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.suggestion = suggestion
        self.is_guess = is_guess and suggestion is not None
        self.field = field
        self.column = column


class ProblemError(Exception):
    """Raised, with the problem, for a content file, a template or a script that cannot be used."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
