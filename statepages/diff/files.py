"""What happens to the files of the site: pages touched, and sizes."""

from __future__ import annotations

from collections.abc import Mapping

from statepages.diff.snapshot import File, Snapshot
from statepages.humanize import how_many, how_much
from statepages.report import Item, Section, Untrusted

_HEAVY = 100_000  # a file of fewer bytes gets no line
_HOME = "index.html"


def page_section(before: Mapping[str, File], after: Mapping[str, File]) -> Section:
    """Which pages are new, gone or changed."""
    old, new = ({path for path in files if path.endswith(".html")} for files in (before, after))
    changed = {path for path in old & new if before[path] != after[path]}
    groups = ((new - old, "new"), (old - new, "gone"), (changed, "changed"))
    items = []
    for paths, word in groups:
        if paths:
            of_all = f" of {len(new):,}" if word == "changed" else ""
            details = tuple((_address(path),) for path in sorted(paths))
            items.append(Item((f"{how_many(len(paths), 'page')}{of_all} {word}",), details))
    return Section("Pages", tuple(items))


def _address(path: str) -> str | Untrusted:
    return "the home page" if path == _HOME else Untrusted(path.removesuffix("index.html"))


def size_section(before: Mapping[str, File], after: Mapping[str, File]) -> Section:
    """How the site grows, and its large files that are new or have grown."""
    old, new = (sum(file.size for file in files.values()) for files in (before, after))
    if old == new and len(before) == len(after):
        return Section("Size", ())
    by = how_much(abs(new - old))
    change = f"{by} {'more' if new > old else 'less'} than before" if new != old else "the same as before"
    heavy = tuple(
        (
            Untrusted(path),
            f": {how_much(file.size)}",
            f", before {how_much(before[path].size)}" if path in before else ", new",
        )
        for path, file in sorted(after.items())
        if file.size - (before[path].size if path in before else 0) >= _HEAVY
    )
    return Section("Size", (Item((f"{how_much(new)} in {how_many(len(after), 'file')}, {change}",), heavy),))


def unpublished_section(before: Snapshot, after: Snapshot) -> Section:
    """That there is no site to compare, and why."""
    items = []
    if after.files is None:
        items.append(
            Item(("The content has errors, so it cannot be published yet. Run: python build.py check",))
        )
    if before.files is None:
        items.append(Item(("The content had errors before, so there are no pages to compare with.",)))
    return Section("Pages", tuple(items))
