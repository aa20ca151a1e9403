"""CODEOWNERS: whom the forge asks to review a change to which part of the content."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import zip_longest

from statepages.edit import between
from statepages.model.state import StatePage
from statepages.problem import Place, Problem

MARK = '# Made from "maintainers" in {folder}/states. To change them: python build.py owners --write'
"""The first line of our paragraph, which ends at an empty line. The rest of the file stays as it is.

It may name another command: that of a checkout, or that of the package.
"""


def with_owners(text: str, pages: Iterable[StatePage], folder: str) -> str:
    """The text of a CODEOWNERS file with our paragraph up to date; `folder` is the path of the content.

    If several lines match a path the forge uses the last, so a new paragraph goes to the end.
    """
    lines, mark = _lines(text), MARK.format(folder=folder)
    owned = list(_owned(pages, folder))
    paragraph = [mark, *owned] if owned else []
    start = next((at for at, line in enumerate(lines) if line.startswith(mark.partition(":")[0])), None)
    if start is not None:
        end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    else:
        start = end = len(lines)
        if lines and paragraph:
            paragraph.insert(0, "")
    return "".join(f"{line}\n" for line in [*lines[:start], *paragraph, *lines[end:]])


def _owned(pages: Iterable[StatePage], folder: str) -> Iterator[str]:
    """The lines of each state that has maintainers: its events, and its page."""
    for page in sorted(pages, key=lambda page: page.code):
        if page.maintainers:
            code, owners = page.code.lower(), " ".join(f"@{name}" for name in dict.fromkeys(page.maintainers))
            yield f"/{folder}/events/{code}/ {owners}"
            yield f"/{folder}/states/{code}.yaml {owners}"


def stale_owners(text: str, wanted: str, path: str) -> Problem | None:
    """The problem of a CODEOWNERS file that should have another text, at the first line that differs."""
    for number, (line, better) in enumerate(zip_longest(_lines(text), _lines(wanted), fillvalue=""), start=1):
        if line == better:
            continue
        message = 'This file does not match "maintainers" in the state files. '
        message += f'Run "python build.py owners --write"{f", or write {better}" if better else ""}.'
        is_of_one_path = bool(better) and line.partition(" ")[0] == better.partition(" ")[0]
        edits = between([line], [better], number) if is_of_one_path else ()
        return Problem(Place(path, number), "warning", "owners", message, edits)
    return None


def _lines(text: str) -> list[str]:
    text = text.replace("\r\n", "\n").removesuffix("\n")
    return text.split("\n") if text else []
