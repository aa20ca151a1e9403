"""The settings of a site as its maintainers write them."""

from __future__ import annotations

from pydantic import Field

from statepages.fields.choices import Yes
from statepages.fields.links import Link
from statepages.fields.moments import AsOf
from statepages.fields.site_urls import SiteUrl
from statepages.fields.words import Colour, Label, Line, Title
from statepages.fields.zones import Zone
from statepages.files.base import ActionFile, ContactFile, InvitationFile, Model


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
    act_now: InvitationFile | None = Field(None, description="The one call to act")
    contact: ContactFile | None = None
    community: tuple[InvitationFile, ...] = Field((), description="Groups to join, on the home page")
    links: tuple[ActionFile, ...] = Field((), description="Links at the foot of each page")
    copyright: Line | None = Field(None, description="A line at the foot of each page")
    offline: Yes = Field(True, description="no to remove what browsers keep of the site, and keep no more")
