"""Links have no tracking parameters."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/tracking")
def test_tracking(case: dict[str, Any], tmp_path: Path) -> None:
    hold("tracking", case, tmp_path)
