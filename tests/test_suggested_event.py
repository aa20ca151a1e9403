"""The workflow that turns a filled form into a pull request, its commands run as a forge would run them."""

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
from tests.site import ROOT

WORKFLOW = ROOT / ".github" / "workflows" / "suggested-event.yml"
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
"""A forge: what it is asked is written down, and what it answers stands in files."""


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
        "Answer in the issue",
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
    """A checkout, its origin, and a forge that writes down what it is asked."""

    folder: Path
    checkout: Path
    environment: dict[str, str]

    def take(self, body: str | None) -> None:
        """Run the commands for an issue with this text, in a checkout as good as new."""
        git(self.checkout, "clean", "-q", "-d", "--force")
        git(self.checkout, "switch", "-q", "--detach", "origin/main")
        git(self.checkout, "update-ref", "-d", "refs/heads/suggested-event-12")
        for name in ("said", "output"):
            (self.folder / name).write_text("")
        (self.folder / "event.json").write_text(json.dumps({"issue": {"number": 12, "body": body}}))
        for name in ("Read the form", "Open a pull request", "Answer in the issue"):
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
        """What the forge was asked, with the texts handed over."""
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


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    seed, bin = tmp_path / "seed", tmp_path / "bin"
    bin.mkdir()
    (bin / "gh").write_text(GH)
    (bin / "python").write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n')
    for tool in bin.iterdir():
        tool.chmod(0o755)
    for name in ("statepages", "search"):
        shutil.copytree(ROOT / name, seed / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "build.py", seed)
    small_site(seed)
    git(tmp_path, "init", "-q", "-b", "main", "seed")
    git(seed, "add", ".")
    git(seed, "commit", "-q", "-m", "A site")
    git(tmp_path, "clone", "-q", "--bare", "seed", "origin.git")
    git(tmp_path, "clone", "-q", "origin.git", "checkout")
    for name, text in (("pulls", ""), ("closed", ""), ("reviews", "0\n"), ("approvals", "")):
        (tmp_path / name).write_text(text)
    return Runner(
        tmp_path,
        tmp_path / "checkout",
        {
            "PATH": f"{bin}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "GIT_CONFIG_SYSTEM": os.devnull,
            "PYTHONUTF8": "1",
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_EVENT_PATH": str(tmp_path / "event.json"),
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            "GH_SAID": str(tmp_path / "said"),
            "GH_PULLS": str(tmp_path / "pulls"),
            "GH_CLOSED": str(tmp_path / "closed"),
            "GH_REVIEWS": str(tmp_path / "reviews"),
            "GH_APPROVALS": str(tmp_path / "approvals"),
            "NUMBER": "12",
            "BRANCH": "suggested-event-12",
        },
    )


def test_an_event_is_proposed_mended_and_left_to_people(runner: Runner) -> None:
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
        "\nSomebody has worked on this event. What you changed in the form since is not in it." in runner.said
    )


@pytest.mark.parametrize("reviews", ["1\n", "", "HTTP 502\n"], ids=["a review", "no answer", "a failure"])
def test_what_somebody_has_reviewed_stays_as_it_was(runner: Runner, reviews: str) -> None:
    """Else whoever filled in the form could have another event approved than the one that is merged."""
    runner.take(form({}))
    (runner.folder / "reviews").write_text(reviews)
    runner.take(form({"start": "2024-11-02 1 pm", "signup": "https://example.net/other"}))
    assert "  - start: 2024-11-02 10 am\n" in (runner.proposed() or "")
    assert "example.net" not in (runner.proposed() or "")
    assert "\nSomebody has reviewed this event in #7. What you changed in the form since" in runner.said
    assert "pr create" not in runner.said


