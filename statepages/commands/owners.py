"""`owners`: the CODEOWNERS of the repository, made of the maintainers that the state files name."""

from __future__ import annotations

from pathlib import Path

import click

from statepages import diagnostics
from statepages.commands import options
from statepages.commands.linked import refuse_links
from statepages.pipeline import checking, owning
from statepages.pipeline.paths import shown_name


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
    checked = checking.check(paths, now=None, clock=options.clock())
    if checked.has_errors():
        raise click.ClickException("The content has errors. See build.py check, and mend them first.")
    owners = owning.owners(paths, checked.entries)
    if only_check:
        if owners.problem:
            diagnostics.show([owners.problem], {})
        ctx.exit(1 if owners.problem else 0)
    if not write:
        click.echo(owners.wanted, nl=False)
    elif owners.text == owners.wanted:
        click.echo("Nothing to write: the file is up to date.")
    else:
        _write(owners)


def _write(owners: owning.Owners) -> None:
    shown = shown_name(owners.path)
    refuse_links(owners.path.parents[1], owners.path)
    try:
        owners.path.parent.mkdir(exist_ok=True)
        owners.path.write_bytes(owners.wanted.encode("utf-8"))
    except OSError as error:
        raise click.ClickException(f"{shown} could not be written: {error.strerror}.") from error
    click.echo(f"Written: {shown}")
