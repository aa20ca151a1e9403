"""The highlight color stands out from the page."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/highlight_contrast")
def test_highlight_contrast(case: dict[str, Any], tmp_path: Path) -> None:
    hold("highlight-contrast", case, tmp_path)
