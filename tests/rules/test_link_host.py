"""The name of a website is the one that it looks like."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/link_host")
def test_link_host(case: dict[str, Any], tmp_path: Path) -> None:
    hold("link-host", case, tmp_path)
