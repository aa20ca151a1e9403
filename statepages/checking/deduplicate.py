"""Report each mistake once: leave out problems that only repeat another one."""

from __future__ import annotations

from statepages.problem import Problem

# Problems of how a value is written, and of what is in it.
_WRITTEN = frozenset({"colon", "comma", "first-character", "quote-in-quotes"})
_CONTENTS = frozenset(
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


def without_echoes(problems: list[Problem], rejected: list[Problem]) -> list[Problem]:
    """Problems without those of values that another step has already reported."""
    values = _columns(rejected)
    kept = [problem for problem in problems if problem.code not in _WRITTEN or not _is_echo(problem, values)]
    written = _WRITTEN | {"email-placeholder"}
    reported = _columns([*rejected, *(problem for problem in kept if problem.code in written)])
    return [problem for problem in kept if problem.code not in _CONTENTS or not _is_echo(problem, reported)]


def without_placeholders(problems: list[Problem], rejected: list[Problem]) -> list[Problem]:
    """What the model rejects, without what has its own message: placeholders, names without a colon."""
    places = {problem.place for problem in problems if problem.code == "email-placeholder"}
    bare = {problem.place.line for problem in problems if problem.code == "no-colon"}
    return [
        problem
        for problem in rejected
        if problem.place not in places and not (problem.code == "empty" and problem.place.line in bare)
    ]


def _columns(problems: list[Problem]) -> dict[int, int]:
    """The first column with a problem, for each line that has one."""
    first: dict[int, int] = {}
    for problem in problems:
        if problem.code != "unknown-field":
            line, column = problem.place.line, problem.place.column
            first[line] = min(column, first.get(line, column))
    return first


def _is_echo(problem: Problem, reported: dict[int, int]) -> bool:
    """Whether there is a problem with a value that begins before it on the same line."""
    return reported.get(problem.place.line, problem.place.column + 1) <= problem.place.column
