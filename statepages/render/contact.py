"""Whom to ask, as links."""

from __future__ import annotations

import re

from msgspec import Struct

from statepages.model.parts import Contact


class ContactLink(Struct, frozen=True):
    """A way to reach somebody: the address of the link and its words."""

    link: str
    label: str


class ContactView(Struct, frozen=True):
    """A contact: the name, if there is one, and the ways to reach it."""

    name: str | None
    links: tuple[ContactLink, ...]


def contact_view(contact: Contact | None) -> ContactView | None:
    """The links of a contact; None if there is none."""
    if contact is None:
        return None
    links = []
    if contact.email:
        links.append(ContactLink(f"mailto:{contact.email}", contact.email))
    if contact.phone:
        links.append(ContactLink(f"tel:{contact.phone}", phone_label(contact.phone)))
    if contact.link:
        links.append(ContactLink(contact.link, link_label(contact.link)))
    return ContactView(contact.name, tuple(links))


def phone_label(number: str) -> str:
    """A number as Americans write it: 215-555-0100 for +12155550100."""
    return re.sub(r"^\+1(\d{3})(\d{3})(\d{4})$", r"\1-\2-\3", number)


def link_label(link: str) -> str:
    """A link as people would read it out: without the scheme and the slash at the end."""
    return re.sub(r"^(?:https?://(?:www\.)?|mailto:|tel:)", "", link).rstrip("/")
