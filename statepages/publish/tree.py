"""The files of a site in a folder: written, and compared by the system's data about them."""

from __future__ import annotations

import contextlib
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Set
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from statepages.output import Output

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Written(NamedTuple):
    """A file in a folder: its path there, its size, time of change (ns) and inode."""

    path: str
    size: int
    changed: int
    inode: int


class Tree(Struct, frozen=True, array_like=True):
    """The files of a folder by path, and the times (ns) at which its folders last changed."""

    files: dict[str, Written] = {}
    folders: dict[str, int] = {}

    def altered(self, folder: Path) -> set[str]:
        """The files that are no longer there as they were left."""
        return set(_altered(f"{folder}/", self.files.values()))

    def has_its_names(self, folder: Path) -> bool:
        """Whether nothing was added to or removed from the folders of the tree."""
        base = f"{folder}/"
        return bool(self.folders) and all(
            _changed(base + name) == changed for name, changed in self.folders.items()
        )

    def is_untouched(self, folder: Path) -> bool:
        """Whether a folder is exactly as it was left."""
        return self.has_its_names(folder) and not self.altered(folder)

    @property
    def pages(self) -> int:
        return sum(path.endswith(".html") for path in self.files)

    @property
    def size(self) -> int:
        """The bytes of all files."""
        return sum(file.size for file in self.files.values())


def tree_of(folder: Path, files: dict[str, Written], had: Tree, changed: Set[str]) -> Tree:
    """The tree of a folder that has exactly these files. It was `had` before some of its paths changed."""
    names: set[str] = set()
    for path in files:
        names.update(_above(path, names))
    touched = {name for path in changed for name in _above(path, frozenset())}
    known = {name: time for name, time in had.folders.items() if name not in touched}
    base = f"{folder}/"
    return Tree(files, {name: known.get(name) or _changed(base + name) for name in sorted(names)})


def put(folder: Path, published: Path, output: Output) -> Written:
    """Write a file into a folder. If the published site has the same file, link to that.

    The linked file keeps its time, which browsers and hosts rely on. A file that differs from the published
    one is always a new file: the published site may still use the old one.
    """
    path, there = f"{folder}/{output.path}", f"{published}/{output.path}"
    same = _inode_if_same(there, output.data)
    # If another build publishes meanwhile, the link may lead to its file.
    if same is None or not _link(there, path) or os.lstat(path).st_ino != same:
        _write(path, output.data)
    return _written(path, output.path)


def keep(folder: Path, published: Path, written: Written) -> Written:
    """Link a file of the published site into a folder, as it is.

    Raises OSError if it is no longer the same file.
    """
    path, there = f"{folder}/{written.path}", f"{published}/{written.path}"
    with contextlib.suppress(FileNotFoundError):
        if not _link(there, path):
            _clear(path)
            shutil.copy2(there, path)
        kept = _written(path, written.path)
        # A copy is another file, but has the time of the first.
        if kept._replace(inode=written.inode) == written:
            return kept
    raise OSError("another build was published in the meantime, so build again")


def remove(folder: Path, path: str) -> None:
    """Delete a file, and any folders that are then empty."""
    file = folder / path
    # A folder may have replaced it, or a file may have replaced a folder above it.
    if not file.is_dir():
        with contextlib.suppress(FileNotFoundError, NotADirectoryError):
            file.unlink()
    with contextlib.suppress(OSError):
        for parent in file.parents:
            if parent == folder:
                break
            parent.rmdir()


def _above(path: str, known: Set[str]) -> Iterator[str]:
    """The folders that a path is in, the nearest first, up to one that is known, or to ""."""
    while path and (path := path.rpartition("/")[0]) not in known:
        yield path


def _altered(base: str, files: Iterable[Written]) -> Iterator[str]:
    for path, size, changed, inode in files:
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


def _link(source: str, path: str) -> bool:
    """Link to a file; False if it has just gone, or the file system has no links."""
    for _ in range(2):
        try:
            os.link(source, path, follow_symlinks=False)
        except (FileNotFoundError, FileExistsError, NotADirectoryError):
            _clear(path)
        except (OSError, NotImplementedError):
            return False
        else:
            return True
    return False


def _write(path: str, data: bytes) -> None:
    if not _create(path, data):
        # Usually only the folder is missing.
        with contextlib.suppress(OSError):
            os.makedirs(path.rpartition("/")[0])  # noqa: PTH103  # ten thousand times
        if not _create(path, data):
            _clear(path)
            Path(path).write_bytes(data)


def _create(path: str, data: bytes) -> bool:
    """Write a new file with as few system calls as possible: there may be a hundred thousand.

    False if something is in the way.
    """
    try:
        file = os.open(path, _NEW, 0o666)
    except (FileNotFoundError, FileExistsError, NotADirectoryError):
        return False
    try:
        left = memoryview(data)
        while left:
            left = left[os.write(file, left) :]
    finally:
        os.close(file)
    return True


def _clear(path: str) -> None:
    """Make room for a file. What is there is never written to: see `put`."""
    file = Path(path)
    if file.is_dir():
        shutil.rmtree(file)
    # Anything in the way is from an earlier site, such as a file where a folder has to be.
    for there in (file, *file.parents):
        if there.is_dir():
            break
        try:
            there.unlink()
        except (FileNotFoundError, NotADirectoryError):
            continue
        except OSError:
            # Another process has just made a folder there.
            if not there.is_dir():
                raise
            break
    file.parent.mkdir(parents=True, exist_ok=True)


def _inode_if_same(path: str, data: bytes) -> int | None:
    """The inode of a file with exactly these bytes; None if there is none."""
    try:
        found = os.lstat(path)
        if stat.S_ISREG(found.st_mode) and found.st_size == len(data):
            with open(path, "rb") as file:  # noqa: PTH123  # ten thousand times
                is_same = os.fstat(file.fileno()).st_ino == found.st_ino and file.read() == data
            return found.st_ino if is_same else None
    except OSError:
        pass
    return None


def _written(path: str, name: str) -> Written:
    found = os.lstat(path)
    return Written(name, found.st_size, found.st_mtime_ns, found.st_ino)
