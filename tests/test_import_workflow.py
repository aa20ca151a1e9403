"""The workflow that imports events every night, with its commands run as a forge would."""

import io
import os
import re
import shutil
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.repository import commit, git, repository
from tests.sharing import made_once
from tests.site import EVENT, FILES
from tests.workflows import FILES as WORKFLOWS
from tests.workflows import Ran, copy_compiled, engine_repository, jobs, run_job, value, workflow

SOURCE = "address: https://example.org/events.ics\n"
MARCH = EVENT.replace("Knock on doors", "March")
CALLS = EVENT.replace("Knock on doors", "Make calls")
STATE = '{"format": 1}\n'
NEW = {"events/pa/march.yaml": MARCH, ".imported/hub.json": STATE}
SUMMARY = "### 1 added.\n\n- `hub`: `March`\n"
GH = """\
#!/bin/sh
echo "$*" >> "$FORGE/said"
for last; do :; done
case "$1 $2" in
  "pr list") case "$*" in *"--state open"*) cat "$FORGE/open" ;; *) cat "$FORGE/closed" ;; esac ;;
  "pr create") echo 7 > "$FORGE/open"; cat "$last" >> "$FORGE/said" ;;
  "pr view") case "$*" in *reviews*) cat "$FORGE/reviews" ;; *) cat "$FORGE/told" ;; esac ;;
  "pr comment") echo true > "$FORGE/told"; cat "$last" >> "$FORGE/said" ;;
  "pr close") : > "$FORGE/open" ;;
  "api --paginate") cat "$FORGE/approvals" ;;
  "api -X") case "$*" in *body=@*) cat "${last#body=@}" >> "$FORGE/said" ;; esac ;;
  "api repos/"*) cat "$FORGE/closed_by" ;;
esac
"""
"""A forge: requests are written to a file, and its answers are read from files."""


