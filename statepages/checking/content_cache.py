"""Read a content folder, most of which has been read before."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote

from msgspec import Struct
from msgspec.structs import replace

from statepages.cache import Cache
from statepages.content import ContentFile, described
from statepages.model.draft import Draft
from statepages.model.event import Event
from statepages.model.import_source import ImportSource
from statepages.model.kinds import Kinds
from statepages.model.own_page import OwnPage
from statepages.model.post import Post
from statepages.model.state import StatePage
from statepages.problem import Problem
from statepages.read import SETTLED, Listed, Stamp, read_file
from statepages.source import RawFile
from statepages.workers import WORTH, Workers

_A_JOB = 100
"""How many files are read at once."""

File = ContentFile[Event | Draft | StatePage | Post | OwnPage | ImportSource | None]


class CachedFile(Struct, frozen=True, array_like=True):
    """A file as it was read at an instant. It is valid until its stamp and the digest of its bytes change."""

    stamp: Stamp | None
    digest: bytes
    read_at: datetime
    file: File

    def holds(self, now: datetime) -> bool:
        """Whether its event is still as over, or as upcoming, as it was then."""
        event = described(self.file.value)
        return event is None or event.is_over(self.read_at) == event.is_over(now)


class ReadOptions(Struct, frozen=True, array_like=True):
    """What reading any file depends on: the shown name of the folder, the time zone of the site, the day in
    UTC, and the kinds of events that the site has.
    """

    shown: str
    zone: str
    day: date
    kinds: Kinds


class CachedFolder(Struct, frozen=True, array_like=True):
    """The files of a folder, as they were read with some options."""

    options: ReadOptions
    files: list[CachedFile]


def read_all(
    root: Path, listed: Iterable[Listed], options: ReadOptions, now: datetime, cache: Cache, workers: Workers
) -> tuple[list[File], list[Problem]]:
    """What the files of the folder `root` say, by name, and the problems of those that cannot be read."""
    by_folder: dict[str, list[Listed]] = {}
    for file in listed:
        by_folder.setdefault(file.name.rpartition("/")[0], []).append(file)
    folders = [_Folder(name, files, options, now, cache) for name, files in by_folder.items()]
    waiting = [(folder, file, raw) for folder in folders for file, raw in folder.changed(root)]
    jobs = [waiting[start : start + _A_JOB] for start in range(0, len(waiting), _A_JOB)]
    tasks = [(options, now, [raw for *_, raw in job]) for job in jobs]
    for number, done in workers.each(_read_some, tasks, worth=len(waiting) > WORTH):
        for (folder, file, raw), content_file in zip(jobs[number], done, strict=True):
            folder.take(file, raw, content_file)
    for folder in folders:
        folder.close()
    files = sorted(
        (one.file for folder in folders for one in folder.files.values()), key=lambda file: file.name
    )
    return files, [problem for folder in folders for problem in folder.problems]


class _Folder:
    """The files of one folder: at first those that have not changed, then all of them."""

    def __init__(
        self, name: str, listed: list[Listed], options: ReadOptions, now: datetime, cache: Cache
    ) -> None:
        self.name = f"content-{quote(name, safe='', errors='surrogatepass')}"
        self.listed, self.options, self.now, self.cache = listed, options, now, cache
        self.files: dict[str, CachedFile] = {}
        self.problems: list[Problem] = []
        self.began = time.time_ns()
        self.is_changed = False

    def changed(self, root: Path) -> Iterator[tuple[Listed, RawFile]]:
        """The files that must be read."""
        folder = self.cache.get(self.name, CachedFolder)
        known = (
            {one.file.name: one for one in folder.files} if folder and folder.options == self.options else {}
        )
        self.is_changed = len(known) != len(self.listed)
        for file in self.listed:
            cached = known.get(file.name)
            if cached and not cached.holds(self.now):
                cached = None
            if cached and file.stamp and cached.stamp == file.stamp:
                self.files[file.name] = cached
                continue
            self.is_changed = True
            raw = read_file(root / file.name, file.name, file.path)
            if isinstance(raw, Problem):
                self.problems.append(raw)
            elif cached and cached.digest == _digest(raw):
                self.files[file.name] = replace(cached, stamp=self._settled(file))
            else:
                yield file, raw

    def take(self, file: Listed, raw: RawFile, read: File) -> None:
        """Add a file that has been read."""
        self.files[file.name] = CachedFile(self._settled(file), _digest(raw), self.now, read)

    def close(self) -> None:
        """Keep what was read for next time."""
        if self.is_changed:
            self.cache.put(self.name, CachedFolder(self.options, list(self.files.values())))

    def _settled(self, file: Listed) -> Stamp | None:
        return file.stamp if file.stamp and file.stamp[2] < self.began - SETTLED else None


def _digest(raw: RawFile) -> bytes:
    return sha256(raw.data).digest()[:16]


def _read_some(task: tuple[ReadOptions, datetime, list[RawFile]]) -> list[File]:
    """Read some files."""
    # Here, since it takes longer to import than to find that nothing has changed.
    from statepages.checking.one_file import read_through

    options, now, files = task
    return [read_through(raw, options.zone, now, options.kinds)[0] for raw in files]
