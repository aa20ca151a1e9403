"""Files of a site in a folder: written, compared, and told apart by what the system says of them."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping, Set
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from msgspec import Struct, field

from statepages.output import Output


class Written(NamedTuple):
    """A file in a folder: its path there, a digest of its bytes, its size, time of change (ns) and inode."""

    path: str
    digest: str
    size: int
    changed: int
    inode: int


class Tree(Struct, frozen=True):
    """The files of a folder by path, and the times (ns) at which its folders last changed."""

    files: Mapping[str, Written] = field(default_factory=dict)
    folders: Mapping[str, int] = field(default_factory=dict)

    def altered(self, folder: Path) -> set[str]:
        """The files that are not there as they were left."""
        return set(_altered(f"{folder}/", self.files.values()))

    def has_its_names(self, folder: Path) -> bool:
        """Whether nothing came into the folders of the tree, and nothing went."""
        base = f"{folder}/"
        return bool(self.folders) and all(
            _changed(base + name) == changed for name, changed in self.folders.items()
        )

    def as_plain(self) -> list[Any]:
        """The tree as JSON knows it."""
        return [[*map(list, self.files.values())], dict(self.folders)]

    @classmethod
    def read(cls, plain: list[Any] | None) -> Tree:
        """The tree again; one without files if there is nothing to read."""
        rows, folders = plain or ([], {})
        return cls({row[0]: Written(*row) for row in rows}, folders)

    @classmethod
    def of(cls, folder: Path, files: Mapping[str, Written], known: Mapping[str, int]) -> Tree:
        """The tree of a folder that has just these files, by path; of some folders the time is known."""
        names: set[str] = set()
        for path in files:
            names.update(above(path, names))
        base = f"{folder}/"
        times = {name: known[name] if name in known else _changed(base + name) for name in sorted(names)}
        return cls(files, times)


def above(path: str, known: Set[str] = frozenset()) -> Iterator[str]:
    """The folders that a path lies in, the nearest first, up to one that is known, or to the last, ""."""
    while path and (path := path.rpartition("/")[0]) not in known:
        yield path


def _altered(base: str, files: Iterable[Written]) -> Iterator[str]:
    for path, _, size, changed, inode in files:
        try:
            found = os.lstat(base + path)
        except OSError:
            yield path
            continue
        if (found.st_size, found.st_mtime_ns, found.st_ino) != (size, changed, inode) or not stat.S_ISREG(
            found.st_mode
        ):
            yield path


def _changed(folder: str) -> int:
    try:
        return os.lstat(folder).st_mtime_ns
    except OSError:
        return 0


def put(folder: Path, published: Path, output: Output) -> Written:
    """Write a file into a folder; one that the published site has just so is not written again.

    What differs from the published file is always a new file: browsers and hosts go by the time of
    its change, so bytes of the day before yesterday must not bring their old time along.
    """
    path, there = folder / output.path, published / output.path
    is_same = _holds(there, output.data)
    if not (is_same and _is_link(there, path)):
        with contextlib.suppress(FileNotFoundError):
            # Never into the file that is there: the published site may have it too.
            path.unlink()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not (is_same and _link(there, path)):
            path.write_bytes(output.data)
    return _written(path, output.path, _digest(output.data))


def keep(folder: Path, published: Path, written: Written) -> Written:
    """Bring a file of the published site into a folder, as it is.

    Raises OSError where it is not the file that was there any more.
    """
    path = folder / written.path
    with contextlib.suppress(FileNotFoundError):
        path.unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    with contextlib.suppress(FileNotFoundError):
        if not _link(published / written.path, path):
            shutil.copy2(published / written.path, path)
        kept = _written(path, written.path, written.digest)
        # A copy is another file, but has the time of the first.
        if kept._replace(inode=written.inode) == written:
            return kept
    raise OSError("another build has published meanwhile, so build again")


def copy(tree: Tree, published: Path, folder: Path) -> Tree:
    """Bring all files of the published site into a new folder; what is there then."""
    files = {path: keep(folder, published, written) for path, written in tree.files.items()}
    return Tree.of(folder, files, {})


def _is_link(one: Path, other: Path) -> bool:
    """Whether both are names of one file."""
    try:
        return os.path.samestat(one.lstat(), other.lstat())
    except OSError:
        return False


def _link(source: Path, path: Path) -> bool:
    """Give a file one more name; False where it has just gone, or the file system knows no such thing."""
    try:
        os.link(source, path, follow_symlinks=False)
    except (OSError, NotImplementedError):
        return False
    return True


def remove(folder: Path, path: str) -> None:
    """Delete a file, and the folders that it leaves empty."""
    (folder / path).unlink(missing_ok=True)
    with contextlib.suppress(OSError):
        for parent in (folder / path).parents:
            if parent == folder:
                break
            parent.rmdir()


def _holds(path: Path, data: bytes) -> bool:
    """Whether it is a file with just these bytes."""
    try:
        found = path.lstat()
        return stat.S_ISREG(found.st_mode) and found.st_size == len(data) and path.read_bytes() == data
    except OSError:
        return False


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]


def _written(path: Path, name: str, digest: str) -> Written:
    found = path.lstat()
    return Written(name, digest, found.st_size, found.st_mtime_ns, found.st_ino)
