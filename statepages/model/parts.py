"""Small groups of fields that events, pages, posts and settings share."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from statepages.model.examples import DAY, STATE
from statepages.model.field import (
    About,
    Day,
    Email,
    ImageName,
    Label,
    Line,
    Link,
    Name,
    Phone,
    StateCode,
    Title,
)

_LINK = About(
    "The address that it leads to",
    example="https://example.org/canvass",
    names="url href address page website enlace liga",
)
_LABEL = About("The words of the link", example="Sign up", names="title name text titulo nombre texto")
_LINE = About(
    "A line that says more", example="No experience needed.", names="description details descripcion detalles"
)


class Contact(Struct, frozen=True):
    """Who to ask, by email, phone or a link."""

    name: Annotated[
        Name | None,
        About(
            "A person or a team",
            example="Ana Lee",
            names="person who contact team nombre persona quien",
            above="contactname nameofcontact nombredecontacto",
        ),
    ] = None
    email: Annotated[
        Email | None,
        About(
            "An email address, which everyone can see",
            example="name@example.org",
            names="mail emailaddress correo correoelectronico",
            above="mail emailaddress contactemail emailcontact correo correoelectronico",
            question="Email address for questions",
        ),
    ] = None
    phone: Annotated[
        Phone | None,
        About(
            "A phone number with its area code",
            example="215-555-0100",
            names="tel telephone phonenumber cell mobile number telefono celular movil numero",
            above="tel telephone phonenumber contactphone contactnumber cell mobile call telefono celular",
        ),
    ] = None
    link: Annotated[
        Link | None,
        About(
            "A page or a form",
            example="https://example.org/contact",
            names="url website web page form enlace pagina formulario",
        ),
    ] = None


class Action(Struct, frozen=True):
    """Something to do, with a link."""

    label: Annotated[Label, _LABEL]
    link: Annotated[Link, _LINK]
    text: Annotated[Line | None, _LINE] = None


class Invitation(Struct, frozen=True, kw_only=True):
    """A heading with a line and a link: a call to act, or a community to join."""

    title: Annotated[Title, About("The heading", example="Neighbors of Chester County")]
    text: Annotated[Line | None, _LINE] = None
    label: Annotated[Label, _LABEL]
    link: Annotated[Link, _LINK]


class Cited(Struct, frozen=True):
    """Where a fact is from, and when somebody last checked it."""

    link: Annotated[
        Link,
        About(
            "The page that the facts are from",
            example="https://example.org/report",
            names="url website web page enlace pagina",
        ),
    ]
    checked: Annotated[
        Day | None,
        About(
            "The day when somebody last checked it", example=DAY, names="date on updated lastchecked fecha"
        ),
    ] = None


class PostAction(Struct, frozen=True):
    """Something that a post asks people to do."""

    label: Annotated[Label, _LABEL]
    link: Annotated[Link, _LINK]
    state: Annotated[StateCode | None, About("The state that it is for", example=STATE, names="estado")] = (
        None
    )
    training: Annotated[
        Link | None,
        About(
            "The page of a training, where people learn how",
            example="https://example.org/training",
            names="traininglink learn capacitacion",
        ),
    ] = None


class Image(Struct, frozen=True):
    """A picture in content/images/, with a description for people who cannot see it."""

    file: Annotated[
        ImageName,
        About(
            "The name of a file in content/images",
            example="canvass.jpg",
            names="src name filename path url link image picture photo archivo imagen foto",
        ),
    ]
    alt: Annotated[
        Line | None,
        About(
            "What the picture shows, for people who cannot see it",
            example="Two volunteers at a door",
            names="alttext description caption text title descripcion",
        ),
    ] = None
