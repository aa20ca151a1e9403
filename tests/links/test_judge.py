"""What is reported about a link, where, and how to fix it."""

from datetime import UTC, datetime, timedelta
from typing import Any

from statepages.links.judge import judge
from statepages.links.outcome import Finding, Outcome
from statepages.parse import parse
from statepages.source import Source
from statepages.weblink import weblinks
from tests.cases import labelled
from tests.fixes import fixed_lines

NOON = datetime(2024, 10, 14, 16, tzinfo=UTC)


@labelled("links")
def test_judge(case: dict[str, Any]) -> None:
    node, problems = parse(Source("events/pa/x.yaml", "x.yaml", case["text"]))
    assert node and not problems
    [link] = weblinks(node)
    since = NOON - timedelta(days=case.get("days", 0))
    problem = judge(link, Outcome(Finding(**case["finding"]), NOON, since), NOON)
    if "message" not in case:
        assert problem is None
        return
    assert problem
    place = problem.place
    assert f"{place.line}:{place.column} {problem.level} {problem.code}" == case["says"]
    assert problem.message == case["message"]
    assert fixed_lines([problem], case["text"]) == [case.get("fix")]
