"""One time of an event lasts hours."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/long_slot")
def test_long_slot(case: dict[str, Any], tmp_path: Path) -> None:
    hold("long-slot", case, tmp_path)
