"""A person in place of the name of a field: Ana: 215-555-0100."""

from __future__ import annotations

import re

from msgspec.structs import replace

from statepages.files.base import Model
from statepages.files.names import accepts, reach_names, tables
from statepages.files.other_names import meant_by
from statepages.node import MappingNode, Scalar
from statepages.problem import Problem
from statepages.quoting import quote_if_needed
from statepages.validate.case import over_pair

_WAYS = re.compile(
    r"(?:call|text|sms|e-?mail|write|ask|work|home|office|hot ?line|main|fax|questions?|rsvp|info|help"
    r"|whats ?app|signal|twitter|x|instagram|facebook|cash ?app|venmo|press|toll[ -]free|see|none|tbd)\b",
    re.IGNORECASE,
)


def is_way_to_reach(text: str) -> bool:
    """Whether a text is about how to reach somebody, and no name: Office, Call Ana."""
    return _WAYS.match(text) is not None


def with_person(model: type[Model], node: MappingNode, problems: list[Problem]) -> MappingNode:
    """The fields of a contact with the person that somebody wrote as a field in its name."""
    known = tables(model)[("contact",)]
    persons = [
        (key, value, reached)
        for key, value in node.pairs
        if key.text not in known and meant_by(model, ("contact",), key.text) is None
        if not is_way_to_reach(key.text)
        if isinstance(value, Scalar) and accepts(model, ("contact", "name"), key.text)
        if (
            reached := next(
                (one for one in reach_names() if accepts(model, ("contact", one), value.text)), None
            )
        )
    ]
    if not persons or node.get("name") is not None:
        return node
    key, value, reached = persons[0]
    lines = f"name: {quote_if_needed(key.text)}", f"{reached}: {value.text}"
    if len(persons) > 1 or node.get(reached) is not None:
        message = (
            f"A contact is one person. Keep one, as {lines[0]} and {lines[1]}. Put the others in details."
        )
        problems.append(key.problem("error", "unknown-field", message))
    else:
        message = f"A person cannot be a field name. Write {lines[0]}, and on the line below it {lines[1]}"
        is_between = bool(set("{,") & set(key.source.lines[key.line][: key.column]))
        parting = ", " if is_between else f"\n{' ' * key.column}"
        problem = key.problem("error", "unknown-field", message)
        problems.append(replace(problem, edits=over_pair(key, value, parting.join(lines))))
    taken = {id(one[0]) for one in persons}
    rest = tuple(pair for pair in node.pairs if id(pair[0]) not in taken)
    bare = replace(key, end_column=-1)
    named = ((replace(bare, text="name"), replace(bare, text=key.text)), (replace(bare, text=reached), value))
    return replace(node, pairs=(*named, *rest))
