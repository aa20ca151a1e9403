"""Redirects lead from an address that is free to a page that exists, in one step."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/moved_address")
def test_moved_address(case: dict[str, Any], tmp_path: Path) -> None:
    hold("moved-address", case, tmp_path)
