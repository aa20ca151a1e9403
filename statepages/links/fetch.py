"""Gets what is at an address: redirects, waiting, packed answers, and in plain words what goes wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Protocol
from urllib.parse import urldefrag, urlsplit

from msgspec import Struct

from statepages.links.failures import (
    bad_token,
    leads_elsewhere,
    no_answer,
    no_body,
    no_web_address,
    refused,
    too_many_hops,
    unsafe_hop,
)
from statepages.links.redirect import following
from statepages.links.request import Answer, NoAnswer
from statepages.links.unpack import unpacked
from statepages.links.waiting import seconds_asked_for
from statepages.report import Failure

MOST_BYTES = 20_000_000

_MOST_HOPS = 5
_ATTEMPTS = 3
_LONGEST_WAIT = 30.0  # seconds: somebody is sitting in front of it
_PAUSE = 0.1  # seconds between two requests: services allow 15 in a second
_CALENDARS = {"webcal": "https", "webcals": "https"}
_GOOD = range(200, 300)


class Gets(Protocol):
    """Makes requests: statepages.links.request.Requests, or a test's substitute."""

    def get(self, url: str, headers: Mapping[str, str], most_bytes: int) -> Answer: ...


class Token(Struct, frozen=True):
    """What a service asks for, in a header. Only its `host` gets it. `variable` is where people put it."""

    host: str
    header: str
    value: str
    variable: str

    def __repr__(self) -> str:
        return f"Token for {self.host}"


class Fetched(Struct, frozen=True):
    """What is at an address, and the address that it came from in the end."""

    data: bytes
    address: str
    content_type: str


class Fetcher(Struct):
    """Fetches, politely. `sleep` waits so many seconds, `clock` gives the time."""

    requests: Gets
    sleep: Callable[[float], None]
    clock: Callable[[], datetime]
    most_bytes: int = MOST_BYTES
    _has_asked: bool = False

    def fetch(self, address: str, token: Token | None = None) -> Fetched:
        """What is at a web address. Raises Failure, with what people can do about it."""
        here = web_address(address)
        token = token if token and _is_for(token, here) else None
        seen = [here]
        while True:
            answer = self._patiently(here, token if len(seen) == 1 else None)
            try:
                there = following(here, answer)
            except NoAnswer as none:
                raise leads_elsewhere(here) from none
            if there is None:
                return self._fetched(here, answer, token, is_redirected=len(seen) > 1)
            if there in seen or len(seen) > _MOST_HOPS:
                raise too_many_hops(address, is_circle=there in seen)
            if token and here.startswith("https:") and not there.startswith("https:"):
                raise unsafe_hop(here)
            here = there
            seen.append(here)

    def _fetched(self, here: str, answer: Answer, token: Token | None, *, is_redirected: bool) -> Fetched:
        if answer.status not in _GOOD:
            raise refused(here, answer.status, token.variable if token else None, is_redirected=is_redirected)
        lack, data = answer.lacks, b""
        if lack is None:
            lack, data = unpacked(answer.body, answer.encoding, self.most_bytes)
        if lack:
            raise no_body(here, lack, self.most_bytes)
        return Fetched(data, here, answer.content_type or "")

    def _patiently(self, url: str, token: Token | None) -> Answer:
        """An answer. Asks again after a while if the server is too busy."""
        for attempt in range(_ATTEMPTS):
            answer = self._once(url, token)
            is_busy = answer.status == 429 or (answer.status >= 500 and answer.status != 501)
            asked_for = seconds_asked_for(answer.retry_after, self.clock()) or 0.0
            if not is_busy or asked_for > _LONGEST_WAIT:
                break
            if attempt < _ATTEMPTS - 1:
                self.sleep(max(2.0**attempt, asked_for))
        return answer

    def _once(self, url: str, token: Token | None) -> Answer:
        if self._has_asked:
            self.sleep(_PAUSE)
        self._has_asked = True
        headers = {"Accept": "*/*"}
        if token:
            if not (token.value.isascii() and token.value.isprintable()):
                raise bad_token(token.variable)
            headers[token.header] = token.value
        try:
            return self.requests.get(url, headers, self.most_bytes)
        except NoAnswer as none:
            raise no_answer(url, none.reason) from none


def web_address(address: str) -> str:
    """The address to ask for, of a page or a calendar. Raises Failure for anything else."""
    text, _ = urldefrag(address.strip())
    scheme, _, rest = text.partition(":")
    text = f"{_CALENDARS.get(scheme.lower(), scheme.lower())}:{rest}"
    try:
        parts = urlsplit(text)
        _ = parts.port  # which may be no number
    except ValueError as error:
        raise no_web_address(address) from error
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise no_web_address(address)
    if "@" in parts.netloc:
        raise Failure("This address has a name or password before the @. Delete everything between // and @.")
    return text


def _is_for(token: Token, url: str) -> bool:
    """Whether a token may go to an address: that of its service, where nobody can listen."""
    parts = urlsplit(url)
    return parts.scheme == "https" and parts.hostname == token.host and parts.port in {None, 443}
