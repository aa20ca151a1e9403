"""What YAML allows and these files do not: shortcuts, a second document, too much of everything."""

from __future__ import annotations

import re
from typing import Any

from statepages.problem import Problem, ProblemError
from statepages.source import Source


def second_document(source: Source, mark: Any) -> ProblemError:
    """A line --- or ... in the middle of a file, before a mark of the parser."""
    lines = source.lines
    # A document may also begin without a line of its own, after "...".
    line = next((at for at in range(mark.line, -1, -1) if lines[at][:3] in {"---", "..."}), mark.line)
    message = f'The line "{lines[line][:3]}" ends the file here. '
    fix = None
    if not any(below.strip() for below in lines[line + 1 :]):
        message, fix = f"{message}Delete it.", ""
    elif any(re.match(r"[a-z]+:(?: |$)", below) for below in lines[line + 1 :]):
        message += "Delete it, and put what follows in a separate file."
    else:
        message += 'Delete it, and put the text below "details: |", with two spaces in front.'
    problem = source.problem("error", "documents", message, line=line)
    return ProblemError(source.fixed(problem, fix))


def shortcut(source: Source, mark: Any) -> ProblemError:
    """An anchor, an alias or a tag, at a mark of the parser."""
    shown = source.lines[mark.line][mark.column :].split(" ")[0]
    return ProblemError(_not_used(source, mark.line, mark.column, shown))


def merge(source: Source, line: int, column: int) -> ProblemError:
    """The name << of a field that would bring in those of another."""
    return ProblemError(_not_used(source, line, column, "<<"))


def _not_used(source: Source, line: int, column: int, shown: str) -> Problem:
    message = (
        f'Shortcuts such as "{shown[:40]}" do not work in these files. Put the value in quotes, '
        "or write it out."
    )
    return source.problem("error", "shortcut", message, line=line, column=column)
