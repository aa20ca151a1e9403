"""The form "Suggest an event": its questions, its file, and the answers in an issue that was made with it.

It asks for the fields of an event that have a question in the model. The forge (such as GitHub) makes each
question a heading in the issue, with the answer below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, get_args

import yaml
from msgspec import Struct
from msgspec.structs import replace

from statepages.commands.answers import Answer
from statepages.commands.asked import PATHS, WORDS, field
from statepages.fields.repeat_words import Repeat
from statepages.fields.zones import parse_zone
from statepages.files.event import EventFile
from statepages.files.names import Field
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.model.states import STATES
from statepages.output import Output
from statepages.schema import EXAMPLES

FORM = ".github/ISSUE_TEMPLATE/suggest-an-event.yml"
"""Where a forge looks for the form, next to content/."""

ZONES = {
    "Eastern": "America/New_York",
    "Central": "America/Chicago",
    "Mountain": "America/Denver",
    "Arizona": "America/Phoenix",
    "Pacific": "America/Los_Angeles",
    "Alaska": "America/Anchorage",
    "Hawaii": "Pacific/Honolulu",
    "Atlantic": "America/Puerto_Rico",
    "Guam and Saipan": "Pacific/Guam",
    "Samoa": "Pacific/Pago_Pago",
}
"""The time zones to choose from, in words."""

TICK = field("online").about.hint

_CHOICES: dict[str, list[str]] = {
    "kind": [kind.label for kind in CAMPAIGN],
    "repeat": [word.replace("-", " ").capitalize() for word in get_args(Repeat)],
    "folder": ["Every state", *(state.name for state in STATES.values())],
    "timezone": list(ZONES),
}
_HINTS = {
    "start": "The day and the time, in local time. For an all-day event, write the day without a time. "
    "Or write anytime, or to be announced.",
    "until": "For an event that repeats, or for something that people can do anytime.",
    "folder": "The state that it helps. Leave this empty if it takes place in that state.",
    "details": "What happens there, what to bring, how to find you, and whether people who use a wheelchair "
    "can get in.",
    "timezone": "Only for an online event, if the state has two time zones or the event is for every state.",
    "zip": "For the place where people meet. It gives the state, city and time zone. Leave this empty "
    "if there is no such place.",
}
"""Help for questions that need more than the hint of their field."""

_INTRO = """\
This takes about five minutes. Everything you write here is public.
If something cannot be read, you get a reply that says what to fix.
"""
_NO_ANSWERS = frozenset({"", "_no response_", "none", "n/a", "na", "-", "–", "—"})


class Question(Struct, frozen=True):
    """A question: its heading, what to write there, and what reads the answer (it can raise a FieldError).

    `advice` is for people whose answer is missing or cannot be read. The answer is one of its `choices`, a
    `tick`, a text of one paragraph, or Markdown (`is_long`).
    """

    label: str
    hint: str
    advice: str
    example: str
    read: Callable[[str], object]
    choices: list[str]
    tick: str | None
    is_long: bool
    is_needed: bool


def _question(name: str) -> Question:
    asked = field("helps" if name == "folder" else name)
    path = PATHS["helps" if name == "folder" else name]
    tick = asked.about.hint if asked.is_yes else None
    read = Answer(EventFile, *path, words=WORDS if name == "start" else ()).read
    return Question(
        label=asked.about.question,
        hint=_HINTS.get(name, f"{asked.about.hint}."),
        advice=_advice(name, asked),
        example=asked.about.example,
        read=_zone if name == "timezone" else _ticked(tick) if tick else read,
        choices=_CHOICES.get(name, []),
        tick=tick,
        is_long=asked.is_markdown,
        # Online, there is no ZIP code.
        is_needed=asked.is_required and name != "zip",
    )


def _advice(name: str, asked: Field) -> str:
    if name in _CHOICES:
        return "Choose from the list."
    if asked.is_yes:
        return "Check the box, or leave it empty."
    words = f" Or write {', or '.join(WORDS)}." if name == "start" else ""
    return f"{asked.about.hint}.{words}" + (
        f" For example: {asked.about.example}" if asked.about.example else ""
    )


def _zone(text: str) -> object:
    return ZONES.get(text) or parse_zone(text)


def _ticked(tick: str) -> Callable[[str], object]:
    return lambda text: re.fullmatch(rf"- \[x\] {re.escape(tick)}", text, re.IGNORECASE) is not None


def _questions() -> dict[str, Question]:
    names = ("folder" if name == "helps" else name for name in PATHS if field(name).about.question)
    found = {name: _question(name) for name in names}
    return dict(sorted(found.items(), key=lambda pair: pair[1].is_long))


QUESTIONS = _questions()
"""The questions by name. The last is the only one whose answer may have several paragraphs."""

_NAMES = {f"### {question.label}": name for name, question in QUESTIONS.items()}
_LAST = next(reversed(QUESTIONS))


def answers_in(text: str) -> dict[str, str]:
    """What somebody answered, by the name of the question; unanswered questions are left out."""
    below: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _without_controls(text).split("\n"):
        name = _NAMES.get(line.rstrip())
        if name and _LAST not in below:
            lines = below.setdefault(name, [])
        else:
            lines.append(line)
    found = {name: _answer(name, "\n".join(lines).strip()) for name, lines in below.items()}
    return {name: answer for name, answer in found.items() if answer.lower() not in _NO_ANSWERS}


def _answer(name: str, text: str) -> str:
    """The whole last answer, or the first paragraph of another one: the form has no room for more."""
    return text if name == _LAST else " ".join(re.split(r"\n\s*\n", text)[0].split())


def _without_controls(text: str) -> str:
    """The text with plain line endings, and without characters that nobody sees or types."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]", "", text)


def form_file(kinds: Kinds = CAMPAIGN) -> Output:
    """The form as a forge reads it, for a site with some kinds of events."""
    questions = QUESTIONS | {"kind": replace(QUESTIONS["kind"], choices=[kind.label for kind in kinds])}
    form = {
        "name": "Suggest an event",
        "description": "Tell us about an event, or something else that volunteers can do. You do not need "
        "another account, or any YAML.",
        "title": "Event: ",
        "labels": ["suggested event"],
        "body": [
            {"type": "markdown", "attributes": {"value": _INTRO}},
            *(_asked(name, question) for name, question in questions.items()),
        ],
    }
    head = "# Made from the fields of an event. To make it again: python build.py schema\n"
    text = yaml.dump(form, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=110)
    return Output(FORM, f"{head}{text}".encode())


def _asked(name: str, question: Question) -> dict[str, Any]:
    about: dict[str, Any] = {"label": question.label}
    kind = "textarea" if question.is_long else "input"
    if question.tick:
        kind, about["options"] = "checkboxes", [{"label": question.tick}]
    elif question.choices:
        kind = "dropdown"
    if not question.tick and question.hint != f"{question.label}.":
        about["description"] = question.hint
    if question.choices:
        about["options"] = question.choices
    elif question.example and kind == "input":
        about["placeholder"] = EXAMPLES.fill(question.example)
    needed = {"validations": {"required": True}} if question.is_needed else {}
    return {"type": kind, "id": name, "attributes": about, **needed}


class _Dumper(yaml.SafeDumper):
    """Writes a text of several lines as a block, and indents the entries of a list."""

    def represent_str(self, text: str) -> yaml.ScalarNode:
        style = "|" if "\n" in text else None
        return self.represent_scalar("tag:yaml.org,2002:str", text, style=style)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.add_representer(str, _Dumper.represent_str)
