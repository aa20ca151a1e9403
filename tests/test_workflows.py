"""The workflows are well formed, have no more rights than they need, and their scripts do what they say."""

import re
import shlex
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from tests.cases import labelled
from tests.repository import commit, git
from tests.site import EVENT, FILES, ROOT
from tests.test_cli import run
from tests.workflows import FILES as WORKFLOWS
from tests.workflows import (
    Ran,
    copy_compiled,
    engine_repository,
    jobs,
    run_job,
    steps,
    value,
    workflow,
)

BIN = ROOT / ".venv/bin"
EACH = pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)


def test_they_fit_the_schema_of_workflows() -> None:
    command = [str(BIN / "check-jsonschema"), "--builtin-schema", "vendor.github-workflows"]
    command += map(str, WORKFLOWS)
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


def test_zizmor_finds_nothing() -> None:
    command = [str(BIN / "zizmor"), "--offline", "--no-config", "--pedantic", "--no-progress"]
    command += map(str, WORKFLOWS)
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout


@EACH
def test_actions_are_pinned_by_commit_with_their_version_beside(path: Path) -> None:
    for line in re.findall(r"^\s*(?:- )?uses: (.*)$", path.read_text(), re.MULTILINE):
        if line.startswith("$/"):
            assert (ROOT / line.removeprefix("$/")).is_file()
        else:
            assert re.fullmatch(r"[\w-]+/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


@EACH
def test_no_rights_but_those_that_a_job_names_and_no_credentials_left(path: Path) -> None:
    text = path.read_text()
    assert re.search(r"^permissions: \{\}$", text, re.MULTILINE)
    for job in jobs(path).values():
        assert job["permissions"]
    checkouts = [step for step in steps(path) if step.get("uses", "").startswith("actions/checkout@")]
    assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_a_pull_request_can_only_read_and_gets_no_secret() -> None:
    text = (ROOT / ".github/workflows/check.yaml").read_text()
    assert "secrets." not in text and "pull_request_target" not in text
    assert {str(job["permissions"]) for job in workflow("check")["jobs"].values()} == {"{'contents': 'read'}"}


def test_a_schedule_has_a_workflow_of_its_own() -> None:
    """GitHub switches off a schedule after 60 idle days, along with everything in its file."""
    scheduled = [path.stem for path in WORKFLOWS if "schedule:" in path.read_text()]
    assert scheduled == ["import", "nightly"]
    for name in scheduled:
        # YAML 1.1 reads the key `on` as true.
        assert set(workflow(name)[True]) == {"schedule", "workflow_dispatch", "workflow_call"}  # type: ignore[index]


def commands() -> list[Any]:
    """Each call of the engine in a workflow."""
    found = []
    for path in WORKFLOWS:
        for step in steps(path):
            for line in re.findall(r"-m statepages ([a-z].*)", step.get("run", "")):
                found.append(pytest.param(line, id=f"{path.stem}: {line[:40]}"))
    return found


@pytest.mark.parametrize("line", commands())
def test_each_command_and_option_exists(line: str) -> None:
    words = shlex.split(re.split(r"[|>&;]", line)[0])
    names = [word for word in words if word.isalpha() and word.islower()]
    helped = run(*names[: 2 if names[0] == "new" else 1], "--help")
    assert helped.exit_code == 0, helped.output
    assert all(word in helped.output for word in words if word.startswith("--"))


TAKE_OVER = "print('taken', 'over')\n"
STATE = "headline: Come\npitch: We are here.\nmaintainers: [mona]\n"
CALLS = "title: Calls\nkind: phone-bank\nwhen: anytime\nwhere: online\n"


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the engine in it, and the compiled engine beside the files that git keeps."""
    return engine_repository(tmp_path_factory)


class Forge:
    """A repository with the engine and a little content, and pull requests to it."""

    def __init__(self, engine: Path, folder: Path, day: str = "2024-10-14") -> None:
        self.folder, self.engine = folder, engine
        self.repository = folder / "forge"
        shutil.copytree(engine, self.repository, ignore=shutil.ignore_patterns("__pycache__"))
        clock = f"as_of: {day}T12:00 America/New_York\n"
        small = FILES | {"site.yaml": FILES["site.yaml"] + clock}
        commit(self.repository, {f"content/{name}": text for name, text in small.items()})

    def pull_request(
        self,
        change: dict[str, str | bytes | None],
        links: dict[str, str] | None = None,
        submodule: str | None = None,
    ) -> Path:
        """The runner's workspace once base and pull request are checked out."""
        git(self.repository, "switch", "--quiet", "--create", "change", "main")
        for name, target in (links or {}).items():
            path = self.repository / name
            git(self.repository, "rm", "-r", "--quiet", "--ignore-unmatch", name)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(target)
        commit(self.repository, change)
        if submodule:
            git(self.repository, "rm", "-r", "--quiet", "--ignore-unmatch", submodule)
            git(self.repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{submodule}")
            git(self.repository, "commit", "--quiet", "--message", "A submodule")
        git(self.repository, "switch", "--quiet", "--detach", "main")
        git(self.repository, "merge", "--quiet", "--no-ff", "--message", "Merged", "change")
        workspace = self.folder / "workspace"
        for name, revision in (("base", "main"), ("head", "HEAD")):
            git(self.folder, "clone", "--quiet", "--no-checkout", str(self.repository), str(workspace / name))
            commit_id = git(self.repository, "rev-parse", revision)
            git(workspace / name, "checkout", "--quiet", commit_id)
        copy_compiled(self.engine, workspace / "base")
        return workspace


def checked(workspace: Path, *, shows_site: bool = False) -> Ran:
    """How the check of the content ran. Building the site for reviewers takes as long as all the rest."""
    steps = workflow("check")["jobs"]["content"]["steps"]
    wanted = [step for step in steps if shows_site or "statepages build" not in step.get("run", "")]
    return run_job({"steps": wanted}, workspace)


def test_a_good_pull_request_passes_and_has_a_summary(engine: Path, tmp_path: Path) -> None:
    workspace = Forge(engine, tmp_path).pull_request(
        {
            "content/events/pa/calls.yaml": CALLS,
            "content/events/pa/doors.yaml": EVENT.replace("10 am", "11 am").replace("1 pm", "2 pm"),
            "content/states/pa.yaml": STATE,
            ".github/CODEOWNERS": (
                '# Made from "maintainers" in content/states. '
                "To change them: python build.py owners --write\n"
                "/content/events/pa/ @mona\n/content/states/pa.yaml @mona\n"
            ),
        }
    )
    ran = checked(workspace, shows_site=True)
    assert ran.failed == [], ran.printed
    assert "::" not in ran.printed
    assert "engine=no" in ran.outputs
    assert "### No problems in 4 files" in ran.summary
    assert "#### Events added\n\n- Anytime: `Calls`, `Online`\n" in ran.summary
    assert "  - 1 hour later: from Sat, Oct 19" in ran.summary
    assert "To see the site as it would be, download the artifact `site`" in ran.summary
    assert (workspace / "base/output/events/pa/calls/index.html").is_file()


def test_a_pull_request_that_changes_the_engine_is_checked_by_the_old_one(
    engine: Path, tmp_path: Path
) -> None:
    (tmp_path / "secret.yaml").write_text(EVENT.replace("Knock", "Secretly knock"))
    workspace = Forge(engine, tmp_path).pull_request(
        {
            "content/events/pa/doors.yaml": EVENT.replace("zip: 19380", "zip: 193"),
            "content/events/pa/calls.yaml": CALLS + "signup: https://bit.ly/x\n",
            "content/sitecustomize.py": TAKE_OVER,
            "statepages/rules/__init__.py": TAKE_OVER,
            "build.py": TAKE_OVER,
            "Makefile": "setup:\n\techo taken over\n",
        },
        links={
            "content/events/pa/link.yaml": str(tmp_path / "secret.yaml"),
            ".github/CODEOWNERS": str(tmp_path / "secret.yaml"),
        },
    )
    ran = checked(workspace)
    assert ran.failed == ["Check the content"]
    assert "taken over" not in ran.printed and "Secret" not in ran.printed + ran.summary
    assert re.search(r"^::error file=content/events/pa/doors\.yaml,line=8,col=8,", ran.printed, re.MULTILINE)
    assert re.search(r"^::error file=content/events/pa/link\.yaml,line=1,", ran.printed, re.MULTILINE)
    assert re.search(r"^::warning file=content/events/pa/calls\.yaml,line=5,", ran.printed, re.MULTILINE)
    assert "engine=yes" in ran.outputs
    assert "What changes for readers" not in ran.summary
    assert ran.outcomes["Show what changes for readers"] == "skipped"
    assert not (workspace / "base/.github/CODEOWNERS").exists()


def test_content_that_is_a_link_is_refused(engine: Path, tmp_path: Path) -> None:
    workspace = Forge(engine, tmp_path).pull_request({}, links={"content": "/etc"})
    ran = checked(workspace)
    assert ran.failed == ["Take only its content, as plain files"]
    assert "::error::content is not a folder in this pull request." in ran.printed
    assert (workspace / "base/content").is_dir() and not (workspace / "base/content").is_symlink()


@pytest.mark.parametrize(
    "submodule",
    ["content", "content/events", "content/events/pa/bank.yaml", "content/.hidden/x", ".github/CODEOWNERS"],
)
def test_another_repository_in_its_place_is_refused(submodule: str, engine: Path, tmp_path: Path) -> None:
    """Otherwise, clones with submodules would get nothing, and reviewers would see only a line of digits."""
    workspace = Forge(engine, tmp_path).pull_request({}, submodule=submodule)
    ran = checked(workspace)
    assert ran.failed == ["Take only its content, as plain files"]
    said = f'::error::"{submodule}" is another repository (a submodule). Replace it with plain files.\n'
    assert ran.printed == said


def test_a_pull_request_cannot_change_what_editors_know_of_the_fields(engine: Path, tmp_path: Path) -> None:
    """Forges hide it from reviewers, so another job checks that it is as the engine makes it."""
    workspace = Forge(engine, tmp_path).pull_request(
        {"content/.schemas/event.json": '{"description": "Sign up"}'}
    )
    assert "engine=yes" in checked(workspace).outputs


def test_what_an_import_remembers_is_content(engine: Path, tmp_path: Path) -> None:
    workspace = Forge(engine, tmp_path).pull_request(
        {
            "content/sources/county-calendar.yaml": "address: https://example.org/events.ics\n",
            "content/.imported/county-calendar.json": '{"format": 1}\n',
        }
    )
    ran = checked(workspace)
    assert ran.failed == [], ran.printed
    assert "engine=no" in ran.outputs


REFUSED = "Refuse names that have a meaning to git"


def test_content_that_git_takes_for_a_repository_is_refused_before_anything_reads_it(
    engine: Path, tmp_path: Path
) -> None:
    workspace = Forge(engine, tmp_path).pull_request(
        {
            "content/HEAD": "ref: refs/heads/main\n",
            "content/config": f'[core]\n\tbare = true\n\tfsmonitor = "touch {tmp_path}/ran"\n',
            "content/objects/pack/keep": "",
            "content/refs/heads/main": "1" * 40,
            "build.py": TAKE_OVER,
        }
    )
    ran = checked(workspace)
    assert ran.failed == [REFUSED]
    assert set(ran.outcomes.values()) == {"failure", "skipped"}
    assert (ran.outputs, ran.summary) == ("", "")
    assert re.fullmatch(r'::error::"\w+" has a special meaning .*\n', ran.printed)
    assert not (tmp_path / "ran").exists()


@labelled("foreign")
def test_the_workflow_and_the_engine_refuse_the_same_names(case: dict[str, Any], tmp_path: Path) -> None:
    path = tmp_path / "head/content" / case["path"]
    path.parent.mkdir(parents=True)
    path.touch()
    [step] = [step for step in steps(ROOT / ".github/workflows/check.yaml") if step.get("name") == REFUSED]
    ran = run_job({"steps": [step]}, tmp_path)
    assert (ran.failed == [REFUSED]) is (case["is"] == "git"), ran.printed


def test_a_refused_name_is_reported_in_one_harmless_line(tmp_path: Path) -> None:
    (tmp_path / "head/content").mkdir(parents=True)
    (tmp_path / "head/content/.git\n::warning::x ##[error]x %0A\x1b[31m").touch()
    [step] = [step for step in steps(ROOT / ".github/workflows/check.yaml") if step.get("name") == REFUSED]
    ran = run_job({"steps": [step]}, tmp_path)
    assert ran.failed == [REFUSED]
    assert ran.printed.startswith('::error::".gitwarningx errorx 0A31m" has a special meaning')
    assert ran.printed.count("\n") == 1


def test_a_merge_queue_is_compared_with_what_is_before_it(engine: Path, tmp_path: Path) -> None:
    """It may have several commits on top, so the parent of the last one is not where it begins."""
    workspace = Forge(engine, tmp_path).pull_request({"statepages/rules/__init__.py": TAKE_OVER})
    commit(workspace / "head", {"content/events/pa/calls.yaml": CALLS})
    before = git(workspace / "base", "rev-parse", "HEAD")
    job = workflow("check")["jobs"]["content"]
    ran = run_job(job, workspace, {"github.event.merge_group.base_sha": before})
    assert ran.failed == [], ran.printed
    assert "engine=yes" in ran.outputs
    assert "#### Events added\n\n- Anytime: `Calls`, `Online`\n" in ran.summary

    [base, head] = [step["with"] for step in job["steps"] if "checkout@" in step.get("uses", "")]
    queued = {"github.event.merge_group.base_sha": before, "github.ref": "refs/heads/queue/main/7"}
    pull = {"github.event.pull_request.base.sha": before, "github.event.pull_request.number": "7"}
    assert value(base["ref"], queued) == value(base["ref"], pull) == before
    # Everything in the queue, or two commits; without ref, the merged state is checked out.
    assert (
        head["fetch-depth"] == "${{ github.event_name == 'merge_group' && '0' || '2' }}" and "ref" not in head
    )
    group = workflow("check")["concurrency"]["group"]
    assert (value(group, queued), value(group, pull)) == ("check-refs/heads/queue/main/7", "check-7")
    # YAML 1.1 reads the key `on` as true.
    assert set(workflow("check")[True]) == {"pull_request", "merge_group", "workflow_call"}  # type: ignore[index]


GH = """\
#!/bin/sh
echo "$@" >> calls.txt
case "$1 $2" in "issue list") cat open.txt;; esac
"""


@pytest.mark.parametrize(
    ("found", "is_open", "calls"),
    [
        pytest.param("", False, [], id="nothing, as before"),
        pytest.param("Old", False, ["label create", "issue create"], id="something new"),
        pytest.param("Old", True, ["issue edit 7"], id="something still"),
        pytest.param("", True, ["issue close 7"], id="nothing anymore"),
    ],
)
def test_one_issue_is_opened_once_kept_up_to_date_and_closed(
    found: str, is_open: bool, calls: list[str], tmp_path: Path
) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin/gh").write_text(GH)
    (tmp_path / "bin/gh").chmod(0o755)
    (tmp_path / "stale.md").write_text(found)
    (tmp_path / "open.txt").write_text("7\n" if is_open else "")
    ran = run_job(workflow("nightly")["jobs"]["tell"], tmp_path, PATH=f"{tmp_path}/bin:/usr/bin:/bin")
    assert ran.failed == [], ran.printed
    [first, *others] = (tmp_path / "calls.txt").read_text().splitlines()
    assert first.startswith("issue list --label stale-content --state open")
    assert len(others) == len(calls)
    assert all(call.startswith(wanted) for call, wanted in zip(others, calls, strict=True))


def test_the_nightly_check_finds_stale_content(engine: Path, tmp_path: Path) -> None:
    forge = Forge(engine, tmp_path, day="2024-10-20").repository
    copy_compiled(engine, forge)
    ran = run_job(workflow("nightly")["jobs"]["look"], forge)
    assert ran.failed == [], ran.printed
    found = (forge / "stale.md").read_text()
    assert "- 2024-10-19: `Knock on doors`, `content/events/pa/doors.yaml`\n" in found


def test_what_is_published_has_the_whole_history() -> None:
    """In a shallow clone, calendars and feeds would have no times of change."""
    [checkout] = [
        step for step in workflow("publish")["jobs"]["build"]["steps"] if "checkout@" in step.get("uses", "")
    ]
    assert checkout["with"]["fetch-depth"] == 0


MAKE = 'package:\n\tmkdir -p dist; echo "$$STATEPAGES_WORKFLOWS" > dist/statepages-1.2.0-py3-none-any.whl\n'
CHANGES = (
    "# Changelog\n\n## Unreleased\n\n- Soon\n\n## 1.2.0 (2025-01-02)\n\n- New\n\n## 1.2.0-rc1\n\n- Old\n"
)


def released(folder: Path, tag: str) -> Ran:
    """How the first job of the release of a tag ran, without the tests."""
    (folder / "Makefile").write_text(MAKE)
    (folder / "CHANGELOG.md").write_text(CHANGES)
    steps = [
        step for step in workflow("release")["jobs"]["package"]["steps"] if step.get("run") != "make test"
    ]
    event = {"github.ref_name": tag}
    return run_job({"steps": steps}, folder, event, GITHUB_REPOSITORY="us/engine", GITHUB_SHA="ab" * 20)


def test_a_release_has_the_package_and_what_the_changelog_says_about_it(tmp_path: Path) -> None:
    ran = released(tmp_path, "v1.2.0")
    assert ran.failed == [], ran.printed
    wheel = tmp_path / "dist/statepages-1.2.0-py3-none-any.whl"
    assert wheel.read_text() == f"us/engine@{'ab' * 20}\n"
    notes = (tmp_path / "dist/notes.md").read_text()
    assert "- New" in notes and "- Soon" not in notes and "- Old" not in notes
    assert f"    {sha256(wheel.read_bytes()).hexdigest()}  {wheel.name}\n" in notes


def test_a_tag_of_another_version_is_refused(tmp_path: Path) -> None:
    ran = released(tmp_path, "v1.3.0")
    assert ran.failed == ["Make the package"]
    assert "::error::The tag is v1.3.0, and the version in pyproject.toml is another one." in ran.printed


def test_a_version_that_is_not_in_the_changelog_is_refused(tmp_path: Path) -> None:
    (tmp_path / "dist").mkdir()
    (tmp_path / "dist/statepages-1.1.0-py3-none-any.whl").touch()
    ran = released(tmp_path, "v1.1.0")
    assert ran.failed == ["Take what the changelog says"]
    assert "::error::CHANGELOG.md has no heading ## 1.1.0." in ran.printed
