"""An address is a street, or private."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/later_address")
def test_later_address(case: dict[str, Any], tmp_path: Path) -> None:
    hold("later-address", case, tmp_path)
