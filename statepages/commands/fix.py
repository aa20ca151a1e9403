"""`fix`: put in place the corrections that are certain, and leave the rest of each file alone."""

from __future__ import annotations

import difflib
import os
import re
import tempfile
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click
from msgspec import Struct
from msgspec.structs import replace

from statepages import diagnostics
from statepages.checking.check import Checked, check
from statepages.checking.check_file import check_file
from statepages.checking.settings import begin
from statepages.commands import options
from statepages.content import ContentFile
from statepages.humanize import how_many
from statepages.picture import Picture
from statepages.problem import Problem, in_order
from statepages.source import RawFile

_MOST_ROUNDS = 10
_LINE_END = re.compile(rb"(\r\n|\n|\r)")
_BOM = b"\xef\xbb\xbf"


class Mended(Struct, frozen=True):
    """A file before and after, with the problems that it still has."""

    before: RawFile
    after: RawFile
    left: tuple[Problem, ...]

    @property
    def lines(self) -> int:
        """How many lines were mended."""
        before, after = (_LINE_END.split(raw.data) for raw in (self.before, self.after))
        return sum(old != new for old, new in zip(before, after, strict=True))


@click.command("fix")
@options.now
@options.content
@click.option("--write", is_flag=True, help="Mend the files. Without this they are only shown.")
@click.pass_context
def command(ctx: click.Context, content: Path | None, now: datetime | None, write: bool) -> None:
    """Show what can be mended by itself, and mend it with --write.

    Garbled text, tracking parameters, redirects and whatever else has just one cure. Comments
    and layout stay. Out of pictures it takes what they tell beside what they show, such as the
    place where a photo was taken.
    """
    paths = options.paths_of(content)
    checked = check(paths, begin(paths, now, options.clock()))
    files = [file for file in _curable(checked) if file.lines]
    for file in files:
        diagnostics.say(diff(file), nl=False)
    pictures = [one for one in checked.content.images if one.value.details and one.value.data]
    for picture in pictures:
        diagnostics.say(f"{diagnostics.visible(picture.path)}: without {', '.join(picture.value.details)}")
    changes = [(file.before.name, file.before.path, file.after.data) for file in files]
    changes += [(picture.name, picture.path, picture.value.data) for picture in pictures]
    refused = 0
    for name, path, data in changes if write else ():
        if words := place(paths.content / name, data):
            refused += 1
            diagnostics.say(f"{diagnostics.visible(path)} could not be written: {words}. It is as it was.")
    left = _left(checked, files, pictures)
    diagnostics.say(_outcome(files, len(pictures), written=write, refused=refused))
    _tell(left, checked, files)
    ctx.exit(1 if refused or any(problem.is_error for problem in left) else 0)


def _curable(checked: Checked) -> Iterator[Mended]:
    found: dict[str, list[Problem]] = {}
    for problem in checked.problems:
        found.setdefault(problem.place.path, []).append(problem)
    for path in checked.raw:
        if any(problem.fix is not None for problem in found.get(path, ())):
            yield mend(checked.raw[path], checked.now, found[path])


def mend(raw: RawFile, now: datetime, found: Sequence[Problem] = ()) -> Mended:
    """Apply the certain corrections of a file, one a line and a round, until none is left.

    `found` are the problems of the file in its site: those that it does not have by itself stay.
    """
    after, problems = raw, check_file(raw, now)
    site_wide = set(found) - set(problems)
    for _ in range(_MOST_ROUNDS):
        better = corrected(after, problems)
        if better == after:
            break
        after, problems = better, check_file(better, now)
    return Mended(raw, after, (*problems, *site_wide))


