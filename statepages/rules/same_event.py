"""Each event is in only one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from statepages.content import Content, ContentFile
from statepages.model.draft import Draft
from statepages.model.event import Event
from statepages.problem import Problem


def same_event(content: Content) -> Iterator[Problem]:
    """Events that are already in an earlier file. Drafts come last, and can wait."""
    drafts = [_as_event(file) for file in content.drafts if file.value.is_complete]
    waiting = {file.path for file in drafts}
    doubtful = _doubtful([*content.events, *drafts])
    for file, problem in _repeated(sorted(doubtful, key=lambda file: (file.path in waiting, file.path))):
        is_draft = file.path in waiting
        yield replace(problem, level="warning", can_wait=True) if is_draft else problem


def _as_event(file: ContentFile[Draft]) -> ContentFile[Event]:
    return ContentFile(file.name, file.path, file.value.event, file.problems, file.spots)


def _repeated(files: Iterable[ContentFile[Event]]) -> Iterator[tuple[ContentFile[Event], Problem]]:
    """The files whose event an earlier one has, or may have, each with its problem."""
    seen: dict[tuple[object, ...], list[ContentFile[Event]]] = {}
    for file in files:
        earlier = seen.setdefault(file.value.identity, [])
        same = next((other for other in earlier if not _differ(file.value, other.value)), None)
        if same:
            message = f"This event is already in {same.path}. Delete one of the two files."
            yield file, file.spots["title"].problem("error", "same-event", message)
        elif earlier:
            message = (
                f"This event has the same title, start and place as {earlier[0].path}. "
                "If it is the same event, delete one file. If not, give each event its own title."
            )
            yield file, file.spots["title"].problem("warning", "same-event", message)
        earlier.append(file)


def _doubtful(files: Iterable[ContentFile[Event]]) -> list[ContentFile[Event]]:
    """The events that share their start and ZIP code with another one. Most events do not."""
    found: dict[tuple[object, ...], list[ContentFile[Event]]] = {}
    for file in files:
        event = file.value
        start = event.slots[0].start if event.slots else event.word
        found.setdefault((start, event.location and event.location.zip), []).append(file)
    return [file for some in found.values() if len(some) > 1 for file in some]


def _differ(one: Event, other: Event) -> bool:
    """Whether both have a host, a sign-up link or languages, and they differ."""
    pairs = (
        (_words(one.host), _words(other.host)),
        (one.signup, other.signup),
        (set(one.languages), set(other.languages)),
    )
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _words(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
