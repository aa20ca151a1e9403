"""The content folder as of a git revision, read from git's own store without touching the work tree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from statepages.foreign import is_of_git, is_skipped
from statepages.repository import NoRevision, Repository, as_text

_LINK, _SUBMODULE = "120000", "160000"


def read_revision(folder: Path, revision: str) -> Iterator[tuple[str, bytes | None]]:
    """The files that a revision has below a folder of the work tree, by name inside it.

    A link in place of a file is None. Names that begin with a dot are left out, unless git gives them a
    meaning. A revision without the folder has no files. Raises NoRevision.
    """
    repository = Repository.above(folder.resolve())
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
    """Whether a part of a path begins with a dot, and git gives none of them a meaning."""
    parts = name.split("/")
    return any(map(is_skipped, parts)) and not any(map(is_of_git, parts))


def _commit(repository: Repository, revision: str) -> str:
    try:
        found = repository.git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}")
    except NoRevision:
        found = b""
    commit = found.decode("ascii").strip()
    if not commit.isalnum():  # it may be almost a revision: ^HEAD
        message = (
            f'"{revision}" is neither a built site nor a git revision here. '
            "In a clone without its history, fetch that revision first."
        )
        raise NoRevision(message)
    return commit


def _entry(line: bytes, prefix: str) -> tuple[str, str, bytes]:
    """Name, mode and blob of a line such as "100644 blob 257cc5 (tab) content/site.yaml"."""
    about, _, name = line.partition(b"\t")
    mode, _, blob = about.split(b" ")
    return as_text(name).removeprefix(prefix), mode.decode("ascii"), blob


def _blobs(repository: Repository, names: list[bytes]) -> Iterator[bytes]:
    """The bytes of blobs, in the order of their names."""
    answer = repository.git("cat-file", "--batch", stdin=b"".join(name + b"\n" for name in names))
    at = 0
    for _ in names:
        end = answer.index(b"\n", at)
        about = answer[at:end].split(b" ")
        if about[-1] == b"missing":
            raise NoRevision("git has only part of that revision. Fetch all of it: git fetch --refetch")
        size = int(about[2])
        yield answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
