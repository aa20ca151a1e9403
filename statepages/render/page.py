"""A page: its own address, from which it finds its way to all others, and what heads and feet need."""

from __future__ import annotations

from datetime import datetime
from functools import cached_property, lru_cache

from msgspec import Struct

from statepages.look import Look
from statepages.model.base import Action
from statepages.model.site import Settings
from statepages.render.contact import ContactView, contact_view
from statepages.render.dates import Dates
from statepages.render.forge import Forge, forge
from statepages.render.language import Language, language

EVENTS, POSTS, CREDITS, PRIVACY = "events/", "posts/", "credits/", "privacy/"


class Chrome(Struct, frozen=True, eq=False):
    """What is the same on all pages of a site.

    `frozen` is the second (Unix time) at which an archive's clock stands, `archive` the words for
    it. `style` and `script` are addresses below the site, with the version in their query; `finder` that of
    the scripts that the finder loads in any case, if they are put together.
    """

    name: str
    tagline: str | None
    url: str
    base_path: str
    language: str
    version: str
    style: str
    script: str
    finder: str | None
    links: tuple[Action, ...]
    contact: ContactView | None
    copyright: str | None
    forge: Forge | None
    archive: str | None
    frozen: int | None


@lru_cache(maxsize=8)
def chrome(look: Look, settings: Settings) -> Chrome:
    """The frame of a site's pages."""
    words = language(look, settings.language)
    frozen = settings.frozen_at
    return Chrome(
        name=settings.name,
        tagline=settings.tagline,
        url=settings.url,
        base_path=settings.base_path,
        language=settings.language,
        version=look.version,
        # The accent is part of the style sheet, so it is part of its address too.
        style=f"assets/site.css?v={look.version}-{settings.accent[1:]}",
        script=f"assets/clock.js?v={look.version}",
        finder=f"search/finder/{look.main_script}" if look.main_script else None,
        links=settings.links,
        contact=contact_view(settings.contact),
        copyright=settings.copyright,
        forge=forge(settings),
        archive=_archive(words, frozen, settings.timezone) if frozen else None,
        frozen=int(frozen.timestamp()) if frozen else None,
    )


def _archive(words: Language, frozen: datetime, zone: str) -> str:
    day = Dates(words, frozen, zone).long_day(Dates(words, frozen, zone).today, year=True)
    return words.gettext("This is an archive as of %(day)s.") % {"day": day}


class Page(Struct, frozen=True, dict=True):
    """A page of the site.

    `path` is its address below the site ("", "wisconsin/", "404.html"). A page that a host shows
    under any address is `lost`: its links start at the root of the host. `title` is its own, to
    which the name of the site is added; the home page has none. `source` is the file in content/
    that it is made from, where there is just one.
    """

    path: str
    chrome: Chrome
    title: str | None
    description: str
    zone: str | None = None
    image: str | None = None
    kind: str = "website"
    source: str | None = None
    lost: bool = False
    hidden: bool = False
    """Whether search engines are asked to leave it out."""

    def to(self, path: str) -> str:
        """The link from here to an address below the site."""
        if self.lost:
            return self.chrome.base_path + path
        return "../" * self.path.count("/") + path or "./"

    def here(self, path: str) -> str | None:
        """The value of aria-current for a link to an address in the navigation."""
        if self.path == path:
            return "page"
        return "true" if path and self.path.startswith(path) else None

    @cached_property
    def standing(self) -> tuple[str | None, ...]:
        """Pages that stand alike in the site have the same head and foot."""
        return self.to(""), *(self.here(path) for path in ("", EVENTS, POSTS))

    @cached_property
    def suggestion(self) -> str | None:
        """Where one suggests a change to it: its file on the forge, or a form; None without a forge."""
        forge = self.chrome.forge
        return forge.edit(self.source) if forge and self.source else self.report

    @cached_property
    def report(self) -> str | None:
        """Where one says what is wrong with it, without editing; None without a forge."""
        return self.chrome.forge.report(None if self.lost else self.url) if self.chrome.forge else None

    @property
    def file(self) -> str:
        """Its file below output/."""
        return self.path + "index.html" if not self.path or self.path.endswith("/") else self.path

    @property
    def url(self) -> str:
        """Its whole address."""
        return self.chrome.url + self.path

    @property
    def image_url(self) -> str | None:
        """The whole address of the picture that stands for it on social cards."""
        return self.chrome.url + self.image if self.image else None

    @property
    def short_title(self) -> str:
        return self.title or self.chrome.name

    @property
    def full_title(self) -> str:
        """Its title with the name of the site."""
        if self.title:
            return f"{self.title} – {self.chrome.name}"
        return f"{self.chrome.name}: {self.chrome.tagline}" if self.chrome.tagline else self.chrome.name

    @property
    def social_kind(self) -> str:
        return "summary_large_image" if self.image else "summary"
