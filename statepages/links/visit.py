"""A visit to a link: HEAD then GET, redirects, waiting, and one request at a time to a host."""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime
from typing import Protocol
from urllib.parse import urldefrag, urlsplit

from msgspec import Struct, field

from statepages.links.outcome import Finding, Kind, Reason
from statepages.links.redirect import PERMANENT, following
from statepages.links.request import Answer, Method, NoAnswer
from statepages.links.waiting import seconds_asked_for

_MOST_HOPS = 10
_ATTEMPTS = 3
_LONGEST_WAIT = 60.0  # seconds: a host that asks for more is not asked again in this run
_PAUSE = 0.5  # seconds between two requests to a host
_GONE = {404, 410}
_KINDS: dict[Reason, Kind] = {
    "no-host": "broken",
    "private": "broken",
    "port": "broken",
    "scheme": "broken",
    "busy": "unsure",
}
"""What kind of finding a missing answer is, if it is more than silence."""


class Asks(Protocol):
    """Makes requests: statepages.links.request.Requests, or a test's substitute."""

    def ask(self, method: Method, url: str) -> Answer: ...


class Visitor(Struct):
    """Visits links, from several threads too. `sleep` waits so many seconds, `clock` gives the time."""

    requests: Asks
    sleep: Callable[[float], None]
    clock: Callable[[], datetime]
    _hosts: defaultdict[str, threading.Lock] = field(default_factory=lambda: defaultdict(threading.Lock))
    _choosing: threading.Lock = field(default_factory=threading.Lock)
    _given_up: dict[str, Reason] = field(default_factory=dict)
    """Hosts that are not asked again in this run, and why."""

    def visit(self, url: str) -> Finding:
        """Follow a link to its end."""
        here, _ = urldefrag(url)
        seen = [here]
        for_good = 0  # how many of the redirects so far are permanent, from the first on
        for _ in range(_MOST_HOPS):
            try:
                answer = self._patiently(here)
                there = following(here, answer)
            except NoAnswer as none:
                return Finding(_KINDS.get(none.reason, "silent"), none.reason)
            if there is None:
                return _judged(answer.status, seen[for_good] if for_good else None)
            if there in seen:
                # Browsers keep cookies, so they may get out of this circle.
                return Finding("unsure", "circle")
            for_good += for_good == len(seen) - 1 and answer.status in PERMANENT
            here = there
            seen.append(here)
        return Finding("unsure", "too-far")

    def _patiently(self, url: str) -> Answer:
        """An answer. Asks again after a while if there is none, or the server is too busy."""
        host = urlsplit(url).netloc.lower()
        with self._lock(host):
            for attempt in range(_ATTEMPTS):
                if host in self._given_up:
                    raise NoAnswer(self._given_up[host])
                answer = self._attempt(url)
                if not _may_pass(answer) or attempt == _ATTEMPTS - 1:
                    break
                self._wait(host, answer, 2.0**attempt)
            if isinstance(answer, Answer):
                return answer
            if _may_pass(answer):
                self._given_up[host] = answer.reason
            raise answer

    def _lock(self, host: str) -> threading.Lock:
        with self._choosing:
            return self._hosts[host]

    def _attempt(self, url: str) -> Answer | NoAnswer:
        try:
            return self._once(url)
        except NoAnswer as none:
            return none
        finally:
            self.sleep(_PAUSE)

    def _once(self, url: str) -> Answer:
        """What the server says to HEAD; to GET if it may not know HEAD, or handles it badly."""
        try:
            answer = self.requests.ask("HEAD", url)
        except NoAnswer as none:
            if none.reason != "connection":
                raise
            return self.requests.ask("GET", url)
        if answer.status == 501 or (400 <= answer.status < 500 and answer.status != 429):
            return self.requests.ask("GET", url)
        return answer

    def _wait(self, host: str, answer: Answer | NoAnswer, usual: float) -> None:
        asked_for = (
            seconds_asked_for(answer.retry_after, self.clock()) if isinstance(answer, Answer) else None
        )
        seconds = max(usual, asked_for or 0.0)
        if seconds > _LONGEST_WAIT:
            self._given_up[host] = "busy"
            raise NoAnswer("busy")
        self.sleep(seconds)


def _may_pass(answer: Answer | NoAnswer) -> bool:
    """Whether the same request may get another answer later."""
    if isinstance(answer, NoAnswer):
        return answer.reason in {"timeout", "connection"}
    return answer.status == 429 or (500 <= answer.status < 600 and answer.status != 501)


def _judged(status: int, moved: str | None) -> Finding:
    if status in _GONE:
        return Finding("broken", "status", status)
    if 200 <= status < 400:
        return Finding("moved" if moved else "fine", "status", status, moved)
    return Finding("silent" if status >= 500 else "unsure", "status", status)
