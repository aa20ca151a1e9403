"""`owners`: makes the CODEOWNERS of the repository from the maintainers named in the state files."""

from __future__ import annotations

from pathlib import Path

import click

from statepages import diagnostics
from statepages.checking.check import check
from statepages.checking.lines import lines_of
from statepages.checking.owners import Owners, owners
from statepages.checking.settings import begin
from statepages.commands import options
from statepages.commands.linked import refuse_links
from statepages.paths import shown_name


@click.command("owners")
@options.content
@click.option("--write", is_flag=True, help="Write the file. Without this, the file is only shown.")
@click.option("--check", "only_check", is_flag=True, help="Check whether the file is up to date.")
@click.pass_context
def command(ctx: click.Context, content: Path | None, write: bool, only_check: bool) -> None:
    """Make .github/CODEOWNERS from the maintainers in the state files: show it, or --write it.

    It has a line for each state folder. Your own lines in the file stay.
    """
    if write and only_check:
        raise click.UsageError("You cannot use --write and --check together. Choose one.")
    paths = options.paths_of(content)
    checked = check(paths, begin(paths, None, options.clock()))
    if checked.has_errors:
        raise click.ClickException("The content has errors. To see them, run: python build.py check")
    found = owners(paths, checked.content)
    if only_check:
        if found.problem:
            diagnostics.show([found.problem], lines_of([found.problem], {found.raw.path: found.raw}))
        ctx.exit(1 if found.problem else 0)
    if not write:
        click.echo(found.wanted, nl=False)
    elif found.text == found.wanted:
        click.echo("Nothing to write. The file is up to date.")
    else:
        _write(found)


def _write(found: Owners) -> None:
    shown = shown_name(found.path)
    refuse_links(found.path.parents[1], found.path)
    try:
        found.path.parent.mkdir(exist_ok=True)
        found.path.write_bytes(found.wanted.encode("utf-8"))
    except OSError as error:
        raise click.ClickException(f"{shown} could not be written: {error.strerror}.") from error
    click.echo(f"Wrote {shown}")
