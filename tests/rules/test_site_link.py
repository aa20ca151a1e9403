"""Links in the header, the footer and the banner lead to pages that exist."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/site_link")
def test_site_link(case: dict[str, Any], tmp_path: Path) -> None:
    hold("site-link", case, tmp_path)
