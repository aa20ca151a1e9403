"""An event whose end has passed is not listed."""

from pathlib import Path
from typing import Any

from tests.cases import labelled
from tests.rules.folders import hold


@labelled("rules/event_over")
def test_event_over(case: dict[str, Any], tmp_path: Path) -> None:
    hold("event-over", case, tmp_path)
