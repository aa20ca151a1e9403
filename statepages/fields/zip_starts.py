"""The first digits of ZIP codes, for areas."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.text import quoted, typed_plainly
from statepages.fields.zip_codes import parse_zip
from statepages.model.zips import states_with
from statepages.problem import FieldError

_AREA = re.compile(r"(?P<start>[0-9]{3,4})[xX*_-]+")
_SPAN = re.compile(r"[0-9]{3,5}\s*(?:-|to|through)\s*[0-9]{3,5}")
_HOW = "Write a ZIP code with five digits, or its first three or four."


def parse_zip_start(value: object) -> str:
    """A ZIP code, or the first three or four digits of all ZIP codes in an area."""
    text = typed_plainly(value)
    if found := _AREA.fullmatch(text):
        start = found["start"]
        raise FieldError("region-zip", f"Write only the digits that do not change: {start}", start)
    if re.fullmatch("[0-9]{3,4}", text):
        if states_with(text):
            return text
        raise _without_zero(text) or FieldError(
            "region-zip", f"No ZIP code begins with {text}. Check its digits."
        )
    if _SPAN.fullmatch(text) and not re.fullmatch("[0-9]{5}-[0-9]{4}", text):
        raise FieldError(
            "region-zip",
            f"{quoted(text)} is a range. Write each ZIP code, or the first three digits of an area: 535, 537",
        )
    if re.fullmatch("[0-9]{1,2}", text):
        raise FieldError("region-zip", f"{text} is too short for an area. {_HOW}")
    return parse_zip(value)


def _without_zero(text: str) -> FieldError | None:
    """What to say of 2134, from which a spreadsheet took the zero."""
    if not states_with(f"0{text}"):
        return None
    message = f"No ZIP code begins with {text}. If a zero is missing, write 0{text}."
    return FieldError("region-zip", message, f"0{text}", is_guess=True)


ZipStart = Annotated[
    str,
    PlainValidator(parse_zip_start),
    editors.read_as(
        r"\d{3,5}(?:-\d{4})?",
        _HOW,
        "537",
        type=["string", "integer"],
        minimum=5,
        maximum=99_999,
    ),
]
