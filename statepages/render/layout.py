"""What is the same on all pages of a site."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from hashlib import sha256

from msgspec import Struct

from statepages.model.menu import FooterLink, HeaderLink
from statepages.model.settings import Settings
from statepages.model.site import Site
from statepages.model.states import STATES
from statepages.render.contact import ContactView, contact_view
from statepages.render.dates import Dates
from statepages.render.forge import Forge, forge
from statepages.render.image import FOLDER, ImageView
from statepages.render.language import Language
from statepages.task import Shared
from statepages.theme import Theme

PICTURE_SIZE = 1200, 630
"""The size of share pictures, as Open Graph cards expect it."""

EVENTS, POSTS, CREDITS, PRIVACY, SAVED = "events/", "posts/", "credits/", "privacy/", "saved/"


class StateTag(Struct, frozen=True):
    """A state as a small tile: where it leads, and its name."""

    code: str
    name: str
    path: str


class BannerView(Struct, frozen=True):
    """Urgent news, until a second (Unix time)."""

    text: str
    link: str | None
    until: int


class SiteLayout(Shared, frozen=True):
    """What is the same on all pages of a site.

    `frozen` is the second (Unix time) at which an archive's clock is frozen, `archive` the words for that.
    `style` and `script` are addresses below the site, with the version in their query; `finder` are the
    scripts that the finder always loads, if they are bundled. `states` are those with a page, in the order of
    their names. `about` says what the site is, for pages that have no description of their own. `offline` is
    whether browsers may keep pages to read without a network, `has_pictures` whether there are share pictures
    and icons, and `has_qr` whether there can be QR codes on posters. The description of the `logo` is empty
    if it says no more than the name, which is next to it. `own_style` is the address of the style sheet that
    a site adds to the engine's, and `has_fonts` whether pages may load fonts.
    """

    name: str
    tagline: str | None
    about: str
    url: str
    base_path: str
    language: str
    timezone: str
    version: str
    style: str
    script: str
    finder: str | None
    states: tuple[StateTag, ...]
    header: tuple[HeaderLink, ...]
    footer: tuple[FooterLink, ...]
    banner: BannerView | None
    contact: ContactView | None
    copyright: str | None
    forge: Forge | None
    archive: str | None
    frozen: int | None
    offline: bool
    has_pictures: bool
    has_qr: bool
    logo: ImageView | None = None
    own_style: str | None = None
    has_fonts: bool = False

    @property
    def only_state(self) -> StateTag | None:
        """The state of a site that has just one."""
        return self.states[0] if len(self.states) == 1 else None

    def state(self, code: str) -> StateTag:
        """The tile of a state; one without a page leads to the finder."""
        for tag in self.states:
            if tag.code == code:
                return tag
        return StateTag(code, STATES[code].name, f"{EVENTS}?state={code}")

    def picture(self, code: str | None = None) -> ImageView | None:
        """The picture for shared links to a state; if the state has no page, that of the site."""
        if not self.has_pictures:
            return None
        for tag in self.states:
            if tag.code == code:
                return ImageView(picture_path(code), f"{tag.name} – {self.name}", PICTURE_SIZE)
        return ImageView(picture_path(), self.name, PICTURE_SIZE)

    def tags(self, codes: Iterable[str]) -> tuple[StateTag, ...]:
        """The tiles of some states, in the order of their names."""
        return _by_name(map(self.state, codes))


def picture_path(code: str | None = None) -> str:
    """The address of the share picture of a state, or of the site."""
    return f"share/{code.lower() if code else 'site'}.png"


def _by_name(tags: Iterable[StateTag]) -> tuple[StateTag, ...]:
    return tuple(sorted(tags, key=lambda tag: tag.name))


def site_layout(site: Site, theme: Theme, language: Language, now: datetime) -> SiteLayout:
    """The layout of a site in a theme, as of an instant."""
    settings, version = site.settings, _version(theme, language)
    return SiteLayout(
        name=settings.name,
        tagline=settings.tagline,
        about=settings.description or settings.tagline or settings.name,
        url=settings.url,
        base_path=settings.base_path,
        language=settings.language,
        timezone=settings.timezone,
        version=version,
        style=f"assets/site.css?v={version}-{_look(settings)}",
        script=f"assets/clock.js?v={version}",
        finder=f"search/finder/{theme.main_script}" if theme.main_script else None,
        states=_by_name(StateTag(page.code, page.name, page.path) for page in site.states),
        header=settings.header,
        footer=settings.footer,
        banner=_banner(settings, now),
        contact=contact_view(settings.contact),
        copyright=settings.copyright,
        forge=forge(settings),
        archive=_archive(language, settings.as_of, settings) if settings.as_of else None,
        frozen=int(settings.as_of.timestamp()) if settings.as_of else None,
        offline=settings.offline,
        has_pictures=theme.has_pictures,
        has_qr=theme.qr is not None,
        logo=_logo(site),
        own_style=f"assets/own.css?v={version}" if theme.has_own_sheet else None,
        has_fonts=theme.has_fonts,
    )


def _version(theme: Theme, language: Language) -> str:
    """The version of styles and scripts. Scripts have words that a catalog translates."""
    if not language.catalog:
        return theme.version
    return f"{theme.version}-{language.code}{sha256(language.catalog).hexdigest()[:6]}"


def _banner(settings: Settings, now: datetime) -> BannerView | None:
    banner = settings.banner
    if banner is None or banner.is_over(now):
        return None
    return BannerView(banner.text, banner.link, int(banner.until.timestamp()))


def _look(settings: Settings) -> str:
    """What site.yaml puts into the style sheet, for its address: "1f5fa8", "1f5fa8-ffc845-serif"."""
    highlight = settings.highlight[1:] if settings.highlight else None
    font = settings.font if settings.font != "sans" else None
    return "-".join(filter(None, (settings.accent[1:], highlight, font)))


def _logo(site: Site) -> ImageView | None:
    logo, pictures = site.settings.logo, dict(site.images)
    if logo is None or logo.file not in pictures:
        return None
    alt = logo.alt or ""
    says_more = alt.casefold() != site.settings.name.casefold()
    return ImageView(FOLDER + logo.file, alt if says_more else "", pictures[logo.file].size)


def _archive(language: Language, frozen: datetime, settings: Settings) -> str:
    dates = Dates(language, frozen, settings.timezone)
    return language.gettext("This is an archive as of %(day)s.") % {
        "day": dates.long_day(dates.today, year=True)
    }
