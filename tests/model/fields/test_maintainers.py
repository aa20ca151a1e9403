"""Names of users and teams on the forge."""

from typing import Any

from statepages.model.fields.maintainers import parse_maintainer
from tests.cases import labelled
from tests.model.parsing import hold


@labelled("model/maintainers")
def test_maintainer(case: dict[str, Any]) -> None:
    hold(parse_maintainer, case)
