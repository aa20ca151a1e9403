"""An online event helps the state of its folder."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/helps_folder")
def test_helps_folder(case: dict[str, Any], tmp_path: Path) -> None:
    hold("helps-folder", case, tmp_path)
