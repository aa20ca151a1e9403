"""Cases as data: YAML lists in cases/, each case with a label."""

from pathlib import Path
from typing import Any

import pytest
import yaml


def labelled(name: str) -> pytest.MarkDecorator:
    """Run a test with each case of cases/<name>.yaml as its argument `case`."""
    cases: list[dict[str, Any]] = yaml.safe_load(
        (Path(__file__).parent / "cases" / f"{name}.yaml").read_text()
    )
    return pytest.mark.parametrize("case", cases, ids=[case["label"] for case in cases])
