"""Small git repositories for tests, without any settings of the machine or a person."""

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

NOBODY = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Nobody",
    "GIT_AUTHOR_EMAIL": "nobody@example.org",
    "GIT_AUTHOR_DATE": "2024-10-14T12:00:00Z",
    "GIT_COMMITTER_NAME": "Nobody",
    "GIT_COMMITTER_EMAIL": "nobody@example.org",
    "GIT_COMMITTER_DATE": "2024-10-14T12:00:00Z",
}


def git(folder: Path, *arguments: str, at: str | None = None) -> str:
    """The output of a git command in a folder; what it commits has that time."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    done = subprocess.run(
        ["git", "-C", folder, *arguments],
        env={**environment, **NOBODY, **({"GIT_COMMITTER_DATE": at} if at else {})},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    """An empty repository on a branch main."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(folder: Path, files: Mapping[str, str | bytes | None] | None = None, at: str | None = None) -> str:
    """Write files, or remove them (None), commit everything that is there, and return the commit."""
    for name, data in (files or {}).items():
        path = folder / name
        if data is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
    git(folder, "add", "--all", "--force")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "A change", at=at)
    return git(folder, "rev-parse", "HEAD")
