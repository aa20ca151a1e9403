"""The reply to a suggested event: Markdown in which the suggested text has no effect."""

from __future__ import annotations

import re

from statepages.commands.form import QUESTIONS
from statepages.diagnostics import visible

_MOST_CHARACTERS = 400
_HOW = (
    "To fix an answer, edit this issue: click the three dots at its top right, then *Edit*. "
    "Do not change the headings. When you save, the form is read again."
)


def refused(wrong: dict[str, str]) -> str:
    """What to fix before the event can be added."""
    head = "Thank you for suggesting an event. Before it can be added, please fix this:"
    return f"{head}\n\n{_listed(wrong)}\n{_HOW}\n"


def accepted(path: str, doubts: dict[str, str]) -> str:
    """Where the event is, and what somebody should check."""
    head = (
        f"Thank you for suggesting an event. It is in {as_code(path)}, "
        "and will be published after somebody has reviewed it.\n"
    )
    return f"{head}\nWorth a second look:\n\n{_listed(doubts)}" if doubts else head


def _listed(wrong: dict[str, str]) -> str:
    """One item for each question, in their order."""
    names = (name for name in QUESTIONS if name in wrong)
    return "".join(f"- **{QUESTIONS[name].label}:** {as_code(wrong[name])}\n" for name in names)


def as_code(text: str) -> str:
    """A text as code, so that GitHub and the like see no mention, link, picture or markup in it."""
    line = visible(" ".join(text.split()))
    line = line if len(line) <= _MOST_CHARACTERS else line[:_MOST_CHARACTERS] + "…"
    # A code span ends with the same number of backticks as it starts with.
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    room = " " if not line or line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{room}{line}{room}{fence}"
