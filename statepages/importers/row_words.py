"""What a row says about its event in words: details, sign-up link, host, status and the rest."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statepages.fields.links import parse_link
from statepages.fields.text import is_unknown
from statepages.files.event import EventFile
from statepages.files.other_names import stated_by
from statepages.importers.cell_values import value_of
from statepages.importers.clock_cells import doubtful
from statepages.importers.columns import Columns
from statepages.importers.hosts import LEFT_OUT, may_be_person
from statepages.importers.record import Record, Remark
from statepages.importers.table import Row, as_line, in_one_line
from statepages.importers.texts import from_html, from_text
from statepages.problem import FieldError
from statepages.report import Untrusted

_STATED = ("cancelled", "postponed", "full")
_TAG = re.compile(r"</?(?:p|br|b|i|em|strong|a|ul|ol|li|div|span|h[1-6])\b[^>]*>", re.IGNORECASE)
_SKIPPED_WORDS = re.compile(
    r"draft|pending|tentative|hold|rejected|declined|deleted|removed|unapproved|private|trash", re.I
)
_GOOD_WORDS = re.compile(r"approved?|publish(?:ed)?|public|live|ok|done|posted|active|yes|y|x|true", re.I)


def described(record: Record, row: Row, columns: Columns) -> Record:
    """The record with what its row says in words."""
    remarks = list(record.remarks)
    kinds = [as_line(kind) for kind in re.split("[,;\n]", columns.cell(row, "kind"))]
    return replace(
        record,
        kind=kinds[0],
        summary=_text(columns.cell(row, "summary")),
        details=_details(row, columns),
        signup=_signup(row, columns, remarks),
        host=_host(columns.cell(row, "host"), remarks),
        status=_status(row, columns, remarks),
        languages=_languages(columns.cell(row, "languages"), remarks),
        tags=_tags([*columns.cells(row, "tags"), *kinds[1:]]),
        zone=_zone(columns.cell(row, "timezone"), remarks),
        **_access(columns.cell(row, "access")),
        remarks=tuple(remarks),
    )


def _text(text: str) -> str:
    return from_html(text) if _TAG.search(text) else from_text(text)


def _details(row: Row, columns: Columns) -> str:
    """The details, with what a record has no other place for."""
    parts = [_text(cell) for cell in columns.cells(row, "details") if not is_unknown(cell)]
    for role, words in (("bring", "Bring"), ("directions", "How to find it"), ("training", "Training")):
        parts += [f"{words}: {_text(cell)}" for cell in columns.cells(row, role) if not is_unknown(cell)]
    return "\n\n".join(parts)


def _signup(row: Row, columns: Columns, remarks: list[Remark]) -> str | None:
    """The link to sign up: the one behind the words of a cell, or the cell itself."""
    at = columns.roles.get("signup", (-1,))[0]
    text = row.links.get(at) or in_one_line(columns.cell(row, "signup"))
    if not text or is_unknown(text):
        return None
    try:
        link = parse_link(text)
    except FieldError as error:
        link = error.suggestion if error.suggestion and not error.is_guess else ""
    if link.startswith(("https://", "http://")):
        return link
    if "@" in text or link:
        remarks.append(
            Remark(("An email address or phone number to sign up is left out. Add a link to sign up.",))
        )
        return None
    remarks.append(Remark(("The sign-up link is not a link, so it is left out: ", Untrusted(text[:80]), ".")))
    return None


def _host(text: str, remarks: list[Remark]) -> str | None:
    """The group that runs it. The name of a person is left out."""
    name = as_line(text)
    if not name or is_unknown(name):
        return None
    if not may_be_person(name):
        return name
    remarks.append(LEFT_OUT)
    return None


def _status(row: Row, columns: Columns, remarks: list[Remark]) -> str:
    for role in _STATED:
        said = stated_by(EventFile, role, _yes(columns.cell(row, role)))
        if said:
            return said[1]
    text = in_one_line(columns.cell(row, "status"))
    if not text or is_unknown(text) or _GOOD_WORDS.fullmatch(text):
        return "scheduled"
    if columns.has("status") and "cancel" in columns.name("status").lower():
        said = stated_by(EventFile, "cancelled", _yes(text))
        if said or text.lower() in {"no", "n", "false", "0"}:
            return said[1] if said else "scheduled"
    status = value_of("status", text)
    if status and not _SKIPPED_WORDS.search(text):
        return str(status)
    remarks.append(doubtful("Check the status. The row says ", Untrusted(text[:80]), "."))
    return "scheduled"


def _yes(text: str) -> str:
    return "yes" if text.strip().lower() in {"x", "1", "yes", "y", "true", "✓", "✔", "☑"} else text


def _tags(cells: list[str]) -> tuple[str, ...]:
    tags = (as_line(tag).lstrip("#") for cell in cells for tag in re.split("[,;\n]", cell))
    return tuple(dict.fromkeys(tag for tag in tags if tag and len(tag) <= 40))


def _access(text: str) -> dict[str, str]:
    """What the row says about access with a wheelchair; other words than the known ones are a note."""
    words = as_line(text)
    if not words or is_unknown(words):
        return {}
    status = value_of("accessibility", "status", words)
    return {"access": str(status)} if status else {"access_notes": words}


def _languages(text: str, remarks: list[Remark]) -> tuple[str, ...]:
    names = ", ".join(re.split(r"\s*(?:[,;/&\n]|\band\b)\s*", as_line(text)))
    if not names or is_unknown(names):
        return ()
    found = value_of("languages", names)
    if not found:
        remarks.append(Remark(("We do not know these languages: ", Untrusted(names[:80]), ".")))
    return tuple(found or ())


def _zone(text: str, remarks: list[Remark]) -> str | None:
    name = in_one_line(text)
    if not name or is_unknown(name):
        return None
    zone = value_of("timezone", name)
    if zone or name == "UTC":
        return str(zone or name)
    remarks.append(
        doubtful("The time zone ", Untrusted(name[:80]), " is not a name such as America/Chicago. Write one.")
    )
    return None
