"""Each region of a state has an address of its own."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/region_address")
def test_region_address(case: dict[str, Any], tmp_path: Path) -> None:
    hold("region-address", case, tmp_path)
