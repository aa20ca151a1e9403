"""Names of users and teams on the forge."""

from typing import Any

from statepages.fields.maintainers import parse_maintainer
from tests.cases import labelled
from tests.fields.parsing import hold


@labelled("model/maintainers")
def test_maintainer(case: dict[str, Any]) -> None:
    hold(parse_maintainer, case)
