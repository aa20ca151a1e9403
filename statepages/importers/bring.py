"""Bring the records of a source into the content: new files, and changes to old ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import count

from msgspec import Struct
from msgspec.structs import replace

from statepages.files.event import MOST_SLOTS
from statepages.importers.defaults import Defaults
from statepages.importers.event_file import event_text, identity_of, stem_of
from statepages.importers.existing import Existing
from statepages.importers.facts import facts_of, times_in
from statepages.importers.group import Group, about_joined, could_join, groups, own_origin
from statepages.importers.imported import Imported
from statepages.importers.local_times import first_day, last_day, left_out, once
from statepages.importers.matching import Match, matches
from statepages.importers.personal import masked
from statepages.importers.prepare import prepare
from statepages.importers.record import Reading, Record, Remark, Time
from statepages.importers.remarks import Remarks
from statepages.importers.results import Outcome, Result
from statepages.importers.update import update
from statepages.node import Scalar
from statepages.report import Untrusted
from statepages.source import RawFile

_GONE = (
    "The source no longer has it. If it is off, write status: cancelled. Otherwise delete the line origin:"
)


class Brought(Struct, frozen=True):
    """What an import of one source comes to: a result for each of its events, the files to write, by name,
    and what to keep for the next import.
    """

    results: tuple[Result, ...]
    files: Mapping[str, RawFile]
    imported: tuple[Imported, ...]


def bring(
    reading: Reading, source: str, existing: Existing, defaults: Defaults, *, join: bool = False
) -> Brought:
    """Everything that the records of a source come to. `source` is how people name it."""
    bringing = _Bringing(source, existing, defaults)
    about = Remarks(reading.remarks).public
    results = [Result(outcome="input", source=source, remarks=(remark,)) for remark in about]
    prepared = [prepare(record, defaults) for record in reading.records]
    for one in prepared:
        if one.skipped is not None:
            remarks = (Remark(one.skipped), *one.remarks)
            results.append(bringing.result("skipped", one.record, None, remarks))
    wanted = [one for one in prepared if one.skipped is None]
    results += bringing.take_all(groups(wanted, source, join=join))
    if not join:
        results += could_join(source, [one for one in wanted if one.record.origin])
    ours = {own_origin(origin, source) for one in reading.records if (origin := one.origin)}
    results += bringing.others(ours, is_whole=reading.is_whole and reading.more is None)
    kept = sorted(bringing.imported, key=lambda one: (one.file, one.origins))
    return Brought(tuple(results), bringing.files, tuple(kept))


class _Bringing:
    """An import of one source on its way."""

    def __init__(self, source: str, existing: Existing, defaults: Defaults) -> None:
        self.source, self.existing, self.defaults = source, existing, defaults
        self.files: dict[str, RawFile] = {}
        self.imported: list[Imported] = []
        self.claimed: set[str] = set()

    def result(
        self, outcome: Outcome, record: Record, name: str | None, remarks: Iterable[Remark] = ()
    ) -> Result:
        return Result(
            outcome=outcome,
            source=self.source,
            spot=record.spot,
            title=masked(record.title),
            path=name,
            remarks=tuple(dict.fromkeys(remarks)),
        )

    def take_all(self, found: Sequence[Group]) -> Iterator[Result]:
        """The results of all groups, in their order. What is there already comes before what is new, so that
        nothing new is compared with what changes.
        """
        matched = matches(found, self.existing, self.source, self.defaults.since)
        made: dict[int, Result] = {}
        for at in sorted(range(len(matched)), key=lambda at: matched[at].is_new):
            made[at] = self._take(matched[at])
        for at, match in enumerate(matched):
            yield made[at]
            for one in match.group.members[1:]:
                yield self.result("joined", one.record, made[at].path, about_joined(match.group.first, one))

    def _take(self, match: Match) -> Result:
        if match.files:
            self.claimed.update(match.files)
            return self._again(match)
        return self._left_out(match.group, match.kept) if match.kept else self._anew(match.group)

    def _left_out(self, group: Group, kept: Imported) -> Result:
        """An event that somebody does not want, or does not want from here."""
        self.imported.append(replace(kept, origins=group.origins, is_derived=group.is_derived))
        words = "Somebody deleted its file, so it stays away. To get it back, restore the file from git."
        if kept.file in self.existing.files:
            words = "Somebody deleted the line origin: in its file, so the file stays as it is."
        return self.result("skipped", group.first.record, kept.file, [Remark((words,))])

    def _anew(self, group: Group) -> Result:
        times = _times(group)
        name = self._free(stem_of(group, times))
        made = event_text(group, times, self.defaults)
        if made.identity in self.existing.identities:
            same = self.existing.identities[made.identity]
            is_ours = same in self.claimed or same in self.files
            shown = self._shown(same)
            remark = _same_here(shown) if is_ours else _same_as(shown, group.origins[0])
            return self.result("skipped", group.first.record, None, [remark])
        if made.identity:
            self.existing.identities[made.identity] = name
        self.files[name] = replace(made.raw, name=name, path=name)
        self.imported.append(Imported(name, group.origins, group.is_derived, facts_of(made.node)))
        outcome: Outcome = "draft" if made.is_draft else "written"
        remarks = (*left_out(sum(one.over for one in group.members)), *made.remarks)
        return self.result(outcome, group.first.record, name, remarks)

    def _again(self, match: Match) -> Result:
        """An event that was imported before."""
        group, (name, *copies) = match.group, match.files
        raw, base = self.existing.files[name], match.kept.facts if match.kept else {}
        times, over = self._with_past(_times(group), base)
        made = event_text(group, times, self.defaults, name.split("/")[1].upper())
        done = update(raw, made, base, self.existing.others_about(name, self.source), self.defaults)
        self.imported.append(Imported(name, group.origins, group.is_derived, done.base))
        if done.raw != raw:
            self.files[name] = done.raw
            self.existing.identities.pop(identity_of(raw, self.defaults) or (), None)
            if identity := identity_of(done.raw, self.defaults):
                self.existing.identities[identity] = name
        outcome: Outcome = "unchanged" if done.raw == raw else "updated"
        more = left_out(sum(one.over for one in group.members) - over)
        is_finished = "draft" in base and not done.is_draft
        # Nobody needs to read every night how an event that has not changed was read.
        still = [
            one for one in made.remarks if (not is_finished if one.needs_person else outcome == "updated")
        ]
        remarks = (*done.remarks, *more, *still, *map(_also_in, map(self._shown, copies)))
        return self.result(outcome, group.first.record, name, remarks)

    def _with_past(self, times: tuple[Time, ...], base: Mapping[str, object]) -> tuple[tuple[Time, ...], int]:
        """Times, with those that an earlier import wrote and that are over, and how many those are: a source
        often drops these. If they are too many, the oldest months go.
        """
        past = [one for one in times_in(base.get("when")) if last_day(one) < self.defaults.since]
        while past and len(past) + len(times) > MOST_SLOTS:
            oldest = min(map(_month, past))
            past = [one for one in past if _month(one) > oldest]
        return once([*past, *times]), len(past)

    def _shown(self, name: str) -> str:
        """How people see the name of a file."""
        return self.existing.files[name].path if name in self.existing.files else name

    def _free(self, stem: str) -> str:
        names = (f"{stem}.yaml" if number == 1 else f"{stem}-{number}.yaml" for number in count(1))
        return next(
            name for name in names if name.casefold() not in self.existing.names and name not in self.files
        )

    def others(self, ours: set[str], *, is_whole: bool) -> Iterator[Result]:
        """Events from earlier imports that are not in this one. The source no longer has some of them."""
        taken = self.claimed | {one.file for one in self.imported}
        moved = {origin for one in self.imported for origin in one.origins}
        for one in self.existing.imported.get(self.source, ()):
            if one.file in taken or moved & set(one.origins):
                continue
            self.imported.append(one)
            node = self.existing.nodes.get(one.file)
            if node is None or not is_whole or ours & set(one.origins) or self._is_done(one.file):
                continue
            title = node.get("title")
            yield Result(
                outcome="gone",
                source=self.source,
                title=title.text if isinstance(title, Scalar) else "",
                path=one.file,
                remarks=(Remark((_GONE,)),),
            )

    def _is_done(self, name: str) -> bool:
        """Whether nobody has to know that an event is gone: it is over, or its file says that it is off."""
        facts = self.existing.facts[name]
        times = times_in(facts.get("when"))
        is_over = bool(times) and max(map(last_day, times)) < self.defaults.since
        return is_over or facts.get("status") in {"cancelled", "canceled"}


def _times(group: Group) -> tuple[Time, ...]:
    """The local times of all members, each once, in order."""
    return once([one for member in group.members for one in member.times])


def _month(one: Time) -> str:
    return str(first_day(one))[:7]


def _same_as(name: str, origin: str) -> Remark:
    words = " is the same event. To keep it in step with the source, add this line there: origin: "
    return Remark((Untrusted(name), words, Untrusted(origin)))


def _same_here(name: str) -> Remark:
    words = " has the same title, time and place, but other words. Make it one event, or change a title."
    return Remark((Untrusted(name), words), needs_person=True)


def _also_in(name: str) -> Remark:
    words = " names the same origin. Delete that file, or the line origin: in it if it is another event."
    return Remark((Untrusted(name), words), needs_person=True)
