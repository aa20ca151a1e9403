"""`schema`: writes the schemas that editors use to complete, explain and underline as you type."""

from __future__ import annotations

from pathlib import Path

import click

from statepages.commands import options
from statepages.commands.linked import refuse_links
from statepages.output import Output
from statepages.paths import Paths, shown_name
from statepages.schema import schema_files


@click.command("schema")
@options.content
@click.option("--check", is_flag=True, help="Write nothing. Exit with 1 if a schema is not up to date.")
@click.pass_context
def command(ctx: click.Context, /, content: Path | None, check: bool) -> None:
    """Write the JSON Schemas of the content files to content/.schemas/."""
    paths = options.paths_of(content)
    if check and not any((paths.content / schema.path).parent.exists() for schema in schema_files()):
        click.echo("There are no schemas here. To make them, run: python build.py schema")
        return
    stale = [schema for schema in schema_files() if _old(paths, schema) != schema.data]
    for schema in stale:
        shown = f"{shown_name(paths.content)}/{schema.path}"
        if check:
            click.echo(f"{shown} is not up to date. To update it, run: python build.py schema")
        else:
            write(paths, schema)
            click.echo(shown)
    if not stale:
        click.echo("The schemas are up to date.")
    ctx.exit(1 if check and stale else 0)


def _old(paths: Paths, schema: Output) -> bytes | None:
    file = paths.content / schema.path
    return file.read_bytes() if file.is_file() else None


def write(paths: Paths, schema: Output) -> None:
    """Write a schema. Raises click.ClickException if a link or the disk prevents it."""
    file = paths.content / schema.path
    refuse_links(paths.content, file)
    try:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(schema.data)
    except OSError as error:
        raise click.ClickException(f"{file} could not be written: {error.strerror}.") from error
