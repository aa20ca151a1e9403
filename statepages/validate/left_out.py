"""Fields whose value says that there is none: host: N/A, phone: none, address: TBD. They are left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from statepages.edit import Edit
from statepages.fields.text import is_unknown, quoted
from statepages.files.base import Model
from statepages.files.event import EventFile
from statepages.files.names import Field, NamePath, accepts, tables
from statepages.files.settings import SettingsFile
from statepages.node import MappingNode, Node, Scalar, SequenceNode, last_line, scalars
from statepages.problem import Problem

_PLAINLY = re.compile(
    r"\(?(?:n\.?\s?/?\s?a\.?|none|nil|null|\?+|-+|t\.?\s?b\.?\s?[acd]\.?|ningun[oa])\)?[.!]?", re.IGNORECASE
)
"""What says nothing in any text. Other words may be what readers should see: "Coming soon"."""

_NONE = re.compile(r"none|nil|nothing|null|nada|ningun[oa]|no .*|not .*", re.IGNORECASE)
_LATER = re.compile(r"\(?(?:date |time )?(?:t\.?\s?b\.?\s?[acdn]\.?|to be .*|por .*)\)?[.!]?", re.IGNORECASE)
_NOT_AT_ALL = re.compile(r"no|never|once|does(?: not|n['’]t) repeat", re.IGNORECASE)

_ANSWERS = frozenset({("accessibility",), ("bring",), ("accessibility", "notes")})
"""Where "none" is an answer: no way in, nothing to bring."""
_DECISIVE = frozenset({("helps",), ("maintainers",), ("accessibility", "status")})
"""Without these, something else would be published than anybody said."""


def left_out(model: type[Model], node: MappingNode) -> tuple[MappingNode, list[Problem]]:
    """The fields of a file without those that have no value yet, and what to say of them."""
    problems: list[Problem] = []
    if issubclass(model, SettingsFile):
        # Without a setting the site is another one: that is for its maintainers to say.
        return node, []
    return _without(model, node, (), problems), problems


def _without(model: type[Model], node: MappingNode, path: NamePath, problems: list[Problem]) -> MappingNode:
    table = tables(model).get(path, {})
    pairs = []
    for key, value in node.pairs:
        field = table.get(key.text)
        other = {"repeat": "until", "until": "repeat"}.get(key.text) if path else None
        is_half = other is not None and node.get(other) is not None
        problem = problem_of(model, (*path, key.text), field, key, value) if field and not is_half else None
        if problem is None:
            pairs.append((key, _below(model, value, (*path, key.text), problems)))
            continue
        problems.append(problem)
        if not problem.edits:
            pairs.append((key, value))
        elif path == () and key.text == "when":
            bare = Scalar(value.source, value.line, value.column, value.line, "to be announced", "plain")
            pairs.append((key, bare))
    return replace(node, pairs=tuple(pairs))


def _below(model: type[Model], value: Node, path: NamePath, problems: list[Problem]) -> Node:
    if path not in tables(model):
        return value
    if isinstance(value, SequenceNode):
        return replace(value, items=tuple(_below(model, item, path, problems) for item in value.items))
    return _without(model, value, path, problems) if isinstance(value, MappingNode) else value


def problem_of(
    model: type[Model], path: NamePath, field: Field, key: Scalar, value: Node, *, name: str | None = None
) -> Problem | None:
    """What to say of a field without a value yet; None for others, and where it cannot be taken out."""
    texts = [scalar.text.strip() for scalar in scalars(value)]
    if issubclass(model, EventFile) and path == ("when",):
        return _announced(key, value, texts)
    if field.is_required and isinstance(value, Scalar):
        return _needed(model, path, field, value)
    if field.is_required or path in _DECISIVE or not texts:
        return None
    if path == ("accessibility",) and not isinstance(value, Scalar):
        return None
    if not all(_says_nothing(model, path, field, text) for text in texts):
        return None
    edits = _taken_out(key, value)
    if not edits:
        return None
    message = f'There is no "{name or key.text}" yet, only {quoted(texts[0])}. Delete this line.'
    return replace(key.problem("error", "leftover", message), edits=edits)


def _needed(model: type[Model], path: NamePath, field: Field, value: Scalar) -> Problem | None:
    """What to say of a text without which there is nothing to publish: title: TBD."""
    text = value.text.strip()
    if not (field.is_text and _PLAINLY.fullmatch(text) and accepts(model, path, text)):
        return None
    message = (
        f"{quoted(text)} tells readers nothing. Write {field.about.hint[0].lower()}{field.about.hint[1:]}."
    )
    return value.problem("error", "leftover", message)


def _says_nothing(model: type[Model], path: NamePath, field: Field, text: str) -> bool:
    if path == ("when", "repeat") and _NOT_AT_ALL.fullmatch(text):
        return True
    if path == ("status",) and _LATER.fullmatch(text):
        # That nothing is settled is something to tell.
        return False
    if not is_unknown(text) and text != "~":
        return False
    if path in _ANSWERS and _NONE.fullmatch(text):
        return False
    is_taken = not field.has_fields and accepts(model, path, text)
    return _PLAINLY.fullmatch(text) is not None or text == "~" or not is_taken


def _announced(key: Scalar, value: Node, texts: list[str]) -> Problem | None:
    """when: with nothing but TBD below it."""
    is_later = bool(texts) and all(map(_LATER.fullmatch, texts)) and all(map(is_unknown, texts))
    if not is_later or (isinstance(value, Scalar) and accepts(EventFile, ("when",), value.text)):
        return None
    last = last_line(value)
    lines = key.source.lines
    if lines[key.line][: key.column].strip() or _has_more(value, last):
        return None
    message = "There is no time yet. Write when: to be announced"
    problem = key.problem("error", "time", message)
    return replace(problem, edits=key.source.redo(key.line, last + 1 - key.line, ["when: to be announced"]))


def _taken_out(key: Scalar, value: Node) -> tuple[Edit, ...]:
    """What deletes a field: its lines, or its piece of a line where it is between others."""
    lines, last = key.source.lines, last_line(value)
    front = lines[key.line][: key.column]
    if key.end_column < 0:
        return ()
    if front.strip() and set(front) & set("{,"):
        return _between_braces(key, value)
    if _has_more(value, last):
        return ()
    if not front.strip():
        return key.source.redo(key.line, last + 1 - key.line, [])
    below = lines[last + 1] if last + 1 < len(lines) else ""
    is_followed = len(below) - len(below.lstrip()) == key.column and below.strip()[:1] not in {"", "#", "-"}
    if front.strip() != "-" or not is_followed:
        return ()
    return key.source.edit(key.line, key.column, last + 1, key.column, "")


def _between_braces(key: Scalar, value: Node) -> tuple[Edit, ...]:
    """What deletes a field of {start: 2024-10-19 10 am, end: N/A}, with its comma."""
    if not isinstance(value, Scalar) or value.end_line != key.line or value.end_column < 0:
        return ()
    line = key.source.lines[key.line]
    after = re.match(r"\s*,\s*", line[value.end_column :])
    before = re.search(r"\s*,\s*$", line[: key.column])
    if before:
        return key.source.edit(key.line, before.start(), key.line, value.end_column, "")
    if after:
        return key.source.edit(key.line, key.column, key.line, value.end_column + after.end(), "")
    return ()


def _has_more(value: Node, last: int) -> bool:
    """Whether the last line of a value goes on with something else, such as a comment."""
    ends = list(_ends(value, last))
    return (
        not ends or any(end < 0 for end in ends) or bool(value.source.lines[last][max(ends) :].strip(" ]}"))
    )


def _ends(value: Node, last: int) -> Iterator[int]:
    yield from (scalar.end_column for scalar in scalars(value) if scalar.end_line == last)
