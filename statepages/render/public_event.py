"""An event as public data: what its page shows, without ways to reach a person."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import UNSET, Struct, UnsetType

from statepages.markup import to_html
from statepages.model.event import Accessibility, Event, Location, slot_uid
from statepages.model.parts import Cited
from statepages.model.public import (
    PublicAccess,
    PublicEvent,
    PublicImage,
    PublicPlace,
    PublicRegion,
    PublicSource,
    PublicTime,
)
from statepages.model.region import Region
from statepages.model.slot import Slot
from statepages.render.feed import rfc3339
from statepages.render.image import ImageView


class Known(Struct, frozen=True):
    """An event with what the site knows besides its file: its picture, and when the file last changed.

    Times that were over at the instant `since` are left out. `regions` are those that it belongs to.
    """

    event: Event
    image: ImageView | None = None
    updated: datetime | None = None
    since: datetime | None = None
    regions: tuple[Region, ...] = ()


def public_event(known: Known, url: str, host: str) -> PublicEvent:
    """An event of the site at an address; `host` is that of its IDs."""
    event = known.event
    named = zip(event.slot_names, event.slots, strict=True)
    # Nobody should sign up for a canceled event.
    is_on = not event.is_cancelled
    return PublicEvent(
        id=event.id,
        url=url + event.path,
        title=event.title,
        kind=event.kind,
        status=event.status,  # type: ignore[arg-type]  # one of the words that a file may contain
        when=event.word or "times",
        times=tuple(
            _time(event, slot, name, host)
            for name, slot in named
            if known.since is None or not slot.is_over(known.since)
        ),
        helps=event.helps,
        online=event.is_online,
        until=event.until.isoformat() if event.until else UNSET,
        place=_place(event.location) if event.location and not event.is_only_online else UNSET,
        regions=public_regions(known.regions, url),
        summary=event.summary or UNSET,
        details_html=to_html(event.details) if event.details else UNSET,
        bring=event.bring or UNSET,
        signup=event.signup if event.signup and is_on else UNSET,
        training=event.training if event.training and is_on else UNSET,
        host=event.host or UNSET,
        accessibility=_access(event.accessibility),
        languages=event.languages,
        tags=event.tags,
        pinned=event.pinned,
        priority="high" if event.is_high_priority else "normal",
        image=_image(known.image, url),
        source=public_source(event.source),
        updated=instant(known.updated),
    )


def instant(moment: datetime | None) -> str | UnsetType:
    """An instant in UTC: 2024-10-14T12:00:00Z."""
    return rfc3339(moment) if moment else UNSET


def public_regions(regions: Iterable[Region], url: str) -> tuple[PublicRegion, ...]:
    """Regions of states of the site at an address."""
    return tuple(
        PublicRegion(state=region.code, name=region.name, url=url + region.path) for region in regions
    )


def public_source(source: Cited | None) -> PublicSource | UnsetType:
    """The source of a fact."""
    if source is None:
        return UNSET
    return PublicSource(url=source.link, checked=source.checked.isoformat() if source.checked else UNSET)


def _time(event: Event, slot: Slot, name: str, host: str) -> PublicTime:
    uid = slot_uid(event.id, name, host)
    if slot.all_day:
        first, last = slot.day.isoformat(), slot.last_day.isoformat()
        return PublicTime(uid=uid, start=first, end=last, zone=slot.zone, all_day=True)
    end = slot.local_end
    return PublicTime(
        uid=uid,
        start=slot.local_start.isoformat(),
        end=end.isoformat() if end else UNSET,
        zone=slot.zone,
    )


def _place(location: Location) -> PublicPlace:
    is_private = location.is_private
    return PublicPlace(
        city=location.city,
        state=location.state,
        zip=location.zip,
        venue=location.venue or UNSET,
        address=location.address if location.address and not is_private else UNSET,
        # Only people who look at the page of the event see how to get to a private home.
        directions=location.directions if location.directions and not is_private else UNSET,
        private=is_private,
    )


def _access(access: Accessibility | None) -> PublicAccess | UnsetType:
    if access is None:
        return UNSET
    status = access.status
    return PublicAccess(status=status, notes=access.notes or UNSET)  # type: ignore[arg-type]  # the same


def _image(image: ImageView | None, url: str) -> PublicImage | UnsetType:
    if image is None:
        return UNSET
    width, height = image.size or (UNSET, UNSET)
    return PublicImage(url=url + image.path, alt=image.alt, width=width, height=height)
