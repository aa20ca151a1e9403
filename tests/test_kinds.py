"""A site with kinds of events of its own: what site.yaml may say, and what follows from it."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from statepages.checking.check_file import check_file
from statepages.checking.settings import begin
from statepages.commands.form import form_file
from statepages.model.kinds import PRESETS, Kinds, preset
from statepages.source import RawFile
from tests.cases import cases_of
from tests.commands.small_site import small_site
from tests.fixes import fixed, fixed_lines
from tests.site import EVENT, NOON, ROOT, SITE, built, checked, content, paths
from tests.test_cli import run

FOOD_BANK = """\
kinds:
  - food-bank
  - Diaper drive
  - name: esl
    label: English class
    plural: English classes
"""


def kinds_of(folder: Path, text: str) -> Kinds:
    content(folder / "content", {"site.yaml": SITE + text})
    return begin(paths(folder), None, NOON).kinds


@pytest.mark.parametrize(
    "case", [one for one in cases_of("kinds") if "says" not in one], ids=lambda case: case["label"]
)
def test_what_site_yaml_may_say(case: dict[str, Any], tmp_path: Path) -> None:
    assert checked(tmp_path, {"site.yaml": SITE + case["text"], "events/pa/doors.yaml": None}).problems == ()
    kinds = kinds_of(tmp_path, case["text"])
    names = [kind.name for kind in kinds]
    assert len(set(names)) == len(names)
    assert set(case.get("has", ())) <= set(names)
    assert names == case.get("gives", names)
    if "last" in case:
        assert [kinds[-1].name, kinds[-1].label, kinds[-1].plural] == case["last"]


@pytest.mark.parametrize(
    "case", [one for one in cases_of("kinds") if "says" in one], ids=lambda case: case["label"]
)
def test_what_is_wrong_with_it(case: dict[str, Any]) -> None:
    problems = check_file(RawFile("site.yaml", "site.yaml", f"{SITE}{case['text']}\n".encode()), NOON)
    told = [f"{one.place.line}:{one.place.column} {one.code} {one.message}" for one in problems]
    assert told == case["says"]
    text = f"{SITE}{case['text']}\n"
    assert fixed_lines(problems, text) == [case.get("fix")] * len(told)
    if "fix" in case:
        after = fixed(text, problems[0])
        assert check_file(RawFile("site.yaml", "site.yaml", after.encode()), NOON) == ()


def test_a_kind_of_a_preset_can_have_another_label(tmp_path: Path) -> None:
    text = "kinds:\n  - campaign\n  - {name: canvass, label: Door knocking, plural: Door knocking}\n"
    kinds = kinds_of(tmp_path, text)
    assert kinds[0].label == "Door knocking"
    assert kinds[1:] == preset("campaign")[1:]


def test_a_site_has_a_hundred_kinds_at_most() -> None:
    entries = "".join(f"  - Kind {number}\n" for number in range(101))
    [problem] = check_file(RawFile("site.yaml", "site.yaml", f"{SITE}kinds:\n{entries}".encode()), NOON)
    assert problem.message == "The list has 101 entries. The most is 100."


def told(folder: Path, kind: str, site: str = FOOD_BANK) -> list[str]:
    """What is wrong with an event of a kind, each problem with its fix."""
    event = EVENT.replace("kind: canvass\n", f"kind: {kind}\n" if kind else "")
    found = checked(folder, {"site.yaml": SITE + site, "events/pa/doors.yaml": event}).problems
    fixes = fixed_lines(found, event)
    return [
        f"{one.place.line} {one.message}" + (f" -> {fix}" if fix else "")
        for one, fix in zip(found, fixes, strict=True)
    ]


@pytest.mark.parametrize(
    "kind",
    [
        "food-distribution", "Food distribution", "FOOD DISTRIBUTIONS", "food_pantry", "Pantries",
        "diaper drives", "Diaper Drive", "diaperdrive", "esl", "English classes", "Packing / sorting",
        "Food giveaway",
    ],
)  # fmt: skip
def test_a_kind_goes_by_its_name_its_label_its_plural_and_the_words_of_its_preset(
    kind: str, tmp_path: Path
) -> None:
    assert told(tmp_path, kind) == []


LIST = "The list is in site.yaml, under kinds. Maintainers can add to it."
ALL = "For all kinds, and how to add your own, see docs/kinds.md#campaign"


@pytest.mark.parametrize(
    ("site", "kind", "says"),
    [
        pytest.param(
            FOOD_BANK,
            "Diper drive",
            "Read as: kind: diaper-drive -> kind: diaper-drive",
            id="a slip, own kind",
        ),
        pytest.param(FOOD_BANK, "canvass", f'If no kind fits, write "other". {LIST}', id="another preset"),
        pytest.param(
            FOOD_BANK, "English lesson", f'Choose "esl", "cooking-class" or "other". {LIST}', id="near kinds"
        ),
        pytest.param(
            "kinds: [Food run, Diaper drive]",
            "rally",
            f'Choose "food-run" or "diaper-drive". {LIST}',
            id="few kinds",
        ),
        pytest.param("", "Food distribution", f'Choose "volunteer-shift" or "other". {ALL}', id="a campaign"),
        pytest.param("", "Packing / sorting", f'Choose "volunteer-shift" or "other". {ALL}', id="two words"),
        pytest.param(
            "", "canvas run", f'Choose "canvass", "community-canvass" or "other". {ALL}', id="two near"
        ),
    ],
)
def test_no_message_lists_many_kinds(site: str, kind: str, says: str, tmp_path: Path) -> None:
    assert told(tmp_path, kind, site) == [f'2 "{kind}" is not a kind of event. {says}']


def test_examples_are_kinds_of_the_site(tmp_path: Path) -> None:
    assert told(tmp_path, "") == ['1 The field "kind" is missing. Add a line: kind: food-distribution']
    [said] = told(tmp_path, "Zoom", "kinds: library")
    assert (
        said
        == '2 "Zoom" says where, not what people do. Write where: online, and a kind here, such as class.'
    )


def test_a_kind_is_looked_at_beside_other_slips(tmp_path: Path) -> None:
    """Also where its field has another name, and where site.yaml has a slip of its own."""
    event = EVENT.replace("kind: canvass", "knid: Rally").replace("19380", "1938")
    files: dict[str, str | bytes | None] = {
        "site.yaml": f"{SITE}accent: blue\n{FOOD_BANK}",
        "events/pa/doors.yaml": event,
        "events/pa/more.yaml": EVENT.replace("canvass", "rally").replace("doors", "more doors"),
    }
    found = [(one.place.path.rpartition("/")[2], one.code) for one in checked(tmp_path, files).problems]
    assert found == [
        ("doors.yaml", "unknown-field"), ("doors.yaml", "kind"), ("doors.yaml", "zip"),
        ("more.yaml", "kind"), ("site.yaml", "color"),
    ]  # fmt: skip


def test_no_kind_is_wrong_while_nobody_knows_the_kinds(tmp_path: Path) -> None:
    """Otherwise, every event would repeat a mistake in site.yaml."""
    files: dict[str, str | bytes | None] = {
        "site.yaml": f"{SITE}kinds: food-bnk\n",
        "events/pa/doors.yaml": EVENT.replace("canvass", "Food distribution"),
    }
    assert [one.code for one in checked(tmp_path, files).problems] == ["kinds"]


# What follows: the schema, the form, new


@pytest.fixture
def food_bank(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content folder of a food bank without events."""
    monkeypatch.chdir(tmp_path)
    folder = small_site(tmp_path)
    (folder / "site.yaml").write_text((folder / "site.yaml").read_text() + FOOD_BANK)
    (folder / "events/pa/2024-10-19-scranton.yaml").unlink()
    return folder


