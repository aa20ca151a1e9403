"""The picture of an event exists, is what its name says, and is not too large."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/image_file")
def test_image_file(case: dict[str, Any], tmp_path: Path) -> None:
    hold("image-file", case, tmp_path)
