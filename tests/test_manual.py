"""The pages of problems: one for each code, with snippets that do what it says, and the list in docs/."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

import pytest
from click.testing import CliRunner, Result

from statepages import cli
from statepages.checking.manual import files_of, reported
from statepages.commands.problems import Page, all_pages
from statepages.links.outcome import Kind
from tests.site import ROOT

EVERY = all_pages()
WITH_SNIPPETS = [page for page in EVERY if page.snippets]
BESIDE = {
    "no-settings": {"file-place"},
    "many-problems": {"duplicate-field", "missing-field"},
}
"""What else is wrong with a snippet that fails, and cannot be left out."""

LINKS = {f"link-{kind}" for kind in get_args(Kind)} - {"link-fine"}
NOT_OF_CONTENT = LINKS | {
    "file-link", "not-a-file", "unreadable",  # what is on the disk
    "missing-packages", "script", "template", "output",  # the theme, and writing
    "unused-file", "unknown-block", "outside-block", "unknown-words", "placeholder",
    "words-file", "style-sheet",  # a site's own templates
    "owners",  # a file next to the content
}  # fmt: skip
"""The codes that no snippet can show."""

NOT_SHOWN = {"now", "import"}
"""An option of the commands, whose message comes without a code, and the title of what an import says."""

SAYING = {
    "FieldError", "Problem", "problem", "report", "warning", "_of_file", "_unsupported",
    "_odd",
}  # fmt: skip
FIELDS = {"start", "end", "until", "weekly", "weekdays"}
"""Names and values of fields next to codes."""
LEVELS = {"error", "warning", "note"}


def problems(*arguments: str) -> Result:
    return CliRunner().invoke(cli.commands, ["problems", *arguments])


@pytest.mark.parametrize("topic", EVERY, ids=lambda topic: topic.code)
def test_every_page_has_the_same_form(topic: Page) -> None:
    """A heading, one sentence on its own line, why, and the two snippets."""
    snippets = "\n## Like this\n\n```yaml\n.+?\n```\n\n## Not like this\n\n```yaml\n.+?\n```\n"
    form = rf"# {topic.code}\n\n[^\n]+\.\n(\n(?!#)[^\n]+\n([^\n]+\n)*)+({snippets})?"
    assert re.fullmatch(form, topic.text, re.DOTALL)
    assert topic.text.count("\n## ") == topic.text.count("```yaml") == len(topic.snippets)


@pytest.mark.parametrize("topic", WITH_SNIPPETS, ids=lambda topic: topic.code)
def test_snippets(topic: Page) -> None:
    passes, fails = topic.snippets
    assert reported(files_of(passes)) == ()
    codes = {problem.code for problem in reported(files_of(fails))}
    assert topic.code in codes
    assert codes - {topic.code} <= BESIDE.get(topic.code, set())


def codes_in(path: Path) -> Iterator[str]:
    """The codes of the problems that a module reports."""
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


def test_every_code_has_a_page_and_every_page_has_a_code() -> None:
    """A page with snippets has shown that its code exists; the others are named here."""
    modules = (ROOT / "statepages").rglob("*.py")
    told_of = {code for path in modules for code in codes_in(path)} | LINKS
    paged = {page.code for page in EVERY}
    assert told_of - LEVELS - FIELDS - NOT_SHOWN <= paged
    assert paged - {page.code for page in WITH_SNIPPETS} == NOT_OF_CONTENT
    assert told_of >= NOT_OF_CONTENT


def test_the_list_in_docs_is_up_to_date() -> None:
    """If not: python build.py problems --markdown > docs/problems.md"""
    done = problems("--markdown")
    assert done.exit_code == 0
    assert (ROOT / "docs" / "problems.md").read_text() == done.output


def test_all_codes_are_listed_with_their_sentence() -> None:
    done = problems()
    assert done.exit_code == 0
    assert [line.split(maxsplit=1) for line in done.output.splitlines()] == [
        [page.code, page.summary] for page in EVERY
    ]


def test_one_code_is_explained_by_its_page_and_the_message() -> None:
    done = problems("zip-state")
    assert done.exit_code == 0
    page, _, message = done.output.partition("\n## What `check` says\n\n")
    assert page == (ROOT / "statepages/problems/zip-state.md").read_text()
    assert message.startswith("    content/events/oh/canvass.yaml:2:8 error: ZIP 97301 is in")


def test_a_code_that_no_content_can_show_is_explained_without_a_message() -> None:
    done = problems("owners")
    assert done.exit_code == 0
    assert done.output == (ROOT / "statepages/problems/owners.md").read_text()


def test_an_unknown_code_is_reported_with_the_nearest_one() -> None:
    done = problems("zip-stat")
    assert done.exit_code == 2
    assert "There is no code zip-stat. Did you mean zip-state?" in " ".join(done.output.split())
