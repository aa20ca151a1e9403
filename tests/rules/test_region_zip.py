"""A ZIP code of a region is in its state, and in no other region."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/region_zip")
def test_region_zip(case: dict[str, Any], tmp_path: Path) -> None:
    hold("region-zip", case, tmp_path)
