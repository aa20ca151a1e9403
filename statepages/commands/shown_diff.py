"""How a command shows what it changes in a file."""

from __future__ import annotations

import difflib
import re

from statepages import diagnostics

_BOM = b"\xef\xbb\xbf"


def shown_diff(path: str, before: bytes, after: bytes, *, keeps_tabs: bool = False) -> str:
    """A unified diff of a file, in color, with hidden characters shown. A Makefile needs its tabs."""
    shown, tab = diagnostics.visible(path), "\t" if keeps_tabs else "    "
    changes = difflib.unified_diff(
        lines_of(before, tab), lines_of(after, tab), shown, shown, n=1, lineterm=""
    )
    return "".join(f"{_styled(line)}\n" for line in changes)


def lines_of(data: bytes, tab: str = "    ") -> list[str]:
    """The lines of a file, as they can be shown."""
    text = data.removeprefix(_BOM).decode("utf-8", errors="replace")
    lines = re.split("\r\n|\n|\r", text)
    return [tab.join(map(diagnostics.visible, line.split("\t"))) for line in lines]


def _styled(line: str) -> str:
    if line.startswith(("---", "+++")):
        return diagnostics.styled(line, bold=True)
    return diagnostics.styled(line, {"-": "red", "+": "green", "@": "cyan"}.get(line[0]))
