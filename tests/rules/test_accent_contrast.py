"""The accent color is easy to read."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/accent_contrast")
def test_accent_contrast(case: dict[str, Any], tmp_path: Path) -> None:
    hold("accent-contrast", case, tmp_path)
