"""Cases as data: YAML lists in cases/, each case with a label."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

CASES = Path(__file__).parent / "cases"


@cache
def cases_of(name: str) -> list[dict[str, Any]]:
    """The cases of cases/<name>.yaml."""
    found: list[dict[str, Any]] = yaml.load((CASES / f"{name}.yaml").read_text(), yaml.CSafeLoader)
    return found


def labelled(*names: str) -> pytest.MarkDecorator:
    """Run a test with each case of cases/<name>.yaml, or of several such files, as its argument `case`."""
    cases = [case for name in names for case in cases_of(name)]
    return pytest.mark.parametrize("case", cases, ids=[case["label"] for case in cases])
