"""Regions of a state: counties, chapters, whatever a site calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Annotated

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.field import About, Markdown, RegionName, Title, Words, ZipStart
from statepages.model.parts import Action, Contact
from statepages.model.states import STATES, State
from statepages.slug import slug

_MOST_DIGITS, _LEAST_DIGITS = 5, 3


class Region(Struct, frozen=True):
    """A region of a state, with a page of its own.

    `code` is that of the state, `zone` the time zone of the page.
    """

    code: str
    zone: str
    name: Annotated[
        RegionName,
        About("What it is called", example="Dane County", names="title label region county chapter nombre"),
    ]
    zips: Annotated[
        Words[ZipStart],
        About(
            "Its ZIP codes, or their first three or four digits",
            example="537, 53589",
            names="zip zipcode zipcodes postalcodes codes codigospostales",
        ),
    ] = ()
    headline: Annotated[
        Title | None,
        About(
            "The heading of its page. Default: its name",
            example="Dane County, door by door",
            names="heading titulo encabezado",
        ),
    ] = None
    pitch: Annotated[
        Markdown | None,
        About(
            "What people should know about it, in Markdown",
            example="We meet on the **first Monday** of each month.",
            names="body text description details about why content intro texto descripcion",
        ),
    ] = None
    links: Annotated[
        tuple[Action, ...],
        About("Other ways to help there", names="link actions enlaces acciones"),
    ] = ()
    contact: Annotated[
        Contact | None,
        About("Who to ask. Default: the contact of the state", names="contacts contactinfo contacto"),
    ] = None

    @property
    def state(self) -> State:
        return STATES[self.code]

    @property
    def full_name(self) -> str:
        """Its name for people who do not see its state: "Dane County, Wisconsin"."""
        return f"{self.name}, {self.state.name}"

    @property
    def path(self) -> str:
        """The address of its page, relative to the site."""
        return f"{self.state.slug}/{slug(self.name)}/"

    @property
    def short_path(self) -> str:
        """Where its calendar and its feeds are."""
        return f"{self.code.lower()}/{slug(self.name)}/"

    def is_called(self, name: str) -> bool:
        """Whether somebody means it by a name. Capitals and hyphens do not matter."""
        return slug(self.name) == slug(name)


def in_regions(regions: Iterable[Region], events: Iterable[Event]) -> Iterator[tuple[Region, Event]]:
    """The events of a state that belong to one of its regions, each with that region.

    It is the region that the file names, else that of the ZIP code. If codes of two regions begin it, the one
    with more digits counts.
    """
    by_name = {slug(region.name): region for region in regions}
    by_zip = {code: region for region in by_name.values() for code in region.zips}
    for event in events:
        region = by_name.get(slug(event.region)) if event.region else None
        for location in filter(None, [event.location]):
            lengths = range(_MOST_DIGITS, _LEAST_DIGITS - 1, -1)
            starts = (by_zip.get(location.zip[:length]) for length in lengths)
            found = next(filter(None, starts), None)
            # A ZIP code can reach into another state.
            region = region or (found if found and location.state == found.code else None)
        if region:
            yield region, event
