"""`words`: the words of the pages, for a file of the site's own words."""

from __future__ import annotations

import re
from pathlib import Path

import click

from statepages.checking.settings import begin
from statepages.commands import options
from statepages.commands.linked import place, refuse_links
from statepages.humanize import how_many
from statepages.paths import shown_name
from statepages.plan import listed_words


@click.command("words")
@options.content
@click.option(
    "--write", is_flag=True, help="Write the list into templates/locale/. Your words stay as they are."
)
def command(content: Path | None, write: bool) -> None:
    """List the words of the pages, to change some of them.

    The site's own words come first. With --write, the list becomes templates/locale/en.po, or the file of the
    language in site.yaml. Write yours there after msgstr. Leave the others empty: they stay as they are.
    """
    paths = options.paths_of(content)
    start = begin(paths, None, options.clock())
    if start.settings.value is None:
        raise click.ClickException(
            "The language of the site is not known. Run check, and fix site.yaml first."
        )
    code = start.settings.value.language
    listed = listed_words(paths, code, start.kinds)
    if not isinstance(listed, str):
        told = "\n".join(str(problem) for problem in listed)
        raise click.ClickException(f"The words of the site cannot be read. Fix this first:\n{told}")
    if write:
        _write((paths.overrides or paths.templates) / "locale" / f"{code}.po", listed)
    else:
        click.echo(listed, nl=False)


def _write(file: Path, text: str) -> None:
    """Write the list, and say what is new. Raises click.ClickException."""
    templates = file.parent.parent
    shown, old = f"{shown_name(templates)}/locale/{file.name}", file.read_bytes() if file.is_file() else b""
    if text.encode() == old:
        click.echo(f"{shown} has all words already.")
        return
    refuse_links(templates.parent, file)
    if reason := place(file, text.encode()):
        raise click.ClickException(f"{file} could not be written: {reason}.")
    added = _entries(text) - _entries(old.decode("utf-8-sig"))
    click.echo(f"{shown} has {how_many(added, 'new word')}. Write yours after msgstr.")


def _entries(text: str) -> int:
    return len(re.findall(r"^msgid ", text, re.MULTILINE))
