"""A picture says in words what it shows."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/image_alt")
def test_image_alt(case: dict[str, Any], tmp_path: Path) -> None:
    hold("image-alt", case, tmp_path)
