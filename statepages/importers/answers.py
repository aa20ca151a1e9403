"""What the services with JSON answers share: from an answer, or several, to a reading."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from urllib.parse import urlsplit

from msgspec import Struct

from statepages.fields.text import quoted
from statepages.humanize import how_many
from statepages.importers.json_input import Object, as_object, decode, values_of, words_in
from statepages.importers.record import Options, Reading, Record, Remark
from statepages.importers.source_type import Api, SourceType
from statepages.report import Failure, Line, Untrusted

MOST_EVENTS = 20_000

_BUSY = re.compile(r"rate.?limit|too many requests|throttl|\b429\b", re.IGNORECASE)
_LOCKED = re.compile(
    r"token|api.?key|not.?auth|unauthori[sz]ed|forbidden|credential|permission|\b40[13]\b", re.IGNORECASE
)


class Service(Struct, frozen=True):
    """How the answers of a service look.

    `events` gives the events of a page, or None for what is not a page. `is_event` knows an event. `record`
    reads one, with its spot. `following` gives the address of the next page from a page and its events, and
    `total` how many events there are on all pages. `unused` gives what an event has that is never imported.
    `site` is where the next page must be. `about` is what to say of a page itself.
    """

    name: str
    events: Callable[[Object], list[object] | None]
    is_event: Callable[[Object], bool]
    record: Callable[[Object, str, Options], Record]
    following: Callable[[Object, list[Object]], str]
    total: Callable[[Object], int | None]
    unused: Callable[[Object], tuple[str, ...]]
    site: Callable[[list[Object]], str]
    about: Callable[[Object], tuple[Remark, ...]] = lambda _: ()


class Answer(Struct, frozen=True):
    """The pages of an answer, and their events in order."""

    pages: list[Object]
    events: list[object]


def looks_like(data: bytes, service: Service) -> bool:
    """Whether an input has an event of a service, or a page of it."""
    objects = [as_object(value) for value in values_of(data)[:3]]
    return any(service.is_event(thing) or _is_page_of(thing, service) for thing in objects if thing.values)


def _is_page_of(page: Object, service: Service) -> bool:
    events = service.events(page)
    return events is not None and (not events or service.is_event(as_object(events[0])))


def read_answer(data: bytes, service: Service) -> Answer:
    """Raises Failure if there are no events and no page of them."""
    values = decode(data, service.name)
    pages: list[Object] = []
    events: list[object] = []
    for value in values:
        thing = as_object(value)
        of_page = service.events(thing)
        if of_page is not None:
            pages.append(thing)
            events += of_page
        elif len(values) == 1 and not service.is_event(thing):
            raise Failure(_no_events(thing, service.name))
        else:
            events.append(value)
    return Answer(pages, events)


def read_events(data: bytes, service: Service, options: Options) -> Reading:
    """The events of an answer, or of several. Raises Failure if there are none in it."""
    answer = read_answer(data, service)
    kept = answer.events[:MOST_EVENTS]
    events = [as_object(value) for value in kept]
    records = tuple(
        service.record(event, f"event {number}", options)
        if event.values
        else Record(spot=f"event {number}", skipped=("This is not an event.",))
        for number, event in enumerate(events, 1)
    )
    following, more, paging = _paging(answer, service, events)
    about = dict.fromkeys(remark for page in answer.pages for remark in service.about(page))
    remarks = [*paging, *about, *_unused(service, events)]
    if len(answer.events) > len(kept):
        left = len(answer.events) - len(kept)
        line = (f"Only the first {MOST_EVENTS:,} events were read. {left:,} were not.",)
        remarks.append(Remark(line, needs_person=True))
    return Reading(records=records, remarks=tuple(remarks), following=following, more=more)


def _paging(
    answer: Answer, service: Service, events: list[Object]
) -> tuple[str | None, Remark | None, list[Remark]]:
    """The address of the next page, what to say if no other page is read, and what to say in any case."""
    last = answer.pages[-1] if answer.pages else Object()
    address = service.following(last, events)
    total = max((service.total(page) or 0 for page in answer.pages), default=0)
    if not address and total <= len(answer.events):
        return None, None, []
    counted = how_many(len(answer.events), "event")
    if total > len(answer.events):
        counted = f"{len(answer.events):,} of {total:,} events"
    line = (f"This is only a part of the answer: {counted}. Import the other pages too.",)
    more = Remark(line, needs_person=True)
    if not address or is_on(address, service.site(events)):
        return address or None, more, []
    odd: Line = (f"The next page is not on the site of {service.name}: ", Untrusted(address))
    return None, more, [Remark(odd)]


def is_on(address: str, site: str) -> bool:
    """Whether an address is on a site: the same scheme and host, and nobody's name in it."""
    try:
        one, other = urlsplit(address), urlsplit(site)
        same = (one.scheme, one.hostname, one.port) == (other.scheme, other.hostname, other.port)
    except ValueError:
        return False
    plain = "@" not in one.netloc and "\\" not in address and not re.search(r"\s", address)
    return same and bool(one.hostname) and plain


def _unused(service: Service, events: list[Object]) -> list[Remark]:
    """One remark about what events have that is never imported."""
    counts = Counter(word for event in events for word in service.unused(event))
    if not counts:
        return []
    listed = ", ".join(f"{word} ({how_many(number, 'event')})" for word, number in counts.items())
    return [Remark((f"Not imported: {listed}.",))]


def _no_events(thing: Object, service: str) -> str:
    """What to say of an answer without events, which may be an error."""
    texts = words_in(dict(thing.values))
    words = " ".join(texts)
    is_error = any(thing.value(name) for name in ("error", "errors", "osdi:error", "error_description")) or (
        thing.has("code", "message")
    )
    if not is_error:
        return f"There are no events of {service} in this."
    if _BUSY.search(words):
        return f"{service} asks you to wait. Try again in an hour."
    if _LOCKED.search(words):
        return f"{service} does not give you these events. Check the token: {quoted(words)}"
    return f"{service} answered with an error: {quoted(words)}"


def source_type(name: str, service: Service, api: Api | None = None) -> SourceType:
    """The kind of source of a service."""
    return SourceType(
        name=name,
        recognizes=lambda data, _: looks_like(data, service),
        read=lambda data, options: read_events(data, service, options),
        api=api,
    )
