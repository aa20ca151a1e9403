"""Links in a text are whole, and lead somewhere safe."""

from pathlib import Path
from typing import Any

from statepages.checking.manual import whole
from tests.cases import labelled
from tests.fixes import fixed_lines
from tests.rules.folders import all_fixed, hold, told


@labelled("rules/markdown_link")
def test_markdown_link(case: dict[str, Any], tmp_path: Path) -> None:
    hold("markdown-link", case, tmp_path)


@labelled("rules/markdown_address")
def test_address(case: dict[str, Any], tmp_path: Path) -> None:
    """An address in a text follows the rules for a link field, with the same messages."""
    files: dict[str, str | bytes] = {"events/pa/x.yaml": whole("events/pa/x.yaml", case["text"])}
    problems = told(tmp_path, files)
    shown = [f"{problem.place.line}:{problem.place.column} {problem.code}" for problem in problems]
    assert shown == case.get("says", [])
    assert all(problem.level in {"error", "note"} for problem in problems)
    text = str(files["events/pa/x.yaml"])
    assert case.get("fix") == (fixed_lines(problems, text)[0] if problems else None)
    if "fix" in case:
        assert all_fixed(tmp_path, files) == []
