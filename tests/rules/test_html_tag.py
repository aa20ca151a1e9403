"""Texts are written in Markdown."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/html_tag")
def test_html_tag(case: dict[str, Any], tmp_path: Path) -> None:
    hold("html-tag", case, tmp_path)
