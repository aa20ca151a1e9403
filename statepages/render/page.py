"""A page: its address, its links to other pages, and what its header and footer need."""

from __future__ import annotations

from functools import cached_property

from msgspec import Struct

from statepages.model.addresses import is_outside
from statepages.render.dates import Dates
from statepages.render.image import ImageView
from statepages.render.layout import EVENTS, POSTS, SiteLayout


def file_of(path: str) -> str:
    """The file in output/ of a page at an address of the site."""
    return path + "index.html" if not path or path.endswith("/") else path


class Made(Struct, frozen=True):
    """When the numbers of a page were counted: the second (Unix time), and the day in words."""

    second: int
    day: str


def made_at(dates: Dates) -> Made:
    """The instant of some dates. People may read the page in another year."""
    return Made(int(dates.now.timestamp()), dates.long_day(dates.today, year=True))


class Page(Struct, frozen=True, dict=True):
    """A page of the site.

    `path` is its address below the site ("", "wisconsin/", "404.html"). A page that a host shows at any
    address is `not_found`: its links start at the root of the host. The name of the site is added to its own
    `title`; the home page has none. `made` is for pages with numbers that change over time. `source` is the
    file in content/ that it is made from, if there is just one. `frame_of` is for a page that other sites
    show in a frame: the address of the page with the whole list.
    """

    path: str
    site: SiteLayout
    title: str | None
    description: str
    zone: str | None = None
    made: Made | None = None
    image: ImageView | None = None
    kind: str = "website"
    source: str | None = None
    not_found: bool = False
    frame_of: str | None = None
    noindex: bool = False
    """Whether search engines are asked to leave it out."""

    def to(self, path: str) -> str:
        """The link from here to an address of the site."""
        if self.not_found:
            return self.site.base_path + path
        return "../" * self.path.count("/") + path or "./"

    def href(self, link: str) -> str:
        """The link from here to an address of the site, or to another site."""
        return link if is_outside(link) else self.to(link)

    def here(self, path: str) -> str | None:
        """The value of aria-current for a link to an address in the navigation."""
        if self.path == path:
            return "page"
        return "true" if path and self.path.startswith(path) else None

    @cached_property
    def shell_key(self) -> tuple[str | None, ...]:
        """Pages with the same values here have the same header and footer."""
        own = (link.link for link in self.site.header)
        only = (tag.path for tag in filter(None, [self.site.only_state]))
        return self.to(""), *(self.here(path) for path in ("", EVENTS, POSTS, *only, *own))

    @cached_property
    def suggestion(self) -> str | None:
        """Where people suggest a change to it: its file on the forge, or a form; None without a forge."""
        forge = self.site.forge
        return forge.edit(self.source) if forge and self.source else self.report

    @cached_property
    def report(self) -> str | None:
        """Where people report what is wrong with it, without editing; None without a forge."""
        return self.site.forge.report(None if self.not_found else self.url) if self.site.forge else None

    @property
    def url(self) -> str:
        """Its full address."""
        return self.site.url + self.path

    @property
    def picture(self) -> ImageView | None:
        """The picture on social cards: its own, else that of the site, if there is one."""
        return self.image or self.site.picture()

    @property
    def canonical(self) -> str:
        """The full address that search engines should use."""
        return self.url if self.frame_of is None else self.site.url + self.frame_of

    @property
    def image_url(self) -> str | None:
        """The full address of that picture."""
        return self.site.url + self.picture.path if self.picture else None

    @property
    def short_title(self) -> str:
        return self.title or self.site.name

    @property
    def full_title(self) -> str:
        """Its title with the name of the site."""
        if self.title:
            return f"{self.title} – {self.site.name}"
        return f"{self.site.name}: {self.site.tagline}" if self.site.tagline else self.site.name

    @property
    def social_kind(self) -> str:
        return "summary_large_image" if self.picture else "summary"
