"""The command line: `python build.py` and its subcommands."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from itertools import pairwise
from typing import Any, TextIO

import click

from statepages import __version__

COMMANDS = {
    "build": "Build the site into output/. This is what happens without a command.",
    "serve": "Show the site in a browser, and show it anew whenever a file is saved.",
    "new": "Write a new event, state page or post; asks for what is needed.",
    "check": "Read the content and say what is wrong with it.",
    "problems": "Explain what check says: one code, or all of them.",
    "fix": "Show what can be mended by itself, and mend it with --write.",
    "diff": "Say what a change does to the site, for its readers.",
    "stale": "Say what has had its day: events that are over, old sources, failing links.",
    "owners": "Keep CODEOWNERS in step with the maintainers that the state files name.",
    "fields": "Show what can be written in the files, with examples.",
    "schema": "Write what editors need to complete and explain while one types.",
}
_OF_ALL = frozenset({"build", "serve", "check", "fix", "stale"})
"""The commands that take all of the content: people name a file behind them."""


_WITH_VALUE = frozenset({"--content", "--output", "--now", "--workers", "--format"})


class Commands(click.Group):
    """The commands, each imported when it is called: `--help` answers at once."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        if args[:1] == ["help"]:
            args = [*args[1:], "--help"]
        if not args or (args[0].startswith("-") and args[0] not in {"--help", "-h", "--version"}):
            _refuse_options_in_front(ctx, args)
            args = ["build", *args]
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except click.UsageError as error:
            name = error.ctx.info_name if error.ctx else None
            if name in _OF_ALL and error.message.startswith("Got unexpected extra argument"):
                cure = f"It takes all of content/, and no single file. Write build.py {name}"
                raise click.UsageError(cure, error.ctx) from error
            raise

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            import difflib  # here, since commands have no need of it

            near = difflib.get_close_matches(name, COMMANDS, n=1)
            cure = f"Did you mean {near[0]}?" if near else f"There are {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command {name}. {cure}", ctx)
        command: click.Command = importlib.import_module(f"statepages.commands.{name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _refuse_options_in_front(ctx: click.Context, args: list[str]) -> None:
    """Say where options belong, to somebody who wrote them before the command."""
    for before, name in pairwise(args):
        # What stands behind such an option is its value, be it called build.
        if name in COMMANDS and before not in _WITH_VALUE:
            others = [arg for arg in args if arg is not name]
            line = " ".join(["build.py", name, *others])
            raise click.UsageError(f"The command stands before its options. Write {line}", ctx)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command has a help of its own: build.py check --help",
)
@click.version_option(__version__, prog_name="Statepages")
def commands() -> None:
    """Turn content/ into a site in output/."""


def main() -> None:
    """Run the command line of this process and exit: 0 without errors, 1 with, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        never_fail(stream)
    # A site is a million values that stay; looking for cycles among them takes a fifth of a build.
    gc.set_threshold(500_000)
    # There are none, and pydantic would look through all installed libraries for them.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        commands(prog_name="build.py", color=_color())
    except OSError as error:
        # Each command has words for its own files. What is left is where it speaks to: a log on a full disk.
        sys.exit(f"This could not be told or written: {error.strerror or error}.")
    finally:
        # Nor is there anything to find among them at the end, when Python would look once more.
        gc.freeze()


def _color() -> bool | None:
    """Whether to color and style what is printed; None: on a terminal only."""
    if os.environ.get("TERM") in {"dumb", "unknown"}:
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def never_fail(stream: TextIO) -> None:
    """Let a terminal that knows few characters show the rest as escapes."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
