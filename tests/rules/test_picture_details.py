"""A picture has no hidden details."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/picture_details")
def test_picture_details(case: dict[str, Any], tmp_path: Path) -> None:
    hold("picture-details", case, tmp_path)
