"""Posts as volunteers write them."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field

from statepages.fields.choices import split_list
from statepages.fields.days import Day
from statepages.fields.states import StateCode
from statepages.fields.words import Markdown, Note, Summary, Title
from statepages.files.base import ContactFile, Model, PostActionFile


class PostFile(Model):
    """A post, as written in content/posts/."""

    title: Title = Field(description="The heading")
    date: Day = Field(description="The day of the post")
    states: Annotated[tuple[StateCode, ...], BeforeValidator(split_list)] = Field(
        (), description="The states it is about"
    )
    summary: Summary | None = Field(None, description="One or two sentences for lists")
    body: Markdown = Field(description="Markdown")
    actions: tuple[PostActionFile, ...] = Field((), description="What it asks for")
    notes: tuple[Note, ...] = Field((), description="Good to know; Markdown")
    contact: ContactFile | None = None
