"""No extra character is left at the end of a value."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from statepages.node import MappingNode, Scalar, scalars
from statepages.problem import Problem

_SIGNS = frozenset(',;"”')
_ENTITY = re.compile(r"&#?\w+;\s*$")


def stray_sign(node: MappingNode) -> Iterator[Problem]:
    """Texts without quotes, on one line, that end in a comma, a semicolon or half a pair of quotes."""
    for scalar in scalars(node):
        if scalar.text[-1:] not in _SIGNS or "://" in scalar.text:
            continue
        if scalar.style == "plain" and scalar.line == scalar.end_line:
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
    if bare.count('"') == 1 and re.search(r'[^0-9]"$', bare):
        bare = bare.removesuffix('"')
    return bare.rstrip(",; ")


def _problem(scalar: Scalar, bare: str) -> Problem:
    sign = scalar.text[len(bare) :].strip()
    message = f"Readers would see the {sign} at the end. Delete it."
    problem = scalar.problem("warning", "stray-sign", message, old=sign, start=scalar.text.rindex(sign))
    return replace(problem, edits=scalar.problem("warning", "", "", old=scalar.text, new=bare).edits)
