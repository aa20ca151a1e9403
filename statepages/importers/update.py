"""Bring the file of an imported event up to date, without losing what a person changed in it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from statepages.checking.one_file import nodes_of
from statepages.edit import apply
from statepages.humanize import and_list
from statepages.importers.event_file import EventText
from statepages.importers.facts import Facts, alike, facts_of, merge
from statepages.importers.field_edits import field_edits
from statepages.importers.record import Remark
from statepages.node import MappingNode
from statepages.report import Untrusted
from statepages.source import RawFile

_BOM = "\ufeff"


class Update(Struct, frozen=True):
    """A file after an import, what to keep for the next import, and what to say."""

    raw: RawFile
    base: Facts
    remarks: tuple[Remark, ...]
    is_draft: bool


def update(raw: RawFile, made: EventText, base: Facts) -> Update:
    """The file with what its source has changed. What a person changed stays."""
    source, node, _ = nodes_of(raw)
    if source is None or node is None:
        return _by_hand(raw, base, "Its file cannot be read. Fix it, then import again.")
    old, mine, theirs = alike(base, facts_of(node), facts_of(made.node))
    taken, kept = merge(old, mine, theirs)
    remarks = tuple(_kept(sorted(kept), old, mine, theirs))
    is_draft = "draft" in mine and not ("draft" in taken and "draft" not in theirs)
    if not taken:
        return Update(raw, _next_base(old, theirs, kept), remarks, is_draft)
    edits = field_edits(node, made.node, [*sorted(taken), *_followers(node, made.node, taken)])
    better = _edited(raw, edits) if edits is not None else None
    if better is None or not _says(better, mine, theirs, taken):
        words = (
            f"The source has a new {and_list(sorted(taken))}, but its file cannot be changed automatically."
        )
        return _by_hand(
            raw, base, f"{words} Change it by hand, or run python build.py fix --write first.", remarks
        )
    changed = Remark((f"New: {and_list(sorted(taken))}.",))
    return Update(better, _next_base(old, theirs, kept), (changed, *remarks), is_draft)


def _by_hand(raw: RawFile, base: Facts, words: str, remarks: tuple[Remark, ...] = ()) -> Update:
    return Update(raw, base, (Remark((words,), needs_person=True), *remarks), is_draft=False)


def _next_base(old: Facts, theirs: Facts, kept: set[str]) -> Facts:
    """What the file has from its source now. For what a person changed, that is still the old value."""
    names = {*old, *theirs}
    values = {name: (old if name in kept else theirs).get(name) for name in sorted(names)}
    return {name: value for name, value in values.items() if value is not None}


def _followers(mine: MappingNode, theirs: MappingNode, taken: set[str]) -> Iterator[str]:
    """Fields that nobody merges, and that change with the others: which events are in the file, and when the
    source was read.
    """
    if mine.get("origin") is not None:
        yield "origin"
    if isinstance(mine.get("source"), MappingNode) and isinstance(theirs.get("source"), MappingNode):
        yield "source.checked"


def _edited(raw: RawFile, edits: tuple[Any, ...]) -> RawFile | None:
    try:
        text = raw.data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    mark = _BOM if text.startswith(_BOM) else ""
    return replace(raw, data=(mark + apply(text.removeprefix(_BOM), edits)).encode("utf-8"))


def _says(raw: RawFile, mine: Facts, theirs: Facts, taken: set[str]) -> bool:
    """Whether a file has the new values of the fields that were taken, and the old ones of all others."""
    _, node, _ = nodes_of(raw)
    if node is None:
        return False
    wanted = {name: (theirs if name in taken else mine).get(name) for name in {*mine, *theirs}}
    found, expected = alike(
        facts_of(node), {name: value for name, value in wanted.items() if value is not None}
    )
    return found == expected


def _kept(names: list[str], old: Facts, mine: Facts, theirs: Facts) -> Iterator[Remark]:
    """What a person changed and the source has too."""
    same = [name for name in names if theirs.get(name) == old.get(name)]
    if same:
        yield Remark((f"Edited by hand, so it stays: {and_list(same)}.",))
    for name in names:
        if name in same:
            continue
        says = _shown(theirs.get(name))
        if says is None:
            yield Remark((f"{name} was edited by hand, so it stays. The source no longer has it.",))
        else:
            yield Remark((f"{name} was edited by hand, so it stays. The source now says: ", Untrusted(says)))


def _shown(value: Any) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(one, list) for one in value):
        return "; ".join(" to ".join(str(part) for part in one[:2] if part) for one in value)
    return json.dumps(value, ensure_ascii=False)
