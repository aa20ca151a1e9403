"""Names that work everywhere, as files and as addresses."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/file_name")
def test_file_name(case: dict[str, Any], tmp_path: Path) -> None:
    hold("file-name", case, tmp_path)
