"""Email addresses are real, not placeholders from a copied page."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/email_placeholder")
def test_email_placeholder(case: dict[str, Any], tmp_path: Path) -> None:
    hold("email-placeholder", case, tmp_path)
