"""The page of an event."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup
from msgspec import Struct

from statepages.markup import to_text
from statepages.model.event import Event
from statepages.model.states import EVERY_STATE
from statepages.output import Output
from statepages.render.badges import Badge, badges, status_label
from statepages.render.cards import place_line, when_words
from statepages.render.contact import ContactView, contact_view
from statepages.render.dates import Dates, DayBlock, Moment
from statepages.render.edition import Edition, prose
from statepages.render.grouping import Grouping
from statepages.render.image import ImageView, image_view
from statepages.render.linked_data import event_data
from statepages.render.page import Page
from statepages.render.place import PlaceView, place_view
from statepages.render.posts import StateTag, state_tag
from statepages.render.state_page import SourceView, source_view

_MOST_DESCRIPTION = 160
_MOST_OPEN = 6
"""So many times stand open; the rest of a long series opens on demand."""


Tone = Literal["stop", "change"]


class Notice(Struct, frozen=True):
    """What must not be missed. `tone` "stop" says: do not go there."""

    title: str
    text: str
    tone: Tone = "stop"


class EventView(Struct, frozen=True):
    """An event in full."""

    title: str
    summary: str | None
    kind: str
    day: DayBlock | None
    badges: tuple[Badge, ...]
    notice: Notice | None
    expires: int | None
    is_over: bool
    times: tuple[Moment, ...]
    more_times: tuple[Moment, ...]
    past_times: tuple[Moment, ...]
    when: str | None
    place: PlaceView
    helps: tuple[StateTag, ...]
    helps_all: bool
    signup: str | None
    is_open: bool
    training: str | None
    details: Markup | None
    bring: str | None
    host: str | None
    access: str | None
    access_notes: str | None
    languages: str | None
    contact: ContactView | None
    source: SourceView | None
    image: ImageView | None
    home: StateTag | None

    @property
    def has_notes(self) -> bool:
        """Whether there is more that is good to know."""
        return any((self.bring, self.access, self.languages, self.host, self.contact, self.source))


def event_page(edition: Edition, event: Event) -> Output:
    """The page of an event."""
    dates = edition.dates(event.slots[0].zone if event.slots else edition.site.settings.timezone)
    image = image_view(edition, event.image)
    description = _description(event, dates)
    status = None if event.is_over(edition.now) else status_label(event, edition.words)
    page = Page(
        path=event.path,
        chrome=edition.chrome,
        # Chats and search engines show these alone, and must not invite to what does not take place.
        title=f"{status}: {event.title}" if status else event.title,
        description=f"{status}. {description}" if status else description,
        zone=dates.zone,
        image=image.path if image else None,
        kind="article",
        source=f"events/{event.id}.yaml",
        hidden=event.is_over(edition.now),
    )
    host = edition.site.settings.name
    data = event_data(event, description, page.url, host, page.image_url, edition.now)
    return edition.output("pages/event.html", page, event=_view(edition, event, dates, image), data=data)


def _view(edition: Edition, event: Event, dates: Dates, image: ImageView | None) -> EventView:
    words, now = edition.words, edition.now
    coming = event.coming(now)
    over = event.is_over(now)
    off = over or event.is_cancelled
    access = event.accessibility
    return EventView(
        title=event.title,
        summary=event.summary,
        day=dates.block(Grouping(dates).day_of(event)) if coming else None,
        kind=words.gettext(event.kind_label),
        badges=tuple(badge for badge in badges(event, words) if badge.tone != "kind"),
        notice=_notice(event, dates, over),
        expires=int(event.expires.timestamp()) if event.expires else None,
        is_over=over,
        times=tuple(map(dates.span, coming[:_MOST_OPEN])),
        more_times=tuple(map(dates.span, coming[_MOST_OPEN:])),
        past_times=tuple(dates.span(slot) for slot in event.slots if slot not in coming),
        when=None if coming else when_words(event, dates),
        place=place_view(event, dates),
        helps=tuple(state_tag(edition, code) for code in event.helps if code != EVERY_STATE),
        helps_all=EVERY_STATE in event.helps,
        signup=None if off else event.signup,
        is_open=event.status in ("scheduled", "moved-online"),
        training=None if off else event.training,
        details=prose(event.details) if event.details else None,
        bring=event.bring,
        host=event.host,
        access=_access(event, dates),
        access_notes=access.notes if access else None,
        languages=", ".join(map(words.name_of, event.languages)) or None,
        contact=contact_view(event.contact),
        source=source_view(edition, event.source),
        image=image,
        home=None if event.folder == EVERY_STATE else state_tag(edition, event.folder),
    )


def _notice(event: Event, dates: Dates, over: bool) -> Notice | None:
    words = dates.language
    if over:
        return Notice(words.gettext("This event is over"), words.gettext("Look for another one below."))
    title = status_label(event, words)
    if title is None:
        return None
    texts: dict[str, tuple[str, Tone]] = {
        "cancelled": (words.gettext("This event does not take place."), "stop"),
        "full": (words.gettext("All places are taken. Look for another event that needs you."), "change"),
        "postponed": (words.gettext("This event will be at another time, not at the one below."), "stop"),
        "moved-online": (words.gettext("Take part from home. Nobody will be at the place."), "change"),
    }
    return Notice(title, *texts[event.status])


def _access(event: Event, dates: Dates) -> str | None:
    words, access = dates.language, event.accessibility
    if access is None:
        return None
    return {
        "accessible": words.gettext("Accessible by wheelchair."),
        "partly": words.gettext("Partly accessible by wheelchair."),
        "not-accessible": words.gettext("Not accessible by wheelchair."),
        "unknown": words.gettext("Not known. Please ask."),
    }[access.status]


def _description(event: Event, dates: Dates) -> str:
    """When and where first: that is what people want of a link in a chat."""
    coming = event.coming(dates.now)
    when = dates.moment(coming[0]).label if coming else when_words(event, dates)
    about = event.summary or (
        to_text(event.details, _MOST_DESCRIPTION) if event.details else event.kind_label
    )
    return f"{when}. {place_line(event, dates)}. {about}"
