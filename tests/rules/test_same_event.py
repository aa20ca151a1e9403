"""Each event is in only one file."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/same_event")
def test_same_event(case: dict[str, Any], tmp_path: Path) -> None:
    hold("same-event", case, tmp_path)
