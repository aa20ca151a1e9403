"""From disk to values: the content folder, and the look of the pages."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from statepages.look import Look
from statepages.problem import Place, Problem
from statepages.source import RawFile

MOST_FILE_BYTES = 4 * 1024 * 1024
"""More of a file is not read: steps that know its kind say how much is too much."""

MOST_FOLDERS_DEEP = 6


@dataclass(frozen=True)
class Content:
    """What lies in content/: text files and pictures, by name, each as it is on disk."""

    files: tuple[RawFile, ...]
    images: tuple[RawFile, ...]
    problems: tuple[Problem, ...]


def read_content(root: Path, shown: str) -> Content:
    """All files below `root` in the order of their names. `shown` is how people name that folder.

    Links, unreadable files and files that can not be part of a site are problems. Names that
    begin with a dot are an editor's or the system's business and are passed over.
    """
    files: list[RawFile] = []
    images: list[RawFile] = []
    problems: list[Problem] = []
    for path in _walk(root, root):
        name = path.relative_to(root).as_posix()
        place = Place(f"{shown}/{_printable(name)}")
        found = _read(path, name, place)
        if isinstance(found, Problem):
            problems.append(found)
        elif name.startswith("images/"):
            images.append(found)
        else:
            files.append(found)
    return Content(tuple(files), tuple(images), tuple(problems))


def read_look(templates: Path, search: Path, lunr: Path, atlas: Path) -> Look:
    """Templates, assets, scripts, catalogs, and what npm brings where it is there: lunr.js and us-atlas."""
    assets = _bytes_below(templates / "assets")
    return Look(
        templates={
            name: data.decode("utf-8")
            for name, data in _bytes_below(templates).items()
            if name.startswith(("pages/", "parts/"))
        },
        assets=assets,
        finder={name: data for name, data in _bytes_below(search / "finder").items() if name.endswith(".js")},
        lunr=lunr.read_bytes() if lunr.is_file() else None,
        atlas=atlas.read_bytes() if atlas.is_file() else None,
        catalogs={
            name.removesuffix(".po"): data
            for name, data in _bytes_below(templates / "locale").items()
            if name.endswith(".po")
        },
    )


def read_file(path: Path, name: str, shown: str) -> RawFile | Problem:
    """One content file by itself."""
    return _read(path, name, Place(shown))


def _walk(folder: Path, root: Path) -> Iterator[Path]:
    """Files, links and unreadable folders below a folder, sorted by name; links are not followed."""
    try:
        with os.scandir(folder) as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield folder
        return
    for entry in found:
        path = Path(entry.path)
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False) and len(path.relative_to(root).parts) <= MOST_FOLDERS_DEEP:
            yield from _walk(path, root)
        else:
            yield path


def _read(path: Path, name: str, place: Place) -> RawFile | Problem:
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            return Problem(
                place, "error", "file-link", "This is a link to another file. Put the file itself here."
            )
        if stat.S_ISDIR(mode) and not os.access(path, os.R_OK | os.X_OK):
            return Problem(place, "error", "unreadable", "This folder can not be read: Permission denied.")
        if not stat.S_ISREG(mode):
            return Problem(
                place, "error", "not-a-file", "This is no ordinary file. Delete it or move it away."
            )
        with path.open("rb") as file:
            return RawFile(name, place.path, file.read(MOST_FILE_BYTES))
    except OSError as error:
        return Problem(place, "error", "unreadable", f"This file can not be read: {error.strerror}.")


def _printable(name: str) -> str:
    """A name that can be shown: what is no text, or hidden, is escaped."""
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape", "surrogatepass").decode("ascii")
        for letter in name
    )


def _bytes_below(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in _walk(folder, folder)}
