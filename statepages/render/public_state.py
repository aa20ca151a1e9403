"""State pages, and what the site says about itself, as public data. Contacts are left out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from msgspec import UNSET

from statepages.markup import to_html
from statepages.model.menu import FooterLink
from statepages.model.parts import Action, Invitation
from statepages.model.public import PublicFigure, PublicLink, PublicState
from statepages.model.state import StatePage
from statepages.model.states import state_name
from statepages.render.public_event import instant, public_regions, public_source


def public_state(code: str, page: StatePage | None, url: str, updated: datetime | None) -> PublicState:
    """A state of the site at an address, with the words of its page if it has one."""
    if page is None:
        return PublicState(code=code, name=state_name(code))
    week = page.this_week
    return PublicState(
        code=code,
        name=page.name,
        url=url + page.path,
        regions=public_regions(page.regions, url),
        headline=page.headline,
        pitch_html=to_html(page.pitch),
        this_week=week.text if week else UNSET,
        actions=public_links(week.actions if week else ()),
        figures=tuple(
            PublicFigure(label=figure.label, value=figure.value, source=public_source(figure.source))
            for figure in page.figures
        ),
        links=public_links(page.links),
        community=public_links(page.community),
        updated=instant(updated),
    )


def public_links(links: Iterable[Action | FooterLink | Invitation]) -> tuple[PublicLink, ...]:
    """Things to do, and invitations."""
    return tuple(
        PublicLink(
            label=link.label,
            url=link.link,
            title=link.title if isinstance(link, Invitation) else UNSET,
            text=link.text or UNSET,
        )
        for link in links
    )
