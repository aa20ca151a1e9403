"""`init`: a repository with only content, for a site of one's own."""

import json
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest
import yaml

from statepages import __version__
from statepages.model.kinds import PRESETS
from tests.commands.starting import WORKFLOWS, files, package, started
from tests.site import ROOT
from tests.test_cli import run

BIN = ROOT / ".venv/bin"


def test_the_new_content_says_what_is_left_to_write_and_its_schemas_are_up_to_date(tmp_path: Path) -> None:
    started(tmp_path, "--state", "mn, Iowa", "--accent", "#7a1f3d", "--url", "https://food.example.org")
    content = tmp_path / "site/content"
    checked = run("check", "--content", content)
    assert checked.exit_code == 0, checked.output
    assert "3 warnings in 5 files" in checked.output
    assert checked.output.count('"[Add why people should help]" was left here to fill in later.') == 3
    assert run("schema", "--check", "--content", content).exit_code == 0
    assert {path.stem for path in (content / "states").iterdir()} == {"wi", "mn", "ia"}
    settings = (content / "site.yaml").read_text()
    assert "name: Food for All\nurl: https://food.example.org/\n" in settings
    assert 'accent: "#7a1f3d"\n' in settings


@pytest.mark.parametrize("kinds", PRESETS)
def test_each_kind_of_site_has_an_example_that_is_valid(kinds: str, tmp_path: Path) -> None:
    started(tmp_path, "--kinds", kinds)
    built = run("--content", tmp_path / "site/content", "--output", tmp_path / "output")
    assert built.exit_code == 0
    assert "from 1 event" in built.output
    example = re.search(r"```yaml\n(.*?)```", (tmp_path / "site/README.md").read_text(), re.DOTALL)
    assert example
    written = tmp_path / "site/content/events/wi/from-the-readme.yaml"
    written.write_text(example[1])
    assert run("check", "--content", tmp_path / "site/content").exit_code == 0


def test_it_says_what_to_do_next(tmp_path: Path) -> None:
    said = started(tmp_path, "--workflows", WORKFLOWS).output
    assert f"    cd {tmp_path}/site\n    make\n    make serve\n" in said
    assert "workflows" not in said


def test_the_engine_is_pinned_by_the_digest_of_its_file(tmp_path: Path) -> None:
    started(tmp_path)
    name = f"engine/statepages-{__version__}-py3-none-any.whl"
    digest = sha256(package(tmp_path).read_bytes()).hexdigest()
    assert (tmp_path / "site" / name).read_bytes() == package(tmp_path).read_bytes()
    wanted = (tmp_path / "site/requirements.txt").read_text()
    assert wanted.startswith((ROOT / "requirements.txt").read_text())
    assert wanted.endswith(f"\n./{name} \\\n    --hash=sha256:{digest}\n")


def test_the_engine_can_be_at_an_address(tmp_path: Path) -> None:
    address = f"https://example.org/statepages-{__version__}-py3-none-any.whl"
    started(tmp_path, "--engine", f"{address}#sha256={'ab' * 32}")
    wanted = (tmp_path / "site/requirements.txt").read_text()
    assert wanted.endswith(f"\nstatepages @ {address} \\\n    --hash=sha256:{'ab' * 32}\n")
    assert not (tmp_path / "site/engine").exists()


SPELLINGS = {
    "capital digits": ("#sha256=", "AB" * 32),
    "only the digest": ("#", "ab" * 32),
    "with a name, as pip writes it": ("#egg=statepages&sha256=", "ab" * 32),
}


@pytest.mark.parametrize("case", SPELLINGS)
def test_a_digest_is_known_however_it_is_written(case: str, tmp_path: Path) -> None:
    before, digits = SPELLINGS[case]
    address = f"https://example.org/a%20b/statepages-{__version__}-py3-none-any.whl?download=1&x=2"
    started(tmp_path, "--engine", f"{address.replace('%20', ' ')}{before}{digits}")
    wanted = (tmp_path / "site/requirements.txt").read_text()
    assert wanted.endswith(f"\nstatepages @ {address} \\\n    --hash=sha256:{'ab' * 32}\n")


def test_the_engine_can_be_in_a_file_with_an_address(tmp_path: Path) -> None:
    (tmp_path / "a b").mkdir()
    address = package(tmp_path / "a b").as_uri()
    assert "%20" in address
    started(tmp_path, "--engine", address)
    assert (tmp_path / "site/engine" / package(tmp_path).name).is_file()


