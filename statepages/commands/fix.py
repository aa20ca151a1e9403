"""`fix`: make the fixes that are certain, and leave the rest of each file as it is."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

import click
from msgspec import Struct

from statepages import diagnostics
from statepages.checking.check import Checked, check
from statepages.checking.check_file import check_file, fix_file
from statepages.checking.settings import begin
from statepages.commands import options
from statepages.commands.linked import place
from statepages.commands.shown_diff import lines_of, shown_diff
from statepages.content import ContentFile
from statepages.humanize import how_many
from statepages.picture import Picture
from statepages.problem import Problem, in_order
from statepages.source import RawFile

_LINE_END = re.compile(rb"(\r\n|\n|\r)")


class FixedFile(Struct, frozen=True):
    """A file before and after its fixes, and the problems that it still has."""

    before: RawFile
    after: RawFile
    left: tuple[Problem, ...]

    @property
    def lines(self) -> int:
        """How many lines were changed, added or deleted."""
        before, after = (_LINE_END.split(raw.data)[::2] for raw in (self.before, self.after))
        blocks = difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
        return sum(max(i2 - i1, j2 - j1) for tag, i1, i2, j1, j2 in blocks if tag != "equal")


@click.command("fix")
@options.now
@options.content
@click.option("--write", is_flag=True, help="Change the files. Without this, the changes are only shown.")
@click.pass_context
def command(ctx: click.Context, content: Path | None, now: datetime | None, write: bool) -> None:
    """Show what can be fixed automatically, and fix it with --write.

    It fixes garbled text, tracking in links, and everything else that can be fixed in only one way. Comments
    and layout stay as they are. It also removes hidden details from pictures, such as the place where a photo
    was taken.
    """
    paths = options.paths_of(content)
    checked = check(paths, begin(paths, now, options.clock()))
    files = [file for file in _fixable(checked) if file.lines]
    for file in files:
        diagnostics.say(shown_diff(file.before.path, file.before.data, file.after.data), nl=False)
    pictures = [one for one in checked.content.images if one.value.details and one.value.data]
    for picture in pictures:
        diagnostics.say(f"{diagnostics.visible(picture.path)}: remove {', '.join(picture.value.details)}")
    changes = [(file.before.name, file.before.path, file.after.data) for file in files]
    changes += [(picture.name, picture.path, picture.value.data) for picture in pictures]
    refused = 0
    for name, path, data in changes if write else ():
        if words := place(paths.content / name, data):
            refused += 1
            diagnostics.say(f"{diagnostics.visible(path)} could not be written: {words}. It was not changed.")
    left = _left(checked, files, pictures)
    diagnostics.say(_outcome(files, len(pictures), written=write, refused=refused))
    _print_left(left, checked, files)
    ctx.exit(1 if refused or any(problem.is_error for problem in left) else 0)


def _fixable(checked: Checked) -> Iterator[FixedFile]:
    found: dict[str, list[Problem]] = {}
    for problem in checked.problems:
        found.setdefault(problem.place.path, []).append(problem)
    for path in checked.raw:
        if any(problem.edits for problem in found.get(path, ())):
            yield fix(checked.raw[path], checked.now, found[path])


def fix(raw: RawFile, now: datetime, found: Sequence[Problem] = ()) -> FixedFile:
    """Make the fixes of a file that are certain. All other bytes stay as they are.

    `found` are the problems of the file in its site. Those that it does not have by itself stay.
    """
    after = fix_file(raw, now).raw
    site_wide = set(found) - set(check_file(raw, now))
    return FixedFile(raw, after, (*check_file(after, now), *site_wide))


def _left(
    checked: Checked, files: list[FixedFile], pictures: list[ContentFile[Picture]]
) -> tuple[Problem, ...]:
    """What people must decide: what is still wrong in fixed files, and all other problems."""
    fixed = {file.before.path for file in files}
    bare = {picture.path for picture in pictures}
    others = (
        problem
        for problem in checked.problems
        if problem.place.path not in fixed
        and not (problem.code == "picture-details" and problem.place.path in bare)
    )
    return in_order([*others, *(problem for file in files for problem in file.left)])


def _outcome(files: list[FixedFile], pictures: int, *, written: bool, refused: int) -> str:
    if not files and not pictures:
        return "Nothing to fix."
    if refused:
        return f"Fixed {how_many(len(files) + pictures - refused, 'file')}. {refused} could not be written."
    lines = how_many(sum(file.lines for file in files), "line")
    parts = [f"{lines} in {how_many(len(files), 'file')}"] if files else []
    parts += [how_many(pictures, "picture")] if pictures else []
    what = " and ".join(parts)
    return f"Fixed {what}." if written else f"{what} can be fixed. To do so, run: python build.py fix --write"


def _print_left(left: tuple[Problem, ...], checked: Checked, files: list[FixedFile]) -> None:
    if not left:
        return
    lines = {**checked.lines, **{file.after.path: lines_of(file.after.data) for file in files}}
    diagnostics.say(f"\nFix these yourself ({diagnostics.count(left)}):\n")
    diagnostics.show(left, lines)
