"""From nodes to the model: types, defaults, time zones, slots.

Each function takes the fields of one file and gives its entry, or the problems that stand in
the way; both, where the problems are warnings. `today` is the day it is, for days without a year.
"""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from statepages.entry import Entry, PostEntry, SettingsEntry, StateEntry
from statepages.model.post import Post, PostFile
from statepages.model.site import Settings
from statepages.model.state import StateFile, StatePage
from statepages.node import Mapping
from statepages.problem import Problem
from statepages.shape.event import event_fields, shape_event
from statepages.shape.fields import validate
from statepages.shape.missing import day_in_name, missing
from statepages.source import Source

__all__ = ["event_fields", "shape_event", "shape_post", "shape_settings", "shape_state"]


def shape_settings(source: Source, node: Mapping) -> tuple[SettingsEntry | None, list[Problem]]:
    """content/site.yaml."""
    settings, problems = validate(Settings, node, None)
    return (Entry(source, node, settings) if settings else None), problems


def shape_state(source: Source, node: Mapping, today: date) -> tuple[StateEntry | None, list[Problem]]:
    """content/states/pa.yaml; the name of the file is the state."""
    file, problems = validate(StateFile, node, today)
    if file is None:
        return None, problems
    page = StatePage.model_construct(**dict(file), code=_stem(source).upper())
    return Entry(source, node, page), problems


def shape_post(source: Source, node: Mapping, today: date) -> tuple[PostEntry | None, list[Problem]]:
    """content/posts/2023-10-24-phone-bank.yaml; the name of the file is the address."""
    file, problems = validate(PostFile, node, today)
    day = day_in_name(source)
    if day and problems == [missing(node, "date")]:
        file = PostFile.model_validate({**node.plain(), "date": day})
        message = (
            f'The field "date" is missing, so the post has the day of its file name. Add a line: date: {day}'
        )
        problems = [replace(problems[0], level="warning", message=message)]
    if file is None:
        return None, problems
    post = Post.model_construct(**dict(file), id=_stem(source))
    return Entry(source, node, post), problems


def _stem(source: Source) -> str:
    return source.name.rpartition("/")[2].rpartition(".")[0]
