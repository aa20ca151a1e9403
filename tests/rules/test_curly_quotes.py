"""Quotes that protect a text are straight."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/curly_quotes")
def test_curly_quotes(case: dict[str, Any], tmp_path: Path) -> None:
    hold("curly-quotes", case, tmp_path)
