"""`fields`: the fields of content files, as a page of the docs."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator

import click
import yaml

from statepages.files.base import Model
from statepages.files.names import Field, models, tables
from statepages.quoting import in_quotes
from statepages.schema import EXAMPLES, MODELS, title_of

_HEAD = """\
# Fields

What you can write in the files in `content/`. Fields in **bold** are required. You do not have to remember
all of this. Editors show it as you type. And `python build.py check` knows many other names that people use,
in English and in Spanish, and says which field you meant.

This page is made by `python build.py fields > docs/fields.md`.
"""


_COLUMNS = "| field | what it is for | example |\n| --- | --- | --- |\n"


@click.command("fields")
def command() -> None:
    """Show the fields that content files can have, with an example of each."""
    kinds = list(MODELS.values())
    groups = (group for model in kinds for path, group in models(model).items() if path)
    sections = (_section(model) for model in dict.fromkeys([*kinds, *groups]))
    click.echo("\n".join([_HEAD, *sections]), nl=False)


def _section(model: type[Model]) -> str:
    groups = {path[0]: group for path, group in models(model).items() if len(path) == 1}
    rows = (_row(field, groups.get(name)) for name, field in tables(model)[()].items())
    about = inspect.cleandoc(model.__doc__ or "").partition("\n\n")[0].replace("\n", " ")
    head = f"## {title_of(model).capitalize()}\n\n{about}\n\n{_COLUMNS}"
    return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(field: Field, group: type[Model] | None) -> Iterator[str]:
    yield f"**`{field.name}`**" if field.is_required else f"`{field.name}`"
    yield as_typed(field.about.hint)
    yield (
        f"see [{title_of(group)}](#{title_of(group).replace(' ', '-')})" if group else f"`{_example(field)}`"
    )


def as_typed(text: str) -> str:
    """A text for a table in Markdown, which shows it as people type it: **bold** keeps its stars."""
    return re.sub(r"[*\[\]|]", r"\\\g<0>", text)


def _example(field: Field) -> str:
    """The line of a file that has the example."""
    value = EXAMPLES.fill(field.about.example)
    line = f"{field.name}: {value}"
    as_it_is = yaml.load(line, yaml.BaseLoader) == {field.name: value}  # noqa: S506  # it makes only texts
    return line if as_it_is else f"{field.name}: {in_quotes(value)}"
