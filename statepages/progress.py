"""How far a build has come."""

from collections.abc import Callable

Progress = Callable[[int, int], None]
"""Called with the number of finished jobs and of all jobs."""


def no_progress(done: int, total: int) -> None:
    """Report nothing."""
