"""The form "Suggest an event": its questions, and the answers in an issue that was written with it.

.github/ISSUE_TEMPLATE/suggest-an-event.yml asks these questions in this order. A forge writes each
into the issue as a heading with the answer below it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from msgspec import Struct

from statepages.commands.answers import Answer
from statepages.fields.zones import parse_zone
from statepages.files.base import ContactFile
from statepages.files.event import EventFile, SlotFile, WhereFile
from statepages.model.examples import CITY, LAST_DAY, NEXT_DAY, ZIP

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

TICK = "People can take part online"

_NO_ANSWERS = frozenset({"", "_no response_", "none", "n/a", "na", "-", "–", "—"})
_TICKED = re.compile(rf"- \[x\] {TICK}", re.IGNORECASE)


def _zone(text: str) -> object:
    return ZONES.get(text) or parse_zone(text)


def _ticked(text: str) -> object:
    return _TICKED.fullmatch(text) is not None


class Question(Struct, frozen=True):
    """A question: its heading, what to write there, and what makes a value of it or raises a FieldError."""

    label: str
    hint: str
    read: Callable[[str], object]


QUESTIONS = {
    "title": Question(
        "Name of the event", "Say what it is, in a few words.", Answer(EventFile, "title").read
    ),
    "kind": Question("What people do there", "Choose from the list.", Answer(EventFile, "kind").read),
    "start": Question(
        "Start",
        f"Write day and time, such as {NEXT_DAY} 10 am; or anytime; or to be announced.",
        Answer(SlotFile, "start", words=("anytime", "to be announced")).read,
    ),
    "end": Question(
        "End", "Write a time of the same day, such as 3 pm, or a day and time.", Answer(SlotFile, "end").read
    ),
    "repeat": Question("Repeats", "Choose from the list.", Answer(SlotFile, "repeat").read),
    "until": Question(
        "Last day", f"Write year, month and day, such as {LAST_DAY}.", Answer(SlotFile, "until").read
    ),
    "zip": Question(
        "ZIP code", f"Write five digits, such as {ZIP} for {CITY}.", Answer(WhereFile, "zip").read
    ),
    "venue": Question("Name of the place", "Write its name alone.", Answer(WhereFile, "venue").read),
    "address": Question("Street address", "Write street and number.", Answer(WhereFile, "address").read),
    "online": Question("Online", "Tick it, or not.", _ticked),
    "folder": Question("State", "Choose from the list.", Answer(EventFile, "helps").read),
    "timezone": Question("Time zone", "Choose from the list.", _zone),
    "signup": Question(
        "Link to sign up", "Copy it from the address bar: https://...", Answer(EventFile, "signup").read
    ),
    "host": Question("Host", "Write the name of a group or a person.", Answer(EventFile, "host").read),
    "email": Question(
        "Mail address for questions",
        "Write one, such as name@example.org.",
        Answer(ContactFile, "email").read,
    ),
    "details": Question("Details", "Write what people should know.", Answer(EventFile, "details").read),
}
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
    """All of the last answer. Of the others the first paragraph: more of them is not in the form."""
    return text if name == _LAST else " ".join(re.split(r"\n\s*\n", text)[0].split())


def _without_controls(text: str) -> str:
    """The text with plain line ends, and without signs that nobody sees and nobody types."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return re.sub("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u2028\u2029\u2060\ufeff\ufffe\uffff]", "", text)
