"""No two files have the same address."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/same_address")
def test_same_address(case: dict[str, Any], tmp_path: Path) -> None:
    hold("same-address", case, tmp_path)
