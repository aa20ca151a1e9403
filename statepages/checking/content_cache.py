"""Reading a content folder where most of it has been read before."""

from __future__ import annotations

import math
import time
from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from msgspec import Struct

from statepages.cache import Cache
from statepages.model.event import Event
from statepages.model.post import Post
from statepages.model.state import StatePage
from statepages.model.stored import StoredEvent, stored, stow
from statepages.packing import Plain, packer
from statepages.pipeline.reading import Reading, Value, read_through
from statepages.pipeline.workers import WORTH, Workers
from statepages.problem import Problem
from statepages.read import SETTLED, Listed, Stamp, read_file
from statepages.source import RawFile

_A_JOB = 100
"""So many files are read at a go."""

_PROBLEMS = packer(tuple[Problem, ...])
_PACKERS = {"state": packer(StatePage), "post": packer(Post)}


class Kept(NamedTuple):
    """A file that was read. It stands as long as the stamp, or else the digest of its bytes, is the same."""

    stamp: Stamp | None
    digest: str
    plain: Plain
    reading: Reading

    def stands(self, now: datetime) -> bool:
        """Whether its event was over then just as it is now."""
        value = self.reading.value
        return not isinstance(value, Event) or value.is_over(now) == self.plain[0]


class Terms(Struct, frozen=True):
    """What the reading of all files depends on. `shown` is how people name the folder `root`."""

    root: Path
    shown: str
    zone: str
    now: datetime

    def as_plain(self) -> Plain:
        return [self.shown, self.zone, str(self.now.date())]


def read_all(
    listed: Iterable[Listed], terms: Terms, cache: Cache, workers: Workers
) -> tuple[list[Reading], list[Problem]]:
    """What the files say, in their order, and what stands in the place of files."""
    portions: dict[str, list[Listed]] = {}
    for file in listed:
        portions.setdefault(file.name.rpartition("/")[0], []).append(file)
    folders = {name: _Folder(name, files, terms, cache) for name, files in portions.items()}
    waiting = [(folder, file, raw) for folder in folders.values() for file, raw in folder.doubtful()]
    jobs = [waiting[start : start + _A_JOB] for start in range(0, len(waiting), _A_JOB)]
    tasks = [(terms.zone, terms.now, [raw for *_, raw in job]) for job in jobs]
    for number, plains in workers.each(_read_some, tasks, worth=len(waiting) > WORTH):
        for (folder, file, raw), plain in zip(jobs[number], plains, strict=True):
            folder.take(file, _digest(raw), plain)
    for folder in folders.values():
        folder.close()
    readings = sorted(
        (kept.reading for folder in folders.values() for kept in folder.kept.values()),
        key=lambda reading: reading.name,
    )
    return readings, [problem for folder in folders.values() for problem in folder.problems]


class _Folder:
    """The files of one folder, as far as they stand, and then all of them."""

    def __init__(self, name: str, files: list[Listed], terms: Terms, cache: Cache) -> None:
        self.name = f"content-{quote(name, safe='', errors='surrogatepass')}"
        self.files, self.terms, self.cache = files, terms, cache
        self.kept: dict[str, Kept] = {}
        self.problems: list[Problem] = []
        self.began = time.time_ns()
        self.is_changed = False

    def doubtful(self) -> Iterator[tuple[Listed, RawFile]]:
        """The files that have to be read through."""
        held = _held(self.cache, self.name, self.terms)
        if held.stands(self.files, self.terms.now):
            self.kept = held.kept
            return
        self.is_changed = {file.name for file in self.files} != held.kept.keys()
        for file in self.files:
            kept = held.kept.get(file.name)
            stands = kept is not None and kept.stands(self.terms.now)
            if kept and stands and file.stamp and kept.stamp == file.stamp:
                self.kept[file.name] = kept
                continue
            self.is_changed = True
            raw = read_file(self.terms.root / file.name, file.name, file.path)
            if isinstance(raw, Problem):
                self.problems.append(raw)
            elif kept and stands and kept.digest == _digest(raw):
                self.kept[file.name] = kept._replace(stamp=self._settled(file))
            else:
                yield file, raw

    def take(self, file: Listed, digest: str, plain: Plain) -> None:
        """A file has been read through."""
        self.kept[file.name] = Kept(self._settled(file), digest, plain, _reading(file.name, plain))

    def close(self) -> None:
        """Keep what was read for the next time."""
        if self.is_changed:
            rows = [[name, kept.stamp, kept.digest, kept.plain] for name, kept in self.kept.items()]
            self.cache.put(self.name, [self.terms.as_plain(), rows])
        self.cache.held[self.name] = _Held.of(self.terms, self.kept, self.files)

    def _settled(self, file: Listed) -> Stamp | None:
        return file.stamp if file.stamp and file.stamp[2] < self.began - SETTLED else None


