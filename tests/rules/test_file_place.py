"""A file is in the folder for its kind."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/file_place")
def test_file_place(case: dict[str, Any], tmp_path: Path) -> None:
    hold("file-place", case, tmp_path)
