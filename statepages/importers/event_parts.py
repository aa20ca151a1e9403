"""How a record of a service begins and ends: what all services have in the same way."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statepages.fields.event_words import TO_BE_ANNOUNCED
from statepages.importers.event_links import page
from statepages.importers.event_titles import blanks, other_days
from statepages.importers.homes import check_home
from statepages.importers.record import Record, Remark
from statepages.importers.texts import plain
from statepages.importers.titles import read_title

_NUMBER = re.compile(r"[A-Za-z0-9][\w-]{0,63}", re.ASCII)


def begin(spot: str, source: str, number: str, title: str, link: str) -> Record:
    """A record with what identifies it, its title with the status in it, and its page, to sign up there."""
    words, status = read_title(plain(title))
    address, remarks = page(link)
    return Record(
        spot=spot,
        origin=f"{source} {number}" if _NUMBER.fullmatch(number) else None,
        title=words,
        status=status or "scheduled",
        link=address,
        signup=address,
        remarks=remarks,
    )


def finish(record: Record, *, is_dated: bool, by_volunteer: bool = False) -> Record:
    """A record with what follows from its parts: no date yet, a home, and days and blanks in its title.

    `is_dated` if the source has a time, even one that cannot be read.
    """
    of_date: tuple[Remark, ...] = ()
    if not (is_dated or record.word):
        of_date = (Remark(("It has no date yet.",)),)
        record = replace(record, word=TO_BE_ANNOUNCED)
    remarks = (
        *record.remarks,
        *of_date,
        *blanks(record.title, record.details),
        *other_days(record.title, record.times, record.zone),
    )
    return check_home(replace(record, remarks=tuple(dict.fromkeys(remarks))), by_volunteer=by_volunteer)