class Nights:
    """A repository with content, and a forge that records what it is asked."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.origin = folder, folder / "origin"
        self.forge = folder / "forge"
        self.checkout = folder / "checkout"

    def merge(self, files: Mapping[str, str | bytes | None]) -> str:
        """Change the main branch."""
        return commit(self.origin, {f"content/{name}": text for name, text in files.items()})

    def start(self) -> Path:
        """A fresh checkout of the main branch, as shallow as on a runner."""
        shutil.rmtree(self.checkout, ignore_errors=True)
        git(self.folder, "clone", "--quiet", "--depth", "1", f"file://{self.origin}", "checkout")
        return self.checkout

    def night(
        self, files: Mapping[str, str] | None = None, *, summary: str = SUMMARY, whole: str = "yes"
    ) -> Ran:
        """A night on which an import writes these files."""
        content = self.start() / "content"
        for name, text in (files or {}).items():
            path = content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text)
        proposal = self.checkout / "proposal"
        proposal.mkdir()
        (proposal / "summary.md").write_text(summary)
        [step] = [one for one in workflow("import")["jobs"]["import"]["steps"] if one["name"] == COLLECT]
        collected = run_job({"steps": [{"name": COLLECT, "run": step["run"]}]}, self.checkout)
        assert collected.failed == [], collected.printed
        proposal.rename(self.folder / "proposal")
        self.start()
        (self.folder / "proposal").rename(proposal)
        return self.propose(whole)

    def propose(self, whole: str = "yes") -> Ran:
        """What the second job makes of the artifact of the first one."""
        (self.forge / "said").write_text("")
        known = {
            "github.ref_name": "main", "github.token": "own", "needs.import.outputs.whole": whole,
            "secrets.IMPORT_TOKEN": "",
        }  # fmt: skip
        path = f"{self.folder / 'bin'}{os.pathsep}{os.environ['PATH']}"
        return run_job(
            workflow("import")["jobs"]["propose"],
            self.checkout,
            known,
            PATH=path,
            FORGE=str(self.forge),
            GITHUB_SERVER_URL="https://github.com",
            GITHUB_REPOSITORY="people/site",
            GITHUB_RUN_ID="99",
        )

    @property
    def said(self) -> str:
        """What the forge was asked, with the texts that it was given."""
        return (self.forge / "said").read_text()

    @property
    def is_silent(self) -> bool:
        """Whether the forge was only asked questions."""
        words = ("pr create", "pr comment", "pr close", "api -X")
        return not any(line.startswith(words) for line in self.said.splitlines())

    def answer(self, **answers: str) -> None:
        for name, text in answers.items():
            (self.forge / name).write_text(text)

    def head(self) -> str:
        """The commit of the branch, or nothing."""
        return git(self.origin, "for-each-ref", "--format=%(objectname)", "refs/heads/import-events")

    def proposed(self) -> set[str]:
        """The files that the branch changes."""
        names = git(self.origin, "diff", "--name-only", "main...import-events").splitlines()
        return {name.removeprefix("content/") for name in names}

    def text(self, name: str) -> str:
        """A file on the branch."""
        return git(self.origin, "show", f"import-events:content/{name}")

    def push(self, *arguments: str, files: Mapping[str, str] | None = None) -> str:
        """Somebody works on the branch."""
        git(self.folder, "clone", "--quiet", "--branch", "import-events", str(self.origin), "somebody")
        for name, text in (files or {}).items():
            (self.folder / "somebody/content" / name).write_text(text)
        who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.org")
        git(self.folder / "somebody", *who, "commit", "--quiet", "--all", *arguments)
        git(self.folder / "somebody", "push", "--quiet", "--force")
        return self.head()

    def close(self, by: str = "mona", state: str = "CLOSED", branch: str = "kept") -> None:
        """Somebody closes or merges the pull request."""
        git(self.origin, "update-ref", "refs/pull/7/head", self.head())
        self.answer(open="", closed=f"{state} 7 {self.head()}\n", closed_by=f"{by}\n")
        if branch == "deleted":
            git(self.origin, "branch", "--quiet", "-D", "import-events")


COLLECT = "Collect what it wrote"
UNPACK = "Take only events out of it"


@pytest.fixture
def nights(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Nights:
    """A repository with an event and a source, and nothing imported yet."""

    def make(folder: Path) -> None:
        bin = folder / "bin"
        bin.mkdir()
        (bin / "gh").write_text(GH)
        (bin / "gh").chmod(0o755)
        (folder / "forge").mkdir()
        empty = Nights(folder)
        repository(empty.origin)
        git(empty.origin, "config", "uploadpack.allowAnySHA1InWant", "true")
        empty.merge({**FILES, "sources/hub.yaml": SOURCE})
        empty.answer(open="", closed="", closed_by="", reviews="0\n", told="false\n", approvals="")

    shutil.copytree(made_once(tmp_path_factory, "import-events", make), tmp_path, dirs_exist_ok=True)
    return Nights(tmp_path)


@pytest.fixture
def opened(nights: Nights, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Nights:
    """The same after the first night."""

    def make(folder: Path) -> None:
        shutil.copytree(tmp_path, folder, dirs_exist_ok=True)
        Nights(folder).night(NEW)

    shutil.copytree(made_once(tmp_path_factory, "imported-events", make), tmp_path, dirs_exist_ok=True)
    return nights


def test_the_first_night_opens_a_pull_request(nights: Nights) -> None:
    ran = nights.night(NEW)
    assert ran.failed == [], ran.printed
    assert nights.proposed() == set(NEW)
    assert nights.text("events/pa/march.yaml") == MARCH.strip()
    assert git(nights.origin, "rev-parse", "import-events^") == git(nights.origin, "rev-parse", "main")
    asked = next(line for line in nights.said.splitlines() if line.startswith("pr create"))
    assert "--base main --head import-events --title" in asked
    assert nights.said.count("pr create") == 1
    assert SUMMARY in nights.said
    assert "close and reopen this pull request" in nights.said


def test_without_a_change_nothing_happens(nights: Nights) -> None:
    ran = nights.night()
    assert ran.failed == [], ran.printed
    assert nights.is_silent and nights.head() == ""


@pytest.mark.parametrize("is_merged", [False, True], ids=["the same main", "something else was merged"])
def test_a_second_night_with_the_same_result_changes_nothing(is_merged: bool, opened: Nights) -> None:
    before = opened.head()
    if is_merged:
        opened.merge({"events/pa/doors.yaml": EVENT.replace("10 am", "11 am")})
    ran = opened.night(NEW)
    assert ran.failed == [], ran.printed
    assert opened.is_silent and opened.head() == before


def test_a_change_replaces_the_branch_and_the_words(opened: Nights) -> None:
    main = opened.merge({"events/pa/doors.yaml": EVENT.replace("10 am", "11 am")})
    opened.answer(approvals="501\n")
    ran = opened.night({**NEW, "events/pa/calls.yaml": CALLS}, summary="### 2 added.\n")
    assert ran.failed == [], ran.printed
    assert opened.proposed() == {*NEW, "events/pa/calls.yaml"}
    assert git(opened.origin, "rev-parse", "import-events^") == main
    assert "pr create" not in opened.said and "pr comment" not in opened.said
    assert "api -X PATCH repos/{owner}/{repo}/pulls/7 -F body=@" in opened.said
    assert "\n### 2 added.\n" in opened.said
    # An approval that came while the branch was being replaced was for what it had before.
    assert "api -X PUT repos/{owner}/{repo}/pulls/7/reviews/501/dismissals" in opened.said
    asked = next(line for line in opened.said.splitlines() if line.startswith("api --paginate"))
    assert asked.endswith(f'.[] | select(.state == "APPROVED" and .commit_id != "{opened.head()}").id')


@pytest.mark.parametrize(
    "edits",
    [{"events/pa/march.yaml": MARCH.replace("10 am", "9 am")}, {}],
    ids=["a change", "an empty commit"],
)
def test_what_somebody_has_worked_on_stays_and_one_comment_says_what_is_new(
    edits: dict[str, str], opened: Nights
) -> None:
    mine = opened.push("--allow-empty", "--message", "Mine", files=edits)

    ran = opened.night(NEW)  # nothing that it has not proposed, whatever somebody made of it
    assert ran.failed == [], ran.printed
    assert opened.is_silent and opened.head() == mine

    ran = opened.night({**NEW, "events/pa/calls.yaml": CALLS})
    assert ran.failed == [], ran.printed
    assert opened.head() == mine
    assert "pr comment 7 --edit-last --create-if-none --body-file" in opened.said
    assert "Somebody has worked on this branch" in opened.said
    assert "\n- `content/events/pa/calls.yaml`\n" in opened.said
    assert "march.yaml" not in opened.said
    assert "https://github.com/people/site/actions/runs/99" in opened.said

    ran = opened.night(NEW)  # the source no longer has it
    assert ran.failed == [], ran.printed
    assert opened.head() == mine
    assert "--edit-last" in opened.said and "calls.yaml" not in opened.said
    assert "has no other events" in opened.said


def test_a_commit_that_somebody_has_amended_is_theirs(opened: Nights) -> None:
    """Its author is still the import."""
    edits = {"events/pa/march.yaml": MARCH.replace("10 am", "9 am")}
    mine = opened.push("--amend", "--no-edit", files=edits)
    ran = opened.night({**NEW, "events/pa/calls.yaml": CALLS})
    assert ran.failed == [], ran.printed
    assert opened.head() == mine
    assert "Somebody has worked on this branch" in opened.said


def test_a_long_list_of_what_is_new_is_cut(opened: Nights) -> None:
    opened.answer(reviews="1\n")
    many = {f"events/pa/{number:03}.yaml": f"title: {number}\n" for number in range(150)}
    ran = opened.night({**NEW, **many})
    assert ran.failed == [], ran.printed
    assert opened.said.count("- `content/events/pa/") == 100
    assert "\n- and 50 more\n" in opened.said


@pytest.mark.parametrize("reviews", ["1\n", "", "HTTP 502\n"], ids=["a review", "no answer", "a failure"])
def test_what_somebody_has_reviewed_stays_as_it_was(reviews: str, opened: Nights) -> None:
    before = opened.head()
    opened.answer(reviews=reviews, approvals="501\n")
    ran = opened.night({**NEW, "events/pa/calls.yaml": CALLS})
    assert ran.failed == [], ran.printed
    assert opened.head() == before
    assert "Somebody has reviewed this pull request" in opened.said
    assert "\n- `content/events/pa/calls.yaml`\n" in opened.said
    # An approval of what was there before the last change, which the run of that change may have missed.
    assert "reviews/501/dismissals" in opened.said
    asked = next(line for line in opened.said.splitlines() if line.startswith("api --paginate"))
    assert asked.endswith(f'.commit_id != "{before}").id')


@pytest.mark.parametrize("branch", ["kept", "deleted"])
def test_what_somebody_has_closed_is_not_proposed_again(branch: str, opened: Nights) -> None:
    later = {**NEW, "events/pa/calls.yaml": CALLS}
    opened.night(later)
    opened.close(branch=branch)
    before = opened.head()
    for files in (later, {**later, ".imported/hub.json": '{"format": 1, "more": 1}\n'}, NEW):
        ran = opened.night(files)
        assert ran.failed == [], ran.printed
        assert opened.is_silent and opened.head() == before
        assert "::notice::Somebody has closed #7" in ran.printed


@pytest.mark.parametrize("branch", ["kept", "deleted"])
def test_another_result_is_proposed_after_somebody_has_closed_one(branch: str, opened: Nights) -> None:
    opened.push("--message", "Mine", files={"events/pa/march.yaml": MARCH.replace("10 am", "9 am")})
    opened.close(branch=branch)
    ran = opened.night(NEW)
    assert ran.failed == [], ran.printed
    assert opened.is_silent

    ran = opened.night({"events/pa/march.yaml": MARCH.replace("10 am", "11 am")})
    assert ran.failed == [], ran.printed
    assert opened.said.count("pr create") == 1
    assert opened.proposed() == {"events/pa/march.yaml"}


@pytest.mark.parametrize(
    ("by", "state"), [("github-actions[bot]", "CLOSED"), ("mona", "MERGED")], ids=["a run", "a merge"]
)
def test_what_nobody_has_rejected_is_proposed_again(by: str, state: str, opened: Nights) -> None:
    opened.close(by, state)
    ran = opened.night(NEW)
    assert ran.failed == [], ran.printed
    assert opened.said.count("pr create") == 1


def test_a_pull_request_without_changes_is_closed(opened: Nights) -> None:
    ran = opened.night()
    assert ran.failed == [], ran.printed
    assert "pr close 7 --comment" in opened.said
    assert opened.head() == ""


def test_it_stays_open_while_a_source_cannot_be_read(opened: Nights) -> None:
    before = opened.head()
    ran = opened.night(whole="no")
    assert ran.failed == [], ran.printed
    assert opened.is_silent and opened.head() == before


@pytest.mark.parametrize("by", ["a commit", "a review"])
def test_it_stays_open_for_people(by: str, opened: Nights) -> None:
    if by == "a commit":
        opened.push("--allow-empty", "--message", "Mine")
    else:
        opened.answer(reviews="1\n")
    before = opened.head()
    ran = opened.night()
    assert ran.failed == [], ran.printed
    assert opened.head() == before and "pr close" not in opened.said
    assert "pr comment 7 --edit-last --create-if-none" in opened.said
    assert "would change nothing" in opened.said


def test_a_branch_that_somebody_made_is_left_alone(opened: Nights) -> None:
    opened.answer(open="", closed="")
    before = opened.push("--allow-empty", "--message", "Mine")
    ran = opened.night({**NEW, "events/pa/calls.yaml": CALLS})
    assert ran.failed == [], ran.printed
    assert opened.is_silent and opened.head() == before
    assert "::warning::Somebody has pushed to the branch import-events" in ran.printed


def test_what_is_pushed_at_the_same_time_is_not_written_over(opened: Nights) -> None:
    hook = opened.folder / "bin/gh"
    push = (
        f'cd "{opened.folder}" && git clone -q -b import-events origin other && cd other && '
        "git commit -q --allow-empty -m Mine && git push -q && cd - > /dev/null"
    )
    hook.write_text(GH.replace("*reviews*) ", f"*reviews*) ({push}); "))
    before = opened.head()
    ran = opened.night({**NEW, "events/pa/calls.yaml": CALLS})
    assert ran.failed != []
    assert git(opened.origin, "rev-parse", "import-events^") == before
    assert "calls.yaml" not in " ".join(opened.proposed())


def test_a_failed_question_stops_it(nights: Nights) -> None:
    (nights.folder / "bin/gh").write_text('#!/bin/sh\ncase "$1 $2" in "pr list") exit 1 ;; esac\n')
    ran = nights.night(NEW)
    assert ran.failed != [] and nights.head() == ""


def test_a_comparison_that_fails_stops_it(opened: Nights) -> None:
    """Otherwise, everything would look new, or nothing would."""
    git_program = shutil.which("git")
    fake = opened.folder / "bin/git"
    fake.write_text(f'#!/bin/sh\n[ "$1" != ls-tree ] || exit 1\nexec {git_program} "$@"\n')
    fake.chmod(0o755)
    opened.close()
    ran = opened.night({**NEW, "events/pa/calls.yaml": CALLS})
    assert ran.failed != [] and opened.is_silent


def archive(path: Path, *members: tarfile.TarInfo) -> None:
    with tarfile.open(path, "w") as tar:
        for member in members:
            data = MARCH.encode() if member.isreg() else b""
            member.size = len(data)
            tar.addfile(member, io.BytesIO(data))


def member(name: str, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info


GOOD = member("content/events/pa/march.yaml")


@pytest.mark.parametrize(
    "bad",
    [
        pytest.param(member("content/events/pa/link.yaml", tarfile.SYMTYPE, "/etc/passwd"), id="a link"),
        pytest.param(member("content/events/oh", tarfile.SYMTYPE, "../../.github"), id="a linked folder"),
        pytest.param(member("content/events/pa/pipe.yaml", tarfile.FIFOTYPE), id="a pipe"),
        pytest.param(member(".github/workflows/check.yaml"), id="a workflow"),
        pytest.param(member("build.py"), id="the engine"),
        pytest.param(member("content/site.yaml"), id="other content"),
        pytest.param(member("content/sources/hub.yaml"), id="a source"),
        pytest.param(member("content/events/pa/.git/config.yaml"), id="a repository"),
        pytest.param(member("content/events/pa/.gitattributes"), id="attributes"),
        pytest.param(member("content/events/pa/march.sh"), id="another ending"),
        pytest.param(member("content/.imported/../../build.json/x.json"), id="a way out"),
        pytest.param(member("content/events/pa/a.yaml\n.github/b"), id="a line break"),
        pytest.param(member("x\ncontent/events/pa/a.yaml"), id="a line break before"),
        pytest.param(member("x\n::error::%0A\x1b[31mcontent"), id="a command in a name"),
        pytest.param(
            member("x\n::error::%0A/../build.py"), id="a command in a name that tar complains about"
        ),
        pytest.param(member("content/events", tarfile.REGTYPE), id="a file in place of a folder"),
    ],
)
def test_nothing_but_events_is_taken_from_the_artifact(bad: tarfile.TarInfo, nights: Nights) -> None:
    proposal = nights.start() / "proposal"
    proposal.mkdir()
    (proposal / "summary.md").write_text(SUMMARY)
    archive(proposal / "changes.tar", bad) if bad.name == "content/events" else archive(
        proposal / "changes.tar", GOOD, bad
    )
    ran = nights.propose()
    assert ran.failed == [UNPACK], ran.printed
    assert nights.said == "" and nights.head() == ""
    assert "\n::error::%0A" not in ran.printed and "\x1b" not in ran.printed


@pytest.mark.parametrize("name", ["summary.md", "changes.tar"])
def test_a_link_in_the_artifact_itself_is_refused(name: str, nights: Nights) -> None:
    """Otherwise, the summary could be any file of the machine, such as the one with the token."""
    proposal = nights.start() / "proposal"
    proposal.mkdir()
    (proposal / "summary.md").write_text(SUMMARY)
    archive(proposal / "changes.tar", GOOD)
    (proposal / name).rename(nights.folder / name)
    (proposal / name).symlink_to(nights.folder / name)
    ran = nights.propose()
    assert ran.failed == [UNPACK], ran.printed
    assert nights.said == "" and nights.head() == ""


def test_a_file_that_can_be_executed_becomes_a_plain_file(nights: Nights) -> None:
    proposal = nights.start() / "proposal"
    proposal.mkdir()
    (proposal / "summary.md").write_text(SUMMARY)
    program = member("content/events/pa/march.yaml")
    program.mode = 0o4755
    archive(proposal / "changes.tar", program)
    ran = nights.propose()
    assert ran.failed == [], ran.printed
    assert (
        git(nights.origin, "ls-tree", "-r", "import-events", "content/events/pa/march.yaml")[:6] == "100644"
    )


def test_the_words_leave_room_for_the_longest_report(nights: Nights) -> None:
    """GitHub takes 65,536 characters, and a report has up to 60,000."""
    nights.night(NEW, summary="")
    body = nights.said.partition("pr create")[2].partition("\n")[2]
    assert 0 < len(body) < 4_000


def an_import(engine: Path, folder: Path, program: str, files: Mapping[str, str | None]) -> tuple[Path, Ran]:
    """The workspace of the first job, and how it ran with a program in place of the import."""
    workspace = folder / "workspace"
    shutil.copytree(engine, workspace, ignore=shutil.ignore_patterns("__pycache__"))
    stopped = FILES["site.yaml"] + "as_of: 2024-10-14T12:00 America/New_York\n"
    every = {**FILES, "site.yaml": stopped, "sources/hub.yaml": SOURCE, **files}
    commit(workspace, {f"content/{name}": text for name, text in every.items() if text is not None})
    copy_compiled(engine, workspace)
    fake = folder / "import"
    fake.write_text(f'#!/bin/bash -e\necho "$*" > "{folder}/asked"\nfor output; do :; done\n{program}')
    fake.chmod(0o755)
    job = workflow("import")["jobs"]["import"]
    command = ".venv/bin/python -m statepages import"
    steps = [{**one, "run": one.get("run", "").replace(command, str(fake))} for one in job["steps"]]
    steps = [one for one, real in zip(steps, job["steps"], strict=True) if "run" in real]
    ran = run_job(
        {"steps": steps},
        workspace,
        GITHUB_SERVER_URL="https://github.com",
        GITHUB_REPOSITORY="people/site",
        GITHUB_RUN_ID="99",
    )
    return workspace, ran


WRITES = f"""\
mkdir content/.imported
cat > content/events/pa/march.yaml <<'EOF'
{MARCH}EOF
echo '{{}}' > content/.imported/hub.json
echo '# A note' >> content/site.yaml
touch content/events/pa/.notes
printf '%s' '### 1 added.' > "$output"
"""


@pytest.fixture(scope="session")
def engine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return engine_repository(tmp_path_factory)


@pytest.mark.parametrize("status", [0, 1], ids=["all of it", "something needs a person"])
def test_an_import_is_checked_and_handed_over(status: int, engine: Path, tmp_path: Path) -> None:
    workspace, ran = an_import(engine, tmp_path, f"{WRITES}exit {status}\n", {})
    assert ran.failed == [], ran.printed
    assert (tmp_path / "asked").read_text() == "--all --format markdown --output proposal/summary.md\n"
    summary = (workspace / "proposal/summary.md").read_text()
    assert summary.startswith("### 1 added.\n\nThe check found no errors")
    assert "### 1 added." in ran.summary and "### No problems in" in ran.summary
    assert {"found=yes", "whole=yes"} <= set(ran.outputs.splitlines())
    assert ("::warning::" in ran.printed) is bool(status)
    with tarfile.open(workspace / "proposal/changes.tar") as tar:
        assert set(tar.getnames()) == {"content/events/pa/march.yaml", "content/.imported/hub.json"}


def test_content_with_errors_is_still_proposed(engine: Path, tmp_path: Path) -> None:
    broken = {"events/pa/calls.yaml": CALLS.replace("19380", "193")}
    workspace, ran = an_import(engine, tmp_path, WRITES, broken)
    assert ran.failed == [], ran.printed
    summary = (workspace / "proposal/summary.md").read_text()
    assert "**The check found errors" in summary
    assert "https://github.com/people/site/actions/runs/99" in summary
    assert "::error file=content/events/pa/calls.yaml," in ran.printed


def test_a_source_that_cannot_be_read_is_noticed(engine: Path, tmp_path: Path) -> None:
    program = f"{WRITES}printf '\\n\\n#### Problems with sources\\n\\n- `x`\\n' >> \"$output\"\nexit 1\n"
    workspace, ran = an_import(engine, tmp_path, program, {})
    assert ran.failed == [], ran.printed
    assert "whole=no" in ran.outputs.splitlines()
    assert (workspace / "proposal/changes.tar").is_file()


@pytest.mark.parametrize("program", ["exit 2\n", "exit 1\n", f"{WRITES}exit 2\n", "kill -9 $$\n"])
def test_an_import_that_breaks_down_fails_the_run(program: str, engine: Path, tmp_path: Path) -> None:
    workspace, ran = an_import(engine, tmp_path, program, {})
    assert ran.failed == ["Import"], ran.printed
    assert not (workspace / "proposal/changes.tar").exists()


def test_a_check_that_breaks_down_fails_the_run(tmp_path: Path) -> None:
    [step] = [one for one in workflow("import")["jobs"]["import"]["steps"] if "statepages check" in str(one)]
    python = tmp_path / ".venv/bin/python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\nexit 2\n")
    python.chmod(0o755)
    (tmp_path / "proposal").mkdir()
    ran = run_job({"steps": [{"name": "Check", "run": step["run"]}]}, tmp_path)
    assert ran.failed == ["Check"]


@pytest.mark.parametrize("name", ["", "sources/.gitkeep"], ids=["no folder", "an empty folder"])
def test_without_sources_nothing_happens(name: str, engine: Path, tmp_path: Path) -> None:
    files = {"sources/hub.yaml": None, **({name: ""} if name else {})}
    _, ran = an_import(engine, tmp_path, WRITES, files)
    assert ran.failed == [], ran.printed
    assert ran.outputs.splitlines() == ["found=no"]
    assert not (tmp_path / "asked").exists()
    assert workflow("import")["jobs"]["propose"]["if"] == "needs.import.outputs.found == 'yes'"
    uses = [one for one in workflow("import")["jobs"]["import"]["steps"] if "uses" in one]
    assert all(one["if"] == "steps.sources.outputs.found == 'yes'" for one in uses[1:])


def test_the_tokens_of_services_go_to_the_import_alone() -> None:
    [path] = [one for one in WORKFLOWS if one.stem == "import"]
    both = jobs(path)
    assert both["import"]["permissions"] == {"contents": "read"}
    assert both["propose"]["permissions"] == {"contents": "write", "pull-requests": "write"}
    given = {one["name"]: str(one) for one in both["import"]["steps"] if "secrets." in str(one)}
    assert list(given) == ["Import"]
    assert set(re.findall(r"secrets\.(\w+)", given["Import"])) == {"ACTION_NETWORK_TOKEN", "EVENTBRITE_TOKEN"}
    for step in both["propose"]["steps"]:
        assert "python" not in step.get("run", "") and "make" not in step.get("run", "").split()
        assert ("token" in str(step.get("env", ""))) == (
            step["name"] == "Open, update or close the pull request"
        )
    for job in both.values():
        assert all("${{" not in step.get("run", "") for step in job["steps"])


def test_it_runs_before_the_site_is_published_and_only_for_the_main_branch() -> None:
    def time(name: str) -> tuple[int, int]:
        # YAML 1.1 reads the key `on` as true.
        minute, hour, *every = workflow(name)[True]["schedule"][0]["cron"].split()  # type: ignore[index]
        assert every == ["*", "*", "*"]
        return int(hour), int(minute)

    assert time("import") < time("nightly")
    assert time("import")[1] != 0
    assert workflow("import")["concurrency"] == {"group": "import", "cancel-in-progress": False}
    condition = workflow("import")["jobs"]["import"]["if"]
    assert condition.split(" || ") == [
        "github.event_name == 'schedule'",
        "github.ref_name == github.event.repository.default_branch",
    ]


def test_a_token_of_ones_own_only_pushes_and_opens() -> None:
    """Comments and closing stay with the workflow, so it knows its own and never edits those of a person."""
    step = next(
        one for one in workflow("import")["jobs"]["propose"]["steps"] if "GH_TOKEN" in str(one.get("env"))
    )
    assert value(step["env"]["PUSH_TOKEN"], {"secrets.IMPORT_TOKEN": "mine", "github.token": "own"}) == "mine"
    assert value(step["env"]["PUSH_TOKEN"], {"github.token": "own"}) == "own"
    used = [line.strip() for line in step["run"].splitlines() if "$PUSH_TOKEN" in line]
    assert all(re.match(r'GH_TOKEN="\$PUSH_TOKEN" (git push|gh pr create)', line) for line in used)
