"""Read the content folder and the theme from disk."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterable, Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from statepages.engine import CODE
from statepages.foreign import foreign, is_of_git, is_refused, is_skipped, printable
from statepages.output import Output
from statepages.paths import Paths, shown_name
from statepages.problem import Place, Problem, ProblemError
from statepages.program import find_program
from statepages.source import RawFile
from statepages.theme import ENGINES, Bundled, Bundler, Theme

MOST_FILE_BYTES = 4 * 1024 * 1024
"""Larger files are read only up to here. Later steps know the limit for their kind of file."""

MOST_FOLDERS_DEEP = 6


class RawContent(Struct, frozen=True):
    """The files in content/ as they are on disk, by name: text files and pictures."""

    files: tuple[RawFile, ...]
    images: tuple[RawFile, ...]
    problems: tuple[Problem, ...]

    @classmethod
    def of(cls, found: Iterable[RawFile | Problem]) -> RawContent:
        """Files in the order of their names, and problems in place of the others."""
        found = list(found)
        raw = [file for file in found if isinstance(file, RawFile)]
        images = tuple(file for file in raw if file.name.startswith("images/"))
        files = tuple(file for file in raw if not file.name.startswith("images/"))
        return cls(files, images, tuple(problem for problem in found if isinstance(problem, Problem)))


def read_content(root: Path, shown: str) -> RawContent:
    """Read all files below `root` in the order of their names. `shown` is how people name that folder.

    Links, unreadable files and files that cannot be part of a site are problems. Names that begin with a dot
    belong to an editor or the system and are skipped, unless git gives them a meaning.
    """
    named = (name for name, _ in _walk(str(root), of_content=True))
    return RawContent.of(
        foreign(name, shown) or _read(root / name, name, _place(shown, name)) for name in named
    )


Stamp = tuple[int, int, int, int]
"""Data that the system keeps about a file: size, time of its last change and of its metadata (ns), inode."""


class Listed(NamedTuple):
    """A file of content/ that has not been read. If it has no stamp, reading it gives a problem."""

    name: str
    path: str
    stamp: Stamp | None


def list_content(root: Path, shown: str) -> list[Listed]:
    """List all files below `root` in the order of their names, with anything that is in place of a file."""
    found = _walk(str(root), of_content=True)
    return [Listed(name, f"{shown}/{printable(name)}", stamp_of(entry)) for name, entry in found]


def sorted_out(listed: Iterable[Listed], shown: str) -> tuple[list[Problem], list[Listed], list[Listed]]:
    """Problems of files that are not content, then the pictures, then the text files."""
    strays: list[Problem] = []
    images: list[Listed] = []
    texts: list[Listed] = []
    for file in listed:
        if stray := foreign(file.name, shown):
            strays.append(stray)
        else:
            (images if file.name.startswith("images/") else texts).append(file)
    return strays, images, texts


SETTLED = 100_000_000  # ns
"""A file that changed this recently may change again without a new time, so its bytes are compared."""


def list_files(roots: Iterable[Path]) -> Iterator[Listed]:
    """Files by their paths, with those in folders; a file that does not exist has no stamp."""
    for root in roots:
        if not root.is_dir():
            yield Listed(root.name, str(root), stamp_of(root))
            continue
        for name, entry in _walk(str(root)):
            # Python writes these beside modules that it has read.
            if "__pycache__" not in name:
                yield Listed(name, f"{root}/{name}", stamp_of(entry))


def stamp_of(file: os.DirEntry[str] | Path | None) -> Stamp | None:
    """The system's data about a file; None if it is not a regular file."""
    if file is None:
        return None
    try:
        found = file.stat(follow_symlinks=False)
    except OSError:
        return None
    if not stat.S_ISREG(found.st_mode):
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def content_of(named: Iterable[tuple[str, bytes | None]], shown: str) -> RawContent:
    """The same for files from elsewhere, by name; None means a link in place of a file."""
    found: list[RawFile | Problem] = []
    for name, data in sorted(named, key=lambda pair: pair[0]):
        place = _place(shown, name)
        file = _link(place) if data is None else RawFile(name, place.path, data[:MOST_FILE_BYTES])
        found.append(foreign(name, shown) or file)
    return RawContent.of(found)


def read_site(folder: Path) -> Iterator[Output]:
    """The files of a built site. Links and unreadable files are skipped."""
    for name, _ in _walk(str(folder)):
        found = _read(folder / name, name, Place(name))
        if isinstance(found, RawFile):
            yield Output(name, found.data)


def read_theme(paths: Paths) -> Theme:
    """Read the theme and what npm and pip have installed. Raises ProblemError and OSError."""
    engines = _files_of_theme(paths.templates)
    base = _theme(engines, paths)
    # Somebody may have changed a script of the package, which its bundled scripts then do not have.
    if isinstance(base.bundler, Bundled) and base.main_script not in base.bundler.files:
        base = replace(base, bundler=None)
    return base if paths.overrides is None else _with_overrides(base, paths.overrides)


def read_speaking_modules() -> dict[str, str]:
    """The modules of the engine that say something on pages, by their paths."""
    texts = {str(path): path.read_text("utf-8") for folder in CODE for path in sorted(folder.rglob("*.py"))}
    return {path: text for path, text in texts.items() if "gettext" in text}


def _theme(files: dict[str, bytes], paths: Paths) -> Theme:
    scripts = _bytes_below(paths.search / "finder")
    fonts = paths.fonts if all(font.is_file() for font in paths.fonts) else ()
    return Theme(
        templates=_templates(files, paths.templates),
        assets=_below("assets/", files),
        finder={name: data for name, data in scripts.items() if name.endswith(".js")},
        lunr=_bytes_of(paths.lunr),
        atlas=_bytes_of(paths.atlas),
        qr=_bytes_of(paths.qr),
        fonts=tuple(font.read_bytes() for font in fonts),
        # Only looked for: importing it takes a while, and most builds draw nothing.
        can_draw=find_spec("PIL") is not None,
        catalogs=_catalogs(files),
        bundler=_bundled(paths) or _bundler(paths.rolldown),
    )


