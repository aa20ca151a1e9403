"""How problems look: as text on a terminal, as JSON, and as annotations of a pull request.

What stands in content files is shown, never obeyed: control and bidirectional characters come
out as their numbers, and no line of it can pass for a command to GitHub.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import TextIO

from msgspec import to_builtins
from msgspec.structs import replace
from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from statepages.amount import how_many as how_many
from statepages.problem import Problem

Lines = Mapping[str, Sequence[str]]
"""The lines of files as they are on disk, by path as shown."""

_GUTTER = len("Write:")
_ROOM = 100  # characters of a long line that are shown around its problem
_MOST_FIX = 1000
_MOST_SUMMARY = 200_000  # GitHub takes a mebibyte
_TAB = 4
_COLOURS = {"error": "bold red", "warning": "yellow"}
_JOINER = "\u200d"  # holds families and flags together


def console(stream: TextIO | None = None) -> Console:
    """Where text goes (stdout by default): colour on a terminal only, never where NO_COLOR is set."""
    return Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=True)


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


def judged(problems: Iterable[Problem], *, strict: bool) -> list[Problem]:
    """The problems in order of place, each once; under `strict` all are errors."""
    found = {replace(problem, level="error") if strict else problem for problem in problems}
    return sorted(found, key=lambda problem: (problem.place, problem.level, problem.code, problem.message))


def count(problems: Sequence[Problem]) -> str:
    """ "2 errors and 1 warning"."""
    errors = sum(problem.is_error for problem in problems)
    named = [(errors, "error"), (len(problems) - errors, "warning")]
    return " and ".join(how_many(number, word) for number, word in named if number) or "no problems"


def show(out: Console, problems: Iterable[Problem], lines: Lines) -> None:
    """Print the problems."""
    if out.is_terminal:
        out.print(as_text(problems, lines))
    else:
        # There may be hundreds, and a file or a log has neither colours nor a width.
        out.file.write(f"{as_text(problems, lines).plain}\n")


def as_text(problems: Iterable[Problem], lines: Lines) -> Text:
    """Each problem with its line, a caret under its column, and the corrected line if there is one."""
    return Text("\n").join(_problem_text(problem, lines) for problem in problems)


def _problem_text(problem: Problem, lines: Lines) -> Text:
    place, colour = problem.place, _COLOURS[problem.level]
    # The path and the gutter keep "::", which begins GitHub's commands, from the start of a line.
    text = Text.assemble(
        (f"{visible(place.path)}:{place.line}:{place.column}", "bold"),
        " ",
        (f"{problem.level}:", colour),
        f" {visible(problem.message)} ",
        (f"[{problem.code}]", "dim"),
        "\n",
    )
    found = lines.get(place.path, ())
    if 0 < place.line <= len(found):
        shown, caret = _excerpt(found[place.line - 1], place.column)
        text.append(f"{place.line:>{_GUTTER}} | ", "dim").append(f"{shown}\n")
        text.append(f"{'':>{_GUTTER}} | ", "dim").append(f"{' ' * caret}^\n", colour)
    if problem.fix is not None:
        fix = problem.fix if len(problem.fix) <= _MOST_FIX else problem.fix[:_MOST_FIX] + "…"
        last = place.line + problem.fix.count("\n")
        if last > place.line:
            text.append(f"In place of lines {place.line} to {last}\n", "dim")
        for number, line in enumerate(fix.split("\n")):
            text.append(f"{'':>{_GUTTER}} | " if number else "Write:   ", "dim").append(
                f"{_laid_out(line)}\n", "green"
            )
    return text


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """What to show of a line, and how many cells stand before its column (from 1)."""
    at = min(column - 1, len(line))
    first = max(0, min(at - _ROOM // 2, len(line) - _ROOM))
    start = "…" if first else ""
    before = _laid_out(start + line[first:at])
    end = "…" if first + _ROOM < len(line) else ""
    return _laid_out(start + line[first : first + _ROOM]) + end, cell_len(before)


def _laid_out(line: str) -> str:
    """A line with its tabs as spaces and its hidden characters shown."""
    shown = ""
    for part in re.split("(\t)", line):
        shown += " " * (_TAB - cell_len(shown) % _TAB) if part == "\t" else visible(part)
    return shown


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
    text = as_text(problems, lines).plain
    if len(text) > _MOST_SUMMARY:
        text = text[:_MOST_SUMMARY] + "\n… The log has the rest.\n"
    # A fence ends at as many backticks as it began with.
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return f"{head}\n{fence}text\n{text}{fence}\n"
