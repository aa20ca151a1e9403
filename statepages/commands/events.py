"""Turns answers about an event into the text of its file."""

from __future__ import annotations

from typing import Any

import click

from statepages import compose
from statepages.commands import new_files
from statepages.commands.answers import Answer, Answers, Asker, prompt
from statepages.commands.asked import PATHS, WORDS
from statepages.compose import Plain, fields, wall_words
from statepages.fields.choices import or_list
from statepages.fields.times import WallTime
from statepages.files.event import EventFile, event_file
from statepages.files.names import tables
from statepages.model.examples import STATE, ZONE
from statepages.model.kinds import Kinds
from statepages.model.states import STATES
from statepages.model.zips import find_zip
from statepages.problem import FieldError
from statepages.source import RawFile

_EMPTY = "leave it empty if there is none"
_UNKNOWN = "leave it empty if nobody knows yet"
_STEADY_ZONE = "America/Phoenix"  # where no clock jumps, so that no time is missing


class _Time(Answer):
    """The start or the end of an event, checked at once, while somebody can still answer."""

    def __init__(self, field: str, start: WallTime | None = None, *, words: tuple[str, ...] = ()) -> None:
        super().__init__(EventFile, "when", field, words=words)
        self._start = start

    def read(self, text: str) -> object:
        value = super().read(text)
        if isinstance(value, WallTime):
            times = (self._start, value) if self._start else (value, None)
            for problem in new_files.problems_of(_event_at(*times)):
                if problem.is_error:
                    raise FieldError(problem.code, problem.message)
        return value


def _event_at(start: WallTime, end: WallTime | None) -> RawFile:
    """The file of an event in which only the time can be wrong."""
    slot = _slot({"end": end, "repeat": None, "until": None, "except": None}, start)
    values = {"title": "Event", "kind": Plain("other"), "when": [slot], "where": Plain("online")}
    text = fields({**values, "timezone": _STEADY_ZONE})
    return RawFile("events/us/event.yaml", "", text.encode())


class KindAnswer(Answer):
    """One of the kinds of a site; a question mark asks for all of them."""

    def __init__(self, kinds: Kinds) -> None:
        super().__init__(event_file(kinds), "kind")
        self._kinds = kinds

    def read(self, text: str) -> object:
        if text.strip() == "?" and self._kinds:
            raise FieldError("kind", f"Choose {or_list(kind.name for kind in self._kinds)}.")
        return super().read(text)


def read_kind(text: str, kinds: Kinds) -> str:
    """A kind of the site, from an option. Raises click.BadParameter."""
    try:
        return str(KindAnswer(kinds).read(text))
    except FieldError as error:
        raise click.BadParameter(error.message, param_hint="'--kind'") from error


def file_event(answers: Answers, kinds: Kinds) -> None:
    """Ask for what is not answered and needed, or most often useful, and add what follows from the answers.

    The site has these `kinds`. `folder` is then a state's code or US. A draft needs only its title and its
    folder. Raises click.UsageError where something is missing and there is no terminal to ask at.
    """
    asker = Asker(answers)
    asker.need("title", prompt(EventFile, "title"), Answer(EventFile, "title"))
    is_needed = not answers["draft"]
    can_wait = "" if is_needed else f"; {_UNKNOWN}"
    question = prompt(event_file(kinds), "kind", words=f"? shows all{can_wait}")
    asker.ask("kind", question, KindAnswer(kinds), is_needed=is_needed)
    question = prompt(EventFile, "when", "start", words=f"or anytime, or to be announced{can_wait}")
    follows = any(answers[name] for name in ("end", "repeat", "except"))
    asker.ask("start", question, _Time("start", words=WORDS), is_needed=is_needed or follows)
    begins = answers["start"]
    if isinstance(begins, WallTime) and begins.day and begins.clock:
        asker.offer("end", prompt(EventFile, "when", "end", words=_EMPTY), _Time("end", begins))
    if not answers["online"]:
        place = Answer(EventFile, "where", "zip", words=("online",))
        question = prompt(EventFile, "where", "zip", words=f"or online{can_wait}")
        asker.ask("zip", question, place, is_needed=is_needed, also="--online")
        if answers["zip"] == "online":
            answers |= {"zip": None, "online": True}
    answers["folder"] = folder_of(answers)
    if answers["zip"] or answers["online"] or answers["draft"]:
        asker.need(
            "folder", f"The state that it helps (such as {STATE}; or US for all)", Answer(EventFile, "helps")
        )
        answers["folder"] = folder_of(answers)
    if needs_zone(answers):
        question = f"The time zone of its times (such as {ZONE})"
        asker.ask("timezone", question, Answer(EventFile, "timezone"), is_needed=is_needed)
    asker.offer("signup", prompt(EventFile, "signup", words=_EMPTY), Answer(EventFile, "signup"))
    asker.finish()
    answers["helps"] = helps_of(answers)


