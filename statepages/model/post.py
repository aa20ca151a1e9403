"""Posts."""

from __future__ import annotations

import datetime
from typing import Annotated

from msgspec import Struct

from statepages.model.examples import DAY, STATE
from statepages.model.field import About, Day, Markdown, Note, StateCode, Summary, Title, Words
from statepages.model.parts import Contact, PostAction


class Post(Struct, frozen=True, tag=True, kw_only=True):
    """A post, as written in content/posts/. Its `id` is the name of its file without the ending."""

    id: str
    title: Annotated[
        Title,
        About(
            "The heading",
            example="We knocked on 900 doors",
            names="name headline heading subject titel titulo encabezado",
        ),
    ]
    date: Annotated[
        Day, About("The day of the post", example=DAY, names="day published when posted fecha dia")
    ]
    states: Annotated[
        Words[StateCode],
        About("The states that it is about", example=STATE, names="state helps for estado estados"),
    ] = ()
    summary: Annotated[
        Summary | None,
        About(
            "One or two sentences for lists of posts",
            example="What we heard at the doors last weekend.",
            names="subtitle teaser abstract tagline blurb resumen",
        ),
    ] = None
    body: Annotated[
        Markdown,
        About(
            "The text of the post, in Markdown",
            example="We talked to **900 neighbors**.",
            names="text content details description pitch message texto cuerpo contenido",
        ),
    ]
    actions: Annotated[
        tuple[PostAction, ...], About("What it asks people to do", names="action links todo acciones")
    ] = ()
    notes: Annotated[
        tuple[Note, ...],
        About("What else is good to know, in Markdown", example="Bring water.", names="note notas"),
    ] = ()
    contact: Annotated[Contact | None, About("Who to ask", names="contacts contactinfo contacto")] = None

    @property
    def path(self) -> str:
        """The address of its page, relative to the site."""
        return f"posts/{self.id}/"

    def sort_key(self) -> tuple[datetime.date, str]:
        return self.date, self.id
