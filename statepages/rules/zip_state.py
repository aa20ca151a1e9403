"""The ZIP code, the state and the folder of an event match."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages.document import EventDocument
from statepages.files.event import WhereFile
from statepages.model.states import EVERY_STATE, STATES, state_name
from statepages.model.zips import Zip, find_zip
from statepages.node import Scalar
from statepages.problem import Problem


def zip_state(document: EventDocument, now: datetime) -> Iterator[Problem]:
    """ZIP codes that do not match the state or the folder."""
    where = document.file.where
    found = find_zip(where.zip) if isinstance(where, WhereFile) else None
    if not isinstance(where, WhereFile) or found is None:
        return
    if where.state and where.state not in found.states:
        yield _against_state(document, found, where.state)
    elif document.value.folder != (where.state or found.state):
        yield from _against_folder(document, found, where.state or found.state)


def _against_state(document: EventDocument, found: Zip, state: str) -> Problem:
    advice = f"Write state: {found.state}, or fix the ZIP."
    if not (document.node.get("helps") and document.value.helps_state(state)):
        advice += f" If the event helps {state_name(state)}, add helps: [{state}]."
    message = f'ZIP {found.code} is in {_names(found)}, but "state" says {state}. {advice}'
    return _problem(document, "state", message)


def _names(found: Zip) -> str:
    return " and ".join(map(state_name, found.states))


def _against_folder(document: EventDocument, found: Zip, state: str) -> Iterator[Problem]:
    folder, helps = document.value.folder, document.node.get("helps")
    if folder == EVERY_STATE or folder not in STATES or (helps and document.value.helps_state(folder)):
        return
    help_it = f"add {folder} to helps" if helps else f"add helps: [{folder}]"
    if folder in found.states:
        help_it = f"{help_it}. If the place is in {state_name(folder)}, write state: {folder}"
    yield _problem(
        document,
        "zip",
        f"ZIP {found.code} is in {state_name(state)}, but this file is in events/{folder.lower()}. "
        f"Move it to events/{state.lower()}. If the event helps {state_name(folder)}, {help_it}.",
    )


def _problem(document: EventDocument, field: str, message: str) -> Problem:
    spot = document.at("where", field)
    if isinstance(spot, Scalar):
        return spot.problem("error", "zip-state", message, old=spot.text)
    return spot.problem("error", "zip-state", message)
