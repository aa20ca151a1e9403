"""No extra character is left at the end of a value."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/stray_sign")
def test_stray_sign(case: dict[str, Any], tmp_path: Path) -> None:
    hold("stray-sign", case, tmp_path)
