"""Fields that a file has twice."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from msgspec import Struct

from statepages.node import Scalar
from statepages.problem import Problem


class Repeat(Struct, frozen=True):
    """A top-level field that the file already has: how many fields are before it, its name, the first one."""

    position: int
    node: Scalar
    first: Scalar

    def follows(self, other: Repeat | None) -> bool:
        """Whether it comes right after another repeated field."""
        return other is not None and self.position == other.position + 1


def repeat_problems(repeats: list[Repeat], first: Scalar) -> Iterator[Problem]:
    """The top-level fields that a file has twice, as one problem if the whole file begins again.

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
        "Put what follows in a separate file, or delete it."
    )
    return repeat.node.problem("error", "duplicate-field", message)


def duplicate(node: Scalar, first: Scalar) -> Problem:
    """A field that the file already has."""
    message = f'"{node.text}" is already on line {first.line + 1}. Keep only one.'
    return node.problem("error", "duplicate-field", message)
