"""A banner that is over is deleted."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/banner_over")
def test_banner_over(case: dict[str, Any], tmp_path: Path) -> None:
    hold("banner-over", case, tmp_path)
