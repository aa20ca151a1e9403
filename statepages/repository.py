"""The git repository that a content folder is a part of, asked in a way that content cannot shape.

Who proposes a change decides what lies in content/, and may lay it out so that git takes it for a
repository, with settings that start programs. So git is never asked there: the repository is that of the
folder above, it is named to git, and git fetches nothing.
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
"""All that is passed on of what git is told by its surroundings: a hook runs with GIT_DIR set, for one."""


class NoRevision(Exception):
    """Raised, with the reason in words, where a revision cannot be read."""


class Repository(Struct, frozen=True):
    """The repository that content/ is a part of: where it begins, its store, and the way to content/.

    Where it `is_shallow`, a part of the history is missing.
    """

    program: str
    top: Path
    store: Path
    prefix: str
    is_shallow: bool

    @classmethod
    def above(cls, folder: Path) -> Repository:
        """The repository that the folder above lies in. Raises NoRevision where that is no other's."""
        program = find_program("git")
        if program is None:
            raise NoRevision("git is not installed, and only git can read a revision.")
        around = folder.parent

        answer = as_text(_run(program, around, "rev-parse", *_QUESTIONS)).removesuffix("\n").split("\n")
        if len(answer) != len(_QUESTIONS):
            raise NoRevision(f"{folder} lies in a folder whose name has a line break. Give it another name.")
        top, store, common = Path(answer[0]), Path(answer[1]), around / answer[2]
        found = cls(program, top, store, f"{answer[3]}{folder.name}/", answer[4] == "true")
        if not around.is_relative_to(top.resolve()):
            raise NoRevision(f"git takes {folder} for a part of {top}, where it does not lie.")
        if any(place.resolve().is_relative_to(folder) for place in (store, common)):
            raise NoRevision(f"{folder} holds a repository of its own. Delete that, or move it away.")
        return found

    def git(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """What git answers about this very repository."""
        return _run(self.program, self.top, f"--git-dir={self.store}", *arguments, stdin=stdin)


def _run(program: str, folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    environment = {
        name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name == _NARROWING
    }
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and no argument of an option's form
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
        raise NoRevision(f"git cannot tell what {folder} was like: {reason or 'it gives no reason'}.")
    return done.stdout


def as_text(data: bytes) -> str:
    """What git says, as text; bytes that are none come back as they were."""
    return data.decode("utf-8", "surrogateescape")
