"""The content folder as a revision of git has it, out of git's own store: the work tree is not touched."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

_LINK, _SUBMODULE = "120000", "160000"
# A hook runs with these set; what is asked about is the repository that the folder lies in.
_NOT_PASSED_ON = {"GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"}


class NoRevision(Exception):
    """Raised, with the reason in words, where a revision can not be read."""


def read_revision(folder: Path, revision: str) -> Iterator[tuple[str, bytes | None]]:
    """The files that a revision has below a folder of the work tree, by name inside it.

    None stands for a link in place of a file. Names that begin with a dot are passed over. A
    revision without the folder has no files. Raises NoRevision.
    """
    prefix = _git(folder, "rev-parse", "--show-prefix").decode("utf-8", "surrogateescape").rstrip("\n")
    commit = _commit(folder, revision)
    listed = _git(folder, "ls-tree", "-r", "-z", "--full-tree", commit, "--", prefix or ".")
    found = [_entry(line, prefix) for line in listed.split(b"\0") if line]
    wanted = [
        (name.removeprefix(prefix), mode, blob)
        for name, mode, blob in found
        if mode != _SUBMODULE
        and not any(part.startswith(".") for part in name.removeprefix(prefix).split("/"))
    ]
    blobs = _blobs(folder, [blob for _, mode, blob in wanted if mode != _LINK])
    for name, mode, _ in wanted:
        yield name, None if mode == _LINK else next(blobs)


def _commit(folder: Path, revision: str) -> str:
    try:
        found = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    except NoRevision:
        message = (
            f'"{revision}" is neither a built site nor a revision that git has here. '
            "Of a clone without its history, fetch that revision first."
        )
        raise NoRevision(message) from None
    return found.decode("ascii").strip()


def _entry(line: bytes, prefix: str) -> tuple[str, str, bytes]:
    """Name, mode and blob of a line such as "100644 blob 257cc5 (tab) content/site.yaml"."""
    about, _, name = line.partition(b"\t")
    mode, _, blob = about.split(b" ")
    return name.decode("utf-8", "surrogateescape").removeprefix(prefix), mode.decode("ascii"), blob


def _blobs(folder: Path, names: list[bytes]) -> Iterator[bytes]:
    """The bytes of blobs, in the order of their names."""
    answer = _git(folder, "cat-file", "--batch", stdin=b"".join(name + b"\n" for name in names))
    at = 0
    for _ in names:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split(b" ")[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1


def _git(folder: Path, *arguments: str, stdin: bytes | None = None) -> bytes:
    environment = {name: value for name, value in os.environ.items() if name not in _NOT_PASSED_ON}
    try:
        done = subprocess.run(  # noqa: S603  # no shell, and no argument of an option's form
            ["git", "-C", str(folder), *arguments],  # noqa: S607  # the one that the user has
            input=stdin,
            capture_output=True,
            env=environment,
            check=False,
        )
    except OSError as error:
        raise NoRevision("git is not installed, and only git can read a revision.") from error
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().removeprefix("fatal: ")
        raise NoRevision(f"git can not tell what {folder} was like: {reason or 'it gives no reason'}.")
    return done.stdout
