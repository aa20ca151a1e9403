"""Each event is in only one file."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from statepages.content import Content, ContentFile
from statepages.model.event import Event
from statepages.problem import Problem


def same_event(content: Content) -> Iterator[Problem]:
    """Events that an earlier file has already."""
    seen: dict[tuple[object, ...], list[ContentFile[Event]]] = {}
    for file in _doubtful(content.events):
        earlier = seen.setdefault(file.value.identity, [])
        same = next((other for other in earlier if not _differ(file.value, other.value)), None)
        if same:
            message = f"The same event as {same.path}. Delete one."
            yield file.spots["title"].problem("error", "same-event", message)
        elif earlier:
            message = (
                f"Title, start and place are those of {earlier[0].path}. "
                "If both are one event, delete one. If not, give each a title of its own."
            )
            yield file.spots["title"].problem("warning", "same-event", message)
        earlier.append(file)


def _doubtful(files: Iterable[ContentFile[Event]]) -> list[ContentFile[Event]]:
    """Those that share start and ZIP with another, by path: most events have theirs to themselves."""
    found: dict[tuple[object, ...], list[ContentFile[Event]]] = {}
    for file in files:
        event = file.value
        start = event.slots[0].start if event.slots else event.word
        found.setdefault((start, event.location and event.location.zip), []).append(file)
    shared = (file for some in found.values() if len(some) > 1 for file in some)
    return sorted(shared, key=lambda file: file.path)


def _differ(one: Event, other: Event) -> bool:
    """Whether both say who invites, or in which language, and say it differently."""
    pairs = (
        (_words(one.host), _words(other.host)),
        (one.signup, other.signup),
        (set(one.languages), set(other.languages)),
    )
    return any(mine and theirs and mine != theirs for mine, theirs in pairs)


def _words(text: str | None) -> str:
    return " ".join((text or "").casefold().split())
