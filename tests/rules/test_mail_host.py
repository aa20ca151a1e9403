"""Email addresses end in a name that exists."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/mail_host")
def test_mail_host(case: dict[str, Any], tmp_path: Path) -> None:
    hold("mail-host", case, tmp_path)
