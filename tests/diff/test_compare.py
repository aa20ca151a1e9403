"""What the report says about a change, case by case."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.diff.changes import files, said


@labelled("diff/events")
def test_events(case: dict[str, Any], tmp_path: Path) -> None:
    assert said(tmp_path, files(case["before"]), files(case["after"])) == case["says"]


@labelled("diff/site")
def test_the_rest(case: dict[str, Any], tmp_path: Path) -> None:
    assert said(tmp_path, files(case["before"]), files(case["after"])) == case["says"]
