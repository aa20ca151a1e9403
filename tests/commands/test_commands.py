"""`commands`: all commands and their options, and their page in the docs."""

from collections.abc import Iterator

import click

from statepages import cli
from tests.site import ROOT
from tests.test_cli import run


def every(command: click.Command, *names: str) -> Iterator[tuple[str, click.Command]]:
    """The commands of a group with their whole names, and theirs."""
    if isinstance(command, click.Group):
        for name in command.list_commands(click.Context(command)):
            if found := command.get_command(click.Context(command), name):
                yield " ".join([*names, name]), found
                yield from every(found, *names, name)


def test_every_command_has_a_section_with_all_of_its_options() -> None:
    sections = dict(part.split("\n", 1) for part in run("commands").output.split("\n## ")[1:])
    for name, command in every(cli.commands):
        section = sections.pop(name)
        for option in command.params:
            if isinstance(option, click.Option) and option.help:
                assert f"| `{option.opts[0]}" in section, name
                assert option.help.split(". ")[0] in section.replace("\\", ""), name
    assert not sections


def test_a_choice_does_not_end_the_cell_of_a_table() -> None:
    rows = [line for line in run("commands").output.splitlines() if line.startswith("| `--format")]
    assert "| `--format [text, markdown]` | The format of the report. |" in rows
    assert {row.count("|") for row in rows} == {3}


def test_the_page_in_the_docs_is_up_to_date() -> None:
    """To update it: python build.py commands > docs/commands.md"""
    assert (ROOT / "docs" / "commands.md").read_text() == run("commands").output