STATES = {
    "with commas": "WI, MN,IA",
    "with spaces": "WI MN IA",
    "with and": "Wisconsin, mn and Iowa",
    "with semicolons": "WI; MN; IA",
}


@pytest.mark.parametrize("case", STATES)
def test_states_can_be_listed_as_people_write_lists(case: str, tmp_path: Path) -> None:
    started(tmp_path, "--state", STATES[case])
    assert {path.stem for path in (tmp_path / "site/content/states").iterdir()} == {"wi", "mn", "ia"}


def test_a_kind_of_site_can_be_written_with_spaces(tmp_path: Path) -> None:
    started(tmp_path, "--kinds", "Food bank")
    assert "kinds: food-bank\n" in (tmp_path / "site/content/site.yaml").read_text()


def test_a_site_has_the_time_zone_of_most_people_in_its_first_state(tmp_path: Path) -> None:
    done = run("init", tmp_path / "site", "--name", "Us", "--state", "TN", "--engine", package(tmp_path))
    assert done.exit_code == 0, done.output
    assert "timezone: America/Chicago\n" in (tmp_path / "site/content/site.yaml").read_text()


WRONG = {
    "an address that no browser knows": (["--engine", "https://[/x.whl"], "cannot have this address"),
    "an address with a password": (
        ["--engine", f"https://me:secret@example.org/statepages-{__version__}-py3-none-any.whl#{'ab' * 32}"],
        "everybody who sees the repository would see that",
    ),
    "a name with a hidden character": (["--name", "The\x1b[31m best"], "There is a hidden character here"),
    "a state or another": (["--state", "WI OR MN"], "Write one state here"),
    "an address without a digest": (
        ["--engine", f"https://example.org/statepages-{__version__}-py3-none-any.whl"],
        "Put the digest of the file after the address",
    ),
    "another version": (["--engine", "https://example.org/statepages-9.0.0-py3-none-any.whl"], "has to be"),
    "a file that is not there": (
        ["--engine", "nowhere.whl"],
        "cannot be read: nowhere.whl (No such file or directory). Name its file or its address",
    ),
    "workflows without a commit": (["--workflows", "example/statepages@main"], "a whole commit of 40 digits"),
    "a state that is none": (["--state", "Wisconson"], "Wisconsin"),
    "the whole country": (["--state", "US"], "Write a state, such as PA."),
    "an address that is none": (["--url", "soon"], "--url"),
    "a color that is none": (["--accent", "bluish"], "--accent"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_answer_gets_a_message_and_writes_nothing(case: str, tmp_path: Path) -> None:
    arguments, message = WRONG[case]
    done = run(
        "init", tmp_path / "site", "--name", "Us", "--state", "WI", "--engine", package(tmp_path), *arguments
    )
    assert done.exit_code in {1, 2}
    assert message in done.output
    assert "Traceback" not in done.output
    assert not (tmp_path / "site").exists()


def test_without_a_terminal_it_names_everything_that_is_missing(tmp_path: Path) -> None:
    done = run("init", tmp_path / "site", "--engine", package(tmp_path))
    assert done.exit_code == 2
    assert "Missing: --name, --state." in done.output


def test_a_checkout_has_no_package_to_pin(tmp_path: Path) -> None:
    done = run("init", tmp_path / "site", "--name", "Us", "--state", "WI")
    assert done.exit_code == 1
    assert "Name it with --engine" in done.output


def test_what_is_there_already_stays(tmp_path: Path) -> None:
    """Such as the content of somebody who copied everything, and a README of their own."""
    content = tmp_path / "site/content"
    (content / "events/wi").mkdir(parents=True)
    (content / "site.yaml").write_text("name: Ours\nurl: https://example.org/\ntimezone: America/Chicago\n")
    (tmp_path / "site/README.md").write_text("Ours\n")
    done = run("init", tmp_path / "site", "--engine", package(tmp_path))
    assert done.exit_code == 0, done.output
    assert "These files were there already, and stay as they are: README.md." in done.output
    assert (tmp_path / "site/README.md").read_text() == "Ours\n"
    assert not (content / "states").exists()
    assert (content / ".schemas/event.json").is_file()
    before = files(tmp_path / "site")
    again = run("init", tmp_path / "site", "--engine", package(tmp_path))
    assert again.exit_code == 0
    assert files(tmp_path / "site") == before


def test_options_about_content_that_is_there_are_named(tmp_path: Path) -> None:
    started(tmp_path)
    done = run("init", tmp_path / "site", "--engine", package(tmp_path), "--kinds", "library", "--name", "We")
    assert done.exit_code == 0, done.output
    said = (
        "content/site.yaml was there already, so --kinds and --name change nothing. Edit that file instead."
    )
    assert said in done.output
    assert "name: Food for All" in (tmp_path / "site/content/site.yaml").read_text()


def test_content_without_settings_gets_them(tmp_path: Path) -> None:
    event = tmp_path / "site/content/events/wi/calls.yaml"
    event.parent.mkdir(parents=True)
    event.write_text("title: Calls\nkind: phone-bank\nwhen: anytime\nwhere: online\n")
    started(tmp_path, "--state", "MN")
    checked = run("check", "--content", tmp_path / "site/content")
    assert checked.exit_code == 0
    assert "2 warnings in 4 files" in checked.output
    assert [path.name for path in event.parent.iterdir()] == ["calls.yaml"]
    assert (tmp_path / "site/README.md").read_text().startswith("# Food for All\n")


def test_content_with_errors_in_its_settings_stays_alone(tmp_path: Path) -> None:
    settings = tmp_path / "site/content/site.yaml"
    settings.parent.mkdir(parents=True)
    settings.write_text("name: Ours\n")
    done = run("init", tmp_path / "site", "--engine", package(tmp_path))
    assert done.exit_code == 1
    assert 'The field "url" is missing.' in done.output
    assert list(files(tmp_path / "site")) == ["content/site.yaml"]


@pytest.mark.parametrize("stops", range(0, 24, 3))
def test_after_a_failure_it_can_be_run_again(
    stops: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "whole").mkdir()
    started(tmp_path / "whole")
    replace, written = Path.replace, []

    def full(path: Path, target: Path) -> Path:
        written.append(target)
        if len(written) > stops:
            raise OSError(28, "No space left on device")
        return replace(path, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", full)
        done = run(
            "init", tmp_path / "site", "--name", "Not yet", "--state", "WI", "--engine", package(tmp_path)
        )
        assert done.exit_code == 1
        assert "could not be written: No space left on device." in done.output
    started(tmp_path)
    ours, whole = files(tmp_path / "site"), files(tmp_path / "whole/site")
    assert ours.keys() == whole.keys()
    assert run("check", "--content", tmp_path / "site/content").exit_code == 0


def test_run_again_with_a_newer_engine_it_leaves_what_upgrade_changes(tmp_path: Path) -> None:
    release = sorted((ROOT / "tests/cases/releases").iterdir())[0]
    shutil.copytree(release, tmp_path / "site")
    (tmp_path / "site/README.md").write_text("Ours\n")
    done = run("init", tmp_path / "site", "--engine", package(tmp_path))
    assert done.exit_code == 0, done.output
    assert "requirements.txt" in done.output
    said = run("upgrade", tmp_path / "site", "--engine", package(tmp_path), "--write").output
    assert "README.md has your changes" in said
    assert "Makefile changes:" in said and "requirements.txt changes:" in said
    assert (tmp_path / "site/README.md").read_text() == "Ours\n"


def test_a_repository_stays_what_it_is_for(tmp_path: Path) -> None:
    started(tmp_path, "--forge", "gitlab")
    before = files(tmp_path / "site")
    assert run("init", tmp_path / "site", "--engine", package(tmp_path)).exit_code == 0
    assert files(tmp_path / "site") == before
    done = run("init", tmp_path / "site", "--engine", package(tmp_path), "--forge", "github")
    assert done.exit_code == 1
    assert "This repository is for --forge gitlab." in done.output


def test_it_does_not_write_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site/.github").symlink_to(tmp_path / "elsewhere")
    done = started(tmp_path, status=1)
    assert "is a link to somewhere else" in done.output
    assert not list((tmp_path / "elsewhere").iterdir())


def test_workflows_are_those_of_the_engine_with_the_least_rights(tmp_path: Path) -> None:
    started(tmp_path, "--workflows", WORKFLOWS)
    written = sorted((tmp_path / "site/.github/workflows").iterdir())
    assert [path.name for path in written] == [
        "check.yaml", "import.yaml", "nightly.yaml", "publish.yaml", "suggested-event.yaml",
    ]  # fmt: skip
    for path in written:
        ours, theirs = (
            yaml.safe_load((folder / path.name).read_text())
            for folder in (ROOT / ".github/workflows", path.parent)
        )
        [job] = theirs["jobs"].values()
        repository, commit = WORKFLOWS.split("@")
        assert job["uses"] == f"{repository}/.github/workflows/{path.name}@{commit}"
        assert f"@{commit} # v{__version__}\n" in path.read_text()
        # YAML 1.1 reads the key `on` as true.
        assert {**theirs[True], "workflow_call": None}.keys() == ours[True].keys()
        given = set(job["permissions"].items())
        assert given == {
            right for one in ours["jobs"].values() for right in _strongest(ours["jobs"], one["permissions"])
        }
        secrets = (ours[True]["workflow_call"] or {}).get("secrets", {})
        assert job.get("secrets", {}).keys() == secrets.keys()


def _strongest(jobs: dict[str, dict[str, dict[str, str]]], rights: dict[str, str]) -> set[tuple[str, str]]:
    """Rights, with write where another job of the workflow needs to write."""
    every = [right for job in jobs.values() for right in job["permissions"].items()]
    return {(name, "write" if (name, "write") in every else level) for name, level in rights.items()}


def test_workflows_fit_their_schema_and_zizmor_finds_nothing(tmp_path: Path) -> None:
    started(tmp_path, "--workflows", WORKFLOWS)
    written = [str(path) for path in (tmp_path / "site/.github/workflows").iterdir()]
    schema = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows", *written]
    zizmor = [str(BIN / "zizmor"), "--offline", "--no-config", "--pedantic", "--no-progress", *written]
    for command in (schema, zizmor):
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode == 0, done.stdout


def test_without_workflows_it_says_so(tmp_path: Path) -> None:
    assert "run upgrade there with --workflows OWNER/NAME@COMMIT --write" in started(tmp_path).output
    assert not (tmp_path / "site/.github/workflows").exists()


def test_gitlab_gets_a_pipeline_that_fits_its_schema(tmp_path: Path) -> None:
    assert "workflows" not in started(tmp_path, "--forge", "gitlab").output
    site = tmp_path / "site"
    assert not (site / ".github").exists() and not (site / "Dockerfile").exists()
    pipeline = site / ".gitlab-ci.yml"
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.gitlab-ci", str(pipeline)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    makefile = (site / "Makefile").read_text()
    for job in ("check", "pages"):
        for line in yaml.safe_load(pipeline.read_text())[job]["script"]:
            target = re.fullmatch("make ?([a-z]*)", line)
            assert target and f"\n{target[1] or 'site'}:" in makefile


def test_other_forges_get_a_container_with_the_engine(tmp_path: Path) -> None:
    started(tmp_path, "--forge", "other")
    site = tmp_path / "site"
    assert not (site / ".github").exists() and not (site / ".gitlab-ci.yml").exists()
    # What .dockerignore lets in is what requirements.txt refers to.
    let_in = [
        line[1:].rstrip("/")
        for line in (site / ".dockerignore").read_text().splitlines()
        if line.startswith("!")
    ]
    assert let_in == ["requirements.txt", "engine"]
    assert all((site / name).exists() for name in let_in)
    assert "Dockerfile" in (site / "README.md").read_text()


@pytest.mark.parametrize("name", ['The "Best" [[ name ]] {{ site }}', "Größe: 100 %", "$(touch x) `y`"])
def test_any_name_is_possible(name: str, tmp_path: Path) -> None:
    done = run("init", tmp_path / "site", "--name", name, "--state", "WI", "--engine", package(tmp_path))
    assert done.exit_code == 0, done.output
    assert json.loads((tmp_path / "site/.devcontainer/devcontainer.json").read_text())["name"] == name
    assert (tmp_path / "site/README.md").read_text().startswith(f"# {name}\n")
    assert run("check", "--content", tmp_path / "site/content").exit_code == 0


def test_its_makefile_sets_up_with_the_digests_and_nothing_else(tmp_path: Path) -> None:
    """`make --dry-run` shows the commands; tests/test_package.py runs them with the package."""
    make = shutil.which("make")
    assert make
    started(tmp_path)
    done = subprocess.run([make, "--dry-run", "setup"], cwd=tmp_path / "site", capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "--require-hashes -r requirements.txt" in done.stdout
