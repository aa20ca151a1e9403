"""What happens to the files of the site: pages touched, and sizes."""

from __future__ import annotations

from collections.abc import Mapping

from statepages.diff.snapshot import File, Snapshot
from statepages.humanize import how_many, how_much
from statepages.report import Item, Section, Untrusted

_HEAVY = 100_000  # bytes of a file that are worth a line
_HOME = "index.html"


def page_section(before: Mapping[str, File], after: Mapping[str, File]) -> Section:
    """Which pages are new, gone and other than before."""
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
    """How the site grows, and its heavy files that are new or grow."""
    old, new = (sum(file.size for file in files.values()) for files in (before, after))
    if old == new and len(before) == len(after):
        return Section("Size", ())
    by = how_much(abs(new - old))
    change = f"{by} {'more' if new > old else 'less'} than before" if new != old else "as much as before"
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
        items.append(Item(("The content has errors, so this can not be published as it is.",)))
    if before.files is None:
        items.append(Item(("Before, the content had errors: there is no site to compare the pages with.",)))
    return Section("Pages", tuple(items))
