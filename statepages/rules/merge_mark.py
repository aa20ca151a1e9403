"""No markers of a merge are left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.problem import Problem
from statepages.source import MERGE_SIGNS, Source

_MARK = re.compile(r"^(?:<{7}|\|{7}|={7}|>{7})(?: .*)?\r?$", re.MULTILINE)
_MESSAGE = (
    "Two versions of these lines were merged, and both are still here. Keep one, and delete the marker lines."
)


def merge_mark(source: Source) -> Iterator[Problem]:
    """Each conflict, once, at its first marker."""
    if not any(map(source.text.__contains__, MERGE_SIGNS)):
        return
    is_inside = False
    for found in _MARK.finditer(source.text):
        if found[0][0] == "<" or not is_inside:
            line = source.text.count("\n", 0, found.start())
            yield source.problem("error", "merge-mark", _MESSAGE, line=line)
        is_inside = found[0][0] != ">"
