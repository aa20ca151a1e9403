"""The content folder as a revision of git has it, out of git's own store: the work tree is not touched.

Who proposes a change decides what lies in content/, and may lay it out so that git takes it for a
repository, with settings that start programs. So git is never asked there: the repository is that of the
folder above, it is named to git, and git fetches nothing.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from statepages.foreign import is_of_git, is_passed_over
from statepages.program import find_program

_LINK, _SUBMODULE = "120000", "160000"

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
_NARROWING = "GIT_CEILING_DIRECTORIES"
"""All that is passed on of what git is told by its surroundings: a hook runs with GIT_DIR set, for one."""


class NoRevision(Exception):
    """Raised, with the reason in words, where a revision can not be read."""


def read_revision(folder: Path, revision: str) -> Iterator[tuple[str, bytes | None]]:
    """The files that a revision has below a folder of the work tree, by name inside it.

    None stands for a link in place of a file. Names that begin with a dot are passed over, unless they are
    git's. A revision without the folder has no files. Raises NoRevision.
    """
    repository = _Repository.above(folder.resolve())
    commit = _commit(repository, revision)
    listed = repository.git("ls-tree", "-r", "-z", "--full-tree", commit, "--", repository.prefix)
    found = [_entry(line, repository.prefix) for line in listed.split(b"\0") if line]
    wanted = [
        (name, mode, blob)
        for name, mode, blob in found
        if mode != _SUBMODULE and not _is_hidden(name)
    ]  # fmt: skip
    blobs = _blobs(repository, [blob for _, mode, blob in wanted if mode != _LINK])
    for name, mode, _ in wanted:
        yield name, None if mode == _LINK else next(blobs)


def _is_hidden(name: str) -> bool:
    """Whether a part of a path is passed over, and none is git's."""
    parts = name.split("/")
    return any(map(is_passed_over, parts)) and not any(map(is_of_git, parts))


class _Repository(Struct, frozen=True):
    """The repository that content/ is a part of: where it begins, its store, and the way to content/."""

    program: str
    top: Path
    store: Path
    prefix: str

    @classmethod
    def above(cls, folder: Path) -> _Repository:
        """The repository that the folder above lies in. Raises NoRevision where that is no other's."""
        program = find_program("git")
        if program is None:
            raise NoRevision("git is not installed, and only git can read a revision.")
        around = folder.parent

        def asked(question: str) -> str:
            return _text(_run(program, around, "rev-parse", question)).removesuffix("\n")

        top, store = Path(asked("--show-toplevel")), Path(asked("--absolute-git-dir"))
        common = around / asked("--git-common-dir")
        found = cls(program, top, store, f"{asked('--show-prefix')}{folder.name}/")
        if not around.is_relative_to(top.resolve()):
            raise NoRevision(f"git takes {folder} for a part of {top}, where it does not lie.")
        if any(place.resolve().is_relative_to(folder) for place in (store, common)):
            raise NoRevision(f"{folder} holds a repository of its own. Delete that, or move it away.")
        return found

    def git(self, *arguments: str, stdin: bytes | None = None) -> bytes:
        """What git answers about this very repository."""
        return _run(self.program, self.top, f"--git-dir={self.store}", *arguments, stdin=stdin)


def _commit(repository: _Repository, revision: str) -> str:
    try:
        found = repository.git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    except NoRevision:
        found = b""
    commit = found.decode("ascii").strip()
    if not commit.isalnum():  # it may be all but a revision: ^HEAD
        message = (
            f'"{revision}" is neither a built site nor a revision that git has here. '
            "Of a clone without its history, fetch that revision first."
        )
        raise NoRevision(message)
    return commit


def _entry(line: bytes, prefix: str) -> tuple[str, str, bytes]:
    """Name, mode and blob of a line such as "100644 blob 257cc5 (tab) content/site.yaml"."""
    about, _, name = line.partition(b"\t")
    mode, _, blob = about.split(b" ")
    return _text(name).removeprefix(prefix), mode.decode("ascii"), blob


def _blobs(repository: _Repository, names: list[bytes]) -> Iterator[bytes]:
    """The bytes of blobs, in the order of their names."""
    answer = repository.git("cat-file", "--batch", stdin=b"".join(name + b"\n" for name in names))
    at = 0
    for _ in names:
        end = answer.index(b"\n", at)
        about = answer[at:end].split(b" ")
        if about[-1] == b"missing":
            raise NoRevision("git has a part of that revision only. Fetch all of it: git fetch --refetch")
        size = int(about[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


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
        raise NoRevision(f"git can not tell what {folder} was like: {reason or 'it gives no reason'}.")
    return done.stdout


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
