"""The content has the format that the engine knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.document import SettingsDocument
from statepages.model.settings import FORMAT
from statepages.node import Scalar
from statepages.problem import Problem


def site_format(document: SettingsDocument, now: datetime) -> Iterator[Problem]:
    """The format of the content is newer or older than that of the engine."""
    found, node = document.value.format, document.at("format")
    if found is None or not isinstance(node, Scalar):
        return
    if found > FORMAT:
        yield node.problem(
            "error",
            "site-format",
            f"This content has format {found}, and this engine knows formats up to {FORMAT}. "
            "Use a newer engine.",
        )
    elif found < 1:
        message = f"There is no format {found}. This engine writes format {FORMAT}."
        yield node.problem("error", "site-format", message)
    elif found < FORMAT:
        yield node.problem(
            "note",
            "site-format",
            f"This content has format {found}, and the engine writes format {FORMAT}.",
            old=node.text,
            new=str(FORMAT),
        )