def test_the_schema_has_the_kinds_of_the_site(food_bank: Path) -> None:
    assert run("schema", "--content", food_bank).exit_code == 0
    schema = json.loads((food_bank / ".schemas/event.json").read_text())
    kind = schema["properties"]["kind"]
    assert kind["anyOf"][0]["enum"][-2:] == ["diaper-drive", "esl"]
    assert kind["anyOf"][0]["enumDescriptions"][-1] == "English class"
    assert kind["description"] == "What people do there"
    assert schema["defaultSnippets"][0]["body"]["kind"] == "${2:food-distribution}"
    assert "canvass" not in json.dumps(kind)


def test_the_schema_is_old_when_the_kinds_change(food_bank: Path) -> None:
    run("schema", "--content", food_bank)
    site = food_bank / "site.yaml"
    site.write_text(site.read_text().replace("Diaper drive", "Toy drive"))
    done = run("schema", "--check", "--content", food_bank)
    assert (done.exit_code, done.output.partition(" is out")[0]) == (1, "content/.schemas/event.json")


FORM = ".github/ISSUE_TEMPLATE/suggest-an-event.yml"


def test_the_form_gets_the_kinds_of_the_site(food_bank: Path) -> None:
    form = food_bank.parent / FORM
    form.parent.mkdir(parents=True)
    before = (ROOT / FORM).read_text()
    form.write_text(before)
    assert run("schema", "--check", "--content", food_bank).output.startswith(f"{FORM} is out of date.")
    assert form.read_text() == before
    assert f"\n{FORM}\n" in run("schema", "--content", food_bank).output
    old, new = (
        {field.get("id"): field for field in yaml.safe_load(text)["body"]}
        for text in (before, form.read_text())
    )
    labels = [kind.label for kind in preset("food-bank")]
    assert new["kind"]["attributes"].pop("options") == [*labels, "Diaper drive", "English class"]
    old["kind"]["attributes"].pop("options")
    assert new == old
    assert run("schema", "--check", "--content", food_bank).exit_code == 0


