"""What was probably meant by a value that the model refuses: in one line, without its signs, elsewhere."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec.structs import replace

from statepages.fields.choices import kebab
from statepages.fields.days import NoYear, take_day
from statepages.fields.numbered_days import TwoReadings
from statepages.fields.time_slips import is_unknown
from statepages.fields.times import parse_wall_time, span_meant
from statepages.files.base import Model
from statepages.files.event import EventFile
from statepages.files.names import NamePath, accepts, meant_for, tables
from statepages.node import FieldPath, MappingNode, Scalar, at, last_line
from statepages.problem import Problem, Slip
from statepages.shape.parts import in_braces

_MOST_CHARACTERS = 500

_REACHED = ("email", "phone", "link")

_SIGNS = " \t\u00a0.,;:!?'\"“”‘’‹›«»`*_()[]{}<>#=~|–—-"


def bare(model: type[Model], found: Scalar, path: NamePath, slip: Slip) -> Slip | None:
    """What to say of a value that would do without the signs around it: "canvass," (PA)."""
    inner = found.text.strip(_SIGNS)
    if slip.instead or not inner or inner == found.text.strip() or not accepts(model, path, inner):
        return None
    return Slip(slip.code, f'"{found.text}" has signs that do not belong there. Write {inner}.', inner)


def separated(model: type[Model], found: Scalar, path: NamePath, slip: Slip) -> Slip | None:
    """What to say of a list whose entries have no commas between them: PA and OH."""
    field = tables(model).get(path[:-1], {}).get(path[-1]) if path else None
    if field is None or not field.is_list or len(found.text) > _MOST_CHARACTERS or slip.code == "too-long":
        return None
    for parting in (r"\s*(?:,?\s*(?:[/;&+|]|\band\b|\by\b)|,)\s*", r"[\s,]+"):
        entries = [entry for entry in re.split(parting, found.text, flags=re.IGNORECASE) if entry]
        if len(entries) > 1 and accepts(model, path, entries):
            listed = ", ".join(entries)
            return Slip(slip.code, f"Between the entries of a list stand commas. Write {listed}.", listed)
    return None


def of_sibling(
    model: type[Model], node: MappingNode, found: Scalar, loc: FieldPath, slip: Slip
) -> Problem | None:
    """A way to reach somebody behind the name of another: email: 215-555-0100."""
    name, beside = str(loc[-1]), at(node, loc[:-1])
    if name not in _REACHED or not isinstance(beside, MappingNode) or slip.instead:
        return None
    others = (other for other in _REACHED if other != name and beside.get(other) is None)
    right = next((other for other in others if accepts(model, ("contact", other), found.text)), None)
    key = beside.key(name)
    if right is None or key is None:
        return None
    message = f"{slip.message.partition('. ')[0]}. Write {right}: {found.text}"
    told = found.problem("error", slip.code, message, old=written(found))
    line = found.source.lines[key.line]
    is_alone = key.line == found.line and not line[: key.column].strip()
    mended = f"{line[: key.column]}{right}{line[key.column + len(name) :]}"
    return replace(told, fix=mended if is_alone else None)


_SAME = re.compile(
    r"(?:at )?(?:the )?(?:same|ditto)(?: (?:time|hours?|as (?:above|before)|start|end))*", re.IGNORECASE
)


def same_as_above(node: MappingNode, found: Scalar, loc: FieldPath, slip: Slip) -> Slip:
    """What to say of "2024-10-26 same time": the time is that of the entry above."""
    if len(loc) < 2 or loc[-1] not in {"start", "end"} or not (number := _number(loc)):
        return slip
    day, rest = _parted(found.text)
    above = at(node, ("when", number - 1, str(loc[-1])))
    if not _SAME.fullmatch(rest.strip(" ,@-")) or not isinstance(above, Scalar):
        return slip
    clock = _parted(above.text)[1].strip(" ,@-T")
    whole = f"{day} {clock}" if day else clock
    try:
        parse_wall_time(whole)
    except Slip:
        return slip
    return Slip(slip.code, f"Each entry has a time of its own. Write {whole}.", whole)


def _number(loc: FieldPath) -> int:
    """Which of the entries of a list a path leads to, from 0."""
    return next((step for step in loc if isinstance(step, int)), 0)


def _parted(text: str) -> tuple[date | None, str]:
    try:
        return take_day(text)
    except Slip:
        return None, ""


def after_start(node: MappingNode, found: Scalar, loc: FieldPath, slip: Slip) -> Slip:
    """What to say of an end, or a last day, that is clear once the start is known: Nov 5, or 24:00."""
    slot = at(node, loc[:-1])
    start = slot.get("start") if isinstance(slot, MappingNode) and loc[-1] in {"end", "until"} else None
    day = _day_of(start) if isinstance(start, Scalar) else None
    if day is None:
        return slip
    if isinstance(slip, NoYear | TwoReadings):
        return slip.after(day)
    if re.fullmatch(r"24[:.]00", found.text.strip()):
        following = f"{day + timedelta(days=1)} 0:00"
        return Slip(slip.code, f"The day ends at 0:00 of the next one. Write {following}.", following)
    return slip


def _day_of(start: Scalar) -> date | None:
    try:
        return parse_wall_time(start.text).day
    except Slip:
        return None


def in_one_line(node: MappingNode, found: Scalar, loc: FieldPath, slip: Slip) -> Problem | None:
    """Two times behind start:, with a fix that has both on the line, where nothing else is in the entry."""
    is_span = slip.code in {"two-times", "date-order", "date-year", "time"} and loc[-1] == "start"
    span = span_meant(found.text) or span_meant(slip.instead or "") if is_span else None
    entry = at(node, loc[:-1])
    if not span or not isinstance(entry, MappingNode) or len(entry.pairs) > 1:
        return None
    key, line = entry.pairs[0][0], found.source.lines[found.line]
    if found.line != key.line or line[: key.column].strip() != "-" or found.style != "plain":
        return None
    inside = in_braces({"start": span[0], "end": span[1]})
    message = slip.message
    if slip.code == "time":
        message = f"Two times stand here. Write start: {span[0]}, and below it end: {span[1]}"
    told = found.problem("error", slip.code, message, old=written(found))
    return replace(told, fix=f"{line[: key.column]}{inside}")


def without_end(node: MappingNode, found: Scalar, loc: FieldPath, slip: Slip) -> Problem | None:
    """An end that is not known: N/A, TBD. The fix has an empty line in place of one that is the end's own."""
    entry = at(node, loc[:-1])
    key = entry.key("end") if loc[-1] == "end" and isinstance(entry, MappingNode) else None
    if key is None or not is_unknown(found.text):
        return None
    told = found.problem("error", slip.code, "An end that is not known is left out. Delete this line.")
    is_alone = (
        key.line == found.line == found.end_line and not found.source.lines[key.line][: key.column].strip()
    )
    return replace(told, fix="" if is_alone else None)


