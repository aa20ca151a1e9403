"""The command line: `python build.py` and its subcommands."""

from __future__ import annotations

import gc
import importlib
import os
import sys
from itertools import pairwise
from keyword import iskeyword
from typing import Any, TextIO

import click

from statepages import __version__

COMMANDS = {
    "build": "Build the site in output/. This is the default command.",
    "serve": "Show the site in a browser, and reload it whenever you save a file.",
    "new": "Write a new event, state page or post. Asks for what is needed.",
    "check": "Read the content and list what is wrong with it.",
    "problems": "Explain the problems that check reports: one code, or all of them.",
    "fix": "Show what can be fixed automatically. With --write, fix it.",
    "import": "Bring in events from a calendar, a spreadsheet, Mobilize and others.",
    "diff": "Show what changes for readers.",
    "stale": "List stale content: past events, old sources, links that fail.",
    "owners": "Keep CODEOWNERS in step with the maintainers named in the state files.",
    "commands": "Show all commands and all of their options.",
    "fields": "Show everything you can write in the files, with examples.",
    "words": "List the words of the pages, to change some of them.",
    "schema": "Write the schemas that editors use to complete and explain as you type.",
    "init": "Write a repository for a new site, with only content in it.",
    "upgrade": "Show what this engine changes in the files that init wrote. With --write, change them.",
}
_OF_ALL = frozenset({"build", "serve", "check", "fix", "stale"})
"""The commands that always take all of the content, though people try to name a file."""


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
                why = "This command works on all of content/, not on single files."
                message = f"{why} Write python build.py {name}"
                raise click.UsageError(message, error.ctx) from error
            raise

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            import difflib  # imported here because commands do not need it

            near = difflib.get_close_matches(name, COMMANDS, n=1)
            advice = f"Did you mean {near[0]}?" if near else f"The commands are {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command {name}. {advice}", ctx)
        # Python has a word import of its own.
        module = f"statepages.commands.{name}{'_' * iskeyword(name)}"
        command: click.Command = importlib.import_module(module).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _refuse_options_in_front(ctx: click.Context, args: list[str]) -> None:
    """Tell somebody who wrote options before the command where they belong."""
    for before, name in pairwise(args):
        # What follows such an option is its value, even if it is called build.
        if name in COMMANDS and before not in _WITH_VALUE:
            others = [arg for arg in args if arg is not name]
            line = " ".join(["python build.py", name, *others])
            raise click.UsageError(f"Write the command before its options: {line}", ctx)


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Each command has its own help: python build.py check --help",
)
@click.version_option(__version__, prog_name="Statepages")
def commands() -> None:
    """Build a site in output/ from content/."""


def main() -> None:
    """Run the command line of this process and exit: 0 without errors, 1 with, 2 for wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        never_fail(stream)
    # A site is a million values that stay in memory. Searching them for cycles takes a fifth of a build.
    gc.set_threshold(500_000)
    # There are no plug-ins, and pydantic would search all installed libraries for them.
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"
    try:
        commands(prog_name="python build.py", color=_color())
    except OSError as error:
        # Each command reports problems with its own files. This is about the output: a log on a full disk.
        sys.exit(f"The output could not be written: {error.strerror or error}.")
    finally:
        # At the end Python would search once more, and find nothing.
        gc.freeze()


def _color() -> bool | None:
    """Whether to color and style what is printed; None: on a terminal only."""
    if os.environ.get("TERM") in {"dumb", "unknown"}:
        return False
    return True if os.environ.get("FORCE_COLOR") else None


def never_fail(stream: TextIO) -> None:
    """Show characters that the terminal does not support as escapes."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure:
        reconfigure(errors="backslashreplace")
