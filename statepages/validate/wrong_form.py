"""Messages for values of the wrong form, if nothing more is known about them."""

from __future__ import annotations

from statepages.fields.text import quoted
from statepages.files.base import Model
from statepages.files.names import NamePath, tables
from statepages.humanize import and_list
from statepages.node import MappingNode, Node, Scalar, SequenceNode

_FEW = 4
"""The most other fields that a message lists."""


def wrong_form(model: type[Model], path: NamePath, kind: str, found: Node, most: int | None = None) -> str:
    """A message. `kind` is what pydantic calls the mistake, and `most` is the longest that a list can be."""
    name = path[-1] if path else "file"
    if kind == "too_short":
        return f'"{name}" is an empty list. Write at least one entry below it.'
    if kind == "too_long" and isinstance(found, SequenceNode):
        return _too_many(name, most, len(found.items))
    if kind in {"model_type", "model_attributes_type", "dict_type"}:
        return _no_fields(model, path, name, found)
    if kind in {"tuple_type", "list_type"}:
        return f'"{name}" is a list. Write each entry on its own line below it, with "- " in front.'
    if kind.startswith("int"):
        return f'"{name}" must be a whole number, such as 3.'
    if isinstance(found, Scalar):
        return f'"{name}" cannot be {quoted(found.text)}.'
    what = "be a list" if isinstance(found, SequenceNode) else "have fields"
    return f'"{name}" cannot {what}. Write one value after the colon.'


def _too_many(name: str, most: int | None, count: int) -> str:
    advice = 'Move the others to "footer".' if name == "header" else "Delete the others."
    return f'"{name}" has {count} entries. The most is {most}. {advice}'


def _no_fields(model: type[Model], path: NamePath, name: str, found: Node) -> str:
    if isinstance(found, SequenceNode) and any(isinstance(item, MappingNode) for item in found.items):
        advice = "Keep one, and put the others in details."
        if name == "where":
            advice = "Keep one, and make a separate file for each of the others."
        return f'"{name}" takes only one entry, not a list. {advice}'
    if name == "logo" and isinstance(found, Scalar) and "://" in found.text:
        return (
            "Pictures belong in content/images. Put the logo there, and write its name on the line below: "
            '"  file: logo.png".'
        )
    if name == "image" and isinstance(found, Scalar) and "://" in found.text:
        return (
            "Pictures belong in content/images. Put the picture there, and write its name and what it shows "
            'on the lines below: "  file: canvass.jpg" and "  alt: Five volunteers with clipboards".'
        )
    first, *others = [*tables(model).get(path, {})] or ["fields"]
    more = f" You can also add {and_list(others)}." if others else ""
    if len(others) > _FEW:
        more = " For all fields, see docs/fields.md"
    return f'Write each part of "{name}" on its own line below it, such as "  {first}: ...".{more}'
