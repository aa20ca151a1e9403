"""`upgrade`: brings a repository that `init` wrote up to date with this engine."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from msgspec.structs import replace

from statepages import __version__, diagnostics
from statepages.checking.check_file import fix_file
from statepages.commands import options, starter
from statepages.commands.form import FORM
from statepages.commands.shown_diff import shown_diff
from statepages.engine import home
from statepages.humanize import how_many
from statepages.model.settings import FORMAT
from statepages.report import Failure
from statepages.scaffold import RECORD, Change, Record, changes, with_format
from statepages.source import RawFile

_SETTINGS = "content/site.yaml"


@click.command("upgrade")
@click.argument("folder", required=False, type=click.Path(exists=True, file_okay=False, path_type=Path))
@click.option("--write", is_flag=True, help="Make the changes. Without this, they are only shown.")
@starter.engine
@starter.workflows
def command(folder: Path | None, write: bool, engine: str | None, workflows: str | None) -> None:
    """Show what this engine changes in the files that init wrote, and make the changes with --write.

    Files that you have changed stay as they are, and you see what would be different. Of the content, only
    the fields of site.yaml that have new names change. FOLDER is the repository. Default: the current folder.
    """
    folder = folder or home()
    record = _record(folder)
    paths = options.paths_of(folder / "content", folder / "output")
    package, named = starter.engine_and_workflows(engine, workflows, record.workflows)
    wanted = starter.starter_files(paths, record.forge, package, named)
    made = starter.made_files(paths, record.forge)
    found = starter.found_files(folder, {*record.files, *wanted, *made, _SETTINGS})
    all_changes = [
        *changes(record, wanted, found),
        *_made_again(made, found),
        *_settings(found[_SETTINGS] or b""),
    ]
    for change in all_changes:
        _show(change)
    ours = [change for change in all_changes if change.fate != "theirs"]
    if write:
        _write(folder, ours)
        after = replace(record, version=__version__, workflows=str(named) if named else None)
        starter.write_files(folder, {RECORD: after.with_changes(wanted, all_changes).encoded()})
    _say(record, len(ours), written=write)


def _record(folder: Path) -> Record:
    data = starter.found_files(folder, [RECORD])[RECORD]
    if data is None:
        raise click.ClickException(
            f"There is no {RECORD} here. `upgrade` is for a repository that `python build.py init` wrote. "
            "Run init first: it keeps the files that are there."
        )
    try:
        record = Record.parse(data)
    except Failure as failure:
        raise click.ClickException(str(failure)) from failure
    if _number(record.version) > _number(__version__):
        raise click.ClickException(
            f"This repository was written by Statepages {record.version}, and this engine is {__version__}. "
            "Install the newer engine."
        )
    return record


def _number(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in version.split(".") if part.isdigit())


def _made_again(made: dict[str, bytes], found: dict[str, bytes | None]) -> Iterator[Change]:
    """The schemas and the form. A form that people have deleted stays away."""
    for path, new in made.items():
        old = found[path]
        if old is not None and old != new:
            yield Change(path, "changed", old, new)
        elif old is None and path != FORM:
            yield Change(path, "new", b"", new)


def _settings(old: bytes) -> Iterator[Change]:
    """site.yaml with new names for its fields, and the format of this engine."""
    raw = RawFile("site.yaml", _SETTINGS, old)
    new = with_format(fix_file(raw, options.clock()).raw.data, FORMAT)
    if old and new != old and with_format(old, FORMAT) != old:
        yield Change(_SETTINGS, "changed", old, new)


_FATES = {
    "new": "is new",
    "gone": "is not needed anymore, so it is deleted",
    "theirs": "has your changes, so it stays as it is. This is what the engine would change",
}


def _show(change: Change) -> None:
    is_text = b"\0" not in change.old + change.new
    fate = _FATES.get(change.fate, "changes")
    has_diff = is_text and change.fate in {"changed", "theirs"} and "/.schemas/" not in change.path
    diagnostics.say(f"{change.path} {fate}{':' if has_diff else '.'}")
    if has_diff:
        diagnostics.say(shown_diff(change.path, change.old, change.new))


def _write(folder: Path, ours: list[Change]) -> None:
    for change in ours:
        if change.fate == "gone":
            (folder / change.path).unlink()
        else:
            starter.write_files(folder, {change.path: change.new})


def _say(record: Record, count: int, *, written: bool) -> None:
    if not count:
        diagnostics.say(f"Nothing to change: the files are those of Statepages {__version__}.")
    elif written:
        diagnostics.say(f"Changed {how_many(count, 'file')}. Now run: make test")
    else:
        diagnostics.say(
            f"{how_many(count, 'file')} would change, from Statepages {record.version} to {__version__}. "
            "To change them, run: python build.py upgrade --write"
        )
