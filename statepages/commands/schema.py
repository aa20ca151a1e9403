"""`schema`: writes the schemas that editors use to complete, explain and underline as you type."""

from __future__ import annotations

from pathlib import Path

import click

from statepages.commands import issue_form, options
from statepages.commands.linked import refuse_links
from statepages.model.kinds import Kinds
from statepages.output import Output
from statepages.paths import Paths, shown_name
from statepages.schema import schema_files


@click.command("schema")
@options.content
@click.option("--check", is_flag=True, help="Write nothing. Exit with 1 if a file is not up to date.")
@click.pass_context
def command(ctx: click.Context, /, content: Path | None, check: bool) -> None:
    """Write the JSON Schemas of the content files to content/.schemas/.

    They list the kinds of events in site.yaml. So does the form “Suggest an event”, if it is in the same
    repository.
    """
    paths = options.paths_of(content)
    kinds = options.kinds_of(paths)
    schemas, shown = schema_files(kinds), shown_name(paths.content)
    has_schemas = any((paths.content / schema.path).parent.exists() for schema in schemas)
    wanted = [(paths.content / schema.path, f"{shown}/{schema.path}", schema.data) for schema in schemas]
    wanted = [*(wanted if has_schemas or not check else ()), *_form(paths, kinds)]
    stale = [one for one in wanted if _old(one[0]) != one[2]]
    for file, name, data in stale:
        if check:
            click.echo(f"{name} is not up to date. To update it, run: python build.py schema")
        else:
            _write(file, data, _root(paths, file))
            click.echo(name)
    if not stale and check and not has_schemas:
        click.echo("There are no schemas here. To make them, run: python build.py schema")
    elif not stale:
        click.echo("The schemas are up to date.")
    ctx.exit(1 if check and stale else 0)


def _form(paths: Paths, kinds: Kinds) -> list[tuple[Path, str, bytes]]:
    """The form beside the content folder, with the kinds of the site."""
    file = paths.content.absolute().parent / issue_form.NAME
    old = _old(file)
    if old is None or file.is_symlink():
        return []
    text = old.decode("utf-8", errors="surrogateescape")
    new = issue_form.with_kinds(text, kinds)
    return [(file, issue_form.NAME, new.encode("utf-8", errors="surrogateescape"))]


def _root(paths: Paths, file: Path) -> Path:
    return paths.content if file.is_relative_to(paths.content) else paths.content.absolute().parent


def _old(file: Path) -> bytes | None:
    return file.read_bytes() if file.is_file() else None


def write(paths: Paths, schema: Output) -> None:
    """Write a schema. Raises click.ClickException if a link or the disk prevents it."""
    _write(paths.content / schema.path, schema.data, paths.content)


def _write(file: Path, data: bytes, root: Path) -> None:
    refuse_links(root, file)
    try:
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(data)
    except OSError as error:
        raise click.ClickException(f"{file} could not be written: {error.strerror}.") from error
