"""Regions of a state: counties, chapters, whatever a site calls them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated

from msgspec import Struct

from statepages.model.event import Event, Location
from statepages.model.field import About, Markdown, RegionName, Title, Words, ZipStart
from statepages.model.parts import Action, Contact
from statepages.model.states import STATES, State
from statepages.slug import slug

_LENGTHS = (5, 4, 3)
"""How many digits of a ZIP code a region can have; those with more count first."""


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
        named = by_name.get(slug(event.region)) if event.region else None
        region = named or _of_place(event.location, by_zip)
        if region:
            yield region, event


def _of_place(location: Location | None, by_zip: Mapping[str, Region]) -> Region | None:
    if location is None:
        return None
    starts = (location.zip[:length] for length in _LENGTHS)
    region = next((by_zip[start] for start in starts if start in by_zip), None)
    # A ZIP code can reach into another state.
    return region if region and region.code == location.state else None
