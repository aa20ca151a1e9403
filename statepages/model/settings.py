"""The settings of a site."""

from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from msgspec import Struct

from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.model.parts import Action, Contact, Invitation


class Settings(Struct, frozen=True, tag=True):
    """A site's settings. `as_of` is the instant that its clock is frozen at, in UTC.

    `offline` is whether browsers may keep pages to read without a network, where a reader asks for it.
    """

    name: str
    url: str
    timezone: str
    tagline: str | None = None
    description: str | None = None
    language: str = "en"
    as_of: datetime | None = None
    accent: str = "#1f5fa8"
    repository: str | None = None
    branch: str = "main"
    kinds: Kinds = CAMPAIGN
    act_now: Invitation | None = None
    contact: Contact | None = None
    community: tuple[Invitation, ...] = ()
    links: tuple[Action, ...] = ()
    copyright: str | None = None
    offline: bool = True

    @property
    def base_path(self) -> str:
        """The path the site lives under: "/" or "/hub/"."""
        return urlsplit(self.url).path or "/"

    @property
    def host(self) -> str:
        """The name of the host that the site lives on, as identities of its events have it."""
        return urlsplit(self.url).hostname or ""
