"""Making files from their tasks, here or in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from statepages.output import Output
from statepages.problem import Problem, ProblemError
from statepages.progress import Progress, no_progress
from statepages.task import Task
from statepages.workers import WORTH, Workers

_A_JOB = 60
"""How many tasks are done at a time. Most of them are pages of events."""

T = TypeVar("T")

Put = Callable[[Output], T]
"""Takes a file, and returns what represents it from then on. It can be sent to a process."""


def make(
    tasks: Sequence[Task], put: Put[T], workers: Workers, progress: Progress = no_progress
) -> tuple[list[list[T]], list[Problem]]:
    """The results of the files of each task, and the problems of templates and scripts, each once."""
    # Tasks of whole folders take longest, so they go first, each by itself.
    long = [[number] for number, task in enumerate(tasks) if task.address.endswith("/")]
    short = [number for number, task in enumerate(tasks) if not task.address.endswith("/")]
    # The files of an event are made one after another, so its text is rendered only once.
    short.sort(key=lambda number: tasks[number].address)
    numbers = [*long, *(short[start : start + _A_JOB] for start in range(0, len(short), _A_JOB))]
    jobs = [(put, [tasks[number] for number in some]) for some in numbers]
    made: dict[int, list[T]] = {}
    problems: set[Problem] = set()
    # Most other files take almost no time.
    pages = sum(task.address.endswith(".html") for task in tasks)
    for done, (job, results) in enumerate(workers.each(_make_some, jobs, worth=pages > WORTH), start=1):
        for number, result in zip(numbers[job], results, strict=True):
            if isinstance(result, Problem):
                problems.add(result)
            else:
                made[number] = result
        progress(done, len(jobs))
    return [made.get(number, []) for number in range(len(tasks))], sorted(problems)


def _make_some(job: tuple[Put[T], list[Task]]) -> list[list[T] | Problem]:
    put, tasks = job
    return [_make(task, put) for task in tasks]


def _make(task: Task, put: Put[T]) -> list[T] | Problem:
    try:
        return [put(output) for output in task.outputs()]
    except ProblemError as error:
        return error.problem
