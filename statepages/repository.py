"""The git repository that a content folder is part of, asked in a way that content cannot influence.

Whoever proposes a change decides what is in content/, and could make it look like a repository whose settings
start programs. So git never runs there: it gets the repository of the folder above by name, and it never
fetches.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from msgspec import Struct

from statepages.program import find_program

_SAFE = (
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    "-c", "safe.bareRepository=explicit",
    "-c", "protocol.allow=never",
    "-c", "core.fsmonitor=false",
    "-c", f"core.hooksPath={os.devnull}",
)  # fmt: skip
_SAFE_ENVIRONMENT = {
    "GIT_ALLOW_PROTOCOL": "",  # goes before any protocol.*.allow of a repository
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_QUESTIONS = (
    "--show-toplevel",
    "--absolute-git-dir",
    "--git-common-dir",
    "--show-prefix",
    "--is-shallow-repository",
)
_NARROWING = "GIT_CEILING_DIRECTORIES"
"""The only environment variables that git gets. Inside a hook, for example, GIT_DIR names a repository."""


class NoRevision(Exception):
    """Raised, with the reason in words, if a revision cannot be read."""


class Repository(Struct, frozen=True):
    """The repository that content/ is part of: its top folder, its store, and the way to content/.

    If it `is_shallow`, part of the history is missing.
    """

    program: str
    top: Path
    store: Path
    prefix: str
    is_shallow: bool

    @classmethod
    def above(cls, folder: Path) -> Repository:
        """The repository of the folder above. Raises NoRevision if there is none, or content/ has its own."""
        program = find_program("git")
        if program is None:
            raise NoRevision("git is not installed. Install it to compare with a revision.")
        around = folder.parent

        answer = as_text(_run(program, around, "rev-parse", *_QUESTIONS)).removesuffix("\n").split("\n")
        if len(answer) != len(_QUESTIONS):
            raise NoRevision(f"{folder} is in a folder whose name has a line break. Rename that folder.")
        top, store, common = Path(answer[0]), Path(answer[1]), around / answer[2]
        found = cls(program, top, store, f"{answer[3]}{folder.name}/", answer[4] == "true")
        if not around.is_relative_to(top.resolve()):
            raise NoRevision(f"git says that {folder} is part of {top}, but it is not there.")
        if any(place.resolve().is_relative_to(folder) for place in (store, common)):
            raise NoRevision(
                f"{folder} contains another git repository. Delete that repository, or move it elsewhere."
            )
        return found

    def git(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """The output of a git command in this repository."""
        return _run(self.program, self.top, f"--git-dir={self.store}", *arguments, stdin=stdin)


def _run(program: str, folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name == _NARROWING
    }
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and no argument can be an option
            [program, *_SAFE, "-C", str(folder), *arguments],
            input=stdin,
            capture_output=True,
            cwd=folder,
            env=environment | _SAFE_ENVIRONMENT,
            check=False,
        )
    except OSError as error:
        raise NoRevision(f"git cannot be started: {error.strerror}.") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise NoRevision(f"git cannot read the history of {folder}: {reason or 'it gives no reason'}.")
    return done.stdout


def as_text(data: bytes) -> str:
    """The output of git as text; other bytes stay as escapes."""
    return data.decode("utf-8", "surrogateescape")
