"""What to answer to a suggested event: Markdown in which nothing that was suggested does anything."""

from __future__ import annotations

import re

from statepages.commands.form import QUESTIONS
from statepages.diagnostics import visible

_MOST_CHARACTERS = 400
_HOW = (
    "To mend an answer, edit the text of this issue: behind the three dots at its top right is *Edit*. "
    "Leave the headings as they are. It is looked at again when you save it."
)


def refused(wrong: dict[str, str]) -> str:
    """What to mend before there can be an event."""
    head = "Thank you for suggesting an event. Before it can be added, please look at this again:"
    return f"{head}\n\n{_listed(wrong)}\n{_HOW}\n"


def accepted(path: str, doubts: dict[str, str]) -> str:
    """Where the event is, and what somebody should look at."""
    head = (
        f"Thank you for suggesting an event. It is in {as_code(path)}, "
        "and comes onto the site once somebody has looked at it.\n"
    )
    return f"{head}\nWorth a second look:\n\n{_listed(doubts)}" if doubts else head


def _listed(wrong: dict[str, str]) -> str:
    """One item for each question, in their order."""
    names = (name for name in QUESTIONS if name in wrong)
    return "".join(f"- **{QUESTIONS[name].label}:** {as_code(wrong[name])}\n" for name in names)


def as_code(text: str) -> str:
    """A text as code, in which forges see no mention, link, picture or markup."""
    line = visible(" ".join(text.split()))
    line = line if len(line) <= _MOST_CHARACTERS else line[:_MOST_CHARACTERS] + "…"
    # Code ends at as many backticks as it began with.
    fence = "`" * (max(map(len, re.findall("`+", line)), default=0) + 1)
    room = " " if not line or line.startswith("`") or line.endswith("`") else ""
    return f"{fence}{room}{line}{room}{fence}"
