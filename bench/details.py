"""The details of made-up events. Most are a paragraph, and some look like text that people paste."""

from __future__ import annotations

import random
import re
import textwrap
from collections.abc import Sequence

from bench import words

# How many of each thousand events have details of each form:
FORMS = {
    "paragraph": 540,
    "list": 300,
    "paragraphs": 40,
    "stars": 20,
    "bullets": 20,
    "steps": 20,
    "schedule": 20,
    "heading": 20,
    "quote": 20,
}
MARKED = 250
"""How many of each thousand keep the marks for bold, italics and links in their words."""

WIDTH = 88
_LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")
_BULLETS = {"list": "- ", "stars": "* ", "bullets": "• ", "heading": "- ", "quote": "- "}


def details(said: Sequence[str], items: Sequence[str], hour: int, draw: random.Random) -> str:
    """Sentences and list items, as somebody might write them for an event that starts at that hour."""
    form = draw.choices(tuple(FORMS), tuple(FORMS.values()))[0]
    if draw.random() * 1000 >= MARKED:
        items = [_LINK.sub(r"\1", item).replace("*", "") for item in items]
    if form == "paragraph":
        return _filled([*said, *items])
    if form == "paragraphs":
        return "\n\n".join([_filled(said[:2]), _filled([*said[2:], *items])])
    return "\n\n".join([_filled(said), *_below(form, items, hour, draw)])


def _below(form: str, items: Sequence[str], hour: int, draw: random.Random) -> list[str]:
    """The blocks below the first paragraph."""
    if form == "steps":
        return ["\n".join(f"{number}. {item}" for number, item in enumerate(items, 1))]
    if form == "schedule":
        # Like an email: no list, and no empty line between the lines.
        times = enumerate(words.PLANS, hour)
        return ["\n".join(f"{clock(hour_of_plan)}: {plan}" for hour_of_plan, plan in times)]
    listed = "\n".join(_BULLETS[form] + item for item in items)
    if form == "heading":
        return [draw.choice(words.HEADINGS), listed]
    if form == "quote":
        return [draw.choice(words.QUOTES), listed]
    return [listed]


def clock(hour: int, minute: int = 0) -> str:
    """10 am, or 5:30 pm."""
    shown = f"{hour % 12 or 12}:{minute:02}" if minute else f"{hour % 12 or 12}"
    return f"{shown} {'am' if hour < 12 else 'pm'}"


def _filled(sentences: Sequence[str]) -> str:
    """A paragraph with lines as long as people make them. Words are never cut."""
    return textwrap.fill(" ".join(sentences), WIDTH, break_long_words=False, break_on_hyphens=False)
