"""The files that an import writes: events, and what it keeps for the next import."""

from __future__ import annotations

from statepages.commands import new_files
from statepages.commands.fix import place
from statepages.commands.linked import refuse_links
from statepages.importers.bring import Brought
from statepages.importers.imported import FOLDER, Imported, file_name, imported_text, read_imported
from statepages.paths import Paths
from statepages.report import Failure
from statepages.source import RawFile


def read_kept(paths: Paths) -> dict[str, tuple[Imported, ...]]:
    """What earlier imports kept, by source. Raises Failure for a file that somebody has broken."""
    found: dict[str, tuple[Imported, ...]] = {}
    folder = paths.content / FOLDER
    for file in sorted(folder.glob("*.json")) if folder.is_dir() and not folder.is_symlink() else ():
        kept = read_imported(file.read_bytes()) if not file.is_symlink() else None
        if kept is None:
            raise Failure(f"{FOLDER}/{file.name} cannot be read. Restore it, for example with git checkout.")
        found[kept.source] = kept.events
    return found


def write_all(paths: Paths, source: str, brought: Brought) -> None:
    """Write what comes of a source. Raises click.ClickException if the disk does not allow it."""
    if brought.files:
        # Once for all of them: it reads the settings.
        new_files.write_schemas(paths)
    for name, raw in brought.files.items():
        if (paths.content / name).exists():
            _replace(paths, raw)
        else:
            new_files.write_alone(paths, raw)
    text = imported_text(source, brought.imported)
    kept = RawFile(file_name(source), file_name(source), text.encode())
    if brought.imported or (paths.content / kept.name).exists():
        _replace(paths, kept)


def _replace(paths: Paths, raw: RawFile) -> None:
    import click

    file = paths.content / raw.name
    refuse_links(paths.content, file)
    file.parent.mkdir(parents=True, exist_ok=True)
    words = place(file, raw.data)
    if words:
        raise click.ClickException(f"{raw.name} could not be written: {words}.")
