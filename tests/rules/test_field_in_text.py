"""A field starts at the beginning of its line."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/field_in_text")
def test_field_in_text(case: dict[str, Any], tmp_path: Path) -> None:
    hold("field-in-text", case, tmp_path)
