"""Each rule is in a list, has a page, and has cases."""

import re
import sys
from pathlib import Path

from statepages import rules
from statepages.commands.problems import all_pages

RULES = (
    *rules.TEXT_RULES, *rules.NODE_RULES, *rules.EVENT_RULES, *rules.STATE_RULES, *rules.POST_RULES,
    *rules.SETTINGS_RULES, *rules.SITE_RULES, *rules.FILE_RULES,
)  # fmt: skip
CODES = {page.code for page in all_pages()}


def code_of(module: str) -> str:
    return module.rpartition(".")[2].replace("_", "-")


def test_each_rule_has_a_page_with_its_name() -> None:
    for rule in RULES:
        assert code_of(rule.__module__) in CODES, f"{rule.__module__} has no page in statepages/problems/"


def test_every_rule_is_registered() -> None:
    """A module named after a code is a rule, and a rule that is not in a list does nothing."""
    folder = Path(rules.__file__).parent
    named = {path.stem for path in folder.glob("*.py") if code_of(path.stem) in CODES}
    assert named == {rule.__module__.rpartition(".")[2] for rule in RULES}


def test_each_rule_says_in_one_sentence_what_it_is_for() -> None:
    for rule in RULES:
        assert re.fullmatch(r"[^\n]+\.", sys.modules[rule.__module__].__doc__ or ""), rule.__module__


def test_every_rule_has_cases() -> None:
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert tested - {"manual", "anything"} == {rule.__module__.rpartition(".")[2] for rule in RULES}
