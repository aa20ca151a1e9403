"""A link ends where the address ends."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/link_end")
def test_link_end(case: dict[str, Any], tmp_path: Path) -> None:
    hold("link-end", case, tmp_path)
