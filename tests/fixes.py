"""What the fixes of problems make of a text."""

import re
from collections.abc import Sequence

from statepages.edit import apply
from statepages.fixed_lines import fixes_of
from statepages.problem import Problem


def fixed_lines(problems: Sequence[Problem], text: str) -> list[str | None]:
    """For each problem the lines that people are shown to write, or None."""
    lines = re.split("\r\n|\n|\r", text)
    return [None if found is None else "\n".join(found.lines) for found in fixes_of(problems, lines)]


def fixed(text: str, problem: Problem) -> str:
    """The text with a problem fixed."""
    return apply(text, problem.edits)
