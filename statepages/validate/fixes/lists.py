"""Values that are not the list of texts that their field takes."""

from __future__ import annotations

from msgspec.structs import replace

from statepages.node import MappingNode, Scalar, SequenceNode
from statepages.quoting import in_quotes, quote_if_needed
from statepages.validate.case import Case, Fix, over_value


def list_in_braces(case: Case) -> Fix | None:
    """Braces instead of brackets: helps: {PA, OH}."""
    value, field = case.value, case.field
    is_list = field is not None and field.is_list and not field.has_fields
    if not (is_list and isinstance(value, MappingNode) and value.pairs and value.end):
        return None
    if any(not isinstance(below, Scalar) or below.text for _, below in value.pairs):
        return None
    names = [name.text for name, _ in value.pairs]
    new = f"[{', '.join(quote_if_needed(name, in_brackets=True) for name in names)}]"
    problem = value.problem(
        "error", "field-kind", f"A list needs square brackets. Write {case.key.text}: {new}"
    )
    listed = SequenceNode(value.source, value.line, value.column, tuple(name for name, _ in value.pairs))
    return Fix(replace(problem, edits=value.edits(new)), listed)


def list_from_text(case: Case) -> Fix | None:
    """A text instead of the only entry of a list: notes: Bring water."""
    key, value, field = case.key, case.value, case.field
    is_list = field is not None and field.is_list and not field.has_fields
    if not (is_list and isinstance(value, Scalar) and value.text) or case.accepts(value.text):
        return None
    only = SequenceNode(value.source, value.line, value.column, (value,))
    if not case.accepts(only.plain()):
        return None
    new = f"[{in_quotes(value.text)}]"
    if value.line != value.end_line or value.style == "block":
        message = f'"{key.text}" is a list. Write each entry on its own line, with "- " in front.'
        return Fix(value.problem("error", "field-kind", message), only)
    message = f'"{key.text}" is a list. Write {key.text}: {new}'
    return Fix(over_value(value, message, new), only)