_COUNTED = re.compile(
    r"(?P<word>.*?[a-z])\W*(?:\b(?:x|for|times)\s*(?P<number>[0-9]{1,3})(?:\s*(?:x|times|weeks|days|months))?"
    r"|\b(?P<before>[0-9]{1,3})\s*(?:x|times))",
    re.IGNORECASE,
)
_STEPS = {"daily": 1, "weekly": 7, "every-2-weeks": 14}


def counted(node: MappingNode, found: Scalar, loc: FieldPath, slip: Slip) -> Problem | None:
    """A repeat with how many times: weekly x4. The fix has the entry on a line, with its last day."""
    match = _COUNTED.fullmatch(found.text.strip()) if loc[-1] == "repeat" else None
    entry = at(node, loc[:-1])
    start = entry.get("start") if isinstance(entry, MappingNode) else None
    if (
        match is None
        or not isinstance(entry, MappingNode)
        or not isinstance(start, Scalar)
        or entry.get("until")
    ):
        return None
    word = meant_for(EventFile, ("when", "repeat"), match["word"]) or ""
    step, first = _STEPS.get(kebab(word)), _day_of(start)
    number = int(match["number"] or match["before"])
    if step is None or first is None or not number:
        return None
    until = first + timedelta(days=step * (number - 1))
    message = f"How often stands here, and the last day below it. Write repeat: {word} and until: {until}"
    told = found.problem("error", slip.code, message, old=written(found))
    return _on_one_line(entry, {"repeat": word, "until": str(until)}, told)


def _on_one_line(entry: MappingNode, new: dict[str, str], told: Problem) -> Problem:
    """The problem with its fix: all of an entry between braces on its first line, and the others empty."""
    first, last = entry.pairs[0][0], last_line(entry)
    source, parts = (
        first.source,
        {key.text: value.text for key, value in entry.pairs if isinstance(value, Scalar)},
    )
    lines = source.lines[entry.line : last + 1]
    front = lines[0][: first.column]
    if front.strip() != "-" or len(parts) < len(entry.pairs) or any("#" in line for line in lines):
        return told
    fix = "\n".join([front + in_braces({**parts, **new}), *[""] * (len(lines) - 1)])
    return replace(told, place=source.place(entry.line, first.column), fix=fix)


def written(scalar: Scalar) -> str | None:
    """The text of a scalar as it stands in the file, where it stands there on one line."""
    line = scalar.source.lines[scalar.line]
    return scalar.text if scalar.text and scalar.text in line[scalar.column :] else None
