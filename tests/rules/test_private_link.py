"""A link opens for everyone."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/private_link")
def test_private_link(case: dict[str, Any], tmp_path: Path) -> None:
    hold("private-link", case, tmp_path)
