"""How problems look: as text on a terminal, as JSON, and as annotations of a pull request.

Text from content files is shown, never obeyed: control characters and bidirectional ones are shown as
their numbers, and no line works as a command to GitHub.
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

from statepages.fixed_lines import FixedLines, fixes_of
from statepages.humanize import how_many
from statepages.problem import Level, Problem

Lines = Mapping[str, Sequence[str]]
"""The lines of files as they are on disk, by the path that people see."""

_GUTTER = len("Write:")
_ROOM = 100  # characters of a long line that are shown around its problem
_MOST_FIX = 1000
_MOST_SUMMARY = 200_000  # GitHub accepts up to a mebibyte
_TAB = 4
_COLORS: dict[Level, str] = {"error": "red", "warning": "yellow", "note": "cyan"}
_JOINER = "\u200d"  # holds families and flags together


def say(text: str, *, nl: bool = True) -> None:
    """Print a text, with its styles on a terminal only."""
    # If a terminal knows only ASCII, click would choose another stream and write UTF-8.
    click.echo(text, file=sys.stdout, nl=nl)


def styled(text: str, color: str | None = None, *, bold: bool | None = None, dim: bool | None = None) -> str:
    """A text with the codes of a terminal; without color if NO_COLOR is set."""
    return click.style(text, fg=None if os.environ.get("NO_COLOR") else color, bold=bold, dim=dim)


def visible(text: str) -> str:
    """The text on one line. Characters that hide or do something are shown as <U+202E>."""
    # Most texts have none, and looking at each character takes a while.
    shown = text if text.isprintable() else "".join(map(_visible, text))
    # "##[" is an old form of GitHub's commands, and works anywhere in a line.
    return shown.replace("##[", "##<U+005B>")


def _visible(character: str) -> str:
    if character != _JOINER and unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}:
        return f"<U+{ord(character):04X}>"
    return character


def count(problems: Sequence[Problem]) -> str:
    """ "2 errors, 1 warning and 1 note"."""
    named = [(sum(problem.level == level for problem in problems), level) for level in _COLORS]
    counted = [how_many(number, word) for number, word in named if number]
    return " and ".join(filter(None, [", ".join(counted[:-1]), *counted[-1:]])) or "no problems"


def hint(problems: Sequence[Problem]) -> str:
    """What to do about the notes among some problems; empty without notes."""
    notes = sum(problem.level == "note" for problem in problems)
    if not notes:
        return ""
    these = "this was" if notes == 1 else "these were"
    return (
        f"{how_many(notes, 'note')}: {these} read as shown. You do not have to do anything; "
        "`python build.py fix --write` tidies the files."
    )


def show(problems: Iterable[Problem], lines: Lines) -> None:
    """Print the problems."""
    say(_as_styled_text(problems, lines))


def as_text(problems: Iterable[Problem], lines: Lines) -> str:
    """Each problem with its line, a caret under its column, and the fixed lines if there are any."""
    return click.unstyle(_as_styled_text(problems, lines))


def _as_styled_text(problems: Iterable[Problem], lines: Lines) -> str:
    return "\n".join(
        "".join(f"{line}\n" for line in _problem_lines(problem, fixed, lines))
        for problem, fixed in _with_fixes(problems, lines)
    )


def _with_fixes(problems: Iterable[Problem], lines: Lines) -> Iterator[tuple[Problem, FixedLines | None]]:
    """Each problem, with the lines that fix it."""
    by_path: dict[str, list[Problem]] = {}
    shown = list(problems)
    for problem in shown:
        by_path.setdefault(problem.place.path, []).append(problem)
    fixes = {path: iter(fixes_of(found, lines.get(path, ()))) for path, found in by_path.items()}
    return ((problem, next(fixes[problem.place.path])) for problem in shown)


def _problem_lines(problem: Problem, fixed: FixedLines | None, lines: Lines) -> Iterator[str]:
    place = problem.place
    # With the path or the gutter first, no line starts with "::", as GitHub's commands do.
    where = styled(f"{visible(place.path)}:{place.line}:{place.column}", bold=True)
    code = styled(f"[{problem.code}]", dim=True)
    yield f"{where} {_in_its_color(f'{problem.level}:', problem)} {visible(problem.message)} {code}"
    found = lines.get(place.path, ())
    if 0 < place.line <= len(found):
        shown, caret = _excerpt(found[place.line - 1], place.column)
        yield _gutter(place.line) + shown
        yield _gutter() + _in_its_color(f"{' ' * caret}^", problem)
    if fixed is not None:
        yield from _corrected(fixed, place.line)


def _in_its_color(text: str, problem: Problem) -> str:
    return styled(text, _COLORS[problem.level], bold=True if problem.is_error else None)


def _gutter(number: int | str = "") -> str:
    return styled(f"{number:>{_GUTTER}} | ", dim=True)


def _corrected(fixed: FixedLines, line: int) -> Iterator[str]:
    if not fixed.lines:
        yield styled(f"Delete {_named_lines(fixed)}", "green")
        return
    if (fixed.first, fixed.last) != (line, line):
        yield styled(f"Replace {_named_lines(fixed)}", dim=True)
    text = "\n".join(fixed.lines)
    shown = text if len(text) <= _MOST_FIX else text[:_MOST_FIX] + "…"
    for number, written in enumerate(shown.split("\n")):
        before = _gutter() if number else styled("Write:   ", dim=True)
        yield before + styled(_laid_out(written), "green")


def _named_lines(fixed: FixedLines) -> str:
    """ "line 3", "lines 3 to 5"."""
    return f"line {fixed.first}" if fixed.first == fixed.last else f"lines {fixed.first} to {fixed.last}"


def _excerpt(line: str, column: int) -> tuple[str, int]:
    """What to show of a line, and how many cells are before its column (from 1)."""
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
    # Imported here, because that takes longer than showing the problems.
    from wcwidth import wcswidth

    return wcswidth(text)


def as_json(problems: Iterable[Problem], lines: Lines) -> str:
    """An array of objects in ASCII, none of which is a command to GitHub.

    Each object has path, line, column, level, code and message. Each of its `edits` says where it starts and
    ends, and which text to put there. `is_guess` says whether they are only likely. `can_wait` says whether
    it is about a draft, and so not urgent. `fix` has the lines that replace those from `fix_line` to
    `end_line`, or null.
    """
    rows = [_row(problem, fixed) for problem, fixed in _with_fixes(problems, lines)]
    return json.dumps(rows, indent=2).replace("##[", "##\\u005b")


def _row(problem: Problem, fixed: FixedLines | None) -> dict[str, object]:
    row = to_builtins(problem)
    return {
        **row.pop("place"),
        **row,
        "fix": None if fixed is None else "\n".join(fixed.lines),
        "fix_line": None if fixed is None else fixed.first,
        "end_line": problem.place.line if fixed is None else fixed.last,
    }


def as_github(problems: Iterable[Problem], lines: Lines) -> list[str]:
    """Workflow commands that show each problem next to its line in a pull request."""
    return [_command(problem, fixed) for problem, fixed in _with_fixes(problems, lines)]


def _command(problem: Problem, fixed: FixedLines | None) -> str:
    place = problem.place
    where = f"file={_property(place.path)},line={place.line},col={place.column}"
    if fixed is not None and fixed.last > place.line:
        where += f",endLine={fixed.last}"
    text = _data(problem.message) + (_fix(problem, fixed) if fixed else "")
    name = "notice" if problem.level == "note" else problem.level
    return f"::{name} {where},title={_property(problem.code)}::{text}"


def _fix(problem: Problem, fixed: FixedLines) -> str:
    """The fixed lines, to put after a message. Nothing if the message already has them."""
    if "\n".join(fixed.lines).strip() in problem.message:
        return ""
    lines = [_data(line) for line in fixed.lines]
    if fixed.first == fixed.last:
        return f" Corrected: {lines[0]}"
    return f" {_named_lines(fixed).capitalize()}, corrected:%0A{'%0A'.join(lines)}"


def _data(text: str) -> str:
    return visible(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def as_summary(problems: Sequence[Problem], lines: Lines, files: int) -> str:
    """Markdown for GitHub's step summary. Text from the files has no effect in it."""
    counted = count(problems)
    head = f"### {counted[0].upper()}{counted[1:]} in {how_many(files, 'file')}\n"
    about_notes = hint(problems)
    head += f"\n{about_notes}\n" if about_notes else ""
    if not problems:
        return head
    text = as_text(problems, lines)
    if len(text) > _MOST_SUMMARY:
        text = text[:_MOST_SUMMARY] + "\n… The log has the rest.\n"
    # A fence ends at as many backticks as it began with.
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", text)), 3)
    return f"{head}\n{fence}text\n{text}{fence}\n"
