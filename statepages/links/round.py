"""A round to many links, with a limited number at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from statepages.links.outcome import Finding, Kind, Outcome

_AT_A_TIME = 8
_FRESH: Mapping[Kind, timedelta] = {"fine": timedelta(days=7), "moved": timedelta(days=7)}
_FRESH_ELSE = timedelta(hours=12)
"""How long an outcome counts: a link that works does not need a visit every night."""


def is_fresh(outcome: Outcome, now: datetime) -> bool:
    """Whether an outcome still counts."""
    return timedelta(0) <= now - outcome.looked < _FRESH.get(outcome.finding.kind, _FRESH_ELSE)


def go_round(
    links: Iterable[str],
    known: Mapping[str, Outcome],
    visit: Callable[[str], Finding],
    now: datetime,
    has_time: Callable[[], bool] = lambda: True,
) -> dict[str, Outcome]:
    """The outcome of each link: a known fresh one, or that of a visit.

    Links of one host are visited one after the other. Once `has_time` says no, no visit begins, and the
    remaining links have no outcome, or an old one.
    """
    wanted = sorted(set(links))
    found = {link: known[link] for link in wanted if link in known}
    by_host: dict[str, list[str]] = defaultdict(list)
    for link in wanted:
        if link not in found or not is_fresh(found[link], now):
            by_host[urlsplit(link).netloc.lower()].append(link)

    def visit_all(some: list[str]) -> list[tuple[str, Finding]]:
        return [(link, visit(link)) for link in some if has_time()]

    pool = ThreadPoolExecutor(_AT_A_TIME)
    try:
        for done in as_completed([pool.submit(visit_all, some) for some in by_host.values()]):
            for link, finding in done.result():
                found[link] = _outcome(finding, known.get(link), now)
    finally:
        # Whoever stops the round does not wait for hosts that have not been visited yet.
        pool.shutdown(cancel_futures=True)
    return found


def _outcome(finding: Finding, before: Outcome | None, now: datetime) -> Outcome:
    is_same = before is not None and before.finding.kind == finding.kind and before.since <= now
    return Outcome(finding, now, before.since if before and is_same else now)
