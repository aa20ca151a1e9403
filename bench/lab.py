"""A folder for measuring: a copy of the engine that can be changed, content, and the built site."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable
from pathlib import Path

from bench.content import write_content
from bench.measure import Usage, measure
from bench.samples import Sample

ROOT = Path(__file__).parent.parent
WORK = ROOT / "bench" / ".work"
"""Where labs are. Git ignores it."""

_ENGINE = ("build.py", "statepages", "search", "templates")


class Lab:
    """A copy of the engine with made-up events, or a copy of a content folder, as its content."""

    def __init__(self, name: str, content: Iterable[Sample] | Path) -> None:
        self.folder = WORK / name
        self.content, self.output = self.folder / "content", self.folder / "output"
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        for part in _ENGINE:
            source, copy = ROOT / part, self.folder / part
            if source.is_dir():
                shutil.copytree(source, copy, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(source, copy)
        for name in ("node_modules", ".venv"):
            (self.folder / name).symlink_to(ROOT / name)
        if isinstance(content, Path):
            shutil.copytree(content, self.content)
        else:
            write_content(self.content, content)
        # `make setup` does this once, so no measured run has to do it, not even the first.
        measure([sys.executable, "-m", "compileall", "-q", "build.py", "statepages", "search"], self.folder)
        measure([sys.executable, "-m", "statepages.prepare"], self.folder)
        self._kept = {path.name for path in self.folder.iterdir()}

    def command(self, *arguments: str) -> Usage:
        """Run build.py."""
        return measure([sys.executable, "build.py", *arguments], self.folder)

    def forget(self) -> None:
        """Delete everything that a build left behind: the site, and any cache."""
        for path in self.folder.iterdir():
            if path.name not in self._kept:
                shutil.rmtree(path) if path.is_dir() else path.unlink()

    def edit(self, path: Path, old: str, new: str) -> None:
        """Replace the first match of a text in a file."""
        text = path.read_text(encoding="utf-8")
        if old not in text:
            raise ValueError(f"{path} does not say {old!r}")
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
