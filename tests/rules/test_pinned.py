"""People can still join a pinned event."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/pinned")
def test_pinned(case: dict[str, Any], tmp_path: Path) -> None:
    hold("pinned", case, tmp_path)
