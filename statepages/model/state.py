"""State pages."""

from __future__ import annotations

from msgspec import Struct

from statepages.model.parts import Action, Cited, Contact, Invitation
from statepages.model.states import STATES, State


class ThisWeek(Struct, frozen=True):
    """What matters most this week: a line, and the links that matter most, the first one first."""

    text: str
    actions: tuple[Action, ...] = ()


class Figure(Struct, frozen=True):
    """A number that makes the case, with where it comes from."""

    label: str
    value: str
    source: Cited | None = None


class StatePage(Struct, frozen=True, tag=True):
    """A state page with the state that it is about. `pitch` is Markdown."""

    code: str
    headline: str
    pitch: str
    this_week: ThisWeek | None = None
    figures: tuple[Figure, ...] = ()
    links: tuple[Action, ...] = ()
    community: tuple[Invitation, ...] = ()
    contact: Contact | None = None
    timezone: str | None = None
    order: int = 100
    maintainers: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        return STATES[self.code]

    @property
    def name(self) -> str:
        return self.state.name

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
