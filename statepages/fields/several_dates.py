"""Several days in one field: 2024-11-28, 2024-12-26."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator

from statepages.fields.choices import split_list
from statepages.fields.days import Day, parse_day
from statepages.problem import FieldError

_BETWEEN = re.compile(
    r"\s*(?:;|&|,?\s+(?:and|y)\s+|(?<!\bmon)(?<!\btue)(?<!\bwed)(?<!\bthu)(?<!\bfri)(?<!\bsat)(?<!\bsun)(?<!day),"
    r"(?!\s*[0-9]{4}(?![0-9-/.])))\s*",
    re.IGNORECASE,
)
"""What is between two days. Other commas belong to a day: Thursday, November 28, 2024."""


def split_dates(value: Any) -> Any:
    """A list, also where one day, or days with commas, were written in place of one."""
    if not isinstance(value, str):
        return split_list(value)
    pieces = split_list(value)
    dates = [piece for piece in _BETWEEN.split(value.strip(" ,.")) if piece]
    if dates == pieces:
        return pieces
    try:
        days = [parse_day(one) for one in dates]
    except FieldError:
        return pieces
    written = ", ".join(map(str, days))
    raise FieldError("date", f"Write days with commas between them: {written}.", written)


Dates = Annotated[tuple[Day, ...], BeforeValidator(split_dates)]
