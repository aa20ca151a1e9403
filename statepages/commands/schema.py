"""`schema`: what editors need to complete, explain and underline while people type, and the form."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from statepages.commands import options
from statepages.commands.form import form_file
from statepages.commands.linked import place, refuse_links
from statepages.output import Output
from statepages.paths import Paths, shown_name
from statepages.schema import FOLDER, schema_files


@click.command("schema")
@options.content
@click.option("--check", is_flag=True, help="Write nothing; exit with 1 if a file is out of date.")
@click.pass_context
def command(ctx: click.Context, /, content: Path | None, check: bool) -> None:
    """Write the JSON Schemas of the content files into content/.schemas/.

    If there is a form "Suggest an event" beside content/, write that too. Both list the kinds of events in
    site.yaml.
    """
    paths = options.paths_of(content)
    has_schemas = (paths.content / FOLDER).exists()
    files = [one for one in _files(paths) if has_schemas or not check or one[0] != paths.content]
    stale = [(folder, file) for folder, file in files if _old(folder, file) != file.data]
    for folder, file in stale:
        shown = f"{shown_name(folder)}/{file.path}".removeprefix("./")
        if check:
            click.echo(f"{shown} is out of date. To update it, run: python build.py schema")
        else:
            write(folder, file)
            click.echo(shown)
    if not stale and check and not has_schemas:
        click.echo("There are no schemas here. To make them, run: python build.py schema")
    elif not stale:
        click.echo("The schemas are up to date.")
    ctx.exit(1 if check and stale else 0)


def _files(paths: Paths) -> Iterator[tuple[Path, Output]]:
    """The schemas, and the form if there is one, each with the folder that its path begins in."""
    kinds = options.kinds_of(paths)
    yield from ((paths.content, schema) for schema in schema_files(kinds))
    form, beside = form_file(kinds), paths.content.absolute().parent
    if (beside / form.path).is_file():
        yield beside, form


def _old(folder: Path, file: Output) -> bytes | None:
    path = folder / file.path
    return path.read_bytes() if path.is_file() else None


def write(folder: Path, file: Output) -> None:
    """Write a file below a folder. Raises click.ClickException if a link or the disk does not allow it."""
    path = folder / file.path
    refuse_links(folder, path)
    if words := place(path, file.data):
        raise click.ClickException(f"{path} could not be written: {words}.")
