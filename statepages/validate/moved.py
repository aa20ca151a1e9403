"""Fields in the wrong place: too far left, too far right, below the wrong field."""

from __future__ import annotations

import re
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from statepages.edit import Edit
from statepages.fields.text import is_unknown, quoted
from statepages.fields.where_words import is_map
from statepages.files.event import EventFile
from statepages.files.names import NamePath, accepts, action_names
from statepages.humanize import and_list
from statepages.model.zips import find_zip, zips_of_city
from statepages.node import MappingNode, Node, Scalar, SequenceNode, last_line
from statepages.problem import Problem
from statepages.quoting import quote_if_needed
from statepages.validate.persons import is_way_to_reach

Pair = tuple[Scalar, Node]


class Moved(Struct, frozen=True):
    """A field in the wrong place: the path where it belongs, and the one that it is below."""

    target: NamePath
    path: NamePath
    pair: Pair

    @property
    def key(self) -> Scalar:
        return self.pair[0]

    @property
    def value(self) -> Node:
        return self.pair[1]

    @property
    def last_line(self) -> int:
        return last_line(self.value)


def with_moved(root: MappingNode, moved: list[Moved], problems: list[Problem]) -> MappingNode:
    """The fields of a file, with those in the wrong place moved to where they belong and reported."""
    for run in _runs(moved):
        move = _up if run[0].path else _down
        root, found = move(root, run)
        problems += found
    return root


def _runs(moved: list[Moved]) -> list[list[Moved]]:
    """Fields on consecutive lines that belong in the same place are one mistake."""
    runs: list[list[Moved]] = []
    for field in sorted(moved, key=lambda field: field.key.line):
        before = runs[-1][-1] if runs else None
        if (
            before
            and (before.target[:-1], before.path) == (field.target[:-1], field.path)
            and before.last_line + 1 == field.key.line
        ):
            runs[-1].append(field)
        else:
            runs.append([field])
    return runs


def _down(root: MappingNode, run: list[Moved]) -> tuple[MappingNode, list[Problem]]:
    """Fields at the start of a line that belong below another."""
    parent = run[0].target[0]
    home, first = root.get(parent), run[0]
    beside = _beside(root, parent, home, run)
    if beside:
        return beside
    there = _last_fields(home)
    names = and_list([f'"{field.key.text}"' for field in run])
    fields, belong = ("field", "It belongs") if len(run) == 1 else ("fields", "They belong")
    message = f'Unknown {fields} {names}. {belong} under "{parent}".'
    fix = None
    if there and all(there.get(field.target[-1]) is not None for field in run):
        message += (
            " It is already there. Keep only one."
            if len(run) == 1
            else " They are already there. Delete these."
        )
    elif home is None and parent in action_names():
        message += f' Write "{parent}:" on a line above, and below it "  - label: Sign up" and "    link: https://...".'
    elif home is None:
        message += f' Write "{parent}:" on a line above, and two spaces in front of this.'
        told = first.key.problem("error", "unknown-field", message)
        told = replace(told, edits=_below_new_name(run, parent))
        return _with_pairs(root, parent, home, run), [told]
    else:
        place = _place_below(root, parent, home, first.key.line)
        if place is not None:
            message += f" Write {'two' if place == 2 else place} spaces in front."
            fix = "\n".join(" " * place + line for line in _renamed_lines(run))
    problem = first.key.problem("error", "unknown-field", message)
    return _with_pairs(root, parent, home, run), [root.source.fixed(problem, fix)]


def _renamed_lines(run: list[Moved]) -> list[str]:
    """The lines of fields, under the names that the model has for them."""
    lines = []
    for field in run:
        source, key = field.key.source, field.key
        first = source.lines[key.line]
        at = first.index(key.text, key.column)
        lines.append(first[key.column : at] + field.target[-1] + first[at + len(key.text) :])
        lines += source.lines[key.line + 1 : field.last_line + 1]
    return lines


def _below_new_name(run: list[Moved], parent: str) -> tuple[Edit, ...]:
    """The lines of fields with the name that they belong under above them."""
    first, lines = run[0].key, _renamed_lines(run)
    only = run[0].value
    is_plain = isinstance(only, Scalar) and only.style == "plain" and not set(",{}[]#") & set(lines[0])
    if len(lines) == 1 and is_plain and parent == "contact":
        new = [f"{parent}: {{{lines[0].rstrip()}}}"]
    elif first.column or any(field.last_line + 1 < after.key.line for field, after in pairwise(run)):
        return ()
    else:
        dash = "- " if parent == "when" else ""
        new = [f"{parent}:", f"  {dash}{lines[0]}", *(f"  {' ' * len(dash)}{line}" for line in lines[1:])]
    return first.source.redo(first.line, len(lines), new)


_NAMED = {"where": "venue", "contact": "name"}
"""What the text after a name is, where fields that belong under it are on the lines below."""


