"""A page of the site's own has an address that the site does not need."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/page_address")
def test_page_address(case: dict[str, Any], tmp_path: Path) -> None:
    hold("page-address", case, tmp_path)
