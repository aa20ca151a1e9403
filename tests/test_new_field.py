"""A new field is one line in the model and one place in a template. Everything else follows."""

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
import yaml

from tests.commands.small_site import NAME, small_site
from tests.site import ROOT

LINE = (
    '    childcare: Annotated[Line | None, About("Who looks after children", "Two sitters, in the gym", '
    '"cuidadodeninos ninera", question="Childcare")] = None\n'
)
BEFORE = "    signup: Annotated["
PLACE = (
    '{% if event.data.childcare %}<div><dt>{{ _("Childcare") }}</dt><dd>{{ event.data.childcare }}</dd></div>'
    "{% endif %}\n"
)
BELOW = "{% macro good_to_know(event) -%}\n"
FORM = Path(".github/ISSUE_TEMPLATE/suggest-an-event.yml")
MANY = """\
import io, json, sys
from click.testing import CliRunner
from statepages import cli
for arguments in json.loads(sys.argv[1]):
    print(json.dumps(CliRunner().invoke(cli.commands, arguments, prog_name="python build.py").output))
"""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the engine that has the new field, and of its form, with a small site."""
    house = tmp_path_factory.mktemp("house")
    for name in ("build.py", "statepages", "search", "templates"):
        subprocess.run(["cp", "-r", str(ROOT / name), str(house / name)], check=True)
    for name in (".venv", "node_modules"):
        (house / name).symlink_to(ROOT / name)
    (house / FORM).parent.mkdir(parents=True)
    (house / FORM).write_text((ROOT / FORM).read_text())
    for name, line, text in (
        ("statepages/model/event.py", BEFORE, LINE + BEFORE),
        ("templates/pages/event.html", BELOW, BELOW + PLACE),
    ):
        before = (house / name).read_text()
        assert before.count(line) == 1
        (house / name).write_text(before.replace(line, text))
    event = small_site(house) / NAME
    event.write_text(f"{event.read_text()}childcare: Two sitters\n")
    return house


def answers(house: Path, *commands: tuple[str, ...]) -> list[str]:
    """What commands of the copy print, one after the other in one process."""
    command = [sys.executable, "-c", MANY, json.dumps(commands)]
    done = subprocess.run(command, cwd=house, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_field_is_one_line_and_one_place(house: Path) -> None:
    issue = house / "issue.md"
    new = ("new", "event", "--title", "Calls", "--kind", "phone-bank", "--start", "anytime", "--zip", "18503")
    issue.write_text(
        "### Name of the event\n\nWalk with us\n\n### What people do there\n\nCanvass\n\n"
        "### Start\n\nanytime\n\n### ZIP code\n\n18503\n\n### Childcare\n\nIn the gym\n"
    )
    spanish = house / "content/events/pa/spanish.yaml"
    run = partial(answers, house)
    fine, schema, fields, made, suggested, help, built = run(
        ("check",),
        ("schema",),
        ("fields",),
        (*new, "--childcare", "A crèche"),
        ("new", "event", "--from-issue", "issue.md"),
        ("new", "event", "--help"),
        ("build", "--no-cache"),
    )
    assert fine == "No problems in 2 files.\n"

    assert "content/.schemas/event.json\n" in schema
    field = json.loads((house / "content/.schemas/event.json").read_text())["properties"]["childcare"]
    assert (field["description"], field["examples"]) == (
        "Who looks after children",
        ["Two sitters, in the gym"],
    )

    assert f"{FORM.as_posix()}\n" in schema
    [question] = [
        one for one in yaml.safe_load((house / FORM).read_text())["body"] if one.get("id") == "childcare"
    ]
    assert question["attributes"]["label"] == "Childcare"
    assert question["attributes"]["placeholder"] == "Two sitters, in the gym"

    assert "| `childcare` | Who looks after children | `childcare: Two sitters, in the gym` |" in fields
    assert "--childcare" in help
    assert "childcare: A crèche\n" in (house / made.splitlines()[0]).read_text()
    assert "It is in `content/events/pa/walk-with-us.yaml`" in suggested
    assert "childcare: In the gym\n" in (house / "content/events/pa/walk-with-us.yaml").read_text()

    assert "Built" in built
    page = (house / "output/events/pa/2024-10-19-scranton/index.html").read_text()
    assert "<dt>Childcare</dt><dd>Two sitters</dd>" in page

    text = (house / "content" / NAME).read_text()
    spanish.write_text(text.replace("childcare", "Cuidado de niños").replace("Knock", "Walk"))
    [told] = run(("check",))
    assert told.count("spanish.yaml") == 1
    assert "childcare" in told
