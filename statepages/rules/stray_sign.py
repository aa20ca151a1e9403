"""stray-sign: no sign too many at the end of a value.

In other kinds of files a comma or a semicolon stands behind each value. Here it becomes part of the
text and shows on the page, as does a quote that has lost its partner.

Passes::

    title: Phone bank for Ohio

Fails::

    title: Phone bank for Ohio",
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.node import Mapping, Scalar, scalars
from statepages.problem import Problem

_ENTITY = re.compile(r"&#?\w+;\s*$")


def stray_sign(node: Mapping) -> Iterator[Problem]:
    """Texts without quotes on one line that end in a comma, a semicolon or half a pair of quotes."""
    for scalar in scalars(node):
        is_link = "://" in scalar.text
        if scalar.style == "plain" and scalar.line == scalar.end_line and not is_link:
            bare = _bare(scalar.text)
            if bare and bare != scalar.text:
                yield _problem(scalar, bare)


def _bare(text: str) -> str:
    if _ENTITY.search(text):
        return text
    bare = text.rstrip(",; ")
    if bare.count("”") == 1 and "“" not in bare and re.search(r"[^0-9]”$", bare):
        bare = bare.removesuffix("”")
    # 5'11" and 24" are lengths.
    if bare.count('"') == 1 and (bare[0] == '"' or re.search(r'[^0-9]"$', bare)):
        bare = bare.strip('"')
    return bare.rstrip(",; ")


def _problem(scalar: Scalar, bare: str) -> Problem:
    sign = scalar.text[len(bare) :].strip() if scalar.text.startswith(bare) else scalar.text[0]
    start = scalar.text.rindex(sign) if scalar.text.startswith(bare) else 0
    message = f"The {sign} is a sign too many: it would stand on the page. Delete it."
    told = scalar.problem("warning", "stray-sign", message, old=sign, start=start)
    fix = scalar.source.corrected(scalar.line, scalar.column, scalar.text, bare)
    return Problem(told.place, told.level, told.code, told.message, fix)
