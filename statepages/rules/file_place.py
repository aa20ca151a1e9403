"""Each file is in the folder for its kind."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.fields.states import parse_state
from statepages.fields.text import quoted
from statepages.model.states import EVERY_STATE, STATES
from statepages.problem import FieldError, Place, Problem

_CODES = frozenset(code.lower() for code in (*STATES, EVERY_STATE))
_FOLDERS = ("states", "events", "posts", "pages", "images", "sources")


def file_place(name: str, path: str) -> Iterator[Problem]:
    """Files that are not in the folder for their kind."""
    message = _message(name.split("/"))
    if message:
        yield Problem(Place(path), "error", "file-place", message)


def _message(parts: list[str]) -> str | None:
    top, file = parts[0], parts[-1]
    if len(parts) == 1:
        return None if top == "site.yaml" else _stray(top)
    if top not in _FOLDERS:
        near = next((folder for folder in _FOLDERS if folder.rstrip("s") == top.lower().rstrip("s")), None)
        advice = f"Rename it to {near}." if near else "Use states, events, posts, pages, images or sources."
        return f"The folder {quoted(top)} is ignored. {advice}"
    if top == "events":
        return _event(parts)
    if len(parts) > 2:
        return f"This file is too many folders deep. Move it to {quoted(f'{top}/{file}')}."
    stem = file.rpartition(".")[0]
    if top == "states" and stem.lower() not in _CODES - {"us"}:
        code = _code(stem)
        advice = f"Rename it to {code}.yaml." if code else "State pages have names such as pa.yaml."
        return f"{quoted(file)} is not the page of a state. {advice}"
    return None


def _event(parts: list[str]) -> str | None:
    if len(parts) == 2:
        return "Move this event into the folder of its state, such as events/pa for Pennsylvania."
    folder, file = parts[1], parts[-1]
    if folder not in _CODES:
        code = "us" if folder == "US" else _code(folder)
        advice = (
            f"Move it to events/{code}."
            if code
            else "These folders have names such as events/pa and events/us."
        )
        return f"{quoted(folder)} is not the folder of a state. {advice}"
    if len(parts) > 3:
        return f"This file is too many folders deep. Move it to {quoted(f'events/{folder}/{file}')}."
    return None


def _code(text: str) -> str | None:
    try:
        return parse_state(text.replace("-", " ").replace("_", " ")).lower()
    except FieldError:
        return None


def _stray(name: str) -> str:
    if name.lower() in {"site.yaml", "site.yml"}:
        return f"The settings file must be named site.yaml. Rename {quoted(name)}."
    if name.endswith((".yaml", ".yml")):
        return f"{quoted(name)} is not in one of the folders. Move it to states, events, posts or pages."
    return f"{quoted(name)} does not belong in content. Delete it, or move it elsewhere."
