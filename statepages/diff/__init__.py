"""What a change does to a site as its readers see it: two snapshots, compared."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.diff.content import of_content
from statepages.diff.events import draft_section, event_sections
from statepages.diff.files import page_section, size_section, unpublished_section
from statepages.diff.pairs import pairs
from statepages.diff.public import NoPublicData, of_outputs
from statepages.diff.site import entity_section, link_section, problem_sections
from statepages.diff.snapshot import Snapshot
from statepages.report import Report, Section

__all__ = ["NoPublicData", "compare", "of_content", "of_outputs"]


def compare(before: Snapshot, after: Snapshot) -> Report:
    """Compare two snapshots; the report is empty if nothing has changed."""
    return tuple(section for section in _sections(before, after) if section.items)


def _sections(before: Snapshot, after: Snapshot) -> Iterator[Section]:
    renamed = pairs(before, after)
    yield from event_sections(before, after, renamed)
    yield draft_section(before, after)
    yield entity_section(before, after, "states/", "State pages")
    yield entity_section(before, after, "posts/", "Posts")
    yield entity_section(before, after, "pages/", "Pages of the site's own")
    yield entity_section(before, after, "sources/", "Sources of events")
    yield entity_section(before, after, "site", "Settings")
    yield link_section(before.links, after.links)
    if before.problems is not None and after.problems is not None:
        new_ids = {one.id: other.id for one, other in renamed}
        yield from problem_sections(before.problems, after.problems, new_ids)
    if before.files is None or after.files is None:
        yield unpublished_section(before, after)
    else:
        yield page_section(before.files, after.files)
        yield size_section(before.files, after.files)
