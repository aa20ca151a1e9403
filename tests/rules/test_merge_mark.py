"""No markers of a merge are left."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/merge_mark")
def test_merge_mark(case: dict[str, Any], tmp_path: Path) -> None:
    hold("merge-mark", case, tmp_path)
