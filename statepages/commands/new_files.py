"""A new file in content/: it gets a name that is free, is checked, and is written."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import click

from statepages import diagnostics
from statepages.checking.check_file import check_file
from statepages.commands import options
from statepages.commands import schema as schemas
from statepages.commands.linked import refuse_links
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.paths import Paths, shown_name
from statepages.problem import Problem
from statepages.schema import schema_files, schema_line
from statepages.source import RawFile


def new_file(paths: Paths, stem: str, text: str) -> RawFile:
    """A file with a text, in memory. `stem` is its path inside content/, without the ending."""
    name = next(name for name in _names(stem) if not (paths.content / name).exists())
    shown = f"{shown_name(paths.content)}/{name}"
    return RawFile(name, shown, f"{schema_line(name)}\n{text}".encode())


def _names(stem: str) -> Iterator[str]:
    yield f"{stem}.yaml"
    yield from (f"{stem}-{number}.yaml" for number in count(2))


def problems_of(raw: RawFile, kinds: Kinds = CAMPAIGN) -> tuple[Problem, ...]:
    """What is wrong with it by itself, on a site with some kinds of events."""
    return check_file(raw, options.clock(), kinds)


def write(paths: Paths, raw: RawFile) -> Path:
    """Write it, and also the schemas that files name, if they are missing.

    Raises click.ClickException if a link or the disk does not allow it.
    """
    refuse_links(paths.content, paths.content / raw.name)
    write_schemas(paths)
    return write_alone(paths, raw)


def write_schemas(paths: Paths) -> None:
    """Write the schemas that files name, if they are missing."""
    for schema in schema_files(options.kinds_of(paths)):
        if not (paths.content / schema.path).exists():
            schemas.write(paths.content, schema)


def write_alone(paths: Paths, raw: RawFile) -> Path:
    """Write it. Raises click.ClickException if a link or the disk does not allow it."""
    file = paths.content / raw.name
    refuse_links(paths.content, file)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        _write(file, raw.data)
    except OSError as error:
        raise click.ClickException(f"{raw.path} could not be written: {error.strerror}.") from error
    return file


def _write(file: Path, data: bytes) -> None:
    """Write a file that is new, as a whole or not at all."""
    with file.open("xb") as new:
        try:
            new.write(data)
            new.flush()
        except BaseException:
            file.unlink()
            raise


def lines_of(raw: RawFile) -> diagnostics.Lines:
    """Its lines, to show its problems."""
    return {raw.path: raw.data.decode("utf-8").split("\n")}
