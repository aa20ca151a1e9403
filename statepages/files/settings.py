"""The settings of a site as its maintainers write them."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Discriminator, Field, Tag

from statepages.fields.choices import split_list
from statepages.fields.kind_name import KindName
from statepages.fields.moments import AsOf
from statepages.fields.words import KindLabel
from statepages.files.base import Model
from statepages.model.field import About
from statepages.model.menu import HeaderLink
from statepages.model.settings import Settings


class KindFile(Model):
    """A kind of event that a site adds."""

    name: Annotated[
        KindName,
        About(
            "The name in event files and addresses",
            example="food-distribution",
            names="id slug kind type nombre",
        ),
    ]
    label: Annotated[
        KindLabel | None,
        About(
            "What pages call one event of this kind. Default: the name",
            example="Food distribution",
            names="title text singular titulo",
        ),
    ] = None
    plural: Annotated[
        KindLabel | None,
        About(
            "What pages call several of them. Default: the label with an s",
            example="Food distributions",
            names="many several",
        ),
    ] = None


def _shape_of_kind(value: Any) -> str:
    return "word" if isinstance(value, str) else "fields"


KindEntry = Annotated[
    Annotated[KindLabel, Tag("word")] | Annotated[KindFile, Tag("fields")], Discriminator(_shape_of_kind)
]


MOST_HEADER_LINKS = 3
"""The site has three of its own, and all of them have to fit on a phone."""


class SettingsFile(Model, of=Settings):
    """A site's settings, as written in content/site.yaml."""

    as_of: AsOf | None
    header: Annotated[tuple[HeaderLink, ...], Field(max_length=MOST_HEADER_LINKS)]
    kinds: Annotated[
        tuple[KindEntry, ...],
        BeforeValidator(split_list),
        Field(min_length=1),
        About(
            "The kinds of events: campaign, food-bank, disaster-relief, library or civic, or your own list",
            example="food-bank",
            names="kind types type eventtypes categories category tipos",
            after="branch",
        ),
    ] = ("campaign",)