def corrected(raw: RawFile, problems: Sequence[Problem]) -> RawFile:
    """The file with the first correction of each line in place; one of several lines comes whole or not.

    All other bytes stay: line ends, a byte order mark, the end of the file. A file in another
    encoding stays as it is.
    """
    if any(problem.code == "not-utf-8" for problem in problems):
        return raw
    mark = _BOM if raw.data.startswith(_BOM) else b""
    pieces = _LINE_END.split(raw.data.removeprefix(_BOM))  # line, its end, line, its end, ...
    done: set[int] = set()
    for problem in problems:
        new = [] if problem.fix is None else problem.fix.encode("utf-8").split(b"\n")
        places = [2 * (problem.place.line - 1 + number) for number in range(len(new))]
        lines = list(zip(places, new, strict=True))
        if done.intersection(places) or not all(_fits(pieces, at, line) for at, line in lines):
            continue
        for at, line in lines:
            if line != pieces[at]:
                pieces[at] = line
                done.add(at)
    return replace(raw, data=mark + b"".join(pieces))


def _fits(pieces: Sequence[bytes], at: int, line: bytes) -> bool:
    """Whether a line can take the place of one that is there, and all others stay what they are."""
    # With nothing between them these would end one line.
    is_between = pieces[at - 1 : at] == [b"\r"] and pieces[at + 1 : at + 2] == [b"\n"]
    return at < len(pieces) and not _LINE_END.search(line) and bool(line or not is_between)


def diff(file: Mended) -> str:
    """A unified diff of a file, in color, with hidden characters shown."""
    before, after = (_lines(raw.data) for raw in (file.before, file.after))
    path = diagnostics.visible(file.before.path)
    changes = difflib.unified_diff(before, after, path, path, n=1, lineterm="")
    return "".join(f"{_styled(line)}\n" for line in changes)


def _lines(data: bytes) -> list[str]:
    text = data.removeprefix(_BOM).decode("utf-8", errors="replace")
    return [diagnostics.visible(line.replace("\t", "    ")) for line in re.split("\r\n|\n|\r", text)]


def _styled(line: str) -> str:
    if line.startswith(("---", "+++")):
        return diagnostics.styled(line, bold=True)
    return diagnostics.styled(line, {"-": "red", "+": "green", "@": "cyan"}.get(line[0]))


def place(path: Path, data: bytes) -> str | None:
    """Put bytes in a file's place in one step, its permissions kept; what went wrong, in words, if it did."""
    try:
        handle, name = tempfile.mkstemp(prefix=".", suffix=".mended", dir=path.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            Path(name).chmod(path.stat().st_mode & 0o7777)
            Path(name).replace(path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise
    except OSError as error:
        return error.strerror or str(error)
    return None


def _left(checked: Checked, files: list[Mended], pictures: list[ContentFile[Picture]]) -> tuple[Problem, ...]:
    """What needs a person: of mended files what is still there, and all that was not mended."""
    mended = {file.before.path for file in files}
    bare = {picture.path for picture in pictures}
    others = (
        problem
        for problem in checked.problems
        if problem.place.path not in mended
        and not (problem.code == "picture-details" and problem.place.path in bare)
    )
    return in_order([*others, *(problem for file in files for problem in file.left)])


def _outcome(files: list[Mended], pictures: int, *, written: bool, refused: int) -> str:
    if not files and not pictures:
        return "There is nothing to mend."
    if refused:
        return f"{how_many(len(files) + pictures - refused, 'file')} mended, {refused} could not be."
    lines = how_many(sum(file.lines for file in files), "line")
    parts = [f"{lines} in {how_many(len(files), 'file')}"] if files else []
    parts += [how_many(pictures, "picture")] if pictures else []
    what = " and ".join(parts)
    return f"{what} mended." if written else f"{what} can be mended. To do so: build.py fix --write"


def _tell(left: tuple[Problem, ...], checked: Checked, files: list[Mended]) -> None:
    if not left:
        return
    lines = {**checked.lines, **{file.after.path: _lines(file.after.data) for file in files}}
    diagnostics.say(f"\nThis needs a person ({diagnostics.count(left)}):\n")
    diagnostics.show(left, lines)