def test_labels_in_the_form_stay_texts(tmp_path: Path) -> None:
    kinds = kinds_of(tmp_path, "kinds: ['No', 'Q: and A', \"Kids' day\", 'C# class']")
    body = yaml.safe_load(form_file(kinds).data)["body"]
    [options] = [field["attributes"]["options"] for field in body if field.get("id") == "kind"]
    assert options == ["No", "Q: and A", "Kids' day", "C# class"]


NEW = ("--title", "Pack boxes", "--start", "2024-11-02 10 am", "--zip", "18503")


def test_new_takes_the_kinds_of_the_site(food_bank: Path) -> None:
    done = run("new", "event", "--content", food_bank, *NEW, "--kind", "Food distribution")
    assert done.exit_code == 0, done.output
    assert "kind: food-distribution\n" in (food_bank / "events/pa/2024-11-02-pack-boxes.yaml").read_text()
    schema = json.loads((food_bank / ".schemas/event.json").read_text())
    assert "esl" in schema["properties"]["kind"]["anyOf"][0]["enum"]


def test_new_refuses_other_kinds(food_bank: Path) -> None:
    done = run("new", "event", "--content", food_bank, *NEW, "--kind", "canvass")
    assert done.exit_code == 2
    told = '"canvass" is not a kind of event. If no kind fits, write "other".'
    assert f"Invalid value for '--kind': {told}" in done.output


def test_new_shows_all_kinds_to_whoever_asks(food_bank: Path) -> None:
    done = run("new", "event", "--content", food_bank, *NEW, "--kind", "?")
    names = ", ".join(kind.name for kind in preset("food-bank"))
    assert f"Choose {names}, diaper-drive or esl." in done.output