@pytest.mark.parametrize("branch", ["kept", "deleted"])
def test_what_somebody_has_closed_is_not_proposed_again(branch: str, runner: Runner) -> None:
    """Else each change of the form would bring back what was turned down."""
    runner.take(form({}))
    (runner.folder / "closed").write_text("7\n")
    (runner.folder / "pulls").write_text("")
    if branch == "deleted":
        git(runner.folder / "origin.git", "branch", "-q", "-D", "suggested-event-12")
    runner.take(form({"start": "2024-11-02 1 pm"}))
    assert "1 pm" not in (runner.proposed() or "")
    assert "\nSomebody has closed #7, where this event was proposed. What you changed" in runner.said
    assert "pr create" not in runner.said

    (runner.folder / "pulls").write_text("7\n")  # opened again
    runner.take(form({"start": "2024-11-02 1 pm"}))
    assert "1 pm" in (runner.proposed() or "")


def test_an_approval_that_comes_meanwhile_is_dismissed(runner: Runner) -> None:
    runner.take(form({}))
    (runner.folder / "approvals").write_text("501\n502\n")
    runner.take(form({"start": "2024-11-02 1 pm"}))
    assert "  - start: 2024-11-02 1 pm\n" in (runner.proposed() or "")
    new = repository.git(runner.folder / "origin.git", "rev-parse", "suggested-event-12")
    asked = next(line for line in runner.said.splitlines() if line.startswith("api --paginate"))
    assert asked.endswith(f'.[] | select(.state == "APPROVED" and .commit_id != "{new}").id')
    for review in ("501", "502"):
        assert f"api -X PUT repos/{{owner}}/{{repo}}/pulls/7/reviews/{review}/dismissals" in runner.said


def test_an_approval_of_what_is_gone_is_dismissed_by_the_next_change_too(runner: Runner) -> None:
    """The run that pushed over what was approved may have been broken off, by a second change of the form."""
    runner.take(form({}))
    (runner.folder / "reviews").write_text("1\n")
    (runner.folder / "approvals").write_text("501\n")
    runner.take(form({"start": "2024-11-02 1 pm"}))
    assert "  - start: 2024-11-02 10 am\n" in (runner.proposed() or "")
    pushed = repository.git(runner.folder / "origin.git", "rev-parse", "suggested-event-12")
    asked = next(line for line in runner.said.splitlines() if line.startswith("api --paginate"))
    assert asked.endswith(f'.[] | select(.state == "APPROVED" and .commit_id != "{pushed}").id')
    assert "api -X PUT repos/{owner}/{repo}/pulls/7/reviews/501/dismissals" in runner.said
    assert "\nSomebody has reviewed this event in #7." in runner.said


def test_without_an_answer_about_approvals_the_run_fails(runner: Runner) -> None:
    runner.take(form({}))
    (runner.folder / "approvals").unlink()
    with pytest.raises(subprocess.CalledProcessError):
        runner.take(form({"start": "2024-11-02 1 pm"}))


def test_no_run_is_broken_off_by_the_next() -> None:
    assert workflow()["concurrency"]["cancel-in-progress"] == "false"


def test_what_is_pushed_at_the_same_time_is_not_written_over(runner: Runner) -> None:
    runner.take(form({}))
    hook = runner.checkout / ".git/hooks/pre-commit"
    hook.write_text(
        "#!/bin/sh\nunset $(git rev-parse --local-env-vars)\ncd ../somebody\n"
        "git -c user.name=Ann -c user.email=ann@example.org commit -q --allow-empty -m Mine\ngit push -q\n"
    )
    hook.chmod(0o755)
    git(runner.folder, "clone", "-q", "-b", "suggested-event-12", "origin.git", "somebody")
    with pytest.raises(subprocess.CalledProcessError):
        runner.take(form({"start": "2024-11-02 1 pm"}))
    assert "  - start: 2024-11-02 10 am\n" in (runner.proposed() or "")


def test_what_can_not_be_read_is_answered(runner: Runner) -> None:
    runner.take(form({"start": "2024-02-30 10 am"}))
    assert runner.proposed() is None
    assert "pr create" not in runner.said
    assert "- **Start:** `February 2024 has 29 days.`" in runner.said


@pytest.mark.parametrize("body", [form({"details": HOSTILE, "title": HOSTILE.split("\n")[0]}), None])
def test_a_hostile_issue_is_text(runner: Runner, body: str | None) -> None:
    runner.take(body)
    assert not list(runner.folder.rglob("pwned"))
    assert "issue comment 12" in runner.said
