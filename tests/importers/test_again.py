"""Over several imports, whatever a source and people change: nothing doubles, and no edit by hand is lost."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from msgspec.structs import replace

from statepages.checking.check_file import check_file
from statepages.checking.one_file import nodes_of
from statepages.importers.bring import Brought, bring
from statepages.importers.event_file import identity_of
from statepages.importers.existing import Existing
from statepages.importers.facts import facts_of
from statepages.importers.imported import Imported, imported_text, read_imported
from statepages.importers.record import Place, Reading, Record, Time
from statepages.source import RawFile
from tests.importers.test_bring import DEFAULTS

SOURCES = ("calendar.ics", "club.csv")
TITLES = (
    "Knock doors",
    "Phone bank",
    "“Letters” & more: #1",
    "敲门",
    "CANCELED: Picnic",
    "no",
    "@home",
    "Café",
)
PLACES = (
    Place(venue="The library", address="201 W Mifflin St", zip="53703"),
    Place(venue="Cafe: north, [east]", zip="53202"),
    Place(venue="Union hall", state="WI"),
    Place(is_online=True),
    Place(zip="60601", is_private=True),
    Place(),
)
TEXTS = ("", "Wear shoes.", "- Water\n- Snacks\n\n# Later", "key: value", "Line one\nLine two", "x " * 300)
DAYS = tuple(date(2026, 10, 3) + timedelta(days=7 * week) for week in range(8))

times = st.lists(
    st.builds(
        lambda day, hour, hours, off: Time(
            datetime(day.year, day.month, day.day, hour, tzinfo=UTC),
            datetime(day.year, day.month, day.day, hour, tzinfo=UTC) + timedelta(hours=hours),
            is_cancelled=off,
        ),
        st.sampled_from(DAYS),
        st.sampled_from((15, 18)),
        st.integers(1, 3),
        st.sampled_from((False, False, False, True)),
    )
    | st.builds(Time, st.sampled_from(DAYS)),
    max_size=6,
).map(tuple)
changes = st.one_of(
    st.fixed_dictionaries({"title": st.sampled_from(TITLES)}),
    st.fixed_dictionaries({"details": st.sampled_from(TEXTS)}),
    st.fixed_dictionaries({"place": st.sampled_from(PLACES)}),
    st.fixed_dictionaries({"times": times}),
    st.fixed_dictionaries({"status": st.sampled_from(("scheduled", "cancelled", "full"))}),
    st.fixed_dictionaries(
        {"signup": st.sampled_from((None, "https://example.org/a", "https://example.org/b"))}
    ),
    st.fixed_dictionaries({"word": st.sampled_from((None, "anytime", "to be announced"))}),
    st.fixed_dictionaries({"languages": st.sampled_from(((), ("es",), ("en", "es")))}),
)
records = st.builds(
    Record,
    spot=st.just(""),
    title=st.sampled_from(TITLES),
    kind=st.just("canvass"),
    times=times,
    place=st.sampled_from(PLACES),
    details=st.sampled_from(TEXTS),
    signup=st.sampled_from((None, "https://example.org/a")),
)


class Again(RuleBasedStateMachine):
    """Two sources, a content folder, and people who edit it."""

    def __init__(self) -> None:
        super().__init__()
        self.sources: dict[str, dict[int, Record]] = {source: {} for source in SOURCES}
        self.files: dict[str, RawFile] = {}
        self.kept: dict[str, tuple[Imported, ...]] = {}
        self.since = date(2026, 10, 1)
        self.count = 0
        self.removed: list[tuple[str, int, Record]] = []
        self.marks: dict[str, set[str]] = {}
        """What people wrote into files. An import keeps all of it."""

    # What sources do.

    @initialize(found=st.lists(records, min_size=2, max_size=6))
    def begin(self, found: list[Record]) -> None:
        for at, record in enumerate(found):
            self.add(SOURCES[at % 2], record)

    @rule(source=st.sampled_from(SOURCES), record=records)
    def add(self, source: str, record: Record) -> None:
        self.count += 1
        origin = f"ics {self.count}@example.org" if source.endswith(".ics") else None
        self.sources[source][self.count] = replace(record, origin=origin, spot=f"event {self.count}")

    @precondition(lambda self: any(self.sources.values()))
    @rule(data=st.data(), change=changes)
    def change(self, data: st.DataObject, change: dict[str, object]) -> None:
        source, number = data.draw(st.sampled_from(self._all()))
        self.sources[source][number] = replace(self.sources[source][number], **change)

    @precondition(lambda self: any(self.sources.values()))
    @rule(data=st.data(), how=st.sampled_from(("remove", "copy", "sort")))
    def rearrange(self, data: st.DataObject, how: str) -> None:
        source, number = data.draw(st.sampled_from(self._all()))
        other = next(one for one in SOURCES if one != source)
        if how == "remove":
            self.removed.append((source, number, self.sources[source].pop(number)))
        elif how == "copy":
            self.add(other, self.sources[source][number])
        else:
            self.sources[source] = dict(reversed(self.sources[source].items()))

    @precondition(lambda self: self.removed)
    @rule()
    def bring_back(self) -> None:
        source, number, record = self.removed.pop()
        self.sources[source][number] = record

    @rule(days=st.integers(1, 9))
    def time_passes(self, days: int) -> None:
        self.since += timedelta(days=days)

    def _all(self) -> list[tuple[str, int]]:
        return [(source, number) for source, found in self.sources.items() for number in found]

    # What people do.

    @precondition(lambda self: self.files)
    @rule(data=st.data(), field=st.sampled_from(("summary", "host", "details", "title", "signup")))
    def write(self, data: st.DataObject, field: str) -> None:
        """Give a field of a file words of one's own."""
        self.count += 1
        name = data.draw(st.sampled_from(sorted(self.files)))
        mark = f"https://example.org/hand{self.count}" if field == "signup" else f"By hand {self.count}"
        lines = self._lines(name)
        if lines is None:
            return
        kept, skipping = [], False
        for line in lines:
            skipping = line.startswith(f"{field}:") or (skipping and (line[:1] in {" ", ""} and line != ""))
            if not skipping:
                kept.append(line)
        old = self.files[name]
        self._put(name, "\n".join([*kept[:-1], f"{field}: {mark}", *kept[-1:]]))
        if [one for one in self._errors(self.files[name]) if one not in self._errors(old)]:
            self.files[name] = old
            return
        self.marks.setdefault(name, set()).add(mark)
        for other in list(self.marks[name]):
            if other not in self.files[name].data.decode():
                self.marks[name].discard(other)

    @precondition(lambda self: self.files)
    @rule(data=st.data())
    def comment(self, data: st.DataObject) -> None:
        self.count += 1
        name = data.draw(st.sampled_from(sorted(self.files)))
        lines = self._lines(name)
        if lines:
            tops = [at for at, line in enumerate(lines) if line[:1].isalpha()]
            at = data.draw(st.sampled_from(tops))
            lines.insert(at, f"# Comment {self.count}.")
            self._put(name, "\n".join(lines))
            self.marks.setdefault(name, set()).add(f"# Comment {self.count}.")

    @precondition(lambda self: self.files)
    @rule(data=st.data(), how=st.sampled_from(("crlf", "bom", "quotes", "no end", "reversed", "flow")))
    def write_otherwise(self, data: st.DataObject, how: str) -> None:
        """Change how a file is written, and not what it says."""
        name = data.draw(st.sampled_from(sorted(self.files)))
        raw = self.files[name]
        before = self._facts(raw)
        text = raw.data.decode("utf-8-sig")
        if how == "crlf":
            text = text.replace("\r\n", "\n").replace("\n", "\r\n")
        elif how == "bom":
            text = "\ufeff" + text
        elif how == "quotes":
            text = re.sub(r"^(title|signup|kind): ([^'\"|\r\n]+)$", r"\1: '\2'", text, flags=re.MULTILINE)
        elif how == "no end":
            text = text.rstrip("\r\n")
        elif how == "flow":
            text = re.sub(r"^where:\n  zip: (\d+)$", r"where: {zip: \1}", text, flags=re.MULTILINE)
        else:
            text = "".join(reversed(re.findall(r"^\S[^\n]*\n(?:[ \n][^\n]*\n?|\n)*", text, re.MULTILINE)))
        self._put(name, text)
        comments = {one for one in self.marks.get(name, ()) if one not in text}
        if self._facts(self.files[name]) != before or comments:
            self.files[name] = raw

    @precondition(lambda self: self.files)
    @rule(data=st.data(), how=st.sampled_from(("wi", "il", "us", "delete", "no origin", "finish", "finish")))
    def handle(self, data: st.DataObject, how: str) -> None:
        self.count += 1
        name = data.draw(st.sampled_from(sorted(self.files)))
        old = self.files[name]
        text = old.data.decode()
        if how == "delete":
            del self.files[name]
            self.marks.pop(name, None)
        elif how == "no origin":
            self._put(name, re.sub(r"^origin:[^\n]*\n?", "", text, flags=re.MULTILINE))
        elif how == "finish":
            text = re.sub(r"^draft: yes\r?\n", "", text, flags=re.MULTILINE)
            text = re.sub(r"^  state: WI(?=\r?$)", "  zip: 53703", text, flags=re.MULTILINE)
            self._put(name, text)
            if self._errors(self.files[name]):
                self.files[name] = old
        else:
            new = f"events/{how}/moved-{self.count}.yaml"
            self.files[new] = replace(self.files.pop(name), name=new, path=new)
            self.marks[new] = self.marks.pop(name, set())

    @precondition(lambda self: self.kept)
    @rule(source=st.sampled_from(SOURCES))
    def lose_what_was_kept(self, source: str) -> None:
        self.kept.pop(source, None)

    # The import.

    @rule(source=st.sampled_from(SOURCES), join=st.sampled_from((False, False, False, True)))
    def imports(self, source: str, join: bool) -> None:
        before = dict(self.files)
        brought = self._import(source, join=join)
        for name, raw in brought.files.items():
            new = self._errors(raw)
            if name in before:
                assert not [one for one in new if one not in self._errors(before[name])], raw.data.decode()
                assert name in before
            else:
                assert not new, raw.data.decode()
        self._all_are_accounted_for(source, brought)
        again = self._import(source, join=join)
        assert not again.files, [raw.data.decode() for raw in again.files.values()]
        assert imported_text(source, again.imported) == imported_text(source, brought.imported)
        assert not any(one.outcome in {"written", "draft", "updated"} for one in again.results)

    @rule()
    def import_both(self) -> None:
        for source in SOURCES:
            self.imports(source, join=False)

    def _import(self, source: str, *, join: bool) -> Brought:
        defaults = replace(DEFAULTS, since=self.since)
        events = {name: identity_of(raw, defaults) for name, raw in self.files.items()}
        identities = {identity: name for name, identity in events.items() if identity}
        existing = Existing(dict(self.files), dict(self.kept), identities)
        reading = Reading(records=tuple(self.sources[source].values()))
        brought = bring(reading, source, existing, defaults, join=join)
        self.files |= brought.files
        kept = read_imported(imported_text(source, brought.imported).encode())
        assert kept
        assert kept.events == brought.imported
        self.kept[source] = kept.events
        return brought

    def _all_are_accounted_for(self, source: str, brought: Brought) -> None:
        told = Counter(one.spot for one in brought.results if one.outcome not in {"input", "gone"})
        assert told == Counter(one.spot for one in self.sources[source].values())

    @invariant()
    def what_people_wrote_is_there(self) -> None:
        for name, marks in self.marks.items():
            for mark in marks:
                assert mark in self.files[name].data.decode(), (mark, self.files[name].data.decode())

    def _lines(self, name: str) -> list[str] | None:
        text = self.files[name].data.decode()
        return None if "\r" in text or not text.endswith("\n") else text.split("\n")

    def _put(self, name: str, text: str) -> None:
        self.files[name] = replace(self.files[name], data=text.encode())

    @staticmethod
    def _errors(raw: RawFile) -> list[str]:
        return [one.message for one in check_file(raw, DEFAULTS.now) if one.is_error]

    @staticmethod
    def _facts(raw: RawFile) -> object:
        node = nodes_of(raw)[1]
        return node and facts_of(node)


TestAgain = Again.TestCase
TestAgain.settings = settings(stateful_step_count=30, max_examples=8)