def _beside(
    root: MappingNode, parent: str, home: Node | None, run: list[Moved]
) -> tuple[MappingNode, list[Problem]] | None:
    """where: Public library, and zip: 19380 on the line below, in place of both under where."""
    key, first = root.key(parent), run[0].key
    if parent not in _NAMED or key is None or not isinstance(home, Scalar) or not home.text:
        return None
    name = _name_of(parent, home, run)
    there = {field.target[-1] for field in run}
    if name is None or name in there or first.line != home.end_line + 1 or first.column != key.column:
        return None
    if key.line != home.line or len(there) < len(run):
        return None
    moved = [f"{name}: {quote_if_needed(home.text)}", *_renamed_lines(run)]
    names = and_list([f'"{field.key.text}"' for field in run])
    belong = "belongs" if len(run) == 1 else "belong"
    message = (
        f'{names} {belong} under "{parent}", with {quoted(home.text)} as its {name}. '
        f'Write "{parent}:" and below it "  {moved[0]}".'
    )
    count = run[-1].last_line + 1 - key.line
    new = [f"{parent}:", *(f"  {line}" for line in moved)]
    told = first.problem("error", "unknown-field", message)
    told = replace(told, edits=key.source.redo(key.line, count, new))
    pairs = (
        (replace(key, text=name), home),
        *((replace(one.key, text=one.target[-1]), one.value) for one in run),
    )
    fresh = MappingNode(root.source, home.line, home.column, pairs)
    changed = ((one, fresh if one.text == parent else value) for one, value in root.pairs)
    return replace(root, pairs=tuple(changed)), [told]


def _name_of(parent: str, home: Scalar, run: list[Moved]) -> str | None:
    """The field that the text after where: or contact: is, if that is certain."""
    text = home.text.strip()
    if parent == "contact" and is_way_to_reach(text):
        return None
    if parent == "contact":
        return (
            "name" if re.fullmatch(r"[^\W\d_][^\W\d_.'’ -]*(?: [^\W\d_][^\W\d_.'’-]*){0,3}", text) else None
        )
    if is_map(text):
        return "directions"
    code = next((one.value for one in run if one.target[-1] == "zip"), None)
    entry = find_zip(code.text) if isinstance(code, Scalar) else None
    if entry is None or home.style == "block" or re.search(r"[0-9,;:@\n/]", text) or is_unknown(text):
        return None
    if accepts(EventFile, ("where",), text) or re.search(
        r"\b(?:online|zoom|virtual|hybrid)\b", text, re.IGNORECASE
    ):
        return None
    is_city = text.lower() == entry.city.lower()
    if not is_city and any(zips_of_city(text, state) for state in entry.states):
        return None
    return "city" if is_city else "venue"


def _last_fields(home: Node | None) -> MappingNode | None:
    """The fields that others would go next to: those below a field, or those of its last entry."""
    if isinstance(home, SequenceNode) and home.items:
        home = home.items[-1]
    return home if isinstance(home, MappingNode) else None


def _place_below(root: MappingNode, parent: str, home: Node, line: int) -> int | None:
    """The column of the fields below a field that ends right before this line, or None."""
    key = root.key(parent)
    if key is None:
        return None
    if isinstance(home, Scalar):
        return key.column + 2 if not home.text and key.line + 1 == line else None
    there = _last_fields(home)
    return there.column if there and last_line(home) + 1 == line and home.line > key.line else None


def _with_pairs(root: MappingNode, parent: str, home: Node | None, run: list[Moved]) -> MappingNode:
    """The fields of a file, with more below one of them."""
    first = run[0].key
    pairs = tuple((replace(field.key, text=field.target[-1]), field.value) for field in run)
    fresh = MappingNode(root.source, first.line, first.column, pairs)
    if home is None and parent in action_names():
        # The message about it says what else such an entry needs.
        return root
    if home is None:
        return replace(root, pairs=(*root.pairs, (replace(first, text=parent), fresh)))
    fixed: Node = home
    if isinstance(home, MappingNode):
        fixed = _joined(home, pairs)
    elif isinstance(home, SequenceNode) and home.items and isinstance(home.items[-1], MappingNode):
        fixed = replace(home, items=(*home.items[:-1], _joined(home.items[-1], pairs)))
    elif isinstance(home, Scalar) and not home.text:
        fixed = fresh
    return replace(
        root, pairs=tuple((key, fixed if key.text == parent else value) for key, value in root.pairs)
    )


def _joined(node: MappingNode, pairs: tuple[Pair, ...]) -> MappingNode:
    fresh = [pair for pair in pairs if node.get(pair[0].text) is None]
    return replace(node, pairs=(*node.pairs, *fresh))


def _up(root: MappingNode, run: list[Moved]) -> tuple[MappingNode, list[Problem]]:
    """Fields below another that belong at the start of a line."""
    problems = []
    for field in run:
        name = field.target[-1]
        is_there = root.get(name) is not None
        advice = (
            "It is already there. Keep only one." if is_there else "Write it there, with no spaces in front."
        )
        message = (
            f'Unknown field "{field.key.text}" under "{field.path[-1]}". It belongs at the start of a line. '
            f"{advice}"
        )
        problem = field.key.problem("error", "unknown-field", message)
        problems.append(root.source.fixed(problem, None if is_there else _dedented(root, field)))
        if not is_there:
            root = replace(root, pairs=(*root.pairs, (replace(field.key, text=name), field.value)))
    return root, problems


def _dedented(root: MappingNode, field: Moved) -> str | None:
    """The lines of a field moved to the start of the line, if nothing indented follows it."""
    lines, key = root.source.lines, field.key
    below = next((line for line in lines[field.last_line + 1 :] if line.strip()), "")
    if below.startswith(" ") or lines[key.line][: key.column].strip():
        return None
    further = lines[key.line + 1 : field.last_line + 1]
    fixed = (line[key.column :] if not line[: key.column].strip() else line for line in further)
    return "\n".join([_renamed_lines([field])[0], *fixed])
