"""What has gone stale: events that are over, sources that nobody has looked at for long, links that fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from statepages.entry import Entries
from statepages.model.base import Cited
from statepages.problem import Problem
from statepages.report import Item, Report, Section, Untrusted


def stale(entries: Entries, link_problems: Iterable[Problem], now: datetime, after: timedelta) -> Report:
    """A section for each kind of stale thing that there is; a source is stale `after` its last check."""
    zone = ZoneInfo(entries.settings.value.timezone if entries.settings else "UTC")
    today = now.astimezone(zone).date()
    cited = sorted(_cited(entries), key=lambda pair: (pair[1].checked is not None, pair[1].checked, pair[0]))
    sources = [
        Item((Untrusted(path), ": ", Untrusted(source.link), f", {_since(source)}"))
        for path, source in cited
        if source.checked is None or today - source.checked > after
    ]
    failing = [
        Item((Untrusted(str(problem.place)), ": ", Untrusted(problem.message))) for problem in link_problems
    ]
    sections = (
        Section("Events that are over", tuple(_over(entries, now, zone))),
        Section(f"Sources that nobody has looked at for {after.days} days", tuple(sources)),
        Section("Links that fail or have moved", tuple(failing)),
    )
    return tuple(section for section in sections if section.items)


def _over(entries: Entries, now: datetime, zone: ZoneInfo) -> Iterator[Item]:
    """Those that are over, the first to end first."""
    ends = ((entry.value.expires, entry) for entry in entries.events)
    over = [(expires, entry) for expires, entry in ends if expires and expires <= now]
    for expires, entry in sorted(over, key=lambda pair: (pair[0], pair[1].value.id)):
        day = (expires - timedelta(microseconds=1)).astimezone(zone).date()
        yield Item((f"{day}: ", Untrusted(entry.value.title), ", ", Untrusted(entry.path)))


def _cited(entries: Entries) -> Iterator[tuple[str, Cited]]:
    """Each source that an event or a figure names, with the path of its file."""
    for event in entries.events:
        if event.value.source:
            yield event.path, event.value.source
    for state in entries.states:
        yield from ((state.path, figure.source) for figure in state.value.figures if figure.source)


def _since(source: Cited) -> str:
    return f"last looked at on {source.checked}" if source.checked else "never looked at"
