"""Links lead straight to their page."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/redirect")
def test_redirect(case: dict[str, Any], tmp_path: Path) -> None:
    hold("redirect", case, tmp_path)
