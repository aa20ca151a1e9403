"""Posts."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import BeforeValidator, Field

from statepages.model.base import Contact, Model, PostAction
from statepages.model.fields.choices import split_list
from statepages.model.fields.days import Day
from statepages.model.fields.states import StateCode
from statepages.model.fields.words import Markdown, Note, Summary, Title


class PostFile(Model):
    """A post, as written in content/posts/."""

    title: Title = Field(description="The heading")
    date: Day = Field(description="The day of the post")
    states: Annotated[tuple[StateCode, ...], BeforeValidator(split_list)] = Field(
        (), description="The states it is about"
    )
    summary: Summary | None = Field(None, description="One or two sentences for lists")
    body: Markdown = Field(description="Markdown")
    actions: tuple[PostAction, ...] = Field((), description="What it asks for")
    notes: tuple[Note, ...] = Field((), description="Good to know; Markdown")
    contact: Contact | None = None


class Post(PostFile):
    """A post with its address. `id` is the name of its file without the ending."""

    id: str

    @property
    def path(self) -> str:
        """The address of its page, relative to the site."""
        return f"posts/{self.id}/"

    def sort_key(self) -> tuple[datetime.date, str]:
        return self.date, self.id
