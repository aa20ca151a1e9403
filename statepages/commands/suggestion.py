"""Turn the text of an issue into the file of an event, or say what to fix, in the words of the form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from statepages.checking.check import check
from statepages.checking.settings import begin
from statepages.commands import new_files, options
from statepages.commands.answers import Answers
from statepages.commands.asked import PATHS, field
from statepages.commands.events import KindAnswer, event_stem, event_text, folder_of, helps_of, needs_zone
from statepages.commands.form import QUESTIONS, TICK
from statepages.commands.typed import Notes, typed_answers
from statepages.compose import Plain
from statepages.fields.spans import span_of
from statepages.model.examples import examples_for
from statepages.model.kinds import Kinds
from statepages.model.states import EVERY_STATE, state_name
from statepages.paths import Paths
from statepages.problem import FieldError, Problem
from statepages.source import RawFile

Wrong = dict[str, str]
"""What is wrong with the answers: words by the name of the question."""

_FREELY_TYPED = frozenset(
    {"start", "end", "until", "email", *(name for name in PATHS if field(name).is_link)}
)

_STAND_INS: Answers = {
    "title": "Event",
    "start": Plain("anytime"),
    "timezone": "America/Phoenix",  # where clocks never jump
}
"""Used instead of answers that are wrong, so that the others can be checked at the same time."""

_IN_FORM_WORDS = {
    "military-zip": "This is a military ZIP code (APO, FPO or DPO), which is not on the map. "
    f"Write a ZIP code of the state, or leave it empty and check “{TICK}”.",
    "no-time": "Write a time after the day, such as 3 pm.",
    "same-event": "This event is already on the site. To change it, suggest the change on its page.",
    "time-zone": "Write the time without a zone. It follows from the place or from your choice of time zone.",
    "zone-zip": "Some places in this ZIP code are in another time zone. Check your choice under Time zone.",
    "two-times": "There are two times here. The second one belongs under End.",
}
"""Messages that replace those about how to write a file."""

_OF_FILES = re.compile(
    r"\b(?:lines?|fields?|files?|folder|entry|list|quotes|YAML|build\.py)\b"
    r"|\b(?!https?:|mailto:|tel:)[a-z_]+: ",
    re.IGNORECASE,
)
_ASKED = {name: name for name in QUESTIONS} | {
    "when": "start",
    "all day": "start",
    "where": "zip",
    "helps": "folder",
    "contact": "email",
}
"""The question that a field of the file answers."""


class Suggestion(Struct, frozen=True):
    """A suggested event: its file, what is wrong with the answers, and notes on answers that were not read
    exactly as they were written.
    """

    file: RawFile
    wrong: Wrong
    notes: Notes


def suggestion(paths: Paths, text: str) -> Suggestion:
    """The event in the text of an issue."""
    today = _today(paths)
    kinds = options.kinds_of(paths)
    typed, notes = typed_answers(text, today)
    answers, wrong = _read(_with_end(typed), kinds)
    wrong |= _missing(answers, wrong)
    file = _file(paths, answers, wrong, kinds)
    found = (problem for problem in new_files.problems_of(file, kinds) if problem.is_error)
    return Suggestion(file, _with_examples(file, by_question(file, found) | wrong, today), notes)


def remaining(paths: Paths, file: RawFile) -> tuple[Wrong, Wrong]:
    """What is wrong and what is doubtful about an event, next to all others."""
    found = check(paths, begin(paths, None, options.clock())).problems
    # If two events are the same, the message can name either of them.
    mine = [problem for problem in found if file.path in f"{problem.place.path} {problem.message}"]
    errors, doubts = ([one for one in mine if one.is_error is error] for error in (True, False))
    today = _today(paths)
    return _with_examples(file, by_question(file, errors), today), _with_examples(
        file, by_question(file, doubts), today
    )


def _today(paths: Paths) -> date:
    return begin(paths, None, options.clock()).now.date()


def _with_examples(file: RawFile, wrong: Wrong, today: date) -> Wrong:
    """What is wrong, with examples for the year and the state of the event."""
    examples = examples_for(today, file.name, file.data.decode("utf-8"))
    return {name: examples.fill(words) for name, words in wrong.items()}


def _with_end(typed: dict[str, str]) -> dict[str, str]:
    """The answers, with the end of "10 am - 1 pm" moved to the question about the end."""
    span = None if typed.get("end") else span_of(typed.get("start", ""))
    return {**typed, "start": span[0], "end": span[1]} if span else typed


def _read(typed: dict[str, str], kinds: Kinds) -> tuple[Answers, Wrong]:
    """The answers as values, and what is wrong with them. If it is certain what was meant, that is used."""
    answers: Answers = dict.fromkeys((*QUESTIONS, *PATHS))
    wrong: Wrong = {}
    for name, text in typed.items():
        try:
            answers[name] = KindAnswer(kinds).read(text) if name == "kind" else QUESTIONS[name].read(text)
        except FieldError as error:
            if error.suggestion and not error.is_guess and name in _FREELY_TYPED:
                answers[name] = _taken(name, error.suggestion)
            if answers[name] is None:
                wrong[name] = _in_form_words(name, error.code, error.message)
    return answers, wrong


def _taken(name: str, text: str) -> object:
    """What a fixed answer is read as; None if it has another mistake."""
    try:
        return QUESTIONS[name].read(text)
    except FieldError:
        return None


def _missing(answers: Answers, wrong: Wrong) -> Wrong:
    """What else people must answer, given their other answers."""
    missing = {
        name: question.advice
        for name, question in QUESTIONS.items()
        if question.is_needed and answers[name] is None and name not in wrong
    }
    if not (answers["zip"] or answers["online"] or "zip" in wrong):
        missing["zip"] = f"Write the ZIP code of the place, or check “{TICK}”."
    folder = answers["folder"] = folder_of(answers)
    if answers["online"] and not folder and not wrong.keys() & {"zip", "folder"}:
        missing["folder"] = "Choose the state that it helps, or Every state."
    if folder and needs_zone(answers) and not answers["timezone"] and not wrong.keys() & {"zip", "timezone"}:
        why = "It is for every state" if folder == EVERY_STATE else f"{state_name(folder)} has two"
        missing["timezone"] = f"{why}: choose the zone that the times are in."
    return missing | _about_repetition(answers, wrong)


def _about_repetition(answers: Answers, wrong: Wrong) -> Wrong:
    """Repetition and last day belong together."""
    if wrong.keys() & {"start", "repeat", "until"} or isinstance(answers["start"], str):
        return {}
    if answers["repeat"] and not answers["until"]:
        return {"until": "Write the last day that it takes place."}
    if answers["until"] and not answers["repeat"]:
        return {"repeat": "Choose how often it takes place, or delete the last day."}
    return {}


def _file(paths: Paths, answers: Answers, wrong: Wrong, kinds: Kinds) -> RawFile:
    """The file of the answers, with placeholders for those that are wrong."""
    stand_ins = _STAND_INS | {"kind": kinds[-1].name if kinds else "other"}
    whole = answers | {name: stand_ins.get(name) for name in wrong}
    if not whole["zip"]:
        whole["online"] = True
    if wrong.keys() & {"repeat", "until"}:
        whole |= {"repeat": None, "until": None}
    whole["folder"] = whole["folder"] or folder_of(whole) or EVERY_STATE
    whole["helps"] = helps_of(whole)
    if needs_zone(whole) and not whole["timezone"]:
        whole["timezone"] = _STAND_INS["timezone"]
    return new_files.new_file(paths, event_stem(whole), event_text(whole))


def by_question(file: RawFile, problems: Iterable[Problem]) -> Wrong:
    """Problems of a file as problems of the answers that it was made from, one for each question."""
    lines = file.data.decode("utf-8").split("\n")
    wrong: Wrong = {}
    for problem in problems:
        name = _asked(lines[: problem.place.line]) if problem.place.path == file.path else "title"
        wrong.setdefault(name, _in_form_words(name, problem.code, problem.message))
    return wrong


def _asked(lines: list[str]) -> str:
    """The question that the last of these lines answers."""
    top = next((found[1] for line in reversed(lines) if (found := re.match(r"(\w+):", line))), "")
    inner = re.match(r"\s+(?:- )?([a-z ]+):", lines[-1])
    if top in {"when", "where"} and inner:
        return _ASKED.get(inner[1], _ASKED[top])
    return _ASKED.get(top, "title")


def _in_form_words(name: str, code: str, message: str) -> str:
    """A problem in the words of the form."""
    if code in _IN_FORM_WORDS:
        return _IN_FORM_WORDS[code]
    return f"This cannot be read. {QUESTIONS[name].advice}" if _OF_FILES.search(message) else message
