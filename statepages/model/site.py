"""The settings of a site, and the whole of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import UTC, datetime
from functools import cached_property
from urllib.parse import urlsplit

from msgspec import Struct
from pydantic import Field

from statepages.model.base import Action, Contact, Invitation, Model
from statepages.model.event import Event
from statepages.model.fields.links import Link, SiteUrl
from statepages.model.fields.times import AsOf
from statepages.model.fields.words import Colour, Label, Line, Title
from statepages.model.fields.zones import Zone
from statepages.model.post import Post
from statepages.model.state import StatePage
from statepages.model.states import EVERY_STATE
from statepages.picture import Picture


class Settings(Model):
    """A site's settings, as written in content/site.yaml."""

    name: Title = Field(description="The name of the site")
    url: SiteUrl = Field(description="The address it is published at, such as https://example.org/hub/")
    timezone: Zone = Field(description="The zone of the home page's days")
    tagline: Line | None = Field(None, description="What the site is for, in one line")
    description: Line | None = Field(None, description="For search engines and cards")
    language: Label = Field("en", description="The language of the interface: en, es, ...")
    as_of: AsOf | None = Field(None, description="Freezes the clock, for an archive")
    accent: Colour = Field("#1f5fa8", description="The one colour of the site")
    repository: Link | None = Field(
        None, description="The repository with the content, where changes are suggested"
    )
    branch: Label = Field("main", description="The branch of the repository that the site is made from")
    act_now: Invitation | None = Field(None, description="The one call to act")
    contact: Contact | None = None
    community: tuple[Invitation, ...] = Field((), description="Groups to join, on the home page")
    links: tuple[Action, ...] = Field((), description="Links at the foot of each page")
    copyright: Line | None = Field(None, description="A line at the foot of each page")

    @property
    def base_path(self) -> str:
        """The path the site lives under: "/" or "/hub/"."""
        return urlsplit(self.url).path or "/"

    @property
    def frozen_at(self) -> datetime | None:
        """The instant the clock is frozen at, in UTC."""
        return self.as_of.instant.astimezone(UTC) if self.as_of else None


class Site(Struct, frozen=True, dict=True):
    """All that the pages are made of.

    `states` come in page order, `events` by id, `posts` newest first; `images` are those
    of content/images/ that something shows, by name.
    """

    settings: Settings
    states: tuple[StatePage, ...]
    events: tuple[Event, ...]
    posts: tuple[Post, ...]
    images: tuple[tuple[str, Picture], ...] = ()

    def state(self, code: str) -> StatePage | None:
        """The page of a state, if it has one."""
        return next((page for page in self.states if page.code == code), None)

    def has_coming_beside(self, code: str, now: datetime) -> bool:
        """Whether any coming event does not belong on the page of a state."""
        return any(
            not event.is_over(now) and not {code, EVERY_STATE} & set(event.states) for event in self.events
        )

    @cached_property
    def by_state(self) -> Mapping[str, list[Event]]:
        """The events by the code of each state that they take place in or help, and US."""
        found = defaultdict(list)
        for event in self.events:
            for code in event.states:
                found[code].append(event)
        return dict(found)

    def concerning(self, code: str) -> list[Event]:
        """The events that belong on the page of a state: in it, for it, and for every state."""
        everywhere = self.by_state.get(EVERY_STATE, [])
        return [*self.by_state.get(code, []), *(event for event in everywhere if code not in event.states)]
