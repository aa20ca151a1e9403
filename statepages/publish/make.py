"""Making files from their tasks, here or in worker processes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from statepages.output import Output
from statepages.problem import CannotMake, Problem
from statepages.progress import Progress, no_progress
from statepages.task import Task
from statepages.workers import WORTH, Workers

_A_JOB = 60
"""So many tasks, of which most are the page of an event, are done at a go."""

T = TypeVar("T")

Put = Callable[[Output], T]
"""What becomes of a file; what it gives stands for the file from then on. It can be sent to a process."""


def make(
    tasks: Sequence[Task], put: Put[T], workers: Workers, progress: Progress = no_progress
) -> tuple[list[list[T]], list[Problem]]:
    """What became of the files of each task, and the problems of templates and scripts, each once."""
    # Those of whole folders take longest: they go first, each for itself.
    long = [[number] for number, task in enumerate(tasks) if task.address.endswith("/")]
    short = [number for number, task in enumerate(tasks) if not task.address.endswith("/")]
    # Files of an event are made one after another: its text is read once for all of them.
    short.sort(key=lambda number: tasks[number].address)
    numbers = [*long, *(short[start : start + _A_JOB] for start in range(0, len(short), _A_JOB))]
    jobs = [(put, [tasks[number] for number in some]) for some in numbers]
    made: dict[int, list[T]] = {}
    problems: set[Problem] = set()
    for done, (job, results) in enumerate(workers.each(_make_some, jobs, worth=len(tasks) > WORTH), start=1):
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
    except CannotMake as error:
        return error.problem
