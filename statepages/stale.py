"""What is out of date: events that are over, sources that need a new check, and links that fail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from statepages.content import Content
from statepages.humanize import how_many
from statepages.model.parts import Cited
from statepages.problem import Problem
from statepages.report import Item, Line, Report, Section, Untrusted


def stale(content: Content, link_problems: Iterable[Problem], now: datetime, after: timedelta) -> Report:
    """A section for each kind of out-of-date content; a source is stale `after` so long without a check."""
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
        Section("Drafts that wait", tuple(_drafts(content, today))),
        Section(f"Sources not checked for {after.days} days", tuple(sources)),
        Section("Broken and moved links", tuple(failing)),
    )
    return tuple(section for section in sections if section.items)


def _over(content: Content, now: datetime, zone: ZoneInfo) -> Iterator[Item]:
    """Events that are over, in the order in which they ended."""
    ends = ((file.value.expires, file) for file in content.events)
    over = [(expires, file) for expires, file in ends if expires and expires <= now]
    for expires, file in sorted(over, key=lambda pair: (pair[0], pair[1].value.id)):
        day = (expires - timedelta(microseconds=1)).astimezone(zone).date()
        yield Item((f"{day}: ", Untrusted(file.value.title), ", ", Untrusted(file.path)))


def _drafts(content: Content, today: date) -> Iterator[Item]:
    """Drafts, the oldest first. Those whose age nobody knows come last."""
    for file in sorted(content.drafts, key=lambda file: (file.value.since or date.max, file.path)):
        since, title = file.value.since, file.value.title
        days = how_many(max((today - since).days, 0), "day") if since else "for an unknown time"
        named: Line = (Untrusted(title), ", ") if title else ()
        yield Item((f"{days}: ", *named, Untrusted(file.path)))


def _cited(content: Content) -> Iterator[tuple[str, Cited]]:
    """Each source that an event or figure names, with the path of its file."""
    for event in content.events:
        if event.value.source:
            yield event.path, event.value.source
    for state in content.states:
        yield from ((state.path, figure.source) for figure in state.value.figures if figure.source)


def _since(source: Cited) -> str:
    return f"last checked on {source.checked}" if source.checked else "never checked"
