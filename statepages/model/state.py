"""State pages."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from statepages.model.examples import ZONE
from statepages.model.field import About, Label, Line, Maintainer, Markdown, Name, Title, Words, Zone
from statepages.model.parts import Action, Cited, Contact, Invitation
from statepages.model.region import Region
from statepages.model.states import STATES, State


class ThisWeek(Struct, frozen=True):
    """What matters most this week."""

    text: Annotated[
        Line, About("One line", example="Early voting starts.", names="description details descripcion texto")
    ]
    actions: Annotated[
        tuple[Action, ...],
        About("The links that matter most, in order", names="links action acciones enlaces"),
    ] = ()


class Figure(Struct, frozen=True):
    """A number that makes the case, with its source."""

    label: Annotated[
        Name, About("What the number counts", example="doors knocked", names="title name text titulo nombre")
    ]
    value: Annotated[
        Label, About("The number, as people write it", example="12,400", names="number amount figure numero")
    ]
    source: Annotated[Cited | None, About("Where the number is from", names="fuente")] = None


class StatePage(Struct, frozen=True, tag=True):
    """A state page, as written in content/states/. The name of its file is the `code` of the state."""

    code: str
    headline: Annotated[
        Title,
        About(
            "The heading of the page",
            example="Ohio, door by door",
            names="title heading name titel titulo encabezado",
        ),
    ]
    pitch: Annotated[
        Markdown,
        About(
            "Why this state, in a few sentences of Markdown",
            example="A few hundred votes decide here.",
            names="body text description details about why content intro texto descripcion",
        ),
    ]
    this_week: Annotated[
        ThisWeek | None, About("What matters most this week", names="week now actnow thisweek estasemana")
    ] = None
    figures: Annotated[
        tuple[Figure, ...], About("Numbers that make the case", names="numbers stats statistics facts cifras")
    ] = ()
    links: Annotated[
        tuple[Action, ...],
        About("Other ways to help: call, train, travel, ...", names="link actions enlaces acciones"),
    ] = ()
    community: Annotated[
        tuple[Invitation, ...], About("Groups to join", names="groups communities comunidad grupos")
    ] = ()
    contact: Annotated[Contact | None, About("Who to ask", names="contacts contactinfo contacto")] = None
    regions: Annotated[
        tuple[Region, ...],
        About(
            "Its counties, chapters or other regions, each with a page",
            names="region county counties chapter chapters districts condados capitulos regiones",
        ),
    ] = ()
    timezone: Annotated[
        Zone | None,
        About("The time zone of the page, in a state with two", example=ZONE, names="tz zone zonahoraria"),
    ] = None
    order: Annotated[
        int,
        About(
            "Its place in lists of states; the smallest number comes first", "10", "position sort rank orden"
        ),
    ] = 100
    maintainers: Annotated[
        Words[Maintainer],
        About("The users and teams who review changes here", example="mona, porchlight/ohio"),
    ] = ()

    @property
    def state(self) -> State:
        return STATES[self.code]

    @property
    def name(self) -> str:
        return self.state.name

    @property
    def full_name(self) -> str:
        return self.name

    @property
    def path(self) -> str:
        """The address of the page, relative to the site."""
        return f"{self.state.slug}/"

    @property
    def short_path(self) -> str:
        """The short address that leads there."""
        return f"{self.code.lower()}/"

    @property
    def zone(self) -> str:
        """The time zone of the page's days."""
        return self.timezone or self.state.zones[0]
