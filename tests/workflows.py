"""The workflows as data, and a sandbox that runs their steps as the forge's runner would."""

import os
import re
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from compileall import compile_dir
from dataclasses import dataclass, field
from pathlib import Path
from py_compile import PycInvalidationMode
from typing import Any

import pytest
import yaml

from tests.repository import NOBODY, commit, repository
from tests.sharing import made_once
from tests.site import ROOT

FILES = sorted((ROOT / ".github/workflows").glob("*.y*ml"))
ENGINE = (
    "build.py", "statepages", "search", "templates", "Makefile", "requirements.txt", "package-lock.json",
    ".gitignore",
)  # fmt: skip


def workflow(name: str) -> dict[str, Any]:
    """A workflow of .github/workflows by its name without ending."""
    whole: dict[str, Any] = yaml.safe_load((ROOT / f".github/workflows/{name}.yaml").read_text())
    return whole


def jobs(path: Path) -> dict[str, dict[str, Any]]:
    """The jobs of a workflow file, by id."""
    found: dict[str, dict[str, Any]] = yaml.safe_load(path.read_text())["jobs"]
    return found


def steps(path: Path) -> list[dict[str, Any]]:
    """The steps of all jobs of a workflow file."""
    return [step for job in jobs(path).values() for step in job.get("steps", [])]


def copy_engine(folder: Path, names: Sequence[str] = ENGINE) -> None:
    """The engine's own files, as in a repository."""
    for name in names:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def compile_engine(folder: Path) -> None:
    """Compile it as its first run would, by its bytes and not by its time: that works for checkouts too."""
    for name in ("statepages", "search"):
        compile_dir(folder / name, quiet=1, invalidation_mode=PycInvalidationMode.CHECKED_HASH)


def copy_compiled(engine: Path, folder: Path) -> None:
    """Copy the compiled engine to a checkout: compiling takes longer than most commands."""
    for compiled in engine.rglob("__pycache__"):
        shutil.copytree(compiled, folder / compiled.relative_to(engine))


def engine_repository(factory: pytest.TempPathFactory) -> Path:
    """A repository with the engine in it, and the compiled engine beside the files that git keeps."""

    def make(folder: Path) -> None:
        copy_engine(repository(folder / "engine"))
        commit(folder / "engine")
        compile_engine(folder / "engine")

    return made_once(factory, "engine", make) / "engine"


def set_up(folder: Path) -> None:
    """What `make setup` does if the libraries are already there."""
    for name in (".venv", "node_modules"):
        if not (folder / name).exists():
            (folder / name).symlink_to((ROOT / name).resolve())


@dataclass
class Ran:
    """The result of a job: the outcome of its steps by name, what was printed, and the runner's files."""

    outcomes: dict[str, str] = field(default_factory=dict)
    printed: str = ""
    summary: str = ""
    outputs: str = ""

    @property
    def failed(self) -> list[str]:
        return [name for name, outcome in self.outcomes.items() if outcome == "failure"]


def run_job(
    job: dict[str, Any], workspace: Path, event: Mapping[str, str] | None = None, **environment: str
) -> Ran:
    """Run the scripts of a job, one step after the other; what actions bring has to be there already.

    `event` is what the forge knows about the event, such as github.event.merge_group.base_sha.
    """
    ran = Ran()
    files = {"GITHUB_STEP_SUMMARY": workspace / "summary.md", "GITHUB_OUTPUT": workspace / "outputs.txt"}
    for file in files.values():
        file.touch()
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "PYTHON"))}
    variables |= NOBODY | {name: str(file) for name, file in files.items()} | environment
    for step in job["steps"]:
        if "run" in step:
            outcome, printed = ("skipped", "")
            if not ran.failed and is_wanted(step, files["GITHUB_OUTPUT"].read_text()):
                outcome, printed = _run_step(step, workspace, variables, event or {})
            ran.outcomes[step["name"]] = outcome
            ran.printed += printed
    ran.summary, ran.outputs = (file.read_text() for file in files.values())
    return ran


def is_wanted(step: Mapping[str, Any], outputs: str) -> bool:
    """Whether the condition of a step holds. The conditions here are about what another step found."""
    if "if" not in step:
        return True
    found = re.fullmatch(r"steps\.\w+\.outputs\.(\w+) == '(\w+)'", step["if"])
    assert found, step["if"]
    return f"{found[1]}={found[2]}" in outputs.splitlines()


def value(text: str, event: Mapping[str, str]) -> str:
    """A text of a workflow with the forge's values filled in, for the expressions that are used here."""

    def put_in(found: re.Match[str]) -> str:
        choices = (word.strip() for word in found[1].split("||"))
        known = (word[1:-1] if word.startswith("'") else event.get(word, "") for word in choices)
        return next(filter(None, known), "")

    return re.sub(r"\$\{\{(.*?)\}\}", put_in, text)


def _run_step(
    step: dict[str, Any], workspace: Path, variables: dict[str, str], event: Mapping[str, str]
) -> tuple[str, str]:
    """The outcome of a step, and what it printed."""
    folder = workspace / step.get("working-directory", ".")
    if step["run"].strip() == "make setup":
        set_up(folder)
        return "success", ""
    own = {name: value(str(text), event) for name, text in step.get("env", {}).items()}
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=folder,
        env={**variables, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return "failure" if done.returncode else "success", done.stdout
