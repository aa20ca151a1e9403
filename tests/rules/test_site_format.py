"""The content has the format that the engine knows."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/site_format")
def test_site_format(case: dict[str, Any], tmp_path: Path) -> None:
    hold("site-format", case, tmp_path)
