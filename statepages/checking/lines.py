"""The lines of content files, to show where problems are."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from statepages.problem import Problem
from statepages.read import Listed, read_file
from statepages.source import RawFile


class OnDisk(Mapping[str, RawFile]):
    """Files by the path that people see. Each is read when it is needed; one that is gone is empty."""

    def __init__(self, root: Path, files: Iterable[Listed]) -> None:
        self.root, self.files = root, {file.path: file for file in files}

    def __getitem__(self, path: str) -> RawFile:
        file = self.files[path]
        found = read_file(self.root / file.name, file.name, path)
        return found if isinstance(found, RawFile) else RawFile(file.name, path, b"")

    def __contains__(self, path: object) -> bool:
        # The one of Mapping would read the file.
        return path in self.files

    def __iter__(self) -> Iterator[str]:
        return iter(self.files)

    def __len__(self) -> int:
        return len(self.files)


def lines_of(problems: Iterable[Problem], raw: Mapping[str, RawFile]) -> dict[str, tuple[str, ...]]:
    """The lines of each file that has a problem, as they are in the file."""
    paths = {problem.place.path for problem in problems} & raw.keys()
    return {path: tuple(_lines(raw[path].data)) for path in sorted(paths)}


def _lines(data: bytes) -> list[str]:
    wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = data.decode("utf-16" if wide else "utf-8", errors="replace").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
