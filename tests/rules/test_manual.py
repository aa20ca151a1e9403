"""The docstring of each rule is its page in the manual: its snippets do what it says of them."""

import inspect
import re
import sys
from pathlib import Path
from textwrap import dedent

import pytest

from statepages import rules
from tests.rules.folders import PICTURES, told, whole

RULES = (
    *rules.TEXT_RULES, *rules.NODE_RULES, *rules.EVENT_RULES, *rules.STATE_RULES, *rules.POST_RULES,
    *rules.SETTINGS_RULES, *rules.SITE_RULES, *rules.FILE_RULES,
)  # fmt: skip
BESIDE = {"same-address": {"file-name"}, "merge-mark": {"duplicate-field"}}
"""What else is wrong with a snippet that fails, and can not be left out."""


def page(rule: object) -> tuple[str, str, str, str]:
    """Code, prose, and the snippets that pass and fail."""
    manual = inspect.getdoc(sys.modules[rule.__module__]) or ""
    found = re.fullmatch(
        r"(?P<code>[a-z-]+): (?P<title>\S[^\n]*\.)\n\n(?P<prose>\S.*?)\n\nPasses::\n\n(?P<passes>    .*?)"
        r"\n\nFails::\n\n(?P<fails>    .*)",
        manual,
        re.DOTALL,
    )
    assert found, f"{rule.__module__} has no page of the usual shape"
    return found["code"], found["prose"], dedent(found["passes"]), dedent(found["fails"])


def files(snippet: str) -> dict[str, str | bytes]:
    """The files of a snippet: each begins with a comment that names it; without one it is an event."""
    if not snippet.startswith("# content/"):
        snippet = "# content/events/pa/canvass.yaml\n" + snippet
    pieces = re.split(r"^# content/(\S.*)\n?", snippet, flags=re.MULTILINE)[1:]
    named = dict(zip(pieces[::2], pieces[1::2], strict=True))
    return {
        name: PICTURES[name.rpartition(".")[2]] if name.startswith("images/") else whole(name, text)
        for name, text in named.items()
    }


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_snippets(rule: object, tmp_path: Path) -> None:
    code, _, passes, fails = page(rule)
    assert told(tmp_path / "passes", files(passes)) == []
    codes = {problem.code for problem in told(tmp_path / "fails", files(fails))}
    assert code in codes
    assert codes - {code} <= BESIDE.get(code, set())


def test_each_rule_has_a_code_of_its_own() -> None:
    codes = [page(rule)[0] for rule in RULES]
    assert len(set(codes)) == len(codes)


def test_every_rule_is_registered() -> None:
    """A module with a page is a rule, and a rule that is not registered does nothing."""
    folder = Path(rules.__file__).parent
    pages = {path.stem for path in folder.glob("*.py") if "\nFails::\n" in path.read_text()}
    assert pages == {rule.__module__.rpartition(".")[2] for rule in RULES}


def test_every_rule_has_cases() -> None:
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")} - {
        "manual",
        "anything",
    }
    assert tested == {rule.__module__.rpartition(".")[2] for rule in RULES}
