"""The region of an event is one of its state."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/unknown_region")
def test_unknown_region(case: dict[str, Any], tmp_path: Path) -> None:
    hold("unknown-region", case, tmp_path)
