"""The settings of a site as its maintainers write them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field
from pydantic import Tag as Choice

from statepages.fields.choices import Yes, split_list
from statepages.fields.kind_name import KindName
from statepages.fields.links import Link, SiteUrl
from statepages.fields.times import AsOf
from statepages.fields.words import Colour, KindLabel, Label, Line, Title
from statepages.fields.zones import Zone
from statepages.files.base import ActionFile, ContactFile, InvitationFile, Model


class KindFile(Model):
    """A kind of event of the site's own."""

    name: KindName = Field(description="Its name in event files, such as food-distribution")
    label: KindLabel | None = Field(None, description="What pages call it; default: its name in words")
    plural: KindLabel | None = Field(None, description="What pages call several; default: the label with s")


def _shape_of_kind(value: Any) -> str:
    return "word" if isinstance(value, str) else "fields"


KindEntry = Annotated[
    Annotated[KindLabel, Choice("word")] | Annotated[KindFile, Choice("fields")],
    Discriminator(_shape_of_kind),
]


class SettingsFile(Model):
    """A site's settings, as written in content/site.yaml."""

    name: Title = Field(description="The name of the site")
    url: SiteUrl = Field(description="The address it is published at, such as https://example.org/hub/")
    timezone: Zone = Field(description="The zone of the home page's days")
    tagline: Line | None = Field(None, description="What the site is for, in one line")
    description: Line | None = Field(None, description="For search engines and cards")
    language: Label = Field("en", description="The language of the interface: en, es, ...")
    as_of: AsOf | None = Field(None, description="Freezes the clock, for an archive")
    accent: Colour = Field("#1f5fa8", description="The one colour of the site")
    repository: Link | None = Field(
        None, description="The repository with the content, where changes are suggested"
    )
    branch: Label = Field("main", description="The branch of the repository that the site is made from")
    kinds: Annotated[tuple[KindEntry, ...], BeforeValidator(split_list), Field(min_length=1)] = Field(
        ("campaign",), description="A preset (campaign, food-bank, ...), or a list of kinds of events"
    )
    act_now: InvitationFile | None = Field(None, description="The one call to act")
    contact: ContactFile | None = None
    community: tuple[InvitationFile, ...] = Field((), description="Groups to join, on the home page")
    links: tuple[ActionFile, ...] = Field((), description="Links at the foot of each page")
    copyright: Line | None = Field(None, description="A line at the foot of each page")
    offline: Yes = Field(True, description="no to remove what browsers keep of the site, and keep no more")
