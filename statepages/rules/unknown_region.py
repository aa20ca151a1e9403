"""The region of an event is one of its state."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from msgspec.structs import replace

from statepages.content import Content, ContentFile
from statepages.fields.choices import certain, nearest, or_list
from statepages.fields.text import quoted
from statepages.humanize import and_list
from statepages.model.event import Event
from statepages.model.region import Region
from statepages.model.states import EVERY_STATE, state_name
from statepages.problem import Problem
from statepages.quoting import quote_if_needed
from statepages.slug import slug

_MOST_LISTED = 6

Regions = Mapping[str, tuple[Region, ...]]
"""The regions of each state whose page could be read."""


def unknown_region(content: Content) -> Iterator[Problem]:
    """Regions of events that no state of the event has. A slip in a name has a fix."""
    regions = {file.value.code: file.value.regions for file in content.states}
    names = (name for name in content.unread if name.startswith("states/"))
    unread = {name.removeprefix("states/").rpartition(".")[0].upper() for name in names}
    for file in content.events:
        yield from _problems(file, file.value, regions, unread)
    for draft in content.drafts:
        for problem in _problems(draft, draft.value.event, regions, unread):
            yield replace(problem, level="warning", can_wait=True)


def _problems(file: ContentFile[Any], event: Event, regions: Regions, unread: set[str]) -> Iterator[Problem]:
    codes = sorted(event.states - {EVERY_STATE})
    # What is wrong with the file of a state is reported there.
    if event.region is None or not unread.isdisjoint(codes):
        return
    known = [region for code in codes for region in regions.get(code, ())]
    if any(region.is_called(event.region) for region in known):
        return
    message, new = _told(event.region, codes, event.folder, [region.name for region in known])
    # What has to be in quotes is for people to write.
    new = new if new and quote_if_needed(new) == new else None
    yield file.spots["region"].problem("error", "unknown-region", message, new=new)


def _told(name: str, codes: list[str], folder: str, known: list[str]) -> tuple[str, str | None]:
    """What to say of a region that no state has, and the one that was certainly meant."""
    if not codes:
        return "This event is for every state, and a region belongs to one state. Delete this line.", None
    has = "has" if len(codes) == 1 else "have"
    states = and_list([state_name(code) for code in codes])
    if not known:
        code = folder if folder in codes else codes[0]
        file = f"content/states/{code.lower()}.yaml"
        return f"{states} {has} no regions. List them in {file} under regions, or delete this line.", None
    sure = certain(name, known)
    guess = sure or _longer(name, known) or nearest(name, known)
    if guess:
        advice = f"Did you mean {quoted(guess)}?"
    elif len(known) <= _MOST_LISTED:
        advice = f"Choose {or_list(map(quoted, known))}."
    else:
        advice = "Choose one from the file of the state in content/states, or add it there."
    return f"{states} {has} no region {quoted(name)}. {advice}", sure


def _longer(name: str, known: list[str]) -> str | None:
    """The only name that begins with what somebody wrote: Dane County for Dane."""
    found = [one for one in known if slug(one).startswith(f"{slug(name)}-")]
    return found[0] if len(found) == 1 else None
