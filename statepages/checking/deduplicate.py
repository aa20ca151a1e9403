"""One slip is told once: which of the problems of a file are another's echo."""

from __future__ import annotations

from statepages.problem import Problem

# What is said of how a value is written, and of what stands in it.
_WRITTEN = frozenset({"colon", "comma", "first-character", "quote-in-quotes"})
_STANDS = frozenset(
    {
        "curly-quotes",
        "leftover",
        "dropped-text",
        "markdown-link",
        "stray-sign",
        "link-end",
        "link-host",
        "html-tag",
        "private-link",
    }
)


def without_echoes(problems: list[Problem], refused: list[Problem]) -> list[Problem]:
    """Problems without those of values of which another step has told: one slip is told once."""
    values = _told_of(refused)
    kept = [problem for problem in problems if problem.code not in _WRITTEN or not _is_echo(problem, values)]
    written = _WRITTEN | {"email-placeholder"}
    told = _told_of([*refused, *(problem for problem in kept if problem.code in written)])
    return [problem for problem in kept if problem.code not in _STANDS or not _is_echo(problem, told)]


def without_placeholders(problems: list[Problem], refused: list[Problem]) -> list[Problem]:
    """What the model refuses without that which has its own word: placeholders, names without a colon."""
    places = {problem.place for problem in problems if problem.code == "email-placeholder"}
    bare = {problem.place.line for problem in problems if problem.code == "no-colon"}
    return [
        problem
        for problem in refused
        if problem.place not in places and not (problem.code == "empty" and problem.place.line in bare)
    ]


def _told_of(problems: list[Problem]) -> dict[int, int]:
    """The first column of each line of whose values something was told."""
    first: dict[int, int] = {}
    for problem in problems:
        if problem.code != "unknown-field":
            line, column = problem.place.line, problem.place.column
            first[line] = min(column, first.get(line, column))
    return first


def _is_echo(problem: Problem, told: dict[int, int]) -> bool:
    """Whether something was told of a value that begins before it on its line."""
    return told.get(problem.place.line, problem.place.column + 1) <= problem.place.column
