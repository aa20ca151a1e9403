"""Small groups of fields that events, pages, posts and settings share."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Contact(Struct, frozen=True):
    """Whom to ask: at least one of the three ways is there."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
    link: str | None = None


class Action(Struct, frozen=True):
    """Something to do, behind a link. `text` is a line that says more."""

    label: str
    link: str
    text: str | None = None


class Invitation(Struct, frozen=True):
    """A heading with a line and a link: the call to act, a community to join."""

    title: str
    label: str
    link: str
    text: str | None = None


class Cited(Struct, frozen=True):
    """Where a fact comes from, and the day on which somebody last looked."""

    link: str
    checked: date | None = None


class PostAction(Struct, frozen=True):
    """Something that a post asks for, for one state or for all. `training` is where people learn how."""

    label: str
    link: str
    state: str | None = None
    training: str | None = None


class Image(Struct, frozen=True):
    """A picture in content/images/, and what it shows in words for those who do not see it."""

    file: str
    alt: str | None = None
