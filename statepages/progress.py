"""How far a build has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Is told the jobs that are done, and how many there are."""


def no_progress(done: int, total: int) -> None:
    """Tell nobody."""
