"""The options that several commands take, and what they come to."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, time
from pathlib import Path
from typing import TypeVar

import click

from statepages.model.kinds import Kinds
from statepages.paths import Paths
from statepages.problem import Slip

ROOT = Path(__file__).resolve().parents[2]
"""The folder of build.py, with templates/ and search/ in it."""

Command = TypeVar("Command", bound=Callable[..., object])


class Moment(click.ParamType[datetime]):
    """A day and a time; a datetime without a zone goes by the clocks of site.yaml's timezone."""

    name = "time"

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> datetime:
        try:
            moment = value if isinstance(value, datetime) else _moment(str(value))
        except Slip as slip:
            self.fail(with_examples(slip.message), param, ctx)
        if not 1970 <= moment.year <= 2200:
            self.fail(f"{moment.year} is not a year that this site can be in.", param, ctx)
        return moment


def kinds_of(paths: Paths) -> Kinds:
    """The kinds of events of a site, as its site.yaml names them; none where that cannot be read."""
    from statepages.checking.settings import begin

    return begin(paths, None, clock()).kinds


def with_examples(message: str) -> str:
    """A message that is about no file, with the examples of today."""
    from statepages.model.examples import examples_for

    return examples_for(clock().date()).fill(message)


def _moment(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    # Most commands read no time, and the fields of the model take long to import.
    from statepages.fields.times import parse_frozen, parse_wall_time
    from statepages.model.examples import DAY

    if "/" in text.rpartition(" ")[2]:
        return parse_frozen(text).instant
    wall = parse_wall_time(text)
    if wall.day is None:
        raise Slip("now", f'"{text}" has no day. Write it as {DAY}T12:00.')
    return datetime.combine(wall.day, wall.clock or time(0))


def _folder(*, must_exist: bool) -> click.Path:
    return click.Path(exists=must_exist, file_okay=False, path_type=Path)


content = click.option(
    "--content", type=_folder(must_exist=True), help="The folder to read. Default: content/ beside build.py."
)
output = click.option(
    "--output",
    type=_folder(must_exist=False),
    help="Where build writes the site. The cache of build, check and serve lies beside it. "
    "Default: output/ beside build.py.",
)
now = click.option(
    "--now",
    type=Moment(),
    help="The clock, such as 2024-10-14T12:00, by site.yaml's timezone. An offset or a zone may follow. "
    "Default: as_of in site.yaml, else the time it is.",
)
strict = click.option("--strict", is_flag=True, help="Take warnings for errors.")
workers = click.option(
    "--workers",
    type=click.IntRange(min=1),
    help="How many processes to work in. Default: as many as pays on this machine.",
)
no_cache = click.option("--no-cache", is_flag=True, help="Do everything anew.")


def all_options(command: Command) -> Command:
    """The options of the commands that read a whole site."""
    for option in (no_cache, workers, strict, now, output, content):
        command = option(command)
    return command


def paths_of(content: Path | None, output: Path | None = None) -> Paths:
    """The folders to work on.

    Raises click.UsageError where there is nothing to read, where a link leads elsewhere, or where the
    site would be written over what it is made from.
    """
    paths = Paths.under(ROOT, content=content, output=output)
    _refuse_link(paths.content)
    if not paths.content.is_dir():
        raise click.UsageError(f"There is no folder {paths.content}. Name the one to read with --content.")
    if not os.access(paths.content, os.R_OK | os.X_OK):
        raise click.UsageError(f"The folder {paths.content} may not be read. Mend its permissions.")
    target = paths.output.resolve()
    for made_from in (paths.content, paths.templates, paths.search, ROOT / "statepages", ROOT / ".venv"):
        made_from = made_from.resolve()
        if target.is_relative_to(made_from) or made_from.is_relative_to(target):
            raise click.UsageError(
                f"--output {paths.output} would write over {made_from}. Choose a folder of its own."
            )
    return paths


def _refuse_link(content: Path) -> None:
    """Raise click.UsageError where the content folder of a repository is a link.

    A pull request can bring one, and what it leads to would be compared with itself, or written to. A link
    outside of a repository is somebody's own.
    """
    place = content.parent.resolve() / content.name
    if place.is_symlink() and any((above / ".git").exists() for above in place.parents):
        # The fields of a file take long to import, and most commands never get here.
        from statepages.foreign import printable

        target = printable(str(place.readlink()))
        raise click.UsageError(
            f'{content} is a link to "{target}". Put the folder itself in its place, '
            "or name it with --content."
        )


def clock() -> datetime:
    """The time it is."""
    return datetime.now(UTC)
