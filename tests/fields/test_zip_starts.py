"""The first digits of ZIP codes."""

from typing import Any

from statepages.fields.zip_starts import parse_zip_start
from tests.cases import labelled
from tests.fields.parsing import hold


@labelled("model/zip_starts")
def test_zip_start(case: dict[str, Any]) -> None:
    hold(parse_zip_start, case)
