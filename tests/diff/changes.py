"""Two content folders, and what is said of going from the one to the other."""

from collections.abc import Mapping
from pathlib import Path

from statepages import diff
from statepages.checking.check import check_content
from statepages.checking.manual import whole
from statepages.checking.settings import begin_from
from statepages.commands.report import as_text
from statepages.diff.snapshot import Snapshot
from statepages.read import read_content
from statepages.report import Report
from statepages.weblink import addresses
from tests.site import NOON, content

Files = Mapping[str, str | bytes | None]


def snapshot(folder: Path, files: Files) -> Snapshot:
    """The snapshot of tests.site's content with these files, without building its pages."""
    read = read_content(content(folder, dict(files)), "content")
    found = check_content(read, begin_from(read, "content", None, NOON))
    return diff.of_content(
        found.content,
        now=found.now,
        names=[raw.name for raw in found.raw.values()],
        links=frozenset(link for node in found.nodes for link in addresses(node)),
        problems=found.problems,
        outputs=[] if found.site else None,
    )


def said(folder: Path, before: Files, after: Files) -> list[str]:
    """The lines of the report, without its title and its empty lines."""
    return lines(diff.compare(snapshot(folder / "before", before), snapshot(folder / "after", after)))


def lines(report: Report) -> list[str]:
    return [line for line in as_text("", report).split("\n") if line]


def files(given: Mapping[str, str | None] | str) -> dict[str, str | bytes | None]:
    """The files of a case: snippets by name, or the one of the usual event, each made whole."""
    if isinstance(given, str):
        given = {"events/pa/doors.yaml": given}
    return {name: text if text is None else whole(name, text) for name, text in given.items()}
