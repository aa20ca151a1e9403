"""`new`: write a new event, state page or post, with the right name and in the right folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from functools import reduce
from pathlib import Path
from typing import Any, BinaryIO
from zoneinfo import ZoneInfo

import click

from statepages import diagnostics
from statepages.checking.check import check
from statepages.checking.settings import begin
from statepages.commands import new_files, options, reply
from statepages.commands.answers import Answer, Answers, Asker, option, prompt
from statepages.commands.asked import PATHS, WORDS
from statepages.commands.events import event_stem, event_text, file_event, read_kind
from statepages.commands.suggestion import remaining, suggestion
from statepages.compose import Plain, fields, short_slug
from statepages.fields.states import parse_state
from statepages.files.base import Model
from statepages.files.event import EventFile
from statepages.files.names import tables
from statepages.files.own_page import PageFile
from statepages.files.post import PostFile
from statepages.files.state import StateFile
from statepages.model.addresses import is_taken
from statepages.model.states import STATES
from statepages.paths import Paths, shown_name
from statepages.problem import FieldError
from statepages.source import RawFile

_MOST_BYTES = 256 * 1024  # no forge accepts an issue that long


def _event_options() -> Iterator[Callable[[Any], Any]]:
    for name, path in PATHS.items():
        if name == "helps":
            yield click.option(
                "--folder",
                type=Answer(EventFile, "helps"),
                help="The state page to file it under, or US. Default: the page of its state.",
            )
        if name == "kind":
            # The site says which kinds there are.
            yield click.option("--kind", help="What people do there: one of the site's kinds of events.")
        else:
            yield option(EventFile, *path, words=WORDS if name == "start" else ())


@click.group("new")
def command() -> None:
    """Write a new event, state page, post or page of your own, and say what is left to do.

    It asks for everything that is required and missing. It never overwrites a file.
    """


def _options_for(model: type[Model]) -> Callable[[Any], Any]:
    """An option for each field that takes one value; for an event, also for its time and place."""
    top = tables(model)[()].items()
    plain = (
        option(model, name)
        for name, one in top
        if not one.has_fields and not (one.is_list and one.is_markdown)
    )
    found = list(_event_options() if model is EventFile else plain)
    return lambda function: reduce(lambda made, one: one(made), reversed(found), function)


@command.command("event")
@options.content
@_options_for(EventFile)
@click.option(
    "--from-issue",
    type=click.File("rb"),
    metavar="FILE",
    help="The text of an issue from the form “Suggest an event”, instead of all other options. "
    "The reply is Markdown, for a comment.",
)
@click.pass_context
def event(ctx: click.Context, /, content: Path | None, from_issue: BinaryIO | None, **answers: Any) -> None:
    """Write a new event into content/events/.

    Without options it asks. With title, kind, start and ZIP, or --online, it writes at once:

    \b
    python build.py new event --title "Knock doors" --kind canvass
      --start "2024-11-02 10 am" --zip 19380
    """
    paths = options.paths_of(content)
    if from_issue:
        if any(answers.values()):
            raise click.UsageError("Use --from-issue without other options.")
        ctx.exit(0 if _event_from_issue(paths, from_issue.read(_MOST_BYTES)) else 1)
    kinds = options.kinds_of(paths)
    if answers["kind"]:
        answers["kind"] = read_kind(answers["kind"], kinds)
    file_event(answers, kinds)
    _write(paths, event_stem(answers), event_text(answers))


def _event_from_issue(paths: Paths, data: bytes) -> bool:
    """Write a suggested event, or say what to fix in it. Returns whether it was written."""
    made = suggestion(paths, data.decode("utf-8", errors="replace"))
    if made.wrong:
        click.echo(reply.refused(made.wrong), nl=False)
        return False
    written = new_files.write(paths, made.file)
    wrong, doubts = remaining(paths, made.file)
    if wrong:
        written.unlink()
    click.echo(
        reply.refused(wrong) if wrong else reply.accepted(made.file.path, _both(made.notes, doubts)), nl=False
    )
    return not wrong


def _both(notes: dict[str, str], doubts: dict[str, str]) -> dict[str, str]:
    """How answers were read, and what is doubtful about them, by question."""
    return {name: " ".join(filter(None, (notes.get(name), doubts.get(name)))) for name in notes | doubts}


@command.command("state")
@options.content
@click.argument("state")
@_options_for(StateFile)
def state(content: Path | None, state: str, **answers: Any) -> None:
    """Write the page of a STATE, such as PA, into content/states/."""
    try:
        code = parse_state(state)
    except FieldError as error:
        raise click.BadParameter(options.with_examples(error.message), param_hint="STATE") from error
    paths = options.paths_of(content)
    file = paths.content / "states" / f"{code.lower()}.yaml"
    if file.exists():
        shown = f"{shown_name(paths.content)}/states/{file.name}"
        raise click.ClickException(f"{STATES[code].name} already has a page: {shown}. Edit that file.")
    asker = Asker(answers)
    for name in ("headline", "pitch"):
        asker.need(name, prompt(StateFile, name), Answer(StateFile, name))
    asker.finish()
    _write(paths, f"states/{code.lower()}", fields(_in_order(StateFile, answers)))


@command.command("post")
@options.content
@_options_for(PostFile)
def post(content: Path | None, **answers: Any) -> None:
    """Write a new post into content/posts/."""
    paths = options.paths_of(content)
    asker = Asker(answers)
    for name in ("title", "body"):
        asker.need(name, prompt(PostFile, name), Answer(PostFile, name))
    asker.finish()
    answers["date"] = answers["date"] or Plain(today(paths).isoformat())
    name = f"{answers['date']}-{short_slug(answers['title']) or 'post'}"
    _write(paths, f"posts/{name}", fields(_in_order(PostFile, answers)))


@command.command("page")
@options.content
@_options_for(PageFile)
def page(content: Path | None, **answers: Any) -> None:
    """Write a new page of your own, such as "About us", into content/pages/."""
    paths = options.paths_of(content)
    asker = Asker(answers)
    for name in ("title", "body"):
        asker.need(name, prompt(PageFile, name), Answer(PageFile, name))
    asker.finish()
    name = short_slug(answers["title"]) or "page"
    _write(
        paths,
        f"pages/{name}-page" if is_taken(name) else f"pages/{name}",
        fields(_in_order(PageFile, answers)),
    )


def _in_order(model: type[Model], answers: Answers) -> Answers:
    return {name: answers[name] for name in tables(model)[()] if name in answers}


def today(paths: Paths) -> date:
    """Today on this computer, or on the site if its clock is stopped."""
    start = begin(paths, None, options.clock())
    if start.as_of and start.zone:
        return start.as_of.astimezone(ZoneInfo(start.zone)).date()
    return options.clock().astimezone().date()


def _write(paths: Paths, stem: str, text: str) -> None:
    """Write a new file, and show its path and its problems. One with errors is not written."""
    raw = new_files.new_file(paths, stem, text)
    found = new_files.problems_of(raw, options.kinds_of(paths))
    if any(problem.is_error for problem in found):
        diagnostics.show(found, new_files.lines_of(raw))
        raise click.ClickException("Nothing was written. Fix the answers and try again.")
    new_files.write(paths, raw)
    diagnostics.say(raw.path)
    _show_what_remains(paths, raw)


def _show_what_remains(paths: Paths, raw: RawFile) -> None:
    checked = check(paths, begin(paths, None, options.clock()))
    mine = [problem for problem in checked.problems if problem.place.path == raw.path]
    if not mine:
        diagnostics.say("It has no problems.")
        return
    diagnostics.show(mine, checked.lines)
    if any(problem.is_error for problem in mine):
        raise click.exceptions.Exit(1)
