"""A draft is not forgotten, and whoever writes it knows who can read it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec.structs import replace

from statepages.content import Content
from statepages.model.draft import Draft
from statepages.problem import Problem


def draft(content: Content) -> Iterator[Problem]:
    """Each draft, at its line that says so.

    It says since when the draft waits, not for how many days: that would be another message every day.
    """
    for file in content.drafts:
        message = (
            "This is a draft: the site leaves it out until somebody removes this line. Everyone can still "
            "read the file in the repository, so no private address or phone number belongs in it."
        )
        message = " ".join(filter(None, [message, _since(file.value)]))
        yield replace(file.spots["draft"].problem("warning", "draft", message), can_wait=True)


def _since(draft: Draft) -> str:
    if draft.added:
        return f"It was added on {_day(draft.added)}."
    return f"Its source was checked on {_day(draft.since)}." if draft.since else ""


def _day(day: date) -> str:
    return f"{day:%B} {day.day}, {day.year}"
