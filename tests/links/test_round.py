"""A round: what is known and fresh is not asked for again, and hosts are spared."""

import threading
from datetime import UTC, datetime, timedelta

import pytest

from statepages.links.outcome import Finding, Kind, Outcome
from statepages.links.request import Answer, Method
from statepages.links.round import go_round
from statepages.links.visit import Visitor

NOON = datetime(2024, 10, 14, 16, tzinfo=UTC)
LINK = "https://a.example.org/"
FINE, BROKEN = Finding("fine", "status", 200), Finding("broken", "status", 404)


@pytest.mark.parametrize(
    ("kind", "age", "is_asked"),
    [
        ("fine", timedelta(days=6), False),
        ("fine", timedelta(days=8), True),
        ("moved", timedelta(days=6), False),
        ("broken", timedelta(hours=1), False),
        ("broken", timedelta(hours=20), True),
        ("silent", timedelta(hours=20), True),
        ("fine", -timedelta(hours=1), True),
    ],
)
def test_how_long_an_outcome_holds(kind: Kind, age: timedelta, is_asked: bool) -> None:
    asked: list[str] = []

    def visit(link: str) -> Finding:
        asked.append(link)
        return FINE

    known = {LINK: Outcome(Finding(kind), NOON - age, NOON - age)}
    found = go_round([LINK, LINK], known, visit, NOON)
    assert asked == [LINK] * is_asked
    assert found[LINK].looked == (NOON if is_asked else NOON - age)


def test_an_outcome_tells_since_when_it_is_so() -> None:
    before = NOON - timedelta(days=9)
    known = {LINK: Outcome(BROKEN, NOON - timedelta(days=1), before)}
    assert go_round([LINK], known, lambda link: BROKEN, NOON)[LINK] == Outcome(BROKEN, NOON, before)
    assert go_round([LINK], known, lambda link: FINE, NOON)[LINK] == Outcome(FINE, NOON, NOON)


def test_without_time_what_is_known_stays_and_the_rest_is_left() -> None:
    old = Outcome(BROKEN, NOON - timedelta(days=30), NOON - timedelta(days=30))
    assert go_round([LINK, f"{LINK}x"], {LINK: old}, lambda link: FINE, NOON, lambda: False) == {LINK: old}


class Crowd:
    """A web that counts how many requests are under way: in all, and at each host."""

    def __init__(self, expected: int) -> None:
        self.lock = threading.Lock()
        self.at: dict[str, int] = {}
        self.most_at_a_host = self.most = 0
        self.together = threading.Barrier(expected)

    def ask(self, method: Method, url: str) -> Answer:
        host = url.split("/")[2]
        with self.lock:
            self.at[host] = self.at.get(host, 0) + 1
            self.most_at_a_host = max(self.most_at_a_host, self.at[host])
            self.most = max(self.most, sum(self.at.values()))
        if "first" in url:
            # All that may be under way at a time meet here; if fewer may, the test does not end well.
            self.together.wait(20)
        # A moment in which another can come in, where nothing keeps it out.
        threading.Event().wait(0.005)
        with self.lock:
            self.at[host] -= 1
        return (
            Answer(302, location="https://hub.example.org/" + url[-3:]) if "hub" not in host else Answer(200)
        )


def test_a_bounded_number_at_a_time_and_one_at_a_host_redirects_included() -> None:
    crowd = Crowd(8)
    visitor = Visitor(crowd, lambda seconds: None, lambda: NOON)
    links = [f"https://{n}.example.org/{what}{n:03}" for n in range(16) for what in ("first", "then", "last")]
    links = [link for link in links if "first" not in link or int(link[-3:]) < 8]
    found = go_round(links, {}, visitor.visit, NOON)
    assert {outcome.finding for outcome in found.values()} == {FINE}
    assert len(found) == len(links)
    assert crowd.most_at_a_host == 1
    assert crowd.most == 8
