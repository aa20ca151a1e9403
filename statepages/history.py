"""When each content file was first committed and last changed, from git.

These times are an input of a build, like its files: the same commit gives the same times. They are known only
if git has the whole history. In a shallow clone every file would look new.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from msgspec import Struct

from statepages.cache import Cache
from statepages.model.site import Change, History
from statepages.repository import NoRevision, Repository, as_text

_NAME = "history"
_LOG = (
    "log",
    "--root",
    "--full-history",
    "--diff-merges=combined",
    "--name-only",
    "--no-renames",
    "--no-relative",
    "--no-ext-diff",
    "--no-show-signature",
    "--encoding=UTF-8",
    "-z",
    "--format=%x00@%ct",
)
_YEAR_9999 = 253_370_764_800
"""The second at which the year 9999 begins. In some time zones, calendars cannot have later ones."""


class _CachedHistory(Struct, frozen=True):
    """The history as of one commit of one repository."""

    commit: str
    history: History


def last_commit(content: Path) -> str:
    """The commit that a content folder is at; empty if git does not have the whole history."""
    try:
        repository = Repository.above(content.resolve())
        if repository.is_shallow:
            return ""
        return as_text(repository.git("rev-parse", "--verify", "--quiet", "HEAD")).strip()
    except NoRevision:
        return ""


def read_history(content: Path, commit: str, cache: Cache) -> History:
    """The first and last change of each committed file, by name without ending.

    `commit` comes from `last_commit`.
    """
    kept = cache.get(_NAME, _CachedHistory)
    if kept is None or kept.commit != commit:
        try:
            kept = _CachedHistory(commit, _read(content, commit) if commit else ())
        except NoRevision:
            return ()  # not cached: git may be able to read it next time
        cache.put(_NAME, kept)
    return kept.history


def history_now(content: Path, cache: Cache | None = None) -> History:
    """The same as of the commit that a content folder is at now."""
    return read_history(content, last_commit(content), cache or Cache(None, ""))


def _read(content: Path, commit: str) -> History:
    repository = Repository.above(content.resolve())
    log = repository.git(*_LOG, commit, "--", repository.prefix)
    found: dict[str, tuple[int, int]] = {}
    for second, name in _named(log, repository.prefix):
        first, last = found.get(name, (second, second))
        found[name] = min(first, second), max(last, second)
    return tuple(
        (name, Change(_instant(first), _instant(last))) for name, (first, last) in sorted(found.items())
    )


def _named(log: bytes, prefix: str) -> list[tuple[int, str]]:
    """The second of each commit with each name in it, without ending.

    In the log a commit is a NUL, an @, a second and a line break, and each name ends with a NUL.
    """
    found: list[tuple[int, str]] = []
    second = None
    for part in as_text(log).split("\0"):
        name = part.strip("\n")
        if name.startswith(prefix):
            if second is not None:
                found.append((second, name.removeprefix(prefix).rpartition(".")[0]))
        elif name.startswith("@"):
            second = _second(name[1:])
    return found


def _second(text: str) -> int | None:
    """The second of a commit; None if it is no possible time, since clocks and tools get them wrong."""
    second = int(text) if text.isdecimal() and len(text) <= len(str(_YEAR_9999)) else _YEAR_9999
    return second if second < _YEAR_9999 else None


def _instant(second: int) -> datetime:
    return datetime.fromtimestamp(second, UTC)
