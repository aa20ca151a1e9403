"""The settings of a site."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated
from urllib.parse import urlsplit

from msgspec import Struct

from statepages.model.examples import ZONE
from statepages.model.field import (
    About,
    Color,
    FontWord,
    ImageName,
    Label,
    Line,
    Link,
    SiteUrl,
    Title,
    Yes,
    Zone,
)
from statepages.model.kinds import CAMPAIGN, Kinds
from statepages.model.menu import Banner, FooterLink, HeaderLink, Redirect
from statepages.model.parts import Contact, Invitation

FORMAT = 2
"""The format of the content that this engine writes. It goes up when earlier engines cannot read new content.

2: `header`, `footer` (`links` in format 1), `banner`, `redirects`, content/pages/, regions of states.
"""


class Logo(Struct, frozen=True):
    """A picture in content/images/, which pages show next to the name of the site."""

    file: Annotated[
        ImageName,
        About(
            "The name of a file in content/images",
            example="logo.png",
            names="src name filename path url link image picture photo archivo imagen foto",
        ),
    ]
    alt: Annotated[
        Line | None,
        About(
            "What the logo says, if that is more than the name of the site",
            example="A lamp on a porch",
            names="alttext description caption text title descripcion",
        ),
    ] = None


class Settings(Struct, frozen=True, tag=True):
    """The settings of a site, as written in content/site.yaml. The clock of `as_of` is in UTC here."""

    name: Annotated[
        Title,
        About(
            "The name of the site", example="Ten Thousand Doors", names="title sitename site titulo nombre"
        ),
    ]
    url: Annotated[
        SiteUrl,
        About(
            "The address of the site on the web",
            example="https://example.org/hub/",
            names="link address website baseurl domain homepage direccion",
        ),
    ]
    timezone: Annotated[
        Zone, About("The time zone of the home page", example=ZONE, names="tz zone zonahoraria")
    ]
    tagline: Annotated[
        Line | None,
        About(
            "What the site is for, in one line",
            example="Every door in every state",
            names="subtitle slogan motto lema",
        ),
    ] = None
    description: Annotated[
        Line | None,
        About(
            "What search engines and link previews say",
            example="Volunteer events near you, by ZIP code and date.",
            names="about summary desc descripcion",
        ),
    ] = None
    language: Annotated[
        Label,
        About("The language of the site: en, es, ...", example="en", names="lang languages locale idioma"),
    ] = "en"
    as_of: Annotated[
        datetime | None,
        About(
            "Stops the clock at this time, for an archive",
            example="2024-10-14T12:00 America/New_York",
            names="now frozen date",
        ),
    ] = None
    accent: Annotated[
        Color,
        About("The main color, in quotes", example="#1f5fa8", names="color colour accentcolor accentcolour"),
    ] = "#1f5fa8"
    highlight: Annotated[
        Color | None,
        About(
            "A second color, for badges and boxes that stand out, in quotes. Default: the accent",
            example="#ffc845",
            names="accent2 secondaccent secondcolor secondarycolor secondary highlightcolor color2 colour2",
        ),
    ] = None
    font: Annotated[
        FontWord,
        About(
            "The letters: sans or serif, from the fonts that each device has",
            example="serif",
            names="typeface fontfamily fonts lettering letra tipografia",
        ),
    ] = "sans"
    logo: Annotated[
        Logo | None,
        About("A picture next to the name, at the top of each page", names="icon brand emblem logotipo"),
    ] = None
    repository: Annotated[
        Link | None,
        About(
            "The repository of the content, where people suggest changes",
            example="https://github.com/example/site",
            names="repo github source repositorio",
        ),
    ] = None
    branch: Annotated[Label, About("The branch that the site is made from", example="main")] = "main"
    kinds: Kinds = CAMPAIGN
    regions: Annotated[
        Label | None,
        About(
            "What the site calls the regions of a state, as a heading. Default: Regions",
            example="Counties",
            names="region regionword regionwords regionlabel regionheading regiones",
        ),
    ] = None
    act_now: Annotated[
        Invitation | None, About("The call to action on the home page", names="action cta")
    ] = None
    contact: Annotated[Contact | None, About("Who to ask", names="contacts contactinfo contacto")] = None
    community: Annotated[
        tuple[Invitation, ...],
        About("Groups to join, on the home page", names="groups communities comunidad grupos"),
    ] = ()
    header: Annotated[
        tuple[HeaderLink, ...],
        About(
            "Up to three links at the top of each page, after those that the site has",
            names="menu nav navigation navbar headerlinks menulinks topmenu menus encabezado",
        ),
    ] = ()
    footer: Annotated[
        tuple[FooterLink, ...],
        About("Links at the bottom of each page", names="links footerlinks bottomlinks enlaces pie"),
    ] = ()
    copyright: Annotated[
        Line | None,
        About("A line at the bottom of each page", example="© Ten Thousand Doors", names="license rights"),
    ] = None
    banner: Annotated[
        Banner | None,
        About(
            "Urgent news at the top of each page, until it is over",
            names="alert announcement notice news aviso anuncio",
        ),
    ] = None
    redirects: Annotated[
        tuple[Redirect, ...],
        About(
            "Addresses that have changed, and where they lead now",
            names="redirect moved redirections forwards aliases redirecciones",
        ),
    ] = ()
    format: Annotated[
        int | None,
        About(
            "The format of the content, which upgrade changes. Older engines then know what they cannot read",
            "2",
        ),
    ] = None
    offline: Annotated[
        Yes, About("Whether browsers can keep pages, so that people can read them offline", example="no")
    ] = True

    @property
    def base_path(self) -> str:
        """The path of the site: "/" or "/hub/"."""
        return urlsplit(self.url).path or "/"

    @property
    def host(self) -> str:
        """The host name of the site, as it is in the identities of its events."""
        return urlsplit(self.url).hostname or ""
