"""The workflow that turns a filled-in form into a pull request, with its commands run as a forge would."""

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import repository
from tests.commands.small_site import small_site
from tests.commands.test_from_issue import form
from tests.sharing import made_once
from tests.site import ROOT
from tests.workflows import compile_engine, copy_compiled, copy_engine

WORKFLOW = ROOT / ".github" / "workflows" / "suggested-event.yaml"
FILE = "content/events/pa/2024-11-02-knock-doors.yaml"
HOSTILE = "`touch pwned` $(touch pwned) ${{ github.token }} ' \" ; touch pwned #\n::error::x"
GH = """\
#!/bin/sh
echo "$*" >> "$GH_SAID"
case "$1 $2" in
  "pr list") case "$*" in *"--state closed"*) cat "$GH_CLOSED" ;; *) cat "$GH_PULLS" ;; esac ;;
  "pr create") echo 7 > "$GH_PULLS"; for last; do :; done; cat "$last" >> "$GH_SAID" ;;
  "pr view") cat "$GH_REVIEWS" ;;
  "api --paginate") cat "$GH_APPROVALS" ;;
  "issue comment") for last; do :; done; cat "$last" >> "$GH_SAID" ;;
esac
"""
"""A forge: requests are written to files, and its answers are read from files."""


def workflow() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load(WORKFLOW.read_text(), Loader=yaml.BaseLoader)
    return loaded


JOB = workflow()["jobs"]["propose"]
STEPS = {step["name"]: step for step in JOB["steps"] if "run" in step}


def test_its_schema_holds() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, str(WORKFLOW)], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing() -> None:
    zizmor = Path(sys.executable).with_name("zizmor")
    command = [str(zizmor), "--offline", "--no-progress", "--persona", "pedantic", str(WORKFLOW)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_no_command_holds_anything_of_the_issue() -> None:
    for step in STEPS.values():
        assert "${{" not in step["run"]
    given = re.findall(
        r"\$\{\{(.*?)\}\}", json.dumps([JOB.get("env"), [step.get("env") for step in STEPS.values()]])
    )
    assert {name.strip() for name in given} == {"github.event.issue.number", "github.token"}


def test_the_token_is_in_no_step_that_reads_the_issue() -> None:
    assert workflow()["permissions"] == {}
    assert [name for name, step in STEPS.items() if "GH_TOKEN" in step.get("env", {})] == [
        "Open a pull request",
        "Reply in the issue",
    ]
    [checkout] = [step for step in JOB["steps"] if step.get("uses", "").startswith("actions/checkout@")]
    assert checkout["with"]["persist-credentials"] == "false"


def test_it_knows_the_form_by_its_label_or_its_first_question() -> None:
    form_file = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / "suggest-an-event.yml").read_text())
    assert f"label.name == '{form_file['labels'][0]}'" in JOB["if"]
    first = next(field for field in form_file["body"] if field["type"] != "markdown")
    assert f"startsWith(github.event.issue.body, '### {first['attributes']['label']}')" in JOB["if"]


@dataclass
class Runner:
    """A checkout, its origin, and a forge that records what it is asked."""

    folder: Path
    checkout: Path
    environment: dict[str, str]

    @classmethod
    def of(cls, folder: Path) -> "Runner":
        """In that folder, as `repositories` makes it or a copy of it."""
        files = {
            "RUNNER_TEMP": ".",
            "GITHUB_EVENT_PATH": "event.json",
            "GITHUB_OUTPUT": "output",
            "GH_SAID": "said",
            "GH_PULLS": "pulls",
            "GH_CLOSED": "closed",
            "GH_REVIEWS": "reviews",
            "GH_APPROVALS": "approvals",
        }
        return cls(
            folder,
            folder / "checkout",
            {
                "PATH": f"{folder / 'bin'}{os.pathsep}{os.environ['PATH']}",
                "HOME": str(folder),
                "GIT_CONFIG_SYSTEM": os.devnull,
                "PYTHONUTF8": "1",
                "NUMBER": "12",
                "BRANCH": "suggested-event-12",
                **{name: str(folder / path) for name, path in files.items()},
            },
        )

    def take(self, body: str | None) -> None:
        """Run the commands for an issue with this text, in a fresh checkout."""
        git(self.checkout, "clean", "-q", "-d", "--force")
        git(self.checkout, "switch", "-q", "--detach", "origin/main")
        git(self.checkout, "update-ref", "-d", "refs/heads/suggested-event-12")
        for name in ("said", "output"):
            (self.folder / name).write_text("")
        (self.folder / "event.json").write_text(json.dumps({"issue": {"number": 12, "body": body}}))
        for name in ("Read the form", "Open a pull request", "Reply in the issue"):
            if name == "Open a pull request" and "written=yes" not in (self.folder / "output").read_text():
                continue
            own = {key: value for key, value in STEPS[name].get("env", {}).items() if "${{" not in value}
            subprocess.run(
                ["bash", "-e", "-c", STEPS[name]["run"]],
                cwd=self.checkout,
                env=self.environment | own,
                check=True,
            )

    @property
    def said(self) -> str:
        """What the forge was asked, with the texts it was given."""
        return (self.folder / "said").read_text()

    def proposed(self) -> str | None:
        """The event on the branch, if there is one."""
        command = ["git", "show", f"suggested-event-12:{FILE}"]
        done = subprocess.run(command, cwd=self.folder / "origin.git", capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else None


def git(folder: Path, *arguments: str) -> None:
    quiet = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, env=quiet)


