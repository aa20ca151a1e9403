"""Pages of the site's own: about us, house rules, how we work."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from statepages.model.field import About, Markdown, Summary, Title


class OwnPage(Struct, frozen=True, tag=True):
    """A page, as written in content/pages/. Its `id` is the name of its file without the ending."""

    id: str
    title: Annotated[
        Title,
        About(
            "The heading",
            example="About us",
            names="name headline heading subject titel titulo encabezado",
        ),
    ]
    body: Annotated[
        Markdown,
        About(
            "The text of the page, in Markdown",
            example="We are **neighbors** who knock on doors.",
            names="text content details pitch message texto cuerpo contenido",
        ),
    ]
    summary: Annotated[
        Summary | None,
        About(
            "One or two sentences for the top of the page, search engines and link previews",
            example="Who we are, and how we decide.",
            names="subtitle description lead teaser abstract tagline blurb desc resumen descripcion",
        ),
    ] = None

    @property
    def path(self) -> str:
        """The address of the page, relative to the site."""
        return f"{self.id}/"
