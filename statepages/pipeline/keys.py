"""Keys of pieces: a piece whose key is the same need not be made again."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, time, timedelta
from functools import cached_property
from hashlib import sha256
from zoneinfo import ZoneInfo

from statepages.model.event import Event
from statepages.model.post import Post
from statepages.model.site import Settings, Site
from statepages.model.state import StatePage
from statepages.model.stored import StoredEvent
from statepages.packing import pack
from statepages.piece import Bundle, Piece
from statepages.pipeline.making import Studio

WITHOUT_CONTENT = frozenset({"zips", "outlines", "finder"})


class Keys:
    """The keys of the pieces of a site, and of their bundles."""

    def __init__(self, studio: Studio, site: Site) -> None:
        self.studio, self.site = studio, site

    def of(self, part: Piece | Bundle) -> str:
        """Hex digits that change with anything that it is made from, but for the engine."""
        if part.kind in WITHOUT_CONTENT:
            return self.studio.look.digest
        about = repr(part.about) if isinstance(part, Piece) else ""
        stands = [self._stands[event.id] for event in part.events]
        parts = [self._common, about, *stands, *self._further(part)]
        return _digest("\0".join(parts).encode("utf-8", "surrogatepass"))

    def _further(self, part: Piece | Bundle) -> Iterable[str]:
        if part.kind == "state":
            yield self._states[part.name]
            yield str(self.site.has_coming_beside(part.name, self.studio.now))
            yield from (self._posts[post.id] for post in self.site.posts if part.name in post.states)
        elif part.kind in {"whole", "home", "posts"}:
            yield from self._posts.values()
        elif part.kind == "credits":
            yield from self._states.values()
        elif part.kind == "assets":
            yield from (f"{name} {digest}" for name, digest in self._images.items())

    def _stand(self, event: Event) -> str:
        if not isinstance(event, StoredEvent):
            raise TypeError("an event that was not stored has no digest")
        image = f" {self._images.get(event.image.file)}" if event.image else ""
        return event.stand(self.studio.now) + image

    @cached_property
    def _stands(self) -> dict[str, str]:
        """How each event stands, by its id."""
        return {event.id: self._stand(event) for event in self.site.events}

    @cached_property
    def _common(self) -> str:
        """What all pages depend on: the look, the settings, which states have pages, and what day it is."""
        codes = [page.code for page in self.site.states]
        settings = pack(Settings, self.site.settings)
        return _digest(json.dumps([self.studio.look.digest, settings, codes, self._today()]).encode())

    def _today(self) -> Mapping[str, str]:
        """The day and the offset of the clocks in each zone."""
        now = self.studio.now
        return {zone: f"{now.astimezone(ZoneInfo(zone)):%Y-%m-%d %z}" for zone in _zones(self.site)}

    @cached_property
    def _states(self) -> dict[str, str]:
        return {page.code: _digest(json.dumps(pack(StatePage, page)).encode()) for page in self.site.states}

    @cached_property
    def _posts(self) -> dict[str, str]:
        return {post.id: _digest(json.dumps(pack(Post, post)).encode()) for post in self.site.posts}

    @cached_property
    def _images(self) -> dict[str, str]:
        return {name: _digest(picture.data) for name, picture in self.site.images}


def same_until(site: Site, now: datetime) -> datetime:
    """The instant until which the pages of a site stay the same: a start or end, a midnight somewhere."""
    turns = [event.next_turn(now) for event in site.events if isinstance(event, StoredEvent)]
    soonest = [turn for turn in turns if turn]
    for zone in {"UTC", *_zones(site)}:
        here = now.astimezone(ZoneInfo(zone))
        midnight = datetime.combine(here.date() + timedelta(days=1), time(0), ZoneInfo(zone))
        # On a day on which the clocks change, anything may.
        soonest.append(midnight.astimezone(UTC) if midnight.utcoffset() == here.utcoffset() else now)
    return min(soonest)


def _zones(site: Site) -> list[str]:
    """The time zones that days are counted in."""
    zones = {zone for event in site.events if isinstance(event, StoredEvent) for zone in event.zones}
    return sorted(zones | {site.settings.timezone, *(page.zone for page in site.states)})


def _digest(data: bytes) -> str:
    return sha256(data).hexdigest()[:32]
