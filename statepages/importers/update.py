"""Bring the file of an imported event up to date, without losing what a person changed in it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from typing import Any

from msgspec import Struct

from statepages.checking.check_file import check_file
from statepages.checking.one_file import nodes_of
from statepages.edit import Edit, apply
from statepages.humanize import and_list
from statepages.importers.defaults import Defaults
from statepages.importers.event_file import EventText
from statepages.importers.facts import Facts, alike, facts_of, merge, times_in
from statepages.importers.field_edits import field_edits
from statepages.importers.record import Remark, Time
from statepages.model.slot import Slot, describe, end_of_day, slot_of, start_of_day
from statepages.node import MappingNode
from statepages.report import Line, Untrusted
from statepages.source import RawFile, text_of, with_text

_ZONE = "Etc/UTC"


class Update(Struct, frozen=True):
    """A file after an import, what to keep for the next import, and what to say."""

    raw: RawFile
    base: Facts
    remarks: tuple[Remark, ...]
    is_draft: bool


def update(raw: RawFile, made: EventText, base: Facts, others: Iterable[Facts], defaults: Defaults) -> Update:
    """The file with what its source has changed. What a person changed stays.

    `base` is what the last import of the source wrote, and `others` what imports of other sources did.
    """
    source, node, _ = nodes_of(raw)
    if source is None or node is None:
        return _by_hand(raw, base, ("Its file cannot be read. Fix it, then import again.",))
    old, mine, theirs, *more = alike(base, facts_of(node), facts_of(made.node), *others)
    old = _by_imports(old, mine, theirs, more)
    taken, kept = merge(old, mine, theirs)
    remarks = tuple(_kept(sorted(kept - {"draft"}), old, mine, theirs))
    is_draft = "draft" in mine and not ("draft" in taken and "draft" not in theirs)
    if not taken:
        return Update(raw, _next_base(old, theirs, kept), remarks, is_draft)
    new = and_list(sorted(taken))
    edits = field_edits(node, made.node, [*sorted(taken), *_followers(node, made.node, taken)])
    better = _edited(raw, edits) if edits is not None else None
    if better is None or not _says(better, mine, theirs, taken):
        words = f"The source has a new {new}, but its file cannot be changed automatically."
        advice = "Change it by hand, or run python build.py fix --write first."
        return _by_hand(raw, base, (f"{words} {advice}",), remarks)
    wrong = _new_error(raw, better, defaults)
    if wrong:
        words = f"The source has a new {new}, which does not go with what was edited by hand: "
        return _by_hand(raw, base, (words, Untrusted(wrong), " Change it by hand."), remarks)
    changed = Remark((" ".join(_changed(taken, theirs)),))
    return Update(better, _next_base(old, theirs, kept), (changed, *remarks), is_draft)


def _changed(taken: set[str], theirs: Facts) -> Iterator[str]:
    """What an import changed, in sentences."""
    new, gone = (sorted(name for name in taken if (name in theirs) == is_new) for is_new in (True, False))
    if new:
        yield f"New: {and_list(new)}."
    if "draft" in gone:
        yield "It has everything it needs now, so it is no longer a draft."
        gone.remove("draft")
    if gone:
        yield f"Deleted: {and_list(gone)}."


def _by_imports(old: Facts, mine: Facts, theirs: Facts, others: Iterable[Facts]) -> Facts:
    """What imports wrote. If the source has changed a field, and the import of another source wrote it last,
    nobody edited it by hand.
    """
    found = dict(old)
    for facts in others:
        for name, value in facts.items():
            if value == mine.get(name) and theirs.get(name) != old.get(name):
                found[name] = value
    return found


def _new_error(before: RawFile, after: RawFile, defaults: Defaults) -> str | None:
    """The first error of a file that it did not have before."""
    now = {one.message for one in check_file(before, defaults.now, defaults.kinds) if one.is_error}
    problems = check_file(after, defaults.now, defaults.kinds)
    return next((one.message for one in problems if one.is_error and one.message not in now), None)


def _by_hand(raw: RawFile, base: Facts, line: Line, remarks: tuple[Remark, ...] = ()) -> Update:
    return Update(raw, base, (Remark(line, needs_person=True), *remarks), is_draft=False)


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


def _edited(raw: RawFile, edits: tuple[Edit, ...]) -> RawFile | None:
    text = text_of(raw)
    return None if text is None else with_text(raw, apply(text, edits))


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
    times = times_in(value)
    if times:
        return describe([_slot(one) for one in times])
    return json.dumps(value, ensure_ascii=False)


def _slot(one: Time) -> Slot:
    """A local time as a slot, to describe it: in a zone whose clocks never change."""
    if isinstance(one.start, datetime):
        end = one.end.replace(tzinfo=UTC) if isinstance(one.end, datetime) else None
        return slot_of(one.start.replace(tzinfo=UTC), end, _ZONE)
    last = one.start if one.end is None or isinstance(one.end, datetime) else one.end
    return slot_of(start_of_day(one.start, _ZONE), end_of_day(last, _ZONE), _ZONE, all_day=True)