@pytest.fixture(scope="session")
def repositories(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an origin, a checkout of it, and a forge without any data."""

    def make(folder: Path) -> None:
        seed, bin = folder / "seed", folder / "bin"
        bin.mkdir()
        (bin / "gh").write_text(GH)
        (bin / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
        for tool in bin.iterdir():
            tool.chmod(0o755)
        seed.mkdir()
        copy_engine(seed, ("build.py", "statepages", "search", ".gitignore"))
        small_site(seed)
        git(folder, "init", "-q", "-b", "main", "seed")
        git(seed, "add", ".")
        git(seed, "commit", "-q", "-m", "A site")
        git(seed, "repack", "-q", "-a", "-d")  # each test copies a pack faster than separate objects
        git(folder, "clone", "-q", "--bare", "seed", "origin.git")
        git(folder, "clone", "-q", "origin.git", "checkout")
        # Wherever the two are copied to.
        git(folder / "checkout", "remote", "set-url", "origin", "../origin.git")
        compile_engine(seed)
        copy_compiled(seed, folder / "checkout")
        shutil.rmtree(seed)
        for name, text in (("pulls", ""), ("closed", ""), ("reviews", "0\n"), ("approvals", "")):
            (folder / name).write_text(text)

    return made_once(tmp_path_factory, "suggested-event", make)


@pytest.fixture
def runner(tmp_path: Path, repositories: Path) -> Runner:
    shutil.copytree(repositories, tmp_path, dirs_exist_ok=True)
    return Runner.of(tmp_path)


@pytest.fixture
def proposed(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory, repositories: Path) -> Runner:
    """The same after it has handled `form({})`, the first of several."""

    def make(folder: Path) -> None:
        shutil.copytree(repositories, folder, dirs_exist_ok=True)
        Runner.of(folder).take(form({}))

    shutil.copytree(made_once(tmp_path_factory, "proposed-event", make), tmp_path, dirs_exist_ok=True)
    return Runner.of(tmp_path)


def test_an_event_is_proposed_fixed_and_left_to_people(runner: Runner) -> None:
    runner.take(form({}))
    assert "  - start: 2024-11-02 10 am\n" in (runner.proposed() or "")
    assert runner.said.count("pr create") == 1
    assert f"It is in `{FILE}`" in runner.said
    assert "Closes #12." in runner.said

    runner.take(form({"start": "2024-11-02 11 am"}))
    assert "  - start: 2024-11-02 11 am\n" in (runner.proposed() or "")
    assert "pr create" not in runner.said
    assert "issue comment 12" in runner.said

    git(runner.checkout, "switch", "-q", "suggested-event-12")
    git(runner.checkout, "commit", "-q", "--allow-empty", "-m", "Somebody looked at it")
    git(runner.checkout, "push", "-q", "origin", "suggested-event-12")
    runner.take(form({"start": "2024-11-02 1 pm"}))
    assert "  - start: 2024-11-02 11 am\n" in (runner.proposed() or "")
    assert (
        "\nSomebody has worked on this event. Your latest changes to the form are not included."
        in runner.said
    )


@pytest.mark.parametrize("reviews", ["1\n", "", "HTTP 502\n"], ids=["a review", "no answer", "a failure"])
def test_what_somebody_has_reviewed_stays_as_it_was(proposed: Runner, reviews: str) -> None:
    """Otherwise, whoever filled in the form could get one event approved and another one merged."""
    (proposed.folder / "reviews").write_text(reviews)
    proposed.take(form({"start": "2024-11-02 1 pm", "signup": "https://example.net/other"}))
    assert "  - start: 2024-11-02 10 am\n" in (proposed.proposed() or "")
    assert "example.net" not in (proposed.proposed() or "")
    assert "\nSomebody has reviewed this event in #7. Your latest changes to the form" in proposed.said
    assert "pr create" not in proposed.said


@pytest.mark.parametrize("branch", ["kept", "deleted"])
def test_what_somebody_has_closed_is_not_proposed_again(branch: str, proposed: Runner) -> None:
    """Otherwise each change of the form would bring back a rejected event."""
    (proposed.folder / "closed").write_text("7\n")
    (proposed.folder / "pulls").write_text("")
    if branch == "deleted":
        git(proposed.folder / "origin.git", "branch", "-q", "-D", "suggested-event-12")
    proposed.take(form({"start": "2024-11-02 1 pm"}))
    assert "1 pm" not in (proposed.proposed() or "")
    assert "\nSomebody has closed #7, where this event was proposed. Your latest" in proposed.said
    assert "pr create" not in proposed.said

    (proposed.folder / "pulls").write_text("7\n")  # opened again
    proposed.take(form({"start": "2024-11-02 1 pm"}))
    assert "1 pm" in (proposed.proposed() or "")


def test_an_approval_that_comes_meanwhile_is_dismissed(proposed: Runner) -> None:
    (proposed.folder / "approvals").write_text("501\n502\n")
    proposed.take(form({"start": "2024-11-02 1 pm"}))
    assert "  - start: 2024-11-02 1 pm\n" in (proposed.proposed() or "")
    new = repository.git(proposed.folder / "origin.git", "rev-parse", "suggested-event-12")
    asked = next(line for line in proposed.said.splitlines() if line.startswith("api --paginate"))
    assert asked.endswith(f'.[] | select(.state == "APPROVED" and .commit_id != "{new}").id')
    for review in ("501", "502"):
        assert f"api -X PUT repos/{{owner}}/{{repo}}/pulls/7/reviews/{review}/dismissals" in proposed.said


def test_an_approval_of_an_older_change_is_dismissed_by_the_next_one_too(proposed: Runner) -> None:
    """The run that replaced the approved change may have been canceled by another change of the form."""
    (proposed.folder / "reviews").write_text("1\n")
    (proposed.folder / "approvals").write_text("501\n")
    proposed.take(form({"start": "2024-11-02 1 pm"}))
    assert "  - start: 2024-11-02 10 am\n" in (proposed.proposed() or "")
    pushed = repository.git(proposed.folder / "origin.git", "rev-parse", "suggested-event-12")
    asked = next(line for line in proposed.said.splitlines() if line.startswith("api --paginate"))
    assert asked.endswith(f'.[] | select(.state == "APPROVED" and .commit_id != "{pushed}").id')
    assert "api -X PUT repos/{owner}/{repo}/pulls/7/reviews/501/dismissals" in proposed.said
    assert "\nSomebody has reviewed this event in #7." in proposed.said


def test_without_an_answer_about_approvals_the_run_fails(proposed: Runner) -> None:
    (proposed.folder / "approvals").unlink()
    with pytest.raises(subprocess.CalledProcessError):
        proposed.take(form({"start": "2024-11-02 1 pm"}))


def test_no_run_is_canceled_by_the_next() -> None:
    assert workflow()["concurrency"]["cancel-in-progress"] == "false"


def test_what_is_pushed_at_the_same_time_is_not_written_over(proposed: Runner) -> None:
    hook = proposed.checkout / ".git/hooks/pre-commit"
    hook.write_text(
        "#!/bin/sh\nunset $(git rev-parse --local-env-vars)\ncd ../somebody\n"
        "git -c user.name=Ann -c user.email=ann@example.org commit -q --allow-empty -m Mine\ngit push -q\n"
    )
    hook.chmod(0o755)
    git(proposed.folder, "clone", "-q", "-b", "suggested-event-12", "origin.git", "somebody")
    with pytest.raises(subprocess.CalledProcessError):
        proposed.take(form({"start": "2024-11-02 1 pm"}))
    assert "  - start: 2024-11-02 10 am\n" in (proposed.proposed() or "")


def test_a_form_that_cannot_be_read_gets_an_answer(runner: Runner) -> None:
    runner.take(form({"start": "2024-02-30 10 am"}))
    assert runner.proposed() is None
    assert "pr create" not in runner.said
    assert "- **Start:** `February 2024 has 29 days. Check the date.`" in runner.said


@pytest.mark.parametrize("body", [form({"details": HOSTILE, "title": HOSTILE.split("\n")[0]}), None])
def test_a_hostile_issue_is_text(runner: Runner, body: str | None) -> None:
    runner.take(body)
    assert not list(runner.folder.rglob("pwned"))
    assert "issue comment 12" in runner.said
