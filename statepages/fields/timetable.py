"""The entries of when that one line means: a time, several days or shifts, Every Tuesday in October."""

from __future__ import annotations

from datetime import date

from statepages.fields.days import MOST_CHARACTERS
from statepages.fields.entries import Timetable, entry_of
from statepages.fields.plain_times import Candidate, candidates
from statepages.fields.repeated_days import again, in_month, over_weeks
from statepages.fields.several_days import apart, days_only, of_shifts, on_days
from statepages.fields.text import in_plain_signs
from statepages.fields.vague_times import without_open_end


def timetable(text: str, today: date) -> Timetable | None:
    """The entries of when that one line means; None for another text."""
    if len(text) > MOST_CHARACTERS:
        return None
    plain = in_plain_signs(text).strip()
    for candidate in (Candidate(plain), *candidates(plain)):
        for read in (_once, in_month, over_weeks, on_days, of_shifts, apart, again, days_only):
            found = read(candidate.text, today)
            if found:
                return Timetable(found.slots, found.is_certain and not candidate.is_guess)
    bare = without_open_end(plain)
    found = timetable(bare[0], today) if bare else None
    return Timetable(found.slots, is_certain=False) if found else None


def _once(text: str, today: date) -> Timetable | None:
    """One time, or one span: Sat, Oct 17, 10:00am - 1:00pm EDT."""
    slot, is_guess = entry_of(text, today)
    return Timetable((slot,), not is_guess) if slot else None
