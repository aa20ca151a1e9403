"""Times of an event: several in one line, those that repeat, and those that another time makes clear."""

from __future__ import annotations

import re
from datetime import date, timedelta

from msgspec.structs import replace

from statepages.fields.days import take_day
from statepages.fields.entries import Timetable
from statepages.fields.missing_years import NoYear
from statepages.fields.numbered_days import TwoReadings
from statepages.fields.repeat_words import RepeatMeant, parse_repeat
from statepages.fields.times import parse_wall_time, span_meant
from statepages.fields.timetable import timetable
from statepages.fields.vague_times import in_words, several
from statepages.files.event import EventFile
from statepages.files.names import meant_for
from statepages.humanize import and_list
from statepages.model.repetition import Repetition
from statepages.node import MappingNode, Scalar, SequenceNode, at
from statepages.problem import FieldError
from statepages.validate.case import Case, Fix, Parts, holding, in_braces, over_with_fields, refused, written


def several_times(case: Case) -> Fix | None:
    """The times that a line means: Every Tuesday in October, 6:30-8pm."""
    value, today = case.value, case.today
    if case.path != ("when",) or not (today and isinstance(value, Scalar) and value.text):
        return None
    found = timetable(value.text, today) or (_same_span(case, value, today) if case.is_entry else None)
    if found is None:
        return _in_words(case, value, today)
    inside = [in_braces(slot) for slot in found.slots]
    held = [holding(value, slot if found.is_certain else _once(slot)) for slot in found.slots]
    if not found.is_certain and "repeat" not in found.slots[0]:
        whole = inside[0] if len(inside) == 1 else f"[{', '.join(inside)}]"
        problem = value.problem(
            "error", "field-kind", f"This is not clear enough. If you mean this, write {whole}"
        )
    elif not found.is_certain:
        first, *others = (f"{name}: {text}" for name, text in found.slots[0].items())
        if "until" not in found.slots[0]:
            others.append("until: with the last day")
        message = f'This time repeats. Write "- {first}" with the first day, and below it {and_list(others)}.'
        problem = value.problem("error", "field-kind", message)
    elif case.is_entry:
        message = f"Each time needs its own entry. Write {' and '.join(f'- {each}' for each in inside)}"
        problem = over_with_fields(case, message, found.slots)
    else:
        whole = inside[0] if len(inside) == 1 else f"[{', '.join(inside)}]"
        message = f'"when" needs a start for each time. Write when: {whole}'
        problem = over_with_fields(case, message, found.slots)
    if case.is_entry and len(held) == 1:
        return Fix(problem, held[0])
    return Fix(problem, SequenceNode(value.source, value.line, value.column, tuple(held)))


def _in_words(case: Case, value: Scalar, today: date) -> Fix | None:
    words = several(value.text) or in_words(value.text) if case.is_entry else None
    if words is None:
        return None
    return Fix(value.problem("error", "time", words), holding(value, {"start": f"{today} 12:00"}))


def _same_span(case: Case, value: Scalar, today: date) -> Timetable | None:
    """2026-10-18 same time, below another entry."""
    day, rest = _parted(value.text)
    when = case.root.get("when")
    if day is None or not _SAME.fullmatch(rest.strip(" ,:@-")) or not isinstance(when, SequenceNode):
        return None
    above = next((one for one in reversed(when.items) if one.line < value.line), None)
    slot: Parts = {}
    if isinstance(above, Scalar):
        table = timetable(above.text, today)
        slot = dict(table.slots[0]) if table and table.is_certain and len(table.slots) == 1 else {}
    elif isinstance(above, MappingNode):
        slot = {key.text: one.text for key, one in above.pairs if isinstance(one, Scalar)}
    if not slot.keys() <= {"start", "end"} or "start" not in slot:
        return None
    end_day, _ = _parted(slot.get("end", ""))
    clock = _parted(slot["start"])[1].strip(" ,@-T")
    start = f"{day} {clock}"
    if end_day is not None or not clock or not case.accepts({**slot, "start": start}):
        return None
    return Timetable(({**slot, "start": start},))


def _once(slot: Parts) -> Parts:
    return {name: text for name, text in slot.items() if name != "repeat"}


# Once every time has its field


def several_in_start(case: Case) -> Fix | None:
    """Several days or shifts after start:, where nothing else is in the entry."""
    found, error, entry, today = case.value, case.error, case.entry, case.today
    if not (error and today and entry and isinstance(found, Scalar) and case.path == ("when", "start")):
        return None
    if len(entry.pairs) > 1 or span_meant(found.text):
        return None
    table = timetable(found.text, today)
    if table is None or not table.is_certain or (len(table.slots) < 2 and "repeat" not in table.slots[0]):
        return None
    key = entry.pairs[0][0]
    front = key.source.lines[key.line][: key.column]
    inside = [in_braces(slot) for slot in table.slots]
    message = f"Each time needs its own entry. Write {' and '.join(f'- {each}' for each in inside)}"
    problem = found.problem("error", "two-times", message, old=written(found))
    if found.end_column < 0 or front.strip() not in {"", "-"}:
        return Fix(problem, found)
    parting = f"\n{front}" if front.strip() else f"\n{front}- "
    text = ("" if front.strip() else "- ") + parting.join(inside)
    edits = key.source.edit(key.line, key.column, found.end_line, found.end_column, text)
    return Fix(replace(problem, edits=edits), found)


