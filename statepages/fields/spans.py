"""Spans: two times in a text, from a start to an end."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta

from statepages.fields.clocks import read_clock, reads
from statepages.fields.days import MOST_CHARACTERS, take_day
from statepages.fields.missing_years import NoYear
from statepages.fields.text import in_plain_signs
from statepages.fields.zones import without_zone
from statepages.problem import FieldError

BETWEEN = r"\s*(?:T(?=[0-9])|,?\s*(?:@|\b(?:at|from)\b|\ba\slas?\b)|,|[⋅·•∙|]|-(?=\s))?\s*"
"""What is written between a day and its time."""

_LIST = re.compile(
    r"(?P<first>.*?[0-9apm.]|)\s*(?:,|;|/|&|\+|\band\b|\bor\b)\s*(?P<second>[0-9a-z].*)", re.IGNORECASE
)
_SPAN = re.compile(
    r"(?:from\s|de\s(?:las?\s)?|desde\s(?:las?\s)?|von\s)?\s*(?P<first>.*?)\s*"
    r"(?:-+|→|\b(?:a|hasta|bis)\s(?:las?\s)?(?=[0-9])|\bto\b|\buntil\b"
    r"|\btill?\b|\bthrough\b|\bthru\b|,?\s*\bends?\b(?: at)?:?"
    r"|(?<=m)\s(?!\(?[A-Z]{2,4}\b)|(?<=m\.)\s)\s*(?P<second>\S.*)",
    re.IGNORECASE,
)
_BETWEEN_TWO = re.compile(
    r"(?:between|entre(?:\slas?)?)\s(?P<first>.*?)\s(?:and|y(?:\slas?)?)\s(?P<second>\S.*)", re.IGNORECASE
)
_INTERVAL = re.compile(r"(?P<first>[0-9]{1,2}:[0-9:]+\S*?)/(?P<second>\S*[0-9HMS])")
_LENGTH = re.compile(r"PT(?=[0-9])(?:(?P<hours>[0-9]{1,2})H)?(?:(?P<minutes>[0-9]{1,3})M)?")
_SHORT = re.compile(r"(?:0?[1-9]|1[0-2])(?::[0-5][0-9])?")
_HOUR = re.compile(r"0?[1-9]|1[0-2]")
_TWICE_A_DAY = re.compile(r"(?:[1-9]|1[0-2])(?:[:.][0-5][0-9])?")
_HALF = re.compile(r"\s*([ap])\.?\s?m?\.?$", re.IGNORECASE)
_EVENING, _NOON = time(17), time(12)
_LONGEST_NIGHT = timedelta(hours=12)


def two_times(text: str, *, is_end: bool = False) -> FieldError | None:
    """What to say of "10-11 am": the end has a line of its own."""
    found = _SPAN.fullmatch(text)
    second = found and without_zone(found["second"])
    if found and second and _HOUR.fullmatch(found["first"]) and _HOUR.fullmatch(second):
        message = (
            "These are two times without am or pm. Write the first after start: and the second after end:"
        )
        return FieldError("two-times", f"{message}, each with its am or pm.")
    if found and second and reads(second) and _begins_like_a_time(found["first"]):
        message = f"These are two times. Write the second on its own line: end: {second}"
        if is_end:
            message = f"These are two times. Write only the end here: {second}"
        elif not found["first"]:
            message = f"This is an end. Write the start here, and the end on its own line: end: {second}"
        return FieldError("two-times", message)
    found = _LIST.fullmatch(text)
    if found and (not found["first"] or reads(found["first"])) and reads(found["second"]):
        return FieldError("two-times", 'These are two times. Write each as a separate entry: "- start: ..."')
    return None


def times_after_day(rest: str) -> str:
    """What follows a day, without the sign or the word between the two."""
    return re.sub(rf"^(?:\s*:)?{BETWEEN}", "", rest, flags=re.IGNORECASE).strip()


def _begins_like_a_time(text: str) -> bool:
    return not text or reads(text) or text.strip().isdigit()


def span_of(text: str) -> tuple[str, str] | None:
    """The start and the end of "2024-10-19 10-11:30 am", each with its am or pm; None for others.

    A time zone stays with its time. An end on another day has its day with it.
    """
    if len(text) > MOST_CHARACTERS:
        return None
    text = in_plain_signs(text)
    try:
        day, rest = take_day(text)
    except FieldError as error:
        # 10/19/2024 10 am - 1 pm: the same day, written in another way.
        is_day = error.suggestion and error.code.startswith("date") and not error.is_guess
        return span_of(error.suggestion) if is_day and error.suggestion else None
    if day is None:
        return None
    rest = times_after_day(rest)
    interval = _INTERVAL.fullmatch(rest)
    found = interval or _BETWEEN_TWO.fullmatch(rest) or _SPAN.fullmatch(rest)
    if found is None or not found["first"]:
        return None
    if interval is None and all(
        _TWICE_A_DAY.fullmatch(without_zone(found[name])) for name in ("first", "second")
    ):
        # 6:30-8:00 is in the morning to the 24-hour clock, and in the evening to most people.
        return None
    try:
        return _span(day, found["first"], found["second"])
    except FieldError:
        return None


def _span(day: date, first: str, second: str) -> tuple[str, str] | None:
    if length := _LENGTH.fullmatch(second):
        return _of_length(day, first, length)
    other, clock = _day_of_end(day, second)
    clock = times_after_day(clock) if other else second
    first, clock = _with_halves(first, clock)
    starts, ends = read_clock(without_zone(first)), read_clock(without_zone(clock))
    if starts is None or ends is None:
        return None
    start = datetime.combine(day, starts)
    if other is None and ends <= starts:
        # Over midnight, where the evening and the night are plain.
        over = datetime.combine(day + timedelta(days=1), ends)
        is_night = starts >= _EVENING or (starts >= _NOON and ends == time(0))
        if not is_night or over - start > _LONGEST_NIGHT or ends.hour >= _NOON.hour:
            return None
        other = over.date()
    elif other is not None and datetime.combine(other, ends) <= start:
        return None
    return f"{day} {first}", clock if other in {None, day} else f"{other} {clock}"


def _day_of_end(day: date, second: str) -> tuple[date | None, str]:
    """The day of the second time, where it has one; without a year it follows the first."""
    try:
        return take_day(second)
    except NoYear as error:
        later = error.after(day)
        return take_day(later.suggestion) if later.suggestion and not later.is_guess else (None, second)


def _of_length(day: date, first: str, length: re.Match[str]) -> tuple[str, str] | None:
    """The span of 10:00/PT3H."""
    starts = read_clock(without_zone(first))
    minutes = 60 * int(length["hours"] or 0) + int(length["minutes"] or 0)
    if starts is None or not minutes:
        return None
    end = datetime.combine(day, starts) + timedelta(minutes=minutes)
    clock = f"{end:%H:%M}"
    return f"{day} {first}", clock if end.date() == day else f"{end.date()} {clock}"


def _with_halves(first: str, second: str) -> tuple[str, str]:
    """Both times with am or pm, or with minutes, where the other one says which is meant."""
    starts, ends = without_zone(first), without_zone(second)
    zones = first[len(starts) :], second[len(ends) :]
    if _SHORT.fullmatch(starts) and not _HALF.search(ends) and ends.lower() in {"noon", "12 noon"}:
        starts = f"{starts} am"
    elif _SHORT.fullmatch(starts) and (half := _HALF.search(ends)):
        starts = f"{starts} {_half_before(starts, ends, half[1])}m"
    elif _SHORT.fullmatch(ends) and (_HALF.search(starts) or starts.lower() in {"noon", "12 noon"}):
        ends = f"{ends} {_half_after(starts, ends)}m"
    elif starts.isdigit() and _is_afternoon(ends) and int(starts) < int(re.split("[:.]", ends)[0]):
        starts = f"{starts}:00"
    if ends.isdigit() and re.search("[:.]", starts) and not _HALF.search(starts) and _is_afternoon(ends):
        ends = f"{ends}:00"
    return starts + zones[0], ends + zones[1]


def _is_afternoon(clock: str) -> bool:
    """Whether a time can only be of the 24-hour clock: 13, 18:30."""
    return re.fullmatch(r"(?:1[3-9]|2[0-3])(?:[:.][0-9]{2})?", clock) is not None


def _half_before(first: str, second: str, half: str) -> str:
    """a or p, as is meant by 10 in "10-1 pm"; the half of the second time where that comes later."""
    end, (hour, minute) = read_clock(second) or time(0), _numbers(first)
    if end.hour == 0:
        # 11-12 am: midnight to one, noon to another.
        return ""
    is_later = (hour % 12, minute) < (end.hour % 12, end.minute)
    return half.lower() if is_later else "ap"[half.lower() == "a"]


def _half_after(first: str, second: str) -> str:
    """a or p, as is meant by 1 in "10 am-1": the first such time after the other."""
    start, (hour, minute) = read_clock(first) or time(0), _numbers(second)
    is_later = (hour % 12, minute) > (start.hour % 12, start.minute)
    return "ap"[(start.hour >= 12) == is_later]


def _numbers(clock: str) -> tuple[int, int]:
    hour, _, minute = clock.partition(":")
    return int(hour), int(minute or 0)
