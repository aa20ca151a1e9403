"""The forms in .github/ISSUE_TEMPLATE/: forges accept them, and they ask what the engine reads."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from statepages.commands.form import QUESTIONS, TICK, ZONES, form_file
from statepages.model.kinds import CAMPAIGN
from statepages.model.states import STATES
from statepages.render.forge import forge
from tests.render.pages import site
from tests.site import ROOT

FORMS = ROOT / ".github" / "ISSUE_TEMPLATE"
SUGGEST = "suggest-an-event.yml"


def fields(name: str) -> dict[str, dict[str, Any]]:
    """The questions of a form by their ids."""
    body = yaml.safe_load((FORMS / name).read_text())["body"]
    return {field["id"]: field for field in body if field["type"] != "markdown"}


@pytest.mark.parametrize("path", sorted(FORMS.iterdir()), ids=lambda path: path.name)
def test_a_forge_takes_it(path: Path) -> None:
    schema = "vendor.github-issue-config" if path.name == "config.yml" else "vendor.github-issue-forms"
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_it_is_up_to_date() -> None:
    """To update it: python build.py schema"""
    assert (ROOT / form_file().path).read_bytes() == form_file().data


def test_only_the_last_answer_may_have_several_lines() -> None:
    several = [name for name, field in fields(SUGGEST).items() if field["type"] == "textarea"]
    assert several == [list(QUESTIONS)[-1]]


def test_few_answers_must_be_given() -> None:
    asked = fields(SUGGEST).items()
    assert [name for name, field in asked if field.get("validations", {}).get("required")] == [
        "title", "kind", "start",
    ]  # fmt: skip


CHOICES = {
    "kind": [kind.label for kind in CAMPAIGN],
    "folder": ["Every state", *(state.name for state in STATES.values())],
    "repeat": ["Daily", "Weekdays", "Weekly", "Every 2 weeks", "Monthly"],
    "timezone": list(ZONES),
}


@pytest.mark.parametrize("name", CHOICES)
def test_its_lists_are_those_of_the_model_and_every_choice_can_be_read(name: str) -> None:
    options = fields(SUGGEST)[name]["attributes"]["options"]
    assert options == CHOICES[name]
    read = [QUESTIONS[name].read(option) for option in options]
    assert len(set(read)) == len(read)


def test_every_list_is_looked_at() -> None:
    assert {name for name, field in fields(SUGGEST).items() if field["type"] == "dropdown"} == set(CHOICES)


def test_the_box_to_tick_is_read() -> None:
    [option] = fields(SUGGEST)["online"]["attributes"]["options"]
    assert option["label"] == TICK
    assert QUESTIONS["online"].read(f"- [X] {TICK}") is True
    assert QUESTIONS["online"].read(f"- [ ] {TICK}") is False


def test_what_it_shows_as_an_example_is_read() -> None:
    examples = {
        name: field["attributes"]["placeholder"]
        for name, field in fields(SUGGEST).items()
        if "placeholder" in field["attributes"]
    }
    assert {"start", "end", "until", "zip", "signup", "email"} <= examples.keys()
    for name, example in examples.items():
        assert QUESTIONS[name].read(example)


def test_pages_lead_to_forms_that_are_there() -> None:
    known = forge(site(repository="https://github.com/people/site").settings)
    assert known
    for link, form in (
        (known.suggest, SUGGEST),
        (known.report("https://example.org/"), "report-a-problem.yml"),
    ):
        assert f"template={form}" in link
        assert (FORMS / form).exists()
    assert "&page=" in known.report("https://example.org/")
    assert "page" in fields("report-a-problem.yml")
