"""The CODEOWNERS file of the repository that contains the content."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from statepages.content import Content
from statepages.owners import stale_owners, with_owners
from statepages.paths import Paths, shown_name
from statepages.problem import Problem
from statepages.read import read_file
from statepages.source import RawFile


class Owners(Struct, frozen=True):
    """CODEOWNERS as it is ("" if there is none), and as it should be according to the state files."""

    path: Path
    text: str
    wanted: str

    @property
    def problem(self) -> Problem | None:
        """What is wrong with it, if it does not match the state files."""
        return stale_owners(self.text, self.wanted, shown_name(self.path))

    @property
    def raw(self) -> RawFile:
        """The file, by the path that people see."""
        return RawFile(self.path.name, shown_name(self.path), self.text.encode())


def owners(paths: Paths, content: Content) -> Owners:
    """The CODEOWNERS next to the content folder. Links are not followed: they count as missing."""
    folder = paths.content.absolute()
    path = folder.parent / ".github" / "CODEOWNERS"
    found = read_file(path, path.name, str(path))
    text = found.data.decode("utf-8", errors="replace") if isinstance(found, RawFile) else ""
    pages = [file.value for file in content.states]
    return Owners(path, text, with_owners(text, pages, folder.name))
