"""What all files share, and the small groups of fields that several of them have."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field, model_validator

from statepages.fields.addresses import Email, Phone
from statepages.fields.days import Day
from statepages.fields.links import Link
from statepages.fields.states import StateCode
from statepages.fields.words import ImageName, Label, Line, Name, Title
from statepages.problem import FieldError


class Model(BaseModel):
    """Fields as somebody wrote them; just those that it names."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", populate_by_name=True, defer_build=True, arbitrary_types_allowed=True
    )


class ContactFile(Model):
    """Whom to ask."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"not": {"anyOf": [{"required": ["phone"]}, {"required": ["link"]}]}},
            "then": {"required": ["email"]},
        }
    )

    name: Name | None = Field(None, description="A person or a team")
    email: Email | None = Field(None, description="A mail address")
    phone: Phone | None = Field(None, description="A telephone number with its area code")
    link: Link | None = Field(None, description="A page or form")

    @model_validator(mode="after")
    def _reachable(self) -> ContactFile:
        if not (self.email or self.phone or self.link):
            raise FieldError("contact", "A contact needs an email, a phone or a link.")
        return self


class ActionFile(Model):
    """Something to do, behind a link."""

    label: Label = Field(description="The words of the link")
    link: Link = Field(description="Where it leads")
    text: Line | None = Field(None, description="A line that says more")


class InvitationFile(Model):
    """A heading with a line and a link: the call to act, a community to join."""

    title: Title = Field(description="The heading")
    text: Line | None = Field(None, description="A line or two below the heading")
    label: Label = Field(description="The words of the link")
    link: Link = Field(description="Where it leads")


class CitedFile(Model):
    """Where a fact comes from, and when somebody last looked."""

    link: Link = Field(description="Where it can be read")
    checked: Day | None = Field(None, description="The day on which somebody last looked")


class PostActionFile(Model):
    """Something that a post asks for."""

    label: Label = Field(description="The words of the link")
    link: Link = Field(description="Where it leads")
    state: StateCode | None = Field(None, description="The state that it is for")
    training: Link | None = Field(None, description="Where one learns how")


class ImageFile(Model):
    """A picture in content/images/, and what it shows in words for those who do not see it."""

    file: ImageName = Field(description="The name of a file in content/images")
    alt: Line | None = Field(None, description="What the picture shows")
