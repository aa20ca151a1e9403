"""The time zone matches the place."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/zone_zip")
def test_zone_zip(case: dict[str, Any], tmp_path: Path) -> None:
    hold("zone-zip", case, tmp_path)
