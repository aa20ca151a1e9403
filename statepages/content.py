"""The content of a site: what its files say, and everything that is wrong with them."""

from __future__ import annotations

from typing import Generic, TypeVar

from msgspec import Struct

from statepages.model.draft import Draft
from statepages.model.event import Event
from statepages.model.import_source import ImportSource
from statepages.model.own_page import OwnPage
from statepages.model.post import Post
from statepages.model.settings import Settings
from statepages.model.state import StatePage
from statepages.picture import Picture
from statepages.problem import Problem, Spot

T_co = TypeVar("T_co", covariant=True)

Value = Event | Draft | StatePage | Post | OwnPage | ImportSource | Settings | None


class ContentFile(Struct, Generic[T_co], frozen=True):
    """A content file: its name inside content/, the path that people see, and its value.

    `problems` are those of the file by itself. `spots` are where rules for the whole site can point, by field
    name: "title", "image.file".
    """

    name: str
    path: str
    value: T_co
    problems: tuple[Problem, ...] = ()
    spots: dict[str, Spot] = {}


class Content(Struct, frozen=True):
    """All files of a site that could be read to the end, in the order of their names.

    `settings` is None if site.yaml could not be read. `images` are all files of content/images/. `drafts` are
    not among the `events`, so nothing that the site is made of can forget to leave them out. The site does
    not show `sources`, which are for imports. `unread` are the names of the other files: those with errors.
    """

    settings: ContentFile[Settings] | None = None
    states: tuple[ContentFile[StatePage], ...] = ()
    events: tuple[ContentFile[Event], ...] = ()
    drafts: tuple[ContentFile[Draft], ...] = ()
    posts: tuple[ContentFile[Post], ...] = ()
    pages: tuple[ContentFile[OwnPage], ...] = ()
    images: tuple[ContentFile[Picture], ...] = ()
    sources: tuple[ContentFile[ImportSource], ...] = ()
    unread: tuple[str, ...] = ()


def described(value: object) -> Event | None:
    """The event that a file describes, whether it is a draft or not."""
    if isinstance(value, Draft):
        return value.event
    return value if isinstance(value, Event) else None