class _Held(Struct, frozen=True):
    """The files of a folder by name, as they were read on some terms, and the list of them at that time.

    If they are listed again with the same stamps, all of them stand up to `until`, the next turn of an event
    (seconds since 1970). `until` has passed where there are others, or some that may have changed unseen.
    """

    terms: Terms
    kept: dict[str, Kept]
    files: list[Listed]
    until: float

    @classmethod
    def of(cls, terms: Terms, kept: dict[str, Kept], files: list[Listed]) -> _Held:
        stamps = {name: one.stamp for name, one in kept.items()}
        if None in stamps.values() or stamps != {file.name: file.stamp for file in files}:
            return cls(terms, kept, files, -math.inf)
        events = (one.reading.value for one in kept.values())
        turns = (event.next_turn(terms.now) for event in events if isinstance(event, StoredEvent))
        until = min((turn.timestamp() for turn in turns if turn), default=math.inf)
        return cls(terms, kept, files, until)

    def stands(self, files: list[Listed], now: datetime) -> bool:
        """Whether these files are the same, and all that was read of them."""
        return self.files == files and self.terms.now <= now and now.timestamp() < self.until


def _held(cache: Cache, name: str, terms: Terms) -> _Held:
    """The files of a folder as they were kept, if on these terms."""
    held = cache.held.get(name)
    if isinstance(held, _Held) and held.terms.as_plain() == terms.as_plain():
        return held
    plain = cache.get(name)
    known = {}
    if plain and plain[0] == terms.as_plain():
        for file, stamp, digest, value in plain[1]:
            known[file] = Kept(tuple(stamp) if stamp else None, digest, value, _reading(file, value))
    return _Held(terms, known, [], -math.inf)


def _digest(raw: RawFile) -> str:
    return sha256(raw.data).hexdigest()[:32]


def _read_some(task: tuple[str, datetime, list[RawFile]]) -> list[Plain]:
    """Read files through; what each says as JSON knows it."""
    zone, now, files = task
    return [_plain(read_through(raw, zone, now), now) for raw in files]


def _plain(reading: Reading, now: datetime) -> Plain:
    value = reading.value
    is_over = isinstance(value, Event) and value.is_over(now)
    return [is_over, reading.path, _PROBLEMS.pack(reading.problems), *_plain_value(value)]


def _plain_value(value: Value | None) -> tuple[str, Plain]:
    if isinstance(value, Event):
        return "event", stow(value)
    if isinstance(value, StatePage):
        return "state", _PACKERS["state"].pack(value)
    if isinstance(value, Post):
        return "post", _PACKERS["post"].pack(value)
    return "", None


def _reading(name: str, plain: Plain) -> Reading:
    _, path, problems, kind, value = plain
    found: StoredEvent | StatePage | Post | None = None
    if kind == "event":
        found = stored(value)
    elif kind:
        found = _PACKERS[kind].unpack(value)
    return Reading(name, path, found, _PROBLEMS.unpack(problems))
