"""How a command shows what it changes in a file."""

from __future__ import annotations

import difflib
import re

from statepages import diagnostics

_BOM = b"\xef\xbb\xbf"


def shown_diff(path: str, before: bytes, after: bytes) -> str:
    """A unified diff of a file, in color, with hidden characters shown."""
    shown = diagnostics.visible(path)
    changes = difflib.unified_diff(lines_of(before), lines_of(after), shown, shown, n=1, lineterm="")
    return "".join(f"{_styled(line)}\n" for line in changes)


def lines_of(data: bytes) -> list[str]:
    """The lines of a file, as they can be shown."""
    text = data.removeprefix(_BOM).decode("utf-8", errors="replace")
    return [diagnostics.visible(line.replace("\t", "    ")) for line in re.split("\r\n|\n|\r", text)]


def _styled(line: str) -> str:
    if line.startswith(("---", "+++")):
        return diagnostics.styled(line, bold=True)
    return diagnostics.styled(line, {"-": "red", "+": "green", "@": "cyan"}.get(line[0]))
