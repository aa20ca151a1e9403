"""`upgrade`: brings a repository that `init` wrote up to date with this engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from msgspec.structs import replace

from statepages import __version__, diagnostics
from statepages.checking.check_file import check_file, fix_file
from statepages.checking.settings import SETTINGS, begin_with
from statepages.commands import options, package, starter
from statepages.commands.form import FORM
from statepages.commands.shown_diff import shown_diff
from statepages.edit import apply
from statepages.engine import home
from statepages.humanize import how_many
from statepages.model.settings import FORMAT
from statepages.scaffold import REQUIREMENTS
from statepages.source import RawFile, text_of, with_text
from statepages.written import RECORD, Change, Record, changes, digest, with_format


@click.command("upgrade")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Make the changes. Without this, they are only shown.")
@package.engine
@package.workflows
def command(folder: Path | None, write: bool, engine: str | None, workflows: str | None) -> None:
    """Show what this engine changes in the files that init wrote, and make the changes with --write.

    Files that you have changed stay as they are, and you see what would be different. Of the content, only
    the fields of site.yaml that have new names change. FOLDER is the repository. Default: the current folder.
    """
    folder = folder or home()
    record = _record(folder)
    paths = options.paths_of(folder / "content", folder / "output")
    settings, kinds = starter.begun(paths)
    pinned, named = package.engine_and_workflows(engine, workflows, record.workflows)
    wanted = starter.starter_files(paths, settings.name, kinds, record.forge, pinned, named)
    made = starter.made_files(paths, kinds, record.forge)
    found = starter.found_files(folder, {*record.files, *wanted, *made, starter.SETTINGS_FILE})
    all_changes = [
        *changes(record, wanted, found),
        *_made_again(made, found),
        *(_settings(found[starter.SETTINGS_FILE] or b"") if settings.format != FORMAT else ()),
    ]
    for change in all_changes:
        _show(change)
    _refuse_other_requirements(all_changes)
    ours = [change for change in all_changes if change.fate != "theirs"]
    if write:
        _write(folder, ours)
        files = {path: digest(data) for path, data in wanted.items()}
        after = replace(record, version=__version__, workflows=str(named) if named else None, files=files)
        starter.write_files(folder, {RECORD: after.encoded()})
    _say(record, len(ours), len(all_changes) - len(ours), written=write)


def _record(folder: Path) -> Record:
    record = starter.record_in(folder)
    if record is None:
        raise click.ClickException(
            f"There is no {RECORD} here. `upgrade` is for a repository that `python build.py init` wrote. "
            "Run init first: it keeps the files that are there."
        )
    return record


def _made_again(made: dict[str, bytes], found: dict[str, bytes | None]) -> Iterator[Change]:
    """The schemas and the form. A form that people have deleted stays away."""
    for path, new in made.items():
        old = found[path]
        if old is not None and digest(old) != digest(new):
            yield Change(path, "changed", old, new)
        elif old is None and path != FORM:
            yield Change(path, "new", b"", new)


def _settings(old: bytes) -> Iterator[Change]:
    """site.yaml with new names for its fields, and the format of this engine."""
    raw = fix_file(RawFile(SETTINGS, starter.SETTINGS_FILE, old), options.clock()).raw
    node, text = begin_with(raw, raw.path, None, options.clock()).node, text_of(raw)
    if node and text and not node.get("format"):
        added = with_text(raw, apply(text, with_format(node, FORMAT)))
        # A rare way to write YAML may have no room for it there.
        raw = raw if any(problem.is_error for problem in check_file(added, options.clock())) else added
    if raw.data != old:
        yield Change(starter.SETTINGS_FILE, "changed", old, raw.data)


def _refuse_other_requirements(all_changes: list[Change]) -> None:
    """Raise click.ClickException if people have changed the file that says which engine to use."""
    if any(change.path == REQUIREMENTS and change.fate == "theirs" for change in all_changes):
        raise click.ClickException(
            f"Nothing was written, because {REQUIREMENTS} has your changes, and it says which engine to use. "
            "Give that file another name, and run this again: it then writes a new one. If you still need "
            "your changes, make them there."
        )


_FATES = {
    "new": "is new",
    "gone": "is not needed anymore, so it is deleted",
    "theirs": "has your changes, so it stays as it is. Lines with - are only in your file, and lines with + "
    "only in that of the engine. Take over what you want",
}


def _show(change: Change) -> None:
    is_text = b"\0" not in change.old + change.new
    fate = _FATES.get(change.fate, "changes")
    has_diff = is_text and change.fate in {"changed", "theirs"} and "/.schemas/" not in change.path
    diagnostics.say(f"{change.path} {fate}{':' if has_diff else '.'}")
    if has_diff:
        diagnostics.say(shown_diff(change.path, change.old, change.new, keeps_tabs=True))


def _write(folder: Path, ours: list[Change]) -> None:
    """Make changes. What is not needed anymore goes last, because until then the old engine needs it."""
    for change in sorted(ours, key=lambda change: change.fate == "gone"):
        if change.fate == "gone":
            starter.delete_file(folder, change.path)
        else:
            starter.write_files(folder, {change.path: change.new})


def _say(record: Record, count: int, kept: int, *, written: bool) -> None:
    if not count:
        what = "Nothing else to change" if kept else "Nothing to change"
        diagnostics.say(f"{what}: the files are those of Statepages {__version__}.")
    elif written:
        diagnostics.say(f"Changed {how_many(count, 'file')}. Now run: make test")
    else:
        versions = f", from Statepages {record.version} to {__version__}"
        diagnostics.say(
            f"{how_many(count, 'file')} would change{versions if record.version != __version__ else ''}. "
            "Nothing is written yet. To make these changes, run this again with WRITE=--write at the end, "
            "or with --write if you did not use make."
        )
