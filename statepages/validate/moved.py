"""Fields in the wrong place: too far left, too far right, below the wrong field."""

from __future__ import annotations

from msgspec import Struct
from msgspec.structs import replace

from statepages.files.names import NamePath
from statepages.node import MappingNode, Node, Scalar, SequenceNode, last_line
from statepages.problem import Problem

Pair = tuple[Scalar, Node]

_LISTED = frozenset({"links", "actions"})


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
    there = _last_fields(home)
    names = " and ".join(f'"{field.key.text}"' for field in run)
    fields, belong = ("field", "It belongs") if len(run) == 1 else ("fields", "They belong")
    message = f'Unknown {fields} {names}. {belong} under "{parent}".'
    fix = None
    if there and all(there.get(field.target[-1]) is not None for field in run):
        message += (
            " It is there already. Keep only one."
            if len(run) == 1
            else " They are there already. Delete these."
        )
    elif home is None and parent in _LISTED:
        message += f' Write "{parent}:" on a line above, and below it "  - label: Sign up" and "    link: https://...".'
    elif home is None:
        message += f' Write "{parent}:" on a line above, and two spaces in front of this.'
        fix = _on_one_line(run)
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


def _on_one_line(run: list[Moved]) -> str | None:
    """contact: {email: ana@example.org}"""
    only = run[0]
    lines = _renamed_lines(run)
    is_plain = (
        isinstance(only.value, Scalar) and only.value.style == "plain" and not set(",{}[]#") & set(lines[0])
    )
    if len(lines) > 1 or not is_plain or only.target[0] == "where":
        return None
    return f"{only.target[0]}: {{{lines[0].rstrip()}}}"


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
    if home is None and parent in _LISTED:
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
            "It is there already. Keep only one." if is_there else "Write it there, with no spaces in front."
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
