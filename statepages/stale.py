"""What has gone stale: events that are over, sources that nobody has looked at for long, links that fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from statepages.content import Content
from statepages.model.parts import Cited
from statepages.problem import Problem
from statepages.report import Item, Report, Section, Untrusted


def stale(content: Content, link_problems: Iterable[Problem], now: datetime, after: timedelta) -> Report:
    """A section for each kind of stale thing that there is; a source is stale `after` its last check."""
    zone = ZoneInfo(content.settings.value.timezone if content.settings else "UTC")
    today = now.astimezone(zone).date()
    cited = sorted(_cited(content), key=lambda pair: (pair[1].checked is not None, pair[1].checked, pair[0]))
    sources = [
        Item((Untrusted(path), ": ", Untrusted(source.link), f", {_since(source)}"))
        for path, source in cited
        if source.checked is None or today - source.checked > after
    ]
    failing = [
        Item((Untrusted(str(problem.place)), ": ", Untrusted(problem.message))) for problem in link_problems
    ]
    sections = (
        Section("Events that are over", tuple(_over(content, now, zone))),
        Section(f"Sources that nobody has looked at for {after.days} days", tuple(sources)),
        Section("Links that fail or have moved", tuple(failing)),
    )
    return tuple(section for section in sections if section.items)


def _over(content: Content, now: datetime, zone: ZoneInfo) -> Iterator[Item]:
    """Those that are over, the first to end first."""
    ends = ((file.value.expires, file) for file in content.events)
    over = [(expires, file) for expires, file in ends if expires and expires <= now]
    for expires, file in sorted(over, key=lambda pair: (pair[0], pair[1].value.id)):
        day = (expires - timedelta(microseconds=1)).astimezone(zone).date()
        yield Item((f"{day}: ", Untrusted(file.value.title), ", ", Untrusted(file.path)))


def _cited(content: Content) -> Iterator[tuple[str, Cited]]:
    """Each source that an event or a figure names, with the path of its file."""
    for event in content.events:
        if event.value.source:
            yield event.path, event.value.source
    for state in content.states:
        yield from ((state.path, figure.source) for figure in state.value.figures if figure.source)


def _since(source: Cited) -> str:
    return f"last looked at on {source.checked}" if source.checked else "never looked at"
