"""Text after a # is not lost."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/dropped_text")
def test_dropped_text(case: dict[str, Any], tmp_path: Path) -> None:
    hold("dropped-text", case, tmp_path)
