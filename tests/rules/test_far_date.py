"""A day that is years ahead is usually a typo."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/far_date")
def test_far_date(case: dict[str, Any], tmp_path: Path) -> None:
    hold("far-date", case, tmp_path)
