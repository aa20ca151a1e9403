"""How problems look: as text on a terminal, as JSON, and as annotations of a pull request.

What stands in content files is shown, never obeyed: control and bidirectional characters come
out as their numbers, and no line of it can pass for a command to GitHub.
"""

from __future__ import annotations

import json
import os
import re
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence

import click
from msgspec import to_builtins

from statepages.humanize import how_many
from statepages.problem import Problem

Lines = Mapping[str, Sequence[str]]
"""The lines of files as they are on disk, by path as shown."""

_GUTTER = len("Write:")
_ROOM = 100  # characters of a long line that are shown around its problem
_MOST_FIX = 1000
_MOST_SUMMARY = 200_000  # GitHub takes a mebibyte
_TAB = 4
_JOINER = "\u200d"  # holds families and flags together


def say(text: str, *, nl: bool = True) -> None:
    """Print a text, with its styles on a terminal only."""
    # Where a terminal knows ASCII alone, click would choose another stream and write UTF-8.
    click.echo(text, file=sys.stdout, nl=nl)


def styled(text: str, color: str | None = None, *, bold: bool | None = None, dim: bool | None = None) -> str:
    """A text with the codes of a terminal; without its color where NO_COLOR is set."""
    return click.style(text, fg=None if os.environ.get("NO_COLOR") else color, bold=bold, dim=dim)


def visible(text: str) -> str:
    """The text on one line, with characters that hide or do something as <U+202E>."""
    # Most texts have none, and looking at each character takes its time.
    shown = text if text.isprintable() else "".join(map(_visible, text))
    # "##[" is an old form of GitHub's commands, and counts anywhere in a line.
    return shown.replace("##[", "##<U+005B>")


def _visible(character: str) -> str:
    if character != _JOINER and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return f"<U+{ord(character):04X}>"
    return character


def count(problems: Sequence[Problem]) -> str:
    """ "2 errors and 1 warning"."""
    errors = sum(problem.is_error for problem in problems)
    named = [(errors, "error"), (len(problems) - errors, "warning")]
    return " and ".join(how_many(number, word) for number, word in named if number) or "no problems"


def show(problems: Iterable[Problem], lines: Lines) -> None:
    """Print the problems."""
    say(_as_styled_text(problems, lines))


def as_text(problems: Iterable[Problem], lines: Lines) -> str:
    """Each problem with its line, a caret under its column, and the corrected line if there is one."""
    return click.unstyle(_as_styled_text(problems, lines))


def _as_styled_text(problems: Iterable[Problem], lines: Lines) -> str:
    return "\n".join("".join(f"{line}\n" for line in _problem_lines(problem, lines)) for problem in problems)


def _problem_lines(problem: Problem, lines: Lines) -> Iterator[str]:
    place = problem.place
    # The path and the gutter keep "::", which begins GitHub's commands, from the start of a line.
    where = styled(f"{visible(place.path)}:{place.line}:{place.column}", bold=True)
    code = styled(f"[{problem.code}]", dim=True)
    yield f"{where} {_in_its_color(f'{problem.level}:', problem)} {visible(problem.message)} {code}"
    found = lines.get(place.path, ())
    if 0 < place.line <= len(found):
        shown, caret = _excerpt(found[place.line - 1], place.column)
        yield _gutter(place.line) + shown
        yield _gutter() + _in_its_color(f"{' ' * caret}^", problem)
    if problem.fix is not None:
        yield from _corrected(problem.fix, place.line)


def _in_its_color(text: str, problem: Problem) -> str:
    return styled(text, "red", bold=True) if problem.is_error else styled(text, "yellow")


def _gutter(number: int | str = "") -> str:
    return styled(f"{number:>{_GUTTER}} | ", dim=True)


def _corrected(fix: str, first: int) -> Iterator[str]:
    last = first + fix.count("\n")
    if last > first:
        yield styled(f"In place of lines {first} to {last}", dim=True)
    shown = fix if len(fix) <= _MOST_FIX else fix[:_MOST_FIX] + "…"
    for number, line in enumerate(shown.split("\n")):
        before = _gutter() if number else styled("Write:   ", dim=True)
        yield before + styled(_laid_out(line), "green")


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """What to show of a line, and how many cells stand before its column (from 1)."""
    at = min(column - 1, len(line))
    first = max(0, min(at - _ROOM // 2, len(line) - _ROOM))
    start = "…" if first else ""
    before = _laid_out(start + line[first:at])
    end = "…" if first + _ROOM < len(line) else ""
    return _laid_out(start + line[first : first + _ROOM]) + end, _cells(before)


def _laid_out(line: str) -> str:
    """A line with its tabs as spaces and its hidden characters shown."""
    shown = ""
    for part in re.split("(\t)", line):
        shown += " " * (_TAB - _cells(shown) % _TAB) if part == "\t" else visible(part)
    return shown


def _cells(text: str) -> int:
    """How many cells of a terminal a text takes: wide characters take two, combining ones none."""
    if text.isascii():
        return len(text)
    # Here, since it takes longer to import than to show the problems.
    from wcwidth import wcswidth

    return wcswidth(text)


def as_json(problems: Iterable[Problem]) -> str:
    """An array of objects in ASCII, none of which is a command to GitHub.

    Each has path, line, column, level, code, message, fix and fix_lines: how many lines the fix goes over.
    """
    return json.dumps([_row(problem) for problem in problems], indent=2).replace("##[", "##\\u005b")


def _row(problem: Problem) -> dict[str, object]:
    row = to_builtins(problem)
    lines = None if problem.fix is None else problem.fix.count("\n") + 1
    return {**row.pop("place"), **row, "fix_lines": lines}


def as_github(problem: Problem) -> str:
    """A workflow command that puts the problem beside its line in a pull request."""
    place = problem.place
    where = f"file={_property(place.path)},line={place.line},col={place.column}"
    text = _data(problem.message) + _mended(problem)
    return f"::{problem.level} {where},title={_property(problem.code)}::{text}"


def _mended(problem: Problem) -> str:
    """The corrected lines for behind a message, which may end with a "Write ..." of its own."""
    fix = problem.fix or ""
    if fix.strip() in problem.message:
        return ""
    lines = [_data(line) for line in fix.split("\n")]
    if len(lines) == 1:
        return f" The line, mended: {lines[0]}"
    first = problem.place.line
    return f" Lines {first} to {first + len(lines) - 1}, mended:%0A{'%0A'.join(lines)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(problems: Sequence[Problem], lines: Lines, files: int) -> str:
    """Markdown for GitHub's step summary; what stands in the files is inert in it."""
    counted = count(problems)
    head = f"### {counted[0].upper()}{counted[1:]} in {how_many(files, 'file')}\n"
    if not problems:
        return head
    text = as_text(problems, lines)
    if len(text) > _MOST_SUMMARY:
        text = text[:_MOST_SUMMARY] + "\n… The log has the rest.\n"
    # A fence ends at as many backticks as it began with.
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return f"{head}\n{fence}text\n{text}{fence}\n"
