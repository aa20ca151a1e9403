"""State pages as volunteers write them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from statepages.fields.choices import split_list
from statepages.fields.maintainers import Maintainer
from statepages.fields.words import Label, Line, Markdown, Name, Title
from statepages.fields.zones import Zone
from statepages.files.base import ActionFile, CitedFile, ContactFile, InvitationFile, Model


class ThisWeekFile(Model):
    """What matters most this week."""

    text: Line = Field(description="One line")
    actions: tuple[ActionFile, ...] = Field((), description="The links that matter most, the first one first")


class FigureFile(Model):
    """A number that makes the case, with where it comes from."""

    label: Name = Field(description="What the number counts")
    value: Label = Field(description="The number, as people write it")
    source: CitedFile | None = None


class StateFile(Model):
    """A state page, as written in content/states/."""

    headline: Title = Field(description="The heading of the page")
    pitch: Markdown = Field(description="Why here, in a few sentences; Markdown")
    this_week: ThisWeekFile | None = None
    figures: tuple[FigureFile, ...] = Field((), description="Numbers that make the case")
    links: tuple[ActionFile, ...] = Field((), description="Call, train, travel, ...")
    community: tuple[InvitationFile, ...] = Field((), description="Groups to join")
    contact: ContactFile | None = None
    timezone: Zone | None = Field(None, description="The zone of the page's days, in a state with two")
    order: int = Field(100, description="Smaller comes first in lists of states")
    maintainers: Annotated[tuple[Maintainer, ...], BeforeValidator(split_list)] = Field(
        (), description="Users and teams that are asked about changes here, such as mona or porchlight/ohio"
    )