def suggested(folder: Path, kind: str) -> str:
    issue = folder / "issue.md"
    answers = {"Name of the event": "Pack boxes", "What people do there": kind, "Start": "2024-11-02 10 am"}
    answers |= {"ZIP code": "18503"}
    issue.write_text("\n\n".join(f"### {name}\n\n{answer}" for name, answer in answers.items()))
    return run("new", "event", "--content", folder / "content", "--from-issue", issue).output


def test_a_suggestion_has_the_kinds_of_the_site(food_bank: Path) -> None:
    suggested(food_bank.parent, "Diaper drive")
    assert "kind: diaper-drive\n" in (food_bank / "events/pa/2024-11-02-pack-boxes.yaml").read_text()


def test_a_suggestion_of_another_kind_is_refused(food_bank: Path) -> None:
    assert "What people do there" in suggested(food_bank.parent, "Phone bank")
    assert not list(food_bank.glob("events/*/*.yaml"))


def test_the_guide_lists_every_kind_of_every_preset() -> None:
    """In the order of the model, below a heading that messages link to."""
    guide = (ROOT / "docs" / "kinds.md").read_text()
    for name in PRESETS:
        section = guide.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        rows = re.findall(r"^\| `([a-z-]+)` \| (.*?) \| (.*?) \|$", section, re.MULTILINE)
        assert rows == [(kind.name, kind.label, kind.plural) for kind in preset(name)]


# The site


EVENTS = {
    "events/pa/doors.yaml": EVENT.replace("canvass", "diaper drive"),
    "events/pa/english.yaml": EVENT.replace("canvass", "esl").replace("Knock on doors", "Learn English"),
    "events/pa/pantry.yaml": EVENT.replace("canvass", "Food pantry").replace("Knock on doors", "Shop free"),
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A food bank, built."""
    folder = tmp_path_factory.mktemp("food-bank")
    result = built(folder, {"site.yaml": SITE + FOOD_BANK, **EVENTS})
    assert result.published, result.problems
    return folder / "output"


@pytest.mark.parametrize(
    "path", ["events/index.html", "pennsylvania/index.html", "events/pa/english/index.html"]
)
def test_pages_show_the_label(site: Path, path: str) -> None:
    page = (site / path).read_text()
    assert "English class" in page
    assert ">esl<" not in page


def test_readers_choose_from_the_kinds_that_occur(site: Path) -> None:
    page = (site / "events/index.html").read_text()
    choices = page.partition('id="finder-kind"')[2].partition("</details>")[0]
    assert re.findall(r'value="([^"]*)"(?: data-plural="([^"]*)")?', choices) == [
        ("diaper-drive", ""), ("esl", ""), ("pantry", "Pantries"),
    ]  # fmt: skip
    assert re.findall(r'class="choice-words">([^<]*)<', choices) == [
        "Diaper drive", "English class", "Pantry",
    ]  # fmt: skip


def test_the_public_data_has_the_kinds(site: Path) -> None:
    index = json.loads((site / "api/v1/index.json").read_text())
    assert index["kinds"][-1] == {"name": "esl", "label": "English class", "plural": "English classes"}
    events = json.loads((site / "api/v1/events.json").read_text())["events"]
    assert {event["kind"] for event in events} == {"diaper-drive", "esl", "pantry"}


def test_machines_read_the_label_too(site: Path) -> None:
    page = (site / "events/pa/english/index.html").read_text()
    data = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[0])
    assert "English class" in json.dumps(data)


def test_an_event_of_a_kind_that_is_gone_is_an_error_there(tmp_path: Path) -> None:
    site = SITE + FOOD_BANK.replace("  - Diaper drive\n", "")
    [problem] = checked(tmp_path, {"site.yaml": site, **EVENTS}).problems
    assert (problem.place.path.rpartition("/")[2], problem.level, problem.code) == (
        "doors.yaml",
        "error",
        "kind",
    )
    assert problem.message == f'"diaper drive" is not a kind of event. Choose "food-drive" or "other". {LIST}'