def folder_of(answers: Answers) -> str | None:
    """The folder if it is named, else the first state that the event helps, else the state of the ZIP."""
    state, helps = _state_of(answers["zip"]), answers["helps"] or ()
    named = answers["folder"]
    if named:
        return str(named if isinstance(named, str) else named[0])
    return state if not helps or state in helps else str(helps[0])


def _state_of(code: str | None, folder: str | None = None) -> str | None:
    """The state of a ZIP code. If the ZIP code is partly in the folder's state, that state."""
    found = find_zip(code) if code else None
    return found.state_if(folder) if found else None


def helps_of(answers: Answers) -> tuple[str, ...] | None:
    """The states to write: those named, or the folder's if the event takes place in another state."""
    folder = answers["folder"]
    if answers["helps"] or _state_of(answers["zip"], folder) in (None, folder):
        return answers["helps"] or None
    return (folder,)


def needs_zone(answers: Answers) -> bool:
    """Whether its times need a zone that does not follow from anything else."""
    folder = answers["folder"]
    if answers["zip"] or not folder or not isinstance(answers["start"], WallTime):
        return False
    return folder not in STATES or STATES[folder].zone is None


def event_text(answers: Answers) -> str:
    """The file of an event."""
    start = answers["start"]
    when: Any = start if isinstance(start, str) or start is None else [_slot(answers, start)]
    made = {
        "kind": answers["kind"] and Plain(answers["kind"]),
        "when": when,
        "until": answers["until"] if isinstance(start, str) else None,
        "where": _where(answers),
    }
    return fields(
        {name: made[name] if name in made else _value(answers, name) for name in tables(EventFile)[()]}
    )


def _value(answers: Answers, name: str) -> object:
    """What was answered for a field; for one with fields of its own, those of them that are asked for."""
    if name in PATHS:
        return answers[name]
    return {path[-1]: answers[below] for below, path in PATHS.items() if path[0] == name and answers[below]}


def event_stem(answers: Answers) -> str:
    """The name of its file inside content/, without the ending."""
    kind, start = answers["kind"] or "event", answers["start"]
    day = start.day if isinstance(start, WallTime) else None
    return compose.event_stem(answers["folder"], answers["title"], kind, day, suffix=kind)


def _where(answers: Answers) -> object:
    """The place. That of a draft may have no ZIP code yet."""
    if answers["online"] and not answers["zip"]:
        return Plain("online")
    return {name: value for name, value in _place(answers).items() if value}


def _place(answers: Answers) -> dict[str, object]:
    state = _state_of(answers["zip"], answers["folder"])
    # If it is the ZIP's own state, it does not have to be written.
    other = None if state == _state_of(answers["zip"]) else Plain(str(state))
    made = {"zip": answers["zip"] and Plain(answers["zip"]), "state": other}
    return {name: made[name] if name in made else answers[name] for name in tables(EventFile)["where",]}


def _slot(answers: Answers, start: WallTime) -> dict[str, object]:
    end = answers["end"]
    if end and end.day == start.day and end.clock is not None:
        end = WallTime(None, end.clock, end.zone)
    return {
        "start": wall_words(start),
        "end": wall_words(end) if end else None,
        "all day": start.clock is None and (end is None or end.clock is None),
        "repeat": str(answers["repeat"] or ""),
        "until": answers["until"],
        "except": Plain(f"[{', '.join(map(str, answers['except']))}]") if answers["except"] else None,
    }
