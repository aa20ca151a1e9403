"""No link is shortened."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/short_link")
def test_short_link(case: dict[str, Any], tmp_path: Path) -> None:
    hold("short-link", case, tmp_path)
