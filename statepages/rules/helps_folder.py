"""An online event helps the state whose folder it is in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.document import EventDocument
from statepages.model.states import STATES
from statepages.problem import Problem


def helps_folder(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """Online events whose `helps` leaves out the state of their folder."""
    event, helps = document.value, document.node.get("helps")
    if helps is None or event.location or event.folder not in STATES or event.helps_state(event.folder):
        return
    message = (
        f"This file is in events/{event.folder.lower()}, but helps does not name {event.folder}. "
        f"Add {event.folder} to helps, or move the file to events/{event.helps[0].lower()}."
    )
    yield helps.problem("warning", "helps-folder", message)
