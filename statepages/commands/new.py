"""`new`: a new event, state page or post, with a name and a folder that fit."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count
from pathlib import Path
from typing import Any

import click

from statepages import pipeline, report
from statepages.commands import options
from statepages.commands.answers import Answer, Asker, option
from statepages.commands.compose import Plain, fields, slug
from statepages.commands.events import event_text, file_event
from statepages.model.event_file import EventFile, SlotFile, WhereFile
from statepages.model.fields.states import parse_state
from statepages.model.post import PostFile
from statepages.model.state import StateFile
from statepages.model.states import STATES
from statepages.problem import Slip
from statepages.source import RawFile

_EVENT_OPTIONS = (
    *(option(EventFile, name) for name in ("title", "kind", "summary")),
    click.option(
        "--start",
        type=Answer(SlotFile, "start", words=("anytime", "to be announced")),
        help="Day and time, such as 2024-11-02 10 am; or anytime, or to be announced.",
    ),
    *(option(SlotFile, name) for name in ("end", "repeat", "until")),
    *(option(WhereFile, name) for name in ("zip", "venue", "address", "city", "directions")),
    click.option("--online", is_flag=True, help="People take part from home; with a ZIP, also there."),
    click.option(
        "--folder",
        type=Answer(EventFile, "helps"),
        help="The state page to file it under, or US. Default: its state's.",
    ),
    *(
        option(EventFile, name)
        for name in ("helps", "timezone", "details", "bring", "signup", "training", "host")
    ),
)


@click.group("new")
def command() -> None:
    """Write a new event, state page or post, and say what is left to do about it.

    What is needed and not given is asked for. No file is ever written over.
    """


def _with_event_options(function: Any) -> Any:
    for one in reversed(_EVENT_OPTIONS):
        function = one(function)
    return function


@command.command("event")
@options.content
@_with_event_options
def event(content: Path | None, **answers: Any) -> None:
    """Write a new event into content/events/."""
    paths = options.paths_of(content)
    file_event(answers)
    start = answers["start"]
    day = f"{start.day}-" if not isinstance(start, str) and start.day else ""
    name = day + (slug(answers["title"]) or answers["kind"])
    _write(paths, f"events/{answers['folder'].lower()}/{name}", event_text(answers))


@command.command("state")
@options.content
@click.argument("state")
@option(StateFile, "headline")
@option(StateFile, "pitch")
@option(StateFile, "timezone")
def state(content: Path | None, state: str, **answers: Any) -> None:
    """Write the page of a STATE, such as PA, into content/states/."""
    try:
        code = parse_state(state)
    except Slip as slip:
        raise click.BadParameter(slip.message, param_hint="STATE") from slip
    paths = options.paths_of(content)
    file = paths.content / "states" / f"{code.lower()}.yaml"
    if file.exists():
        raise click.ClickException(f"{STATES[code].name} has a page: {_shown(paths, file)}. Edit that.")
    asker = Asker(answers)
    asker.need("headline", "The heading of the page", Answer(StateFile, "headline"))
    asker.need("pitch", "Why here, in a few sentences", Answer(StateFile, "pitch"))
    asker.finish()
    names = ("headline", "pitch", "timezone")
    _write(paths, f"states/{code.lower()}", fields({name: answers[name] for name in names}))


@command.command("post")
@options.content
@option(PostFile, "title")
@option(PostFile, "date")
@option(PostFile, "states")
@option(PostFile, "summary")
@option(PostFile, "body")
def post(content: Path | None, **answers: Any) -> None:
    """Write a new post into content/posts/."""
    paths = options.paths_of(content)
    asker = Asker(answers)
    asker.need("title", "The title", Answer(PostFile, "title"))
    asker.need("body", "What it says (Markdown)", Answer(PostFile, "body"))
    asker.finish()
    answers["date"] = answers["date"] or Plain(today().isoformat())
    name = f"{answers['date']}-{slug(answers['title']) or 'post'}"
    names = ("title", "date", "states", "summary", "body")
    _write(paths, f"posts/{name}", fields({name: answers[name] for name in names}))


def today() -> date:
    """The day it is for whoever sits here."""
    return options.clock().astimezone().date()


def _write(paths: pipeline.Paths, stem: str, text: str) -> None:
    """Write a new file and tell its path and its problems; one that is in error is not written."""
    name = next(name for name in _names(stem) if not (paths.content / name).exists())
    file = paths.content / name
    raw = RawFile(name, _shown(paths, file), text.encode("utf-8"))
    _refuse_errors(raw)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("xb") as new:
            new.write(raw.data)
    except OSError as error:
        raise click.ClickException(f"{raw.path} could not be written: {error.strerror}.") from error
    report.console().print(raw.path)
    _tell_what_remains(paths, raw)


def _names(stem: str) -> Iterator[str]:
    yield f"{stem}.yaml"
    yield from (f"{stem}-{number}.yaml" for number in count(2))


def _shown(paths: pipeline.Paths, file: Path) -> str:
    return f"{pipeline.shown_name(paths.content)}/{file.relative_to(paths.content).as_posix()}"


def _refuse_errors(raw: RawFile) -> None:
    problems = report.judged(pipeline.check_file(raw, options.clock()), strict=False)
    if any(problem.is_error for problem in problems):
        lines = {raw.path: raw.data.decode("utf-8").split("\n")}
        report.console().print(report.as_text(problems, lines))
        raise click.ClickException("Nothing was written. Mend the answers and try again.")


def _tell_what_remains(paths: pipeline.Paths, raw: RawFile) -> None:
    checked = pipeline.check(paths, now=None, clock=options.clock())
    mine = [problem for problem in checked.problems if problem.place.path == raw.path]
    if not mine:
        report.console().print("There is nothing to mend in it.")
        return
    report.console().print(report.as_text(report.judged(mine, strict=False), checked.lines))
    if any(problem.is_error for problem in mine):
        raise click.exceptions.Exit(1)
