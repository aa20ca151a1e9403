"""Texts that a type does not take as they are: with marks around them, without commas, in the wrong field."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statepages.fields.text import quoted
from statepages.files.names import reach_names
from statepages.node import Scalar
from statepages.problem import FieldError
from statepages.validate.case import Case, Fix, refused, written

_MOST_CHARACTERS = 500
_MARKS_BETWEEN, _SPACES = r"\s*(?:,?\s*(?:[/;&+|]|\band\b|\by\b)|,)\s*", r"[\s,]+"
_WORDS = re.compile(r"\b(?:or|in|me|is|no|so|as|to|be|it|my|am|of|de|la|al|o|u)\b", re.IGNORECASE)
"""Words of a sentence that are codes too, of states or languages: PA or OH."""
MARKS = " \t\u00a0.,;:!?'\"“”‘’‹›«»`*_()[]{}<>#=~|–—-"


def without_marks(case: Case) -> Fix | None:
    """A value that is right without the marks around it: "canvass," (PA)."""
    found, error = case.value, case.error
    if not (error and isinstance(found, Scalar)) or error.suggestion:
        return None
    inner = found.text.strip(MARKS)
    if not inner or inner == found.text.strip() or not case.accepts(inner):
        return None
    message = f'"{found.text}" has extra characters around it. Write {inner}.'
    return Fix(refused(found, FieldError(error.code, message, inner)), found)


def with_commas(case: Case) -> Fix | None:
    """A list without commas between its entries: PA and OH."""
    found, error, field = case.value, case.error, case.field
    if (
        not (error and field and field.is_list and isinstance(found, Scalar))
        or len(found.text) > _MOST_CHARACTERS
        or error.code == "too-long"
        or "://" in found.text
    ):
        return None
    for parting in (_MARKS_BETWEEN, _SPACES):
        if parting == _SPACES and _WORDS.search(_without_codes(found.text)):
            return None
        entries = [entry for entry in re.split(parting, found.text, flags=re.IGNORECASE) if entry]
        if len(entries) > 1 and case.accepts(entries):
            listed = ", ".join(entries)
            message = f"The entries of a list need commas between them. Write {listed}."
            # Words are certainly entries without commas only if they are from a list that we know.
            is_guess = parting == _SPACES and case.path[-1] == "maintainers"
            problem = refused(found, FieldError(error.code, message, listed, is_guess=is_guess))
            # Several entries do not fit on the line of one.
            is_listed = isinstance(case.loc[-1], int) and found.source.lines[found.line].lstrip()[:1] == "-"
            return Fix(replace(problem, edits=() if is_listed else problem.edits), found)
    return None


def _without_codes(text: str) -> str:
    """A text without what can only be a code: OR between other codes in capitals is Oregon."""
    words = re.findall(r"\w+", text)
    is_all_codes = all(len(word) == 2 and word.isupper() for word in words)
    return "" if is_all_codes and "OR" not in words[1:-1] else text


def of_sibling(case: Case) -> Fix | None:
    """A way to reach somebody in the field for another: email: 215-555-0100."""
    found, error, entry, name = case.value, case.error, case.entry, case.path[-1]
    if name not in reach_names() or not (error and entry and isinstance(found, Scalar)) or error.suggestion:
        return None
    others = [other for other in reach_names() if other != name and entry.get(other) is None]
    right = next(
        (other for other in others if replace(case, path=("contact", other)).accepts(found.text)), None
    )
    key = entry.key(name)
    if right is None or key is None:
        return None
    message = f"{quoted(found.text)} belongs in another field. Write {right}: {found.text}"
    problem = found.problem("error", error.code, message, old=written(found))
    return Fix(replace(problem, edits=key.edits(right)), found)
