"""Fields that stand there twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct

from statepages.node import Scalar
from statepages.problem import Problem


class Repeat(Struct, frozen=True):
    """The name of a field at the top that is already there: how many stand before it, itself, the first."""

    position: int
    node: Scalar
    first: Scalar

    def follows(self, other: Repeat | None) -> bool:
        """Whether it stands just behind another, which is not of the same name."""
        return other is not None and self.position == other.position + 1


def told(repeats: list[Repeat], first: Scalar) -> Iterator[Problem]:
    """Tell of fields at the top that stand there twice; where all of them begin again, tell it once.

    `first` is the name of the first field of the file.
    """
    is_again = False
    before: Repeat | None = None
    for repeat, following in zip_longest(repeats, repeats[1:]):
        is_again = is_again and repeat.follows(before)
        before = repeat
        if is_again:
            continue
        goes_on = following and following.follows(repeat) and following.node.text != repeat.node.text
        if repeat.first is first and goes_on:
            is_again = True
            yield _begins_again(repeat)
        else:
            yield duplicate(repeat.node, repeat.first)


def _begins_again(repeat: Repeat) -> Problem:
    message = (
        f'The file begins again here: "{repeat.node.text}" is already on line {repeat.first.line + 1}. '
        "A file holds one. Put what follows into a file of its own, or delete it."
    )
    return repeat.node.problem("error", "duplicate-field", message)


def duplicate(node: Scalar, first: Scalar) -> Problem:
    """A name that is already there."""
    message = f'"{node.text}" is already on line {first.line + 1}. Keep one.'
    return node.problem("error", "duplicate-field", message)
