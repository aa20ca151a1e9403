"""Files that are a text or a table instead of fields."""

from __future__ import annotations

import csv
import re

from msgspec.structs import replace

from statepages.files.base import Model
from statepages.files.names import tables
from statepages.files.other_names import field_meant
from statepages.parse.lines import dash_of, name_of
from statepages.parse.syntax import is_comment
from statepages.problem import Problem
from statepages.quoting import quote_if_needed
from statepages.source import Source

_MOST_TITLE = 100
_FEWEST = 2
_RULE = re.compile(r"[\s|:+=-]*")
_MARKS = "#*_> \t"

_FIELDS = "A file needs fields: a name, a colon and a value on each line."


def prose_problem(source: Source, model: type[Model]) -> Problem | None:
    """The problem with a file that is a table or a text; None for a file with fields."""
    known = tables(model)[()]
    if any((named := name_of(line)) and named.name in known for line in source.lines if line[:1].strip()):
        return None
    lines = enumerate(source.lines)
    top = [at for at, line in lines if line[:1].strip() and line.strip() not in {"---", "..."}]
    return _of_table(source, model, top) or _of_text(source, model, top)


def _of_text(source: Source, model: type[Model], top: list[int]) -> Problem | None:
    written = [at for at in top if not is_comment(" " + source.lines[at])]
    names = [named.name for at in written if (named := name_of(source.lines[at]))]
    bare = sum(not (name_of(source.lines[at]) or dash_of(source.lines[at])) for at in written)
    known = tables(model)[()]
    # Names of fields are lowercase; a letter may have "Sign up:" too.
    if bare < _FEWEST or bare <= len(names) or any(_is_field(source.lines[at], known) for at in top):
        return None
    if any(source.lines[at][0] in "{[<" or source.lines[at].startswith("BEGIN:V") for at in written[:1]):
        return None
    first, *others = [name for name, field in known.items() if field.is_required]
    title = source.lines[top[0]].strip(_MARKS)
    title = quote_if_needed(title) if 0 < len(title) <= _MOST_TITLE and title[-1] not in ".,:;|" else "..."
    what = "a table" if source.lines[top[0]].startswith("|") else "plain text"
    message = f'This is {what}. {_FIELDS} Begin with "{first}: {title}", and write '
    message += f"{', '.join(others[:-1])} and {others[-1]} below." if others[1:] else f"{others[0]} below."
    return source.problem("error", "no-fields", message, line=top[0])


def _is_field(line: str, known: object) -> bool:
    """Whether a line begins with a field name, even without its colon, or is only that name."""
    found = re.match(r"\W*(?P<name>[a-z_]+)(?=\s*[:=;：]|\s*$)|(?P<bare>[a-z_]+)\s", line)
    name = (found["name"] or found["bare"]) if found else None
    return isinstance(known, dict) and name in known


def _of_table(source: Source, model: type[Model], top: list[int]) -> Problem | None:
    """A table in Markdown or from a spreadsheet, if at least two of its names are those of fields."""
    for sign in ("|", "\t", ",", ";"):
        rows = [_cells(source.lines[at], sign) for at in top if not _RULE.fullmatch(source.lines[at])]
        if len(rows) < _FEWEST or any(len(row) < _FEWEST for row in rows[:2]):
            continue
        widths = {len(row) for row in rows}
        firsts = [row[0] for row in rows]
        pairs, is_one = list(zip(rows[0], rows[1], strict=False)), len(rows) == _FEWEST
        if _known(model, firsts) > _known(model, rows[0]) and all(len(row) > 1 for row in rows):
            pairs, is_one = [(row[0], row[1]) for row in rows], True
        if _known(model, [name for name, _ in pairs]) >= _FEWEST:
            # A table may have headings that are not fields: Field, Value.
            named = [pair for at, pair in enumerate(pairs) if at or field_meant(model, pair[0])]
            # Cells without a name above them would be lost.
            is_whole = len(widths) == 1 and (rows[0] != firsts or max(widths) == _FEWEST)
            is_whole = is_whole and (len(rows) == _FEWEST or max(widths) == _FEWEST)
            return _as_fields(source, model, top, named, is_one=is_one and is_whole)
    return None


def _as_fields(
    source: Source, model: type[Model], top: list[int], pairs: list[tuple[str, str]], *, is_one: bool
) -> Problem:
    named = [(field_meant(model, name) or name.lower(), text) for name, text in pairs if name and text]
    lines = [f"{name}: {quote_if_needed(text)}" for name, text in named]
    message = f"This is a table. {_FIELDS} Begin with {lines[0] if lines else 'title: ...'}"
    message += "" if is_one else ", and put each of the other rows in its own file."
    problem = source.problem("error", "no-fields", message, line=top[0])
    span = top[-1] + 1 - top[0]
    blank = [""] * (span - len(lines))
    if is_one and 0 < len(lines) <= span:
        return source.fixed(problem, "\n".join([*lines, *blank]))
    return replace(problem, edits=source.redo(top[0], span, lines) if is_one and lines else ())


def _cells(line: str, sign: str) -> list[str]:
    line = line.strip()
    if sign in ",;" and '"' in line:
        # A comma between quotes parts nothing.
        return [cell.strip(" \t'*") for cell in next(csv.reader([line], delimiter=sign), [])]
    bare = line[1:-1] if sign == "|" and line[:1] == line[-1:] == sign else line
    return [cell.strip(" \t\"'*") for cell in bare.split(sign)]


def _known(model: type[Model], names: list[str]) -> int:
    return len({name for name in names if name and field_meant(model, name)})