def _with_overrides(base: Theme, folder: Path) -> Theme:
    """A theme with the files that a site has in place of the engine's."""
    files = _files_of_theme(folder, is_own=True)
    engines = {ENGINES + name: text for name, text in base.templates.items()}
    return replace(
        base,
        templates={**engines, **_templates(files, folder)},
        assets={**base.assets, **_below("assets/", files)},
        catalogs={**base.catalogs, **_catalogs(files)},
        base=base,
        own=frozenset(files),
    )


def _files_of_theme(folder: Path, *, is_own: bool = False) -> dict[str, bytes]:
    """The files of a folder of templates. A site's own templates can run code, so none may be a link."""
    if is_own:
        links = (name for name, entry in _walk(str(folder)) if entry and entry.is_symlink())
        for name in links:
            raise ProblemError(_link(Place(shown_name(folder / name))))
    return _bytes_below(folder)


def _templates(files: dict[str, bytes], folder: Path) -> dict[str, str]:
    """The texts of the templates among some files. Raises ProblemError."""
    named = (name for name in files if name.startswith(("pages/", "parts/")) and name.endswith(".html"))
    return {name: _decoded(folder / name, files[name]) for name in named}


def _catalogs(files: dict[str, bytes]) -> dict[str, bytes]:
    found = _below("locale/", files)
    return {name.removesuffix(".po"): data for name, data in found.items() if name.endswith(".po")}


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        message = "This template is not UTF-8. Save it as UTF-8."
        raise ProblemError(Problem(Place(shown_name(path)), "error", "template", message)) from error


def _bytes_of(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None


def _below(folder: str, files: dict[str, bytes]) -> dict[str, bytes]:
    """The files of a folder, by their paths inside it."""
    return {name.removeprefix(folder): data for name, data in files.items() if name.startswith(folder)}


def _bundled(paths: Paths) -> Bundled | None:
    """The scripts that are bundled already, in the package."""
    if not paths.bundled.is_dir():
        return None
    version = json.loads(paths.rolldown.read_bytes())["version"]
    return Bundled(version, _bytes_below(paths.bundled))


def _bundler(package: Path) -> Bundler | None:
    """A program that npm installed, from its package.json."""
    node = find_program("node")
    if node is None or not package.is_file():
        return None
    about = json.loads(package.read_bytes())
    return Bundler(node, str(package.parent / about["bin"]["rolldown"]), about["version"])


def read_file(path: Path, name: str, shown: str) -> RawFile | Problem:
    """Read one content file."""
    return _read(path, name, Place(shown))


Walk = Iterator[tuple[str, os.DirEntry[str] | None]]


def _walk(root: str, name: str = "", *, of_content: bool = False) -> Walk:
    """Files, links and unreadable folders in a folder, by name inside it, sorted; links are not followed.

    An unreadable folder has no entry. The names are plain strings, since there may be a hundred thousand.
    Names that begin with a dot are skipped; in content, names that git gives a meaning to are found even
    there, but not opened.
    """
    try:
        with os.scandir(f"{root}/{name}") as entries:
            found = sorted(entries, key=lambda entry: entry.name)
    except OSError:
        yield name or ".", None
        return
    for entry in found:
        inside = f"{name}/{entry.name}" if name else entry.name
        is_folder = entry.is_dir(follow_symlinks=False) and not (of_content and is_of_git(entry.name))
        if entry.name.startswith(".") and (not of_content or is_skipped(entry.name)):
            if of_content and is_folder:
                yield from _refused_below(root, inside)
        elif is_folder and inside.count("/") < MOST_FOLDERS_DEEP:
            yield from _walk(root, inside, of_content=of_content)
        else:
            yield inside, entry


def _refused_below(root: str, name: str) -> Walk:
    """Names that are not allowed even in a skipped folder."""
    for folder, folders, files in os.walk(f"{root}/{name}"):
        inside = os.path.relpath(folder, root).replace(os.sep, "/")
        yield from ((f"{inside}/{one}", None) for one in sorted(filter(is_refused, [*folders, *files])))
        folders[:] = [one for one in folders if not is_refused(one)]


def _read(path: Path, name: str, place: Place) -> RawFile | Problem:
    try:
        found = path.lstat()
        mode = found.st_mode
        if stat.S_ISLNK(mode):
            return _link(place)
        if stat.S_ISDIR(mode) and not os.access(path, os.R_OK | os.X_OK):
            return Problem(place, "error", "unreadable", "This folder cannot be read: Permission denied.")
        if not stat.S_ISREG(mode):
            return Problem(
                place,
                "error",
                "not-a-file",
                "This is not a regular file. Delete it or move it somewhere else.",
            )
        with path.open("rb") as file:
            # Not simply the limit: the system would reserve four megabytes for each file.
            return RawFile(name, place.path, file.read(min(found.st_size, MOST_FILE_BYTES)))
    except OSError as error:
        return Problem(place, "error", "unreadable", f"This file cannot be read: {error.strerror}.")


def _place(shown: str, name: str) -> Place:
    return Place(f"{shown}/{printable(name)}")


def _link(place: Place) -> Problem:
    return Problem(place, "error", "file-link", "This is a link to another file. Put the file itself here.")


def _bytes_below(folder: Path) -> dict[str, bytes]:
    if not folder.is_dir():
        return {}
    return {name: (folder / name).read_bytes() for name, _ in _walk(str(folder))}
