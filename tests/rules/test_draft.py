"""A draft is not forgotten, and whoever writes it knows who can read it."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/draft")
def test_draft(case: dict[str, Any], tmp_path: Path) -> None:
    hold("draft", case, tmp_path)
