"""12 am is usually meant to be noon."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/midnight")
def test_midnight(case: dict[str, Any], tmp_path: Path) -> None:
    hold("midnight", case, tmp_path)
