"""A site as of an instant, in a look: what every page is made from."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property

from markupsafe import Markup
from msgspec import Struct

from statepages.look import Look
from statepages.markup import to_html
from statepages.model.post import Post
from statepages.model.site import Site
from statepages.model.state import StatePage
from statepages.output import Output
from statepages.picture import Picture
from statepages.render.dates import Dates
from statepages.render.environment import render
from statepages.render.language import Language, language
from statepages.render.page import Chrome, Page, chrome


class Edition(Struct, frozen=True, eq=False, dict=True):
    """A site as of `now` (UTC), in a look."""

    site: Site
    now: datetime
    look: Look

    @cached_property
    def words(self) -> Language:
        return language(self.look, self.site.settings.language)

    @cached_property
    def chrome(self) -> Chrome:
        return chrome(self.look, self.site.settings)

    @cached_property
    def states(self) -> dict[str, StatePage]:
        """The state pages by code, in page order."""
        return {page.code: page for page in self.site.states}

    @cached_property
    def images(self) -> dict[str, Picture]:
        return dict(self.site.images)

    @cached_property
    def description(self) -> str:
        """What the site is, for pages that have nothing of their own to say."""
        settings = self.site.settings
        return settings.description or settings.tagline or settings.name

    @cached_property
    def home_dates(self) -> Dates:
        """Days and times in the zone of the site."""
        return self.dates(self.site.settings.timezone)

    def dates(self, zone: str) -> Dates:
        """Days and times in a zone."""
        return Dates(self.words, self.now, zone)

    def output(self, template: str, page: Page, **view: object) -> Output:
        """The file of a page."""
        return Output.text(page.file, render(self.look, template, page, **view))

    def post_day(self, post: Post) -> str:
        """The day of a post, always with its year: posts are read long after."""
        return self.home_dates.long_day(post.date, year=True)


def prose(markdown: str, top: int = 3) -> Markup:
    """Markdown as HTML that a template may print as it is: nh3 has let nothing else through."""
    return Markup(to_html(markdown, top))  # noqa: S704
