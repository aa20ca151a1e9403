"""`commands`: all commands with their options, as a page of the docs."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from textwrap import indent

import click

from statepages.commands.fields import as_typed

_HEAD = """\
# Commands

`python build.py` on its own builds the site. Write the command first, then its options:
`python build.py check --strict`. To read one of these sections in a terminal: `python build.py check --help`.

The exit code is 0 if there are no errors, 1 if there are errors, and 2 if the command was not understood.

This page is made by `python build.py commands > docs/commands.md`.
"""


@click.command("commands")
@click.pass_context
def command(ctx: click.Context) -> None:
    """Show all commands and all of their options."""
    click.echo("\n".join([_HEAD, *map(_section, _below(ctx.find_root()))]), nl=False)


def _below(ctx: click.Context) -> Iterator[click.Context]:
    """The commands of a group, each followed by those that it has itself."""
    if not isinstance(ctx.command, click.Group):
        return
    for name in ctx.command.list_commands(ctx):
        if found := ctx.command.get_command(ctx, name):
            inner = click.Context(found, ctx, name)
            yield inner
            yield from _below(inner)


def _section(ctx: click.Context) -> str:
    name = ctx.command_path.removeprefix(ctx.find_root().command_path).strip()
    usage = " ".join(["python build.py", name, *ctx.command.collect_usage_pieces(ctx)])
    rows = "".join(_row(option, ctx) for option in ctx.command.params if isinstance(option, click.Option))
    table = f"\n| option | what it does |\n| --- | --- |\n{rows}" if rows else ""
    return f"## {name}\n\n    {usage}\n\n{_about(ctx.command)}\n{table}"


def _about(command: click.Command) -> str:
    """The help of a command. What keeps its line breaks in a terminal is code."""
    parts = inspect.cleandoc(command.help or "").split("\n\n")
    return "\n\n".join(indent(part[2:], "    ") if part.startswith("\b\n") else part for part in parts)


def _row(option: click.Option, ctx: click.Context) -> str:
    names, _ = option.get_help_record(ctx) or ("", "")
    about, _, example = (option.help or "").partition(" Example: ")
    shown = f"{as_typed(about)} Example: `{example}`" if example else as_typed(about)
    # Even within code, a bar would end a cell.
    return f"| `{names.replace('|', ', ')}` | {shown} |\n"
