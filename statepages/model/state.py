"""State pages."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from statepages.model.base import Action, Cited, Contact, Invitation, Model
from statepages.model.fields.choices import split_list
from statepages.model.fields.maintainers import Maintainer
from statepages.model.fields.words import Label, Line, Markdown, Name, Title
from statepages.model.fields.zones import Zone
from statepages.model.states import STATES, State


class ThisWeek(Model):
    """What matters most this week."""

    text: Line = Field(description="One line")
    actions: tuple[Action, ...] = Field((), description="The links that matter most, the first one first")


class Figure(Model):
    """A number that makes the case, with where it comes from."""

    label: Name = Field(description="What the number counts")
    value: Label = Field(description="The number, as people write it")
    source: Cited | None = None


class StateFile(Model):
    """A state page, as written in content/states/."""

    headline: Title = Field(description="The heading of the page")
    pitch: Markdown = Field(description="Why here, in a few sentences; Markdown")
    this_week: ThisWeek | None = None
    figures: tuple[Figure, ...] = Field((), description="Numbers that make the case")
    links: tuple[Action, ...] = Field((), description="Call, train, travel, ...")
    community: tuple[Invitation, ...] = Field((), description="Groups to join")
    contact: Contact | None = None
    timezone: Zone | None = Field(None, description="The zone of the page's days, in a state with two")
    order: int = Field(100, description="Smaller comes first in lists of states")
    maintainers: Annotated[tuple[Maintainer, ...], BeforeValidator(split_list)] = Field(
        (), description="Users and teams that are asked about changes here, such as mona or porchlight/ohio"
    )


class StatePage(StateFile):
    """A state page with the state that it is about."""

    code: str

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
