"""The ZIP, the state and the folder of an event agree."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/zip_state")
def test_zip_state(case: dict[str, Any], tmp_path: Path) -> None:
    hold("zip-state", case, tmp_path)