def start_and_end(case: Case) -> Fix | None:
    """Two times after start:, if the entry has nothing else."""
    found, error, entry = case.value, case.error, case.entry
    is_span = error is not None and error.code in {"two-times", "date-order", "date-year", "time"}
    if not (is_span and error and isinstance(found, Scalar) and case.path[-1] == "start" and entry):
        return None
    span = span_meant(found.text) or span_meant(error.suggestion or "")
    if not span or len(entry.pairs) > 1:
        return None
    key = entry.pairs[0][0]
    message = error.message
    if error.code == "time":
        message = f"These are two times. Write start: {span[0]}, and on the line below it end: {span[1]}"
    problem = found.problem("error", error.code, message, old=written(found))
    front = key.source.lines[key.line][: key.column].strip()
    parting = f"\n{' ' * key.column}" if front in {"", "-"} else ", " if front[-1] in "{," else None
    edits = found.edits(f"{span[0]}{parting}end: {span[1]}") if parting else ()
    return Fix(replace(problem, edits=edits), found)


_COUNTED = re.compile(
    r"(?P<word>.*?[a-z])\W*(?:\b(?:x|for|times)\s*(?P<number>[0-9]{1,3})(?:\s*(?:x|times|weeks|days|months))?"
    r"|\b(?P<before>[0-9]{1,3})\s*(?:x|times))",
    re.IGNORECASE,
)


def repeat_with_number(case: Case) -> Fix | None:
    """A repeat with how many times: weekly x4. The last day follows from the start."""
    found, entry, error = case.value, case.entry, case.error
    if not (error and entry and isinstance(found, Scalar) and case.path[-1] == "repeat") or entry.get(
        "until"
    ):
        return None
    match, start, key = _COUNTED.fullmatch(found.text.strip()), entry.get("start"), entry.key("repeat")
    word = meant_for(EventFile, ("when", "repeat"), match["word"]) if match else None
    repeat = parse_repeat(word) if word else None
    first = _day_of(start) if isinstance(start, Scalar) else None
    number = int(match["number"] or match["before"]) if match else 0
    # With days of the week, four times and four weeks are not the same.
    is_plain = repeat is not None and repeat in {Repetition("daily"), Repetition("weekly", repeat.weeks)}
    if repeat is None or not is_plain or first is None or not number or key is None:
        return None
    step = 7 * repeat.weeks if repeat.word == "weekly" else 1
    until = first + timedelta(days=step * (number - 1))
    message = f'"repeat" says only how often. Write repeat: {repeat}, and on the next line until: {until}'
    problem = found.problem("error", error.code, message, old=written(found))
    is_alone = not key.source.lines[key.line][: key.column].strip(" -")
    below = f"{repeat}\n{' ' * key.column}until: {until}"
    return Fix(replace(problem, edits=found.edits(below) if is_alone else ()), found)


_SAME = re.compile(
    r"(?:at )?(?:the )?(?:same|ditto)(?: (?:time|hours?|as (?:above|before)|start|end))*", re.IGNORECASE
)


def same_as_above(case: Case) -> Fix | None:
    """The same time as in the entry above: start: 2024-10-26 same time."""
    found, error, name = case.value, case.error, case.path[-1]
    number = next((step for step in case.loc if isinstance(step, int)), 0)
    if not (error and number and name in {"start", "end"} and isinstance(found, Scalar)):
        return None
    day, rest = _parted(found.text)
    above = at(case.root, ("when", number - 1, name))
    if not _SAME.fullmatch(rest.strip(" ,@-")) or not isinstance(above, Scalar):
        return None
    clock = _parted(above.text)[1].strip(" ,@-T")
    whole = f"{day} {clock}" if day else clock
    try:
        parse_wall_time(whole)
    except FieldError:
        return None
    better = FieldError(error.code, f"Each entry needs its own time. Write {whole}.", whole)
    problem = refused(found, better)
    end, entry = at(case.root, ("when", number - 1)), case.entry
    ends = end.get("end") if isinstance(end, MappingNode) else None
    if name != "start" or not isinstance(ends, Scalar) or entry is None or len(entry.pairs) > 1:
        return Fix(problem, found)
    # The same time is that of the start and of the end.
    if _parted(ends.text)[0] is not None:
        return Fix(replace(problem, is_guess=True), found)
    key = entry.pairs[0][0]
    front = key.source.lines[key.line][: key.column]
    if front.strip() not in {"", "-"}:
        return Fix(replace(problem, is_guess=True), found)
    return Fix(replace(problem, edits=found.edits(f"{whole}\n{' ' * key.column}end: {ends.text}")), found)


def after_start(case: Case) -> Fix | None:
    """An end, or a last day, that is clear once the start is known: Nov 5, or 24:00."""
    found, error, entry = case.value, case.error, case.entry
    start = entry.get("start") if entry and case.path[-1] in {"end", "until", "repeat"} else None
    day = _day_of(start) if isinstance(start, Scalar) else None
    if not (error and day and isinstance(found, Scalar)):
        return None
    if isinstance(error, RepeatMeant):
        return Fix(refused(found, error.from_(day)), found)
    if isinstance(error, NoYear | TwoReadings):
        return Fix(refused(found, error.after(day)), found)
    if re.fullmatch(r"24[:.]00", found.text.strip()):
        following = f"{day + timedelta(days=1)} 0:00"
        better = FieldError(error.code, f"24:00 is 0:00 on the next day. Write {following}.", following)
        return Fix(refused(found, better), found)
    return None


def _parted(text: str) -> tuple[date | None, str]:
    try:
        return take_day(text)
    except FieldError:
        return None, ""


def _day_of(start: Scalar) -> date | None:
    try:
        return parse_wall_time(start.text).day
    except FieldError:
        return None
