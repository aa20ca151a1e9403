"""A link leads where its words say."""

from __future__ import annotations

import html
from collections.abc import Iterator
from itertools import islice

from statepages.fields.text import quoted
from statepages.node import MappingNode, Scalar, has_sign, mappings
from statepages.problem import Level, Problem
from statepages.rules.brackets import links, markdown_texts
from statepages.rules.limits import MOST_A_TEXT
from statepages.rules.shown_address import Goal, Shown, goal_of, may_show, shown_in

# The words of a link; and the names next to it, which can show its address or mention another one.
_LABEL = "label"
_WORDS = (_LABEL, "title", "name")
_TARGETS = {"link": "", "email": "mailto:", "phone": "tel:"}


def link_words(node: MappingNode) -> Iterator[Problem]:
    """Links whose words show one address, but which lead to another: in Markdown, and in link fields."""
    if has_sign(node, "["):
        for scalar in markdown_texts(node):
            yield from islice(_in_markdown(scalar), MOST_A_TEXT)
    for fields in mappings(node):
        yield from _in_fields(fields)


def _in_markdown(scalar: Scalar) -> Iterator[Problem]:
    for link in links(scalar.text):
        if not may_show(link.words.words):
            continue
        goal = goal_of(scalar, html.unescape(link.address))
        shown = _other(link.words.words, [goal]) if goal else None
        if shown and goal:
            level: Level = "error" if shown.is_plain else "warning"
            old = link.words.whole.partition("\n")[0]
            message = _message(shown, goal)
            yield scalar.problem(level, "link-words", message, old=old, start=link.words.start)


def _in_fields(node: MappingNode) -> Iterator[Problem]:
    """Words in the fields next to a link field."""
    fields = {key.text: value for key, value in node.pairs if isinstance(value, Scalar)}
    if fields.keys().isdisjoint(_TARGETS):
        return
    targets = [(fields[name], start) for name, start in _TARGETS.items() if name in fields]
    words = {name: fields[name] for name in _WORDS if name in fields and may_show(fields[name].text)}
    if not words:
        return
    goals = [goal for value, start in targets if (goal := goal_of(value, start + value.text.strip()))]
    for name, scalar in words.items():
        shown = _other(scalar.text, goals) if goals else None
        if shown and (name == _LABEL or shown.is_whole or shown.kind != "phone"):
            is_sure = shown.is_whole or (shown.is_plain and name == _LABEL)
            level: Level = "error" if is_sure else "warning"
            yield scalar.problem(level, "link-words", _message(shown, goals[0]))


def _other(words: str, goals: list[Goal]) -> Shown | None:
    """The plainest address that the words show and none of the goals leads to."""
    others = [
        ways[0] for ways in shown_in(words) if not any(goal.is_at(shown) for goal in goals for shown in ways)
    ]
    return min(others, key=lambda shown: (not shown.is_whole, not shown.is_plain), default=None)


def _message(shown: Shown, goal: Goal) -> str:
    return (
        f"These words show {quoted(shown.value)}, but the link leads to {quoted(goal.value)}. "
        "Change the words or the link, so that they match."
    )
