"""The manual of problems: a page for every code, whose snippets do what it says, and its copy in docs/."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from statepages import cli
from statepages.checking.manual import all_pages, files_of, told
from statepages.manual import Page
from tests.site import ROOT

PAGES = all_pages()
BESIDE = {
    "no-settings": {"file-place"},
    "many-problems": {"duplicate-field", "missing-field"},
}
"""What else is wrong with a snippet that fails, and cannot be left out."""

OF_THE_MACHINE = {
    "file-link", "not-a-file", "unreadable",  # about the disk, which no snippet can show
    "missing-packages", "script", "template", "output",  # the theme, and writing
    "owners", "link-moved", "link-broken", "link-unsure", "link-silent",  # about links and files elsewhere
    "now",  # an option of the commands
}  # fmt: skip
SAYING = {
    "Slip", "Problem", "Flaw", "_Impossible", "Named", "problem", "tell", "warning", "_of_file", "_refused",
    "_mended_name",
}  # fmt: skip
FIELDS = {"start", "end", "until"}
"""Names of fields that are beside codes."""


@pytest.mark.parametrize("topic", PAGES, ids=lambda topic: topic.code)
def test_snippets(topic: Page) -> None:
    assert told(files_of(topic.passes)) == ()
    codes = {problem.code for problem in told(files_of(topic.fails))}
    assert topic.code in codes
    assert codes - {topic.code} <= BESIDE.get(topic.code, set())


def codes_in(path: Path) -> Iterator[str]:
    """The codes of problems that a module tells."""
    for node in ast.walk(ast.parse(path.read_text())):
        name = ""
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        arguments = node.args[:5] if isinstance(node, ast.Call) and name in SAYING else []
        words = [a.value for a in arguments if isinstance(a, ast.Constant) and isinstance(a.value, str)]
        yield from (word for word in words if re.fullmatch(r"[a-z]+(-[a-z0-9]+)*", word))
        field = node.args[0] if isinstance(node, ast.Call) and name == "one_of" else None
        if isinstance(field, ast.Constant):
            yield f"unknown-{field.value!s}"


def test_every_code_has_a_page_and_only_one() -> None:
    modules = (ROOT / "statepages").rglob("*.py")
    told_of = {code for path in modules for code in codes_in(path)} - {"error", "warning"} - FIELDS
    paged = [page.code for page in PAGES]
    assert len(set(paged)) == len(paged)
    assert told_of - OF_THE_MACHINE <= set(paged) | {"until"}


def test_the_page_in_docs_is_up_to_date() -> None:
    """If not: python build.py problems > docs/problems.md"""
    done = CliRunner().invoke(cli.commands, ["problems"])
    assert done.exit_code == 0
    assert (ROOT / "docs" / "problems.md").read_text() == done.output


def test_a_single_code_is_explained() -> None:
    done = CliRunner().invoke(cli.commands, ["problems", "zip-state"])
    assert done.exit_code == 0
    assert done.output.startswith("## zip-state\n\n**The ZIP, the state and the folder of an event agree.**")
    assert (
        "What `check` says:\n\n    content/events/oh/canvass.yaml:2:8 error: ZIP 97301 is in" in done.output
    )
    assert done.output.count("\n## ") == 0


def test_an_unknown_code_gives_the_nearest() -> None:
    done = CliRunner().invoke(cli.commands, ["problems", "zip-stat"])
    assert done.exit_code == 2
    assert "There is no code zip-stat. Did you mean zip-state?" in " ".join(done.output.split())
