"""Nothing is left to fill in later."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/leftover")
def test_leftover(case: dict[str, Any], tmp_path: Path) -> None:
    hold("leftover", case, tmp_path)
