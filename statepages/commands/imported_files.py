"""The files that an import writes: events, and what it keeps for the next import."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
from msgspec.structs import replace

from statepages.commands import new_files
from statepages.commands.linked import place, refuse_links
from statepages.importers.bring import Brought
from statepages.importers.imported import FOLDER, Imported, Kept, file_name, imported_text, read_imported
from statepages.paths import Paths, shown_name
from statepages.report import Failure
from statepages.source import MERGE_SIGNS, RawFile


def read_kept(paths: Paths) -> dict[str, tuple[Imported, ...]]:
    """What earlier imports kept, by source. Raises Failure for a file that somebody has broken."""
    found: dict[str, tuple[Imported, ...]] = {}
    folder = paths.content / FOLDER
    for file in sorted(folder.glob("*.json")) if folder.is_dir() and not folder.is_symlink() else ():
        kept = _read(file, f"{shown_name(paths.content)}/{FOLDER}/{file.name}")
        # A program that keeps folders in step may have made a copy.
        if kept.source not in found or file.name == Path(file_name(kept.source)).name:
            found[kept.source] = kept.events
    return found


def _read(file: Path, shown: str) -> Kept:
    """What a file has. Raises Failure."""
    why = "cannot be read"
    try:
        data = file.read_bytes() if file.is_file() and not file.is_symlink() else b""
    except OSError as error:
        raise Failure(f"{shown} {why}: {error.strerror}.") from error
    kept = read_imported(data)
    if kept is None:
        if any(line.startswith(MERGE_SIGNS[0].encode()) for line in data.splitlines()):
            why = "has two versions that git could not merge"
        raise Failure(f"{shown} {why}. Restore it, for example with git checkout.")
    return kept


def write_all(paths: Paths, source: str, brought: Brought, read: Mapping[str, RawFile]) -> None:
    """Write what comes of a source. `read` are the files of events as they were read.

    Raises click.ClickException if the disk does not allow it, or if somebody has changed a file since then.
    """
    if brought.files:
        # Once for all of them: it reads the settings.
        new_files.write_schemas(paths)
    for name, raw in brought.files.items():
        if name in read:
            _replace(paths, raw, read[name].data)
        else:
            new_files.write_alone(paths, replace(raw, path=f"{shown_name(paths.content)}/{name}"))
    text = imported_text(source, brought.imported)
    kept = RawFile(file_name(source), file_name(source), text.encode())
    if brought.imported or (paths.content / kept.name).exists():
        _replace(paths, kept)


def _replace(paths: Paths, raw: RawFile, before: bytes | None = None) -> None:
    file = paths.content / raw.name
    shown = f"{shown_name(paths.content)}/{raw.name}"
    refuse_links(paths.content, file)
    now = _bytes_of(file)
    if before is not None and now != before:
        raise click.ClickException(f"Somebody changed {shown} during the import. Import again.")
    if now == raw.data:
        return
    if words := place(file, raw.data):
        raise click.ClickException(f"{shown} could not be written: {words}.")


def _bytes_of(file: Path) -> bytes | None:
    try:
        return file.read_bytes() if file.is_file() else None
    except OSError:
        return None
