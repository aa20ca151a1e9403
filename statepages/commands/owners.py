"""`owners`: the CODEOWNERS of the repository, made of the maintainers that the state files name."""

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
@click.option("--write", is_flag=True, help="Write the file. Without this it is only shown.")
@click.option("--check", "only_check", is_flag=True, help="Say whether the file is up to date.")
@click.pass_context
def command(ctx: click.Context, content: Path | None, write: bool, only_check: bool) -> None:
    """Show .github/CODEOWNERS as the maintainers in the state files want it, or --write it.

    A line for each state folder. What else stands in the file stays.
    """
    if write and only_check:
        raise click.UsageError("--write and --check are two things. Choose one.")
    paths = options.paths_of(content)
    checked = check(paths, begin(paths, None, options.clock()))
    if checked.has_errors:
        raise click.ClickException("The content has errors. See build.py check, and mend them first.")
    found = owners(paths, checked.content)
    if only_check:
        if found.problem:
            diagnostics.show([found.problem], lines_of([found.problem], {found.raw.path: found.raw}))
        ctx.exit(1 if found.problem else 0)
    if not write:
        click.echo(found.wanted, nl=False)
    elif found.text == found.wanted:
        click.echo("Nothing to write: the file is up to date.")
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
    click.echo(f"Written: {shown}")
