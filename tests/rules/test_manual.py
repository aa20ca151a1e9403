"""Each rule is registered, has a page of its own in the manual, and has cases."""

import sys
from pathlib import Path

from statepages import rules
from statepages.manual import page_of

RULES = (
    *rules.TEXT_RULES, *rules.NODE_RULES, *rules.EVENT_RULES, *rules.STATE_RULES, *rules.POST_RULES,
    *rules.SETTINGS_RULES, *rules.SITE_RULES, *rules.FILE_RULES,
)  # fmt: skip


def test_each_rule_has_a_page_with_its_name_and_says_why() -> None:
    for rule in RULES:
        page = page_of(sys.modules[rule.__module__].__doc__ or "")
        assert page, f"{rule.__module__} has no page of the usual shape"
        assert page.code == rule.__module__.rpartition(".")[2].replace("_", "-")
        assert page.prose


def test_every_rule_is_registered() -> None:
    """A module with a page is a rule, and a rule that is not registered does nothing."""
    folder = Path(rules.__file__).parent
    pages = {path.stem for path in folder.glob("*.py") if "\nFails::\n" in path.read_text()}
    assert pages == {rule.__module__.rpartition(".")[2] for rule in RULES}


def test_every_rule_has_cases() -> None:
    tested = {path.stem.removeprefix("test_") for path in Path(__file__).parent.glob("test_*.py")}
    assert tested - {"manual", "anything"} == {rule.__module__.rpartition(".")[2] for rule in RULES}
