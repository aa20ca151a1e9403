"""The workflows as data, and a sandbox that runs their steps as the forge's runner would."""

import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from tests.repository import NOBODY
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


def copy_engine(folder: Path) -> None:
    """The engine's own files, as a repository holds them."""
    for name in ENGINE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, folder / name)


def set_up(folder: Path) -> None:
    """What `make setup` comes to where the libraries are at hand."""
    for name in (".venv", "node_modules"):
        (folder / name).symlink_to((ROOT / name).resolve())


@dataclass
class Ran:
    """What a job came to: the outcome of its steps by name, what was printed, and the runner's files."""

    outcomes: dict[str, str] = field(default_factory=dict)
    printed: str = ""
    summary: str = ""
    outputs: str = ""

    @property
    def failed(self) -> list[str]:
        return [name for name, outcome in self.outcomes.items() if outcome == "failure"]


def run_job(job: dict[str, Any], workspace: Path, **environment: str) -> Ran:
    """Run the scripts of a job, one step after the other; what actions bring has to be there already."""
    ran = Ran()
    files = {"GITHUB_STEP_SUMMARY": workspace / "summary.md", "GITHUB_OUTPUT": workspace / "outputs.txt"}
    for file in files.values():
        file.touch()
    variables = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "PYTHON"))}
    variables |= NOBODY | {name: str(file) for name, file in files.items()} | environment
    ids: dict[str, str] = {}
    for step in job["steps"]:
        if "run" in step:
            name = step["name"]
            outcome, printed = ("skipped", "")
            if _is_wanted(str(step.get("if", "")), ids, failed=bool(ran.failed)):
                outcome, printed = _run_step(step, workspace, variables)
            ran.outcomes[name] = ids[step.get("id", name)] = outcome
            ran.printed += printed
    ran.summary, ran.outputs = (file.read_text() for file in files.values())
    return ran


def _is_wanted(condition: str, ids: dict[str, str], *, failed: bool) -> bool:
    """Whether the runner comes to a step with this condition: of its language just what is used here."""
    needed = re.findall(r"steps\.(\w+)\.outcome == 'success'", condition)
    return all(ids[name] == "success" for name in needed) and (not failed or "!cancelled()" in condition)


def _run_step(step: dict[str, Any], workspace: Path, variables: dict[str, str]) -> tuple[str, str]:
    """The outcome of a step, and what it printed."""
    folder = workspace / step.get("working-directory", ".")
    if step["run"].strip() == "make setup":
        set_up(folder)
        return "success", ""
    own = {name: re.sub(r"\$\{\{.*?\}\}", "given", str(value)) for name, value in step.get("env", {}).items()}
    done = subprocess.run(
        ["bash", "-e", "-c", step["run"]],
        cwd=folder,
        env={**variables, **own},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    return "failure" if done.returncode else "success", done.stdout
