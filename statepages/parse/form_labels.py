"""Names of fields as people write them in forms and letters: 1. Title: ..., **Title:** ..., - title: ..."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.files.base import Model
from statepages.files.names import tables
from statepages.files.other_names import field_meant, squeezed, words_for
from statepages.parse.line_editor import LineEditor
from statepages.parse.lines import name_of
from statepages.parse.syntax import is_comment

_LABEL = re.compile(
    r"(?P<front>(?:[0-9]{1,2}[.)]|[-*+•·●▪◦‣–—])[ \t]+|)(?P<mark>\*\*|__|\*|_|)"
    r"(?P<name>[^\W\d_][\w /-]{0,40}?)[ \t]*(?::(?P=mark)|(?P=mark)[ \t]*:|:)(?:[ \t]+(?P<value>.*)|$)"
)
_SIGNS = frozenset("0123456789-*+•·●▪◦‣–—_")


_PARTED = re.compile(
    r"(?P<name>[^\W\d_][\w /]{0,30}?)(?:[ \t]+[-–—|][ \t]+|\t+)(?P<value>\S.*)"
    r"|(?P<alone>[^\W\d_][\w ]{1,20}?)[ \t]*:?[ \t]*"
)
_SHOUTED = re.compile(r"(?P<name>[A-ZÁÉÍÓÚÑ]{3,14})[ \t]+(?P<value>\S.*)")
_LEAST_NAMES = 3


def fix_without_colons(editor: LineEditor, model: type[Model]) -> None:
    """Put the colons into WHAT - Knock doors, WHAT Knock doors, and What above Knock doors."""
    written = [at for at, line in enumerate(editor.lines) if line.strip()]
    if len(written) < _LEAST_NAMES or any(editor.lines[at][:1] in {" ", "#"} for at in written):
        return
    known = {*map(squeezed, tables(model)[()]), *words_for(model, ())}
    for read in (_parted, _shouted, _above):
        found = read([editor.lines[at] for at in written])
        names = [squeezed(name) for name, _ in found]
        is_all = bool(found) and known.issuperset(names) and len(set(names)) == len(names)
        if not is_all or len(names) < _LEAST_NAMES:
            continue
        fields = [f"{_name(model, name)}: {value.strip()}" for name, value in found]
        first, last = written[0], written[-1]
        new = [*fields, *[""] * (last + 1 - first - len(fields))]
        message = f'Put a colon after each field name, and the value after that. Write "{fields[0]}".'
        editor.report("no-colon", message.replace("behind it", "after it"), first, 0, "\n".join(new))
        return


Fields = list[tuple[str, str]]


def _parted(lines: list[str]) -> Fields:
    found = [_PARTED.fullmatch(line) for line in lines]
    return (
        [(one["name"], one["value"]) for one in found if one and one["name"]]
        if all(one and one["name"] for one in found)
        else []
    )


def _shouted(lines: list[str]) -> Fields:
    found = [_SHOUTED.fullmatch(line) for line in lines]
    return [(one["name"], one["value"]) for one in found if one] if all(found) else []


def _above(lines: list[str]) -> Fields:
    """Names and values on lines by turns."""
    names, values = lines[::2], lines[1::2]
    found = [_PARTED.fullmatch(name) for name in names]
    if len(names) != len(values) or not all(one and one["alone"] for one in found):
        return []
    return [(one["alone"], value) for one, value in zip(found, values, strict=True) if one]


def fix_labels(editor: LineEditor, model: type[Model]) -> None:
    """Report what is around the names of fields at the start of a line, and delete it."""
    labels = labels_of(editor, model)
    if not labels:
        return
    first, last = min(labels), _last_line(editor, max(labels))
    names = [_name(model, found["name"]) for found in labels.values()]
    lines, width = [], 0
    for at in range(first, last + 1):
        line = editor.lines[at]
        if at in labels:
            line = f"{_name(model, labels[at]['name'])}: {_value(labels[at])}".rstrip()
            width = _width(editor, model, at, labels[at])
        elif not line[:width].strip():
            line = line[width:]
        lines.append(line)
    message = f'There are extra characters around this field name. Write "{names[0]}: ".'
    hyphens = all(found["front"].startswith("-") for found in labels.values())
    if len(labels) > 1:
        what = "the hyphen before" if hyphens else "the extra characters around"
        listed = f"{', '.join(names[:-1])} and {names[-1]}"
        message = f"Each line must begin with a field name. Delete {what} {listed}."
    editor.report("dash" if hyphens else "field-name", message, first, 0, "\n".join(lines))


def _width(editor: LineEditor, model: type[Model], at: int, label: re.Match[str]) -> int:
    """How far the lines below a label move to the left with it."""
    width = len(label["front"])
    below = next((line for line in editor.lines[at + 1 :] if line.strip()), "")
    named = name_of(below.strip())
    is_own = not label["value"] and len(below) - len(below.lstrip(" ")) == width
    return 0 if is_own and not (named and named.name in tables(model)[()]) else width


def labels_of(editor: LineEditor, model: type[Model]) -> dict[int, re.Match[str]]:
    """The lines that begin with a sign and the name of a field, as matches."""
    return dict(_labels(editor, model))


def _labels(editor: LineEditor, model: type[Model]) -> Iterator[tuple[int, re.Match[str]]]:
    """The lines that begin with a sign and the name of a field, without those of a list below a field."""
    if not any(line and line[0] in _SIGNS for line in editor.lines):
        return
    top = [at for at, line in enumerate(editor.lines) if line[:1].strip() and not is_comment(" " + line)]
    found = {at: match for at in top if (match := _LABEL.match(editor.lines[at]))}
    if not any(match["front"] or match["mark"] for match in found.values()):
        return
    known = {*map(squeezed, tables(model)[()]), *words_for(model, ())}
    found = {at: match for at, match in found.items() if squeezed(match["name"]) in known}
    names = [squeezed(match["name"]) for match in found.values()]
    # Repeated names are those of a list, or of several events.
    is_list = len(found) < len(top) or len(set(names)) < len(names) or len(names) < 2
    is_below = False
    for at in top:
        match = found.get(at)
        front = match["front"] if match else ""
        is_label = match and (match["mark"] or (front and (front[0].isdigit() or not is_list)))
        if match and is_label and not is_below:
            yield at, match
        elif not _LABEL.match(editor.lines[at]) or not front:
            named = name_of(editor.lines[at])
            is_below = named is not None and not named.value


def _last_line(editor: LineEditor, at: int) -> int:
    """The last line of a field."""
    last = at
    for below in range(at + 1, len(editor.lines)):
        if editor.lines[below][:1].strip():
            break
        last = below if editor.lines[below].strip() else last
    return last


def _name(model: type[Model], name: str) -> str:
    return field_meant(model, name) or name.lower()


def _value(found: re.Match[str]) -> str:
    value, mark = (found["value"] or "").strip(), found["mark"]
    return value.removesuffix(mark).rstrip() if mark else value
