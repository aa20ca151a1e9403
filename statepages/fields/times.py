"""Days with their times, as people write them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Annotated, TypeVar

from msgspec import Struct
from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.calendar_words import MONTHS
from statepages.fields.clocks import read_clock, reads
from statepages.fields.day_pattern import DAY_PATTERN
from statepages.fields.days import MOST_CHARACTERS, take_day
from statepages.fields.missing_years import NoYear
from statepages.fields.plain_times import Candidate, candidates
from statepages.fields.spans import BETWEEN, span_of, two_times
from statepages.fields.text import quoted, typed_plainly
from statepages.fields.vague_times import in_words, several
from statepages.fields.zones import parted
from statepages.model.examples import DAY, NEXT_DAY
from statepages.problem import FieldError

T = TypeVar("T")

_MONTH_DAY = re.compile(
    rf"\b(?:{'|'.join(rf'{month}|{month[:3]}' for month in MONTHS)})\b\.?\s*[0-9]", re.IGNORECASE
)
_UP_TO = re.compile(r"[–—]|\s-|\b(?:to|thru|through|until|till?)\b", re.IGNORECASE)
_AN_ENTRY_EACH = f'Write each as a separate entry in when: "  - start: {NEXT_DAY} 10 am".'
_REMARK = re.compile(
    r"(?P<time>.*[0-9apmn.])\s*(?:[,;(]|\s[-–—:]\s)\s*(?P<remark>[^\W\d_]{2,}[^0-9]*|[^\W\d_]{3,} .*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1")
_YEAR = re.compile(r"(?<![0-9])(?:19|20|21)[0-9]{2}(?![0-9])")
_A_START = f"Write a day and a time, such as {DAY} 10 am."
_AN_END = "Write a time on the same day, such as 3 pm."


class WallTime(Struct, frozen=True):
    """What a clock on the wall shows: a day, a time, or both; at least one is there.

    `zone` is what was written after the time, such as EDT: the event's own zone has to agree.
    """

    day: date | None
    clock: time | None
    zone: str | None = None


def parse_start(value: object) -> WallTime:
    """The start of an event: "2024-11-02 10 am"."""
    return _parsed(value, _A_START)


def parse_end(value: object) -> WallTime:
    """The end of an event: "3 pm", or a day and a time."""
    return _parsed(value, _AN_END)


def parse_wall_time(value: object) -> WallTime:
    """A day, a time of day, or a day and a time, without a zone."""
    wall = _parsed(value, _A_START)
    if wall.zone:
        raise _with_zone(wall.zone)
    return wall


def _parsed(value: object, advice: str) -> WallTime:
    text = typed_plainly(value)
    if len(text) > MOST_CHARACTERS:
        raise _unreadable(text, advice)
    try:
        return _wall_time(text, advice)
    except FieldError as error:
        if not error.suggestion and error.code in {"date-year", "time"} and _names_days(text):
            raise FieldError("two-times", f"These are several days. {_AN_ENTRY_EACH}") from error
        is_clear = error.suggestion or (isinstance(error, NoYear) and not _YEAR.search(text))
        meant = None if is_clear else _meant(text, error, advice)
        remark = _with_remark(text, advice) if error.code == "time" and not is_clear else None
        raise (meant or remark or error) from error


def _names_days(text: str) -> bool:
    """Whether a text names several days one after the other, and not the first and the last."""
    return len(_MONTH_DAY.findall(text)) > 1 and not _UP_TO.search(text)


# A site has many events at few times.
@lru_cache(maxsize=4096)
def _wall_time(text: str, advice: str) -> WallTime:
    day, rest = take_day(text)
    rest = re.sub(rf"^{BETWEEN}", "", rest, flags=re.IGNORECASE) if day else rest
    if day and not rest:
        return WallTime(day, None)
    if day and re.fullmatch(r"24[:.]00", rest):
        following = f"{day + timedelta(days=1)} 0:00"
        raise FieldError("time", f"24:00 is 0:00 on the next day. Write {following}.", following)
    if day and take_day(rest)[0]:
        message = f"These are two days. Write the second on its own line: end: {rest}"
        raise FieldError("two-times", message)
    is_stamp = re.search(r"[0-9]T[0-9]", text) is not None
    bare, zone = parted(rest, is_stamp=is_stamp)
    clock = read_clock(bare)
    if clock is None:
        raise (None if is_stamp else two_times(rest, is_end=advice == _AN_END)) or _unreadable(
            text, advice, rest
        )
    return WallTime(day, clock, zone)


def _with_zone(zone: str) -> FieldError:
    """What to say of "10 am EDT" where no event shows whether that is right."""
    return FieldError("time-zone", f'Write the time without "{zone}".')


def _meant(text: str, refused: FieldError, advice: str) -> FieldError | None:
    """What to say of a text that is a time but for how it is written: 22:00h, 10 am on 2024-10-19."""
    for candidate in candidates(text):
        try:
            _wall_time(candidate.text, advice)
        except FieldError as error:
            error.is_guess = error.is_guess or candidate.is_guess
            is_span = error.code == "two-times" and refused.code == "time"
            if is_span or error.suggestion or (isinstance(error, NoYear) and not _YEAR.search(text)):
                return error
            continue
        return _rewritten(text, candidate)
    return None


def _rewritten(text: str, candidate: Candidate) -> FieldError:
    whole = candidate.text
    if _NUMBERED.match(whole):
        day, rest = take_day(whole)
        whole = f"{day}{rest}"
    message = f"{quoted(text)} is not a time that we can read. Write {whole}."
    return FieldError("time", message, whole, is_guess=candidate.is_guess)


def _with_remark(text: str, advice: str) -> FieldError | None:
    """What to say of a time, or two, with words after them: 10 am to 1 pm, lunch after."""
    found = _REMARK.fullmatch(text)
    if found is None or reads(found["remark"]):
        return None
    bare, remark = found["time"].strip(), found["remark"].strip(" ()")
    span = span_meant(bare)
    if span:
        times = f"start: {span[0]}, and below it end: {span[1]}"
    else:
        try:
            wall = _wall_time(bare, advice)
        except FieldError:
            return None
        if wall.clock is None:
            return None
        times = bare
    return FieldError("time", f"Write only times here: {times}. Move the rest, {quoted(remark)}, to details.")


def span_meant(text: str) -> tuple[str, str] | None:
    """The start and the end that a text with two times certainly means; None for others."""
    if len(text) > MOST_CHARACTERS:
        return None
    certain = (candidate.text for candidate in candidates(text) if not candidate.is_guess)
    return next((span for each in (text, *certain) if (span := span_of(each))), None)


def _unreadable(text: str, advice: str, rest: str = "") -> FieldError:
    words = several(text) or in_words(rest.strip(" ,.()")) or in_words(text)
    if not words and rest and rest != text:
        words = f"{quoted(rest)} is not a time that we can read. Write a time after the date, such as 10 am."
    return FieldError("time", words or f"{quoted(text)} is not a time that we can read. {advice}")


_HALF = r"\s*[AaPp]\.?\s?(?:[Mm]\.?)?"
_NAMED = "|".join(map(editors.in_any_capitals, ("noon", "midday", "midnight")))
_ZONE_WORDS = "|".join(map(editors.in_any_capitals, ("eastern", "central", "mountain", "pacific")))
_TIME_WORD = editors.in_any_capitals("time")
_ZONE = (
    rf"\s*\(?(?:(?:[A-Za-z]{{1,4}}|(?:{_ZONE_WORDS})(?: [A-Za-z]{{8}})?)(?: {_TIME_WORD})?"
    r"|[A-Za-z]{2,9}\/[A-Za-z_]+|(?:[Uu][Tt][Cc]|[Gg][Mm][Tt])?\s?[+\-]\d{1,2}(?::?\d{2})?)\)?"
)
_CLOCK = (
    rf"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d(?::00)?(?:{_HALF})?|(?::00)?{_HALF})"
    rf"|(?:12(?::00)?\s?)?(?:{_NAMED}))(?:{_ZONE})?"
)
_BEFORE_CLOCK = (
    rf"(?:,?\s*(?:@|[Aa][Tt]\b|{editors.in_any_capitals('from')}\b|[Aa]\s[Ll][Aa][Ss]?\b)|[Tt,⋅·•∙|\-])?"
)
DATED = rf"{DAY_PATTERN}\s*{_BEFORE_CLOCK}\s*(?:{_CLOCK})?"
Wall = Annotated[
    WallTime,
    PlainValidator(parse_end),
    editors.read_as(
        f"{DATED}|{_CLOCK}",
        "Write a time, such as 3 pm, or a day and a time, such as 2024-11-02 3 pm.",
        "3 pm",
        "2024-11-02 3 pm",
        # YAML takes 15.30 for a number.
        type=["string", "number"],
        maximum=24,
    ),
]
Start = Annotated[
    WallTime,
    PlainValidator(parse_start),
    editors.read_as(DATED, "Write a day and a time, such as 2024-11-02 10 am.", "2024-11-02 10 am"),
]
