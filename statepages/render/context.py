"""What the plans of all pages use: a site, in a theme, as of an instant."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from functools import cached_property, lru_cache

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.site import Site
from statepages.model.turns import settled
from statepages.render.dates import Dates
from statepages.render.grouping import Grouping
from statepages.render.language import Language
from statepages.render.layout import SiteLayout, site_layout
from statepages.render.references import templates_of
from statepages.render.templates import Templates
from statepages.theme import Theme


class RenderContext(Struct, frozen=True, eq=False, dict=True):
    """A site in a theme as of `now` (UTC), with what pages are planned with."""

    site: Site
    theme: Theme
    now: datetime

    @cached_property
    def language(self) -> Language:
        code = self.site.settings.language
        return Language(code, self.theme.catalogs.get(code, b""))

    @cached_property
    def layout(self) -> SiteLayout:
        return site_layout(self.site, self.theme, self.language, self.now)

    @cached_property
    def all_events(self) -> Grouping:
        """How all events are grouped."""
        return self.grouping(self.site.events)

    @cached_property
    def coming(self) -> list[Event]:
        """All events that are not over, in the order of the list of all."""
        return self.all_events.listed(self.site.events)

    def templates(self, page: str) -> Templates:
        """The template of a page with those that it refers to. Raises ProblemError."""
        return templates_of(self.theme, page, self.language)

    def grouping(self, events: Iterable[Event], zone: str | None = None, home: str | None = None) -> Grouping:
        """How some events are grouped by the days of a zone, or of the site's zone if none is given.

        It is as of the last instant at which a page about these events changed by itself.
        """
        zone = zone or self.site.settings.timezone
        return Grouping(Dates(self.language, self.settled(zone, events), zone), home)

    def settled(self, zone: str, events: Iterable[Event]) -> datetime:
        """The last instant at which a page about these events changed by itself."""
        return settled(self.now, zone, events)


# The plans of a build ask for the same, one after another.
@lru_cache(maxsize=1)
def render_context(site: Site, theme: Theme, now: datetime) -> RenderContext:
    """The context of a site in a theme as of an instant."""
    return RenderContext(site, theme, now)
