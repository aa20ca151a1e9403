"""`words`: the words of the pages, for a file of the site's own words."""

from __future__ import annotations

import io

import click
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from statepages.commands import options
from statepages.paths import Paths
from statepages.plan import theme_of, words_of_theme
from statepages.problem import Problem


@click.command("words")
def command() -> None:
    """List the words of the pages, to change some of them.

    Save the list as templates/locale/en.po, and write yours after msgstr. Leave the others empty: they stay
    as they are.
    """
    click.echo(_listed(options.theme_paths()), nl=False)


def _listed(paths: Paths) -> str:
    theme = theme_of(paths)
    if isinstance(theme, Problem):
        raise click.ClickException(str(theme))
    catalog = Catalog()
    for word in words_of_theme(theme):
        catalog.add((word.text, word.many) if word.many else word.text)
    written = io.BytesIO()
    write_po(written, catalog, width=0, omit_header=True)
    return written.getvalue().decode()
