"""The letters of a site."""

from __future__ import annotations

from typing import Annotated, Literal, get_args

from statepages.fields.choices import one_of

Font = Literal["sans", "serif"]

FontWord = Annotated[
    Font,
    one_of(
        "font",
        *get_args(Font),
        otherwise="Choose sans or serif. Pages use the fonts of each device and load none.",
        also={"sans": "sans-serif default system", "serif": "serifs roman"},
    ),
]
