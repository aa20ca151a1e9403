"""A post has the date in its file name, and that date is not in the future."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/post_date")
def test_post_date(case: dict[str, Any], tmp_path: Path) -> None:
    hold("post-date", case, tmp_path)
