"""A file of a different kind than its folder, or with an extra name above its fields."""

from __future__ import annotations

from msgspec.structs import replace

from statepages.files.base import Model
from statepages.files.event import EventFile
from statepages.files.names import tables
from statepages.files.post import PostFile
from statepages.files.state import StateFile
from statepages.node import MappingNode, last_line
from statepages.problem import Problem

_KINDS: dict[type[Model], str] = {
    EventFile: "an event. Move it to the folder of its state in events/.",
    StateFile: "a state page. Move it to states/.",
    PostFile: "a post. Move it to posts/.",
}
_FEW, _MANY = 2, 3


def of_another_kind(model: type[Model], node: MappingNode) -> Problem | None:
    """The problem with a file that has the fields of another kind of file."""
    names = {key.text for key, _ in node.pairs}
    for other, what in _KINDS.items():
        known, others = tables(model)[()].keys(), tables(other)[()].keys()
        if (
            not issubclass(model, other)
            and len(names & others - known) >= _MANY
            and len(names & known) <= _FEW
        ):
            return node.problem("error", "file-place", f"This looks like {what}")
    return None


def unwrapped(model: type[Model], node: MappingNode) -> tuple[MappingNode, list[Problem]]:
    """The fields without the name above them, and the problem with that name."""
    table = tables(model)[()]
    if len(node.pairs) != 1:
        return node, []
    key, inside = node.pairs[0]
    if (
        key.text in table
        or not isinstance(inside, MappingNode)
        or not any(name.text in table for name, _ in inside.pairs)
    ):
        return node, []
    message = (
        f'Unknown field "{key.text}". The other fields do not need a name above them. '
        "Delete this line, and the spaces in front of the lines below."
    )
    lines = key.source.lines[key.line : last_line(inside) + 1]
    fix = None
    if all(not line[: inside.column].strip() for line in lines[1:]):
        fix = "\n".join(["", *(line[inside.column :] for line in lines[1:])])
    problem = key.problem("error", "unknown-field", message)
    return replace(inside, lost=node.lost), [key.source.fixed(problem, fix)]
