"""The pages of a source, one after the other, as one reading."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256
from typing import Protocol
from urllib.parse import urldefrag, urlsplit

from msgspec import Struct
from msgspec.structs import replace

from statepages.fields.keyed_addresses import redacted
from statepages.importers.record import Reading, Remark
from statepages.report import Failure, Line, Untrusted


class Page(Protocol):
    """What is at an address, and the address that it came from in the end."""

    @property
    def data(self) -> bytes: ...

    @property
    def address(self) -> str: ...


class Limits(Struct, frozen=True):
    """How much is read of one source."""

    pages: int = 400
    bytes: int = 100_000_000
    seconds: float = 900.0


_LIMITS = Limits()


def read_pages(
    first: str,
    get: Callable[[str], Page],
    read: Callable[[bytes], Reading],
    seconds: Callable[[], float],
    limits: Limits = _LIMITS,
) -> Reading:
    """What all pages of a source say, from the first on.

    `get` gives what is at an address, or raises Failure. `seconds` is a clock. If the first page cannot be
    read, that is raised. If a later one cannot, a remark says that events are missing.
    """
    walk = _Walk(first, get, read, seconds, limits)
    pages: list[Reading] = []
    while walk.following is not None:
        try:
            pages.append(walk.step())
        except Failure as problem:
            if not pages:
                raise
            pages.append(_incomplete(len(pages) + 1, problem))
            break
    return _joined(pages)


class _Walk:
    """A walk from page to page: where it is, and what it has seen."""

    def __init__(
        self,
        first: str,
        get: Callable[[str], Page],
        read: Callable[[bytes], Reading],
        seconds: Callable[[], float],
        limits: Limits,
    ) -> None:
        self.get, self.read, self.seconds, self.limits = get, read, seconds, limits
        self.following: str | None = first
        self.here: str | None = None
        self.asked: set[str] = set()
        self.seen: set[bytes] = set()
        self.size = 0
        self.began = seconds()

    def step(self) -> Reading:
        """The next page. Raises Failure."""
        address = self._address()
        self._check_limits()
        page = self.get(address)
        digest = sha256(page.data).digest()
        if digest in self.seen:
            raise Failure("It is the same as an earlier page.")
        reading = self.read(page.data)
        self.asked.add(address)
        self.seen.add(digest)
        self.size += len(page.data)
        self.here, self.following = page.address, reading.following
        return reading

    def _address(self) -> str:
        """Where the next page is: on the same website as this one."""
        following = self.following or ""
        if self.here is None:
            return following
        address = _on_same_host(self.here, following)
        if address is None:
            raise Failure("It is on another website: ", Untrusted(redacted(following)))
        if address in self.asked:
            raise Failure("It is the same as an earlier page.")
        return address

    def _check_limits(self) -> None:
        pages, most = len(self.asked), self.limits
        if pages >= most.pages:
            raise Failure(f"An import reads at most {most.pages} pages. Ask for fewer events.")
        if self.size > most.bytes:
            raise Failure(f"An import reads at most {most.bytes // 1_000_000} MB. Ask for fewer events.")
        if self.seconds() - self.began > most.seconds:
            raise Failure(f"An import takes at most {most.seconds / 60:.0f} minutes. Ask for fewer events.")


def _on_same_host(here: str, there: str) -> str | None:
    """The address of the next page; None if it is not on the same website.

    Some sites forget their https in it.
    """
    try:
        one, other = urlsplit(here), urlsplit(urldefrag(there.strip())[0])
        is_same = (one.hostname, one.port) == (other.hostname, other.port)
    except ValueError:
        return None
    if not is_same or "@" in other.netloc or other.scheme not in {"http", "https"}:
        return None
    return other._replace(scheme="https" if one.scheme == "https" else other.scheme).geturl()


def _incomplete(number: int, problem: Failure) -> Reading:
    line: Line = (f"Page {number} could not be read, so events are missing. ", *problem.line)
    return Reading(remarks=(Remark(line, needs_person=True),), is_whole=False)


def _joined(pages: list[Reading]) -> Reading:
    """Several readings as one. What says where an event is says on which page too."""
    if len(pages) == 1:
        return replace(pages[0], following=None, more=pages[0].more if pages[0].following is None else None)
    records = (
        replace(record, spot=f"page {number}, {record.spot}")
        for number, page in enumerate(pages, 1)
        for record in page.records
    )
    return Reading(
        records=tuple(records),
        remarks=tuple(dict.fromkeys(remark for page in pages for remark in page.remarks)),
        places={name: place for page in pages for name, place in page.places.items()},
        name=next((page.name for page in pages if page.name), None),
        is_whole=all(page.is_whole for page in pages),
    )
