"""What a trace of Chromium's comes to."""

from typing import Any

import pytest

from bench.trace import by_kind


def task(name: str, start: int, duration: int, cpu: int | None = None) -> dict[str, Any]:
    """A task with its microseconds."""
    return {"name": name, "ts": start, "dur": duration, "tdur": duration if cpu is None else cpu}


@pytest.mark.parametrize(
    ("label", "tasks", "expected"),
    [
        ("one", [task("Paint", 0, 2000)], {"paint": 2}),
        (
            "one in another",
            [task("FunctionCall", 0, 9000), task("Layout", 1000, 4000)],
            {"script": 5, "layout": 4},
        ),
        ("one after another", [task("v8.run", 0, 1000), task("v8.run", 1000, 1000)], {"script": 2}),
        ("CPU, not the wall", [task("Paint", 0, 9000, cpu=3000)], {"paint": 3}),
        ("of no kind", [task("RunTask", 0, 1000)], {"other": 1}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_milliseconds_by_kind(label: str, tasks: list[dict[str, Any]], expected: dict[str, int]) -> None:
    assert {kind: spent for kind, spent in by_kind(tasks).items() if spent} == expected
