"""A link leads where its words say."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/link_words")
def test_link_words(case: dict[str, Any], tmp_path: Path) -> None:
    hold("link-words", case, tmp_path)
