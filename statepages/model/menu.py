"""What site.yaml adds to every page, and the addresses that it keeps alive."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import Struct

from statepages.model.examples import LAST_DAY
from statepages.model.field import About, Destination, Label, Line, NewAddress, OldAddress, Until

_LABEL = About("The words of the link", example="About us", names="title name text titulo nombre texto")
_LINK = About(
    "The name of a page in content/pages, an address of the site such as events/, or a link",
    example="about",
    names="url href address page website to enlace liga pagina",
)


class HeaderLink(Struct, frozen=True):
    """A link at the top of each page."""

    label: Annotated[Label, _LABEL]
    link: Annotated[Destination, _LINK]


class FooterLink(HeaderLink, frozen=True):
    """A link at the bottom of each page."""

    text: Annotated[
        Line | None,
        About(
            "A line that says more",
            example="A kitchen table and four chairs will do.",
            names="description details descripcion detalles",
        ),
    ] = None


class Banner(Struct, frozen=True):
    """Urgent news at the top of every page, until it is over. The instant of `until` is in UTC here."""

    text: Annotated[
        Line,
        About(
            "The news, in one or two short sentences",
            example="The office is closed on Saturday because of the storm.",
            names="message title label words news texto mensaje",
        ),
    ]
    until: Annotated[
        Until,
        About(
            "The last day of the banner, or the day and the time when it goes away, by the site's clock",
            example=f"{LAST_DAY} 6 pm",
            names="end ends expires expiry through lastday hasta",
        ),
    ]
    link: Annotated[
        Destination | None,
        About(
            "Where the text leads: the name of a page in content/pages, an address of the site, or a link",
            example="https://example.org/storm",
            names="url href address page enlace liga pagina",
        ),
    ] = None

    def is_over(self, now: datetime) -> bool:
        """Whether no page shows it anymore."""
        return self.until <= now


class Redirect(Struct, frozen=True):
    """An address of the site that has changed, and where it leads now."""

    old: Annotated[
        OldAddress,
        About(
            "The old address, without the name of the site",
            example="volunteer/signup/",
            names="old source before oldaddress address de desde",
            written="from",
        ),
    ]
    new: Annotated[
        NewAddress,
        About(
            "Where it leads now: the name of a page in content/pages, an address of the site, or an "
            "https:// link",
            example="events/",
            names="new target destination after newaddress link url a hasta",
            written="to",
        ),
    ]
