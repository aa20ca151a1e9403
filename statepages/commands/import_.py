"""`import`: bring events from elsewhere into content/events/, and keep them up to date."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any, get_args

import click

from statepages import diagnostics
from statepages.commands import options
from statepages.commands.answers import Answer
from statepages.commands.events import read_kind
from statepages.commands.importing import Import, World, run
from statepages.commands.report import write_report, write_text
from statepages.fields.days import parse_day
from statepages.fields.source_words import SourceTypeName
from statepages.files.event import EventFile
from statepages.humanize import and_list, how_many
from statepages.importers.results import OUTCOMES, Result, as_problems, as_rows, counts, report_of
from statepages.model.import_source import Columns, ImportSource
from statepages.problem import FieldError
from statepages.report import Failure

_NOTHING = "There is nothing to import."
_COLUMNS = Columns.__struct_fields__


class _Column(click.ParamType[tuple[str, str]]):
    """One of our fields and the column that has it: start="When does it start?"."""

    name = "field=column"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, str]:
        field, _, column = str(value).partition("=")
        field = field.strip().lower()
        if field not in _COLUMNS or not column.strip():
            self.fail(
                "Write a field, an equals sign and the name of a column, such as "
                f'start="When does it start?". The fields are {and_list(_COLUMNS)}.',
                param,
                ctx,
            )
        return field, column.strip()


class _Day(click.ParamType[date]):
    """A day, as people write it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        try:
            return value if isinstance(value, date) else parse_day(value)
        except FieldError as error:
            self.fail(options.with_examples(error.message), param, ctx)


def _option(name: str, words: str, *path: str) -> Callable[[Any], Any]:
    """An option that takes what a field of an event takes."""
    return click.option(name, type=Answer(EventFile, *path), help=words)


@click.command("import")
@options.content
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@click.option("--all", "every", is_flag=True, help="Import all sources in content/sources/.")
@click.option(
    "--source-type",
    type=click.Choice(get_args(SourceTypeName)),
    help="What the source is. Default: what it looks like.",
)
@_option("--state", "The state of events that name none.", "where", "state")
@_option("--zip", "The ZIP code of places without one.", "where", "zip")
@_option("--timezone", "The time zone of times without one.", "timezone")
@click.option("--kind", help="The kind of events that name none: one of the site's kinds of events.")
@click.option(
    "--column",
    "columns",
    type=_Column(),
    multiple=True,
    help='The column of a spreadsheet for a field, such as start="When does it start?".',
)
@click.option("--from", "since", type=_Day(), help="The first day to import. Default: today.")
@click.option(
    "--until", type=_Day(), help="The last day of events that repeat forever. Default: half a year ahead."
)
@click.option("--join", is_flag=True, help="Make one file of events that differ only in their times.")
@click.option("--dry-run", is_flag=True, help="Write nothing. Only show what would be written.")
@options.now
@click.option(
    "--format",
    "style",
    type=click.Choice(["text", "json", "github", "markdown"]),
    default="text",
    help="The format of the report: text for people, json for programs, github for annotations.",
)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="The file for the report.")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    content: Path | None,
    sources: tuple[str, ...],
    every: bool,
    kind: str | None,
    columns: tuple[tuple[str, str], ...],
    until: date | None,
    dry_run: bool,
    now: datetime | None,
    style: str,
    output: Path | None,
    **asked: Any,
) -> None:
    """Import events from SOURCE: a file, an address, or the name of a file in content/sources/.

    It takes calendars (.ics), spreadsheets (.csv, .xlsx), and the answers and exports of Mobilize, Action
    Network, Eventbrite and The Events Calendar. An event that lacks something, such as a ZIP code, becomes a
    draft, which the site leaves out. If you import again, events are updated, and your edits stay.

    Exit status: 0 if everything was imported, 1 if something needs a person.
    """
    if not sources and not every:
        raise click.UsageError("Name a file or an address, or use --all for the sources in content/sources/.")
    if output and not output.absolute().parent.is_dir():
        # Found out before anything is written: there is no second report.
        raise click.UsageError(f"--output: there is no folder {output.parent}.")
    paths = options.paths_of(content)
    work = Import(
        paths=paths,
        now=now,
        asked=ImportSource(
            id="",
            kind=kind and read_kind(kind, options.kinds_of(paths)),
            columns=Columns(**dict(columns)),
            **asked,
        ),
        until=until,
        is_dry=dry_run,
        world=World(),
    )
    try:
        results = run(work, sources, every=every)
    except Failure as failure:
        raise click.ClickException(str(failure)) from failure
    _print(results, style, output, is_dry=dry_run)
    ctx.exit(1 if any(one.needs_person for one in results) else 0)


def _print(results: Sequence[Result], style: str, output: Path | None, *, is_dry: bool) -> None:
    if style == "json":
        write_text(json.dumps(as_rows(results), indent=2).replace("##[", "##\\u005b"), output)
        return
    if style == "github":
        write_text("\n".join(diagnostics.as_github(as_problems(results), {})), output)
        return
    write_report(_title(results, is_dry=is_dry), report_of(results), _NOTHING, style, output, is_whole=True)


def _title(results: Sequence[Result], *, is_dry: bool) -> str:
    """What became of all events, in a line: "3 events added and 1 written as a draft"."""
    found = counts(results)
    parts = [f"{found[outcome]:,} {words}" for outcome, words in OUTCOMES.items() if outcome in found]
    would = "Nothing was written. It would be: " if is_dry else ""
    needy = sum(one.needs_person for one in results)
    what = f"{would}{and_list(parts) if parts else 'no events'}"
    title = f"{what[0].upper()}{what[1:]}."
    return (
        f"{title} {how_many(needy, 'item')} {'needs' if needy == 1 else 'need'} a person." if needy else title
    )
