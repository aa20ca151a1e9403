"""The options that several commands share, and the values they produce."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TypeVar

import click

from statepages.engine import CODE, ENGINE, IS_INSTALLED, home, overrides
from statepages.model.kinds import Kinds
from statepages.paths import Paths
from statepages.problem import FieldError

_AT_HOME = "in the current folder" if IS_INSTALLED else "next to build.py"

Command = TypeVar("Command", bound=Callable[..., object])


class Moment(click.ParamType[datetime]):
    """A day and a time. A datetime without a zone is in site.yaml's timezone."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = value if isinstance(value, datetime) else _moment(str(value))
        except FieldError as error:
            self.fail(with_examples(error.message), param, ctx)
        if not 1970 <= moment.year <= 2200:
            self.fail(f"{moment.year} is out of range. Use a year from 1970 to 2200.", param, ctx)
        return moment


def kinds_of(paths: Paths) -> Kinds:
    """The kinds of events of a site, as its site.yaml names them; none where that cannot be read."""
    from statepages.checking.settings import begin

    return begin(paths, None, clock()).kinds


def with_examples(message: str) -> str:
    """A message that is not about a file, with examples near today."""
    from statepages.model.examples import examples_for

    return examples_for(clock().date()).fill(message)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    # Imported here: most commands read no time, and these modules are slow to import.
    from statepages.fields.moments import parse_frozen
    from statepages.fields.times import parse_wall_time
    from statepages.model.examples import DAY

    if "/" in text.rpartition(" ")[2]:
        return parse_frozen(text).instant
    wall = parse_wall_time(text)
    if wall.day is None:
        raise FieldError("now", f'"{text}" has no day. Write it as {DAY}T12:00.')
    return datetime.combine(wall.day, wall.clock or time(0))


def _folder(*, must_exist: bool) -> click.Path:
    return click.Path(exists=must_exist, file_okay=False, path_type=Path)


content = click.option(
    "--content", type=_folder(must_exist=True), help=f"The folder to read. Default: content/ {_AT_HOME}."
)
output = click.option(
    "--output",
    type=_folder(must_exist=False),
    help="Where build writes the site. The cache of build, check and serve is next to it. "
    f"Default: output/ {_AT_HOME}.",
)
now = click.option(
    "--now",
    type=Moment(),
    help="The time to use as now, such as 2024-10-14T12:00, in site.yaml's timezone. You can add an offset "
    "or a zone. Default: as_of in site.yaml, or else the current time.",
)
strict = click.option(
    "--strict", is_flag=True, help="Treat warnings as errors, except those about what a draft lacks."
)
workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    metavar="NUMBER",
    help="How many processes to use. Default: the number that is fastest on this machine.",
)
no_cache = click.option("--no-cache", is_flag=True, help="Ignore the cache.")


def all_options(command: Command) -> Command:
    """The options of the commands that read a whole site."""
    for option in (no_cache, workers, strict, now, output, content):
        command = option(command)
    return command


def paths_of(content: Path | None, output: Path | None = None) -> Paths:
    """The folders to work on.

    Raises click.UsageError if there is nothing to read, if the content folder is a link that a pull request
    could bring, if it has templates in it, or if the site would overwrite the files it is made from.
    """
    paths = Paths.under(ENGINE, content or home() / "content", output or home() / "output", overrides())
    _refuse_link(paths.content)
    if not paths.content.is_dir():
        where = "Go to the folder that has content/ in it, or use" if IS_INSTALLED else "Use"
        raise click.UsageError(
            f"There is no folder {paths.content}. {where} --content to name the folder to read."
        )
    if not os.access(paths.content, os.R_OK | os.X_OK):
        raise click.UsageError(f"The folder {paths.content} cannot be read. Fix its permissions.")
    _refuse_overrides_in(paths.content, paths.overrides)
    target = paths.output.resolve()
    for made_from in (paths.content, *paths.theme, *CODE, home() / ".venv"):
        made_from = made_from.resolve()
        if target.is_relative_to(made_from) or made_from.is_relative_to(target):
            raise click.UsageError(
                f"--output {paths.output} would overwrite {made_from}. Choose a separate folder."
            )
    return paths


def theme_paths() -> Paths:
    """The paths of the theme, for commands that read no content."""
    return Paths.under(ENGINE, overrides=overrides())


def _refuse_link(content: Path) -> None:
    """Raise click.UsageError if the content folder of a repository is a link.

    A pull request can bring such a link, and its target would be compared with itself, or written to. A link
    outside a repository belongs to the person who made it.
    """
    place = content.parent.resolve() / content.name
    if place.is_symlink() and any((above / ".git").exists() for above in place.parents):
        # Imported here: this module is slow to import, and most commands never need it.
        from statepages.foreign import printable

        target = printable(str(place.readlink()))
        raise click.UsageError(
            f'{content} is a link to "{target}". Replace it with the folder itself, '
            "or name that folder with --content."
        )


def _refuse_overrides_in(content: Path, overrides: Path | None) -> None:
    """Raise click.UsageError if the templates of a site are part of its content.

    Templates can run code, and nothing in content/ may.
    """
    if overrides and overrides.resolve().is_relative_to(content.resolve()):
        raise click.UsageError(
            f"The folder {overrides} is inside {content}. Templates can run code, so keep them outside of it."
        )


def clock() -> datetime:
    """The current time."""
    return datetime.now(UTC)
