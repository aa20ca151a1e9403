"""The page of each event."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from statepages.markup import to_text
from statepages.model.event import Event
from statepages.model.parts import Contact
from statepages.model.site import Site
from statepages.model.states import EVERY_STATE
from statepages.render.badges import Badge, badges, status_label
from statepages.render.cards import place_line, when_words
from statepages.render.contact import ContactView, contact_view
from statepages.render.context import render_context
from statepages.render.dates import Dates
from statepages.render.event_times import EventTimes, event_times
from statepages.render.image import ImageView, image_view
from statepages.render.layout import EVENTS, SiteLayout, StateTag
from statepages.render.linked_data import event_data
from statepages.render.notice import Notice, notice_of
from statepages.render.page import Page, file_of, made_at
from statepages.render.place import PlaceView, place_view
from statepages.render.poster import is_long
from statepages.render.prose import prose
from statepages.render.sources import SourceView, source_view
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme

_MOST_DESCRIPTION = 160


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """A page for each event, also for those that are over."""
    context = render_context(site, theme, now)
    templates, layout, pictures = context.templates("pages/event.html"), context.layout, dict(site.images)
    contacts = {state.code: state.contact for state in site.states}
    for event in site.events:
        image = image_view(event.image, pictures.get(event.image.file)) if event.image else None
        as_of = context.settled(_zone(event, layout), (event,))
        # Most pages do not change with the contact of their state.
        is_asked = event.accessibility and event.accessibility.status == "unknown"
        contact = contacts.get(event.folder) if is_asked else None
        region = next((one for one in site.regions_of.get(event.id, ()) if one.code == event.folder), None)
        tag = StateTag(region.code, region.name, region.path) if region else None
        yield Task(file_of(event.path), event_page, (templates, layout, event, image, contact, tag, as_of))


def _zone(event: Event, layout: SiteLayout) -> str:
    return event.slots[0].zone if event.slots else layout.timezone


class EventView(Struct, frozen=True):
    """An event in full. `data` is the event itself, for fields that are shown as they are.

    `ask_about_access` is whom to ask where the event itself names nobody.

    It `has_calendar` if people can still add a time to theirs, it `can_invite` if it takes place as far as
    anyone knows, and it `is_long` if its text fills more than a sheet of paper.
    """

    data: Event
    title: str
    title_language: str | None
    summary: str | None
    summary_language: str | None
    kind: str
    badges: tuple[Badge, ...]
    notice: Notice | None
    expires: int | None
    is_over: bool
    is_online: bool
    times: EventTimes
    when: str | None
    has_calendar: bool
    place: PlaceView
    helps: tuple[StateTag, ...]
    helps_all: bool
    signup: str | None
    is_open: bool
    is_full: bool
    training: str | None
    details: Markup | None
    details_language: str | None
    access: str | None
    access_notes: str | None
    ask_about_access: ContactView | None
    languages: str | None
    contact: ContactView | None
    source: SourceView | None
    image: ImageView | None
    home: StateTag | None
    region: StateTag | None
    more: str
    more_path: str
    can_invite: bool
    is_long: bool


def event_page(
    templates: Templates,
    layout: SiteLayout,
    event: Event,
    image: ImageView | None,
    contact: Contact | None,
    region: StateTag | None,
    now: datetime,
) -> str:
    """The page of an event; `contact` is that of its state, `region` the one there that it belongs to."""
    language = templates.language
    dates = Dates(language, now, _zone(event, layout))
    description = _description(event, dates)
    status = None if event.is_over(now) else status_label(event, language)
    page = Page(
        path=event.path,
        site=layout,
        # Chats and search engines show only these, and must not invite people to a canceled event.
        title=f"{status}: {event.title}" if status else event.title,
        description=f"{status}. {description}" if status else description,
        zone=dates.zone,
        # An event that is over does not change.
        made=None if event.is_over(now) else made_at(dates),
        image=image or layout.picture(event.folder),
        kind="article",
        source=f"events/{event.id}.yaml",
        noindex=event.is_over(now),
    )
    data = event_data(event, page, description, image, now)
    others = contact_view(contact) or layout.contact
    return templates.fill(page, event=_view(event, layout, dates, image, others, region), data=data)


def _view(
    event: Event,
    layout: SiteLayout,
    dates: Dates,
    image: ImageView | None,
    others: ContactView | None,
    region: StateTag | None,
) -> EventView:
    words, now = dates.language, dates.now
    over = event.is_over(now)
    off = over or event.is_cancelled
    access = event.accessibility
    home = None if event.folder == EVERY_STATE else layout.state(event.folder)
    more_of = region or home
    return EventView(
        data=event,
        title=event.title,
        title_language=words.other(event.title, event.languages),
        summary=event.summary,
        summary_language=words.other(event.summary or "", event.languages),
        kind=words.gettext(event.kind_label),
        badges=tuple(badge for badge in badges(event, words) if badge.tone != "kind"),
        notice=notice_of(event, dates),
        expires=int(event.expires.timestamp()) if event.expires else None,
        is_over=over,
        is_online=event.is_only_online,
        times=event_times(event, dates),
        when=None if event.slots else when_words(event, dates),
        has_calendar=bool(event.slots) and not off,
        place=place_view(event, dates),
        helps=layout.tags(code for code in event.helps if code != EVERY_STATE),
        helps_all=EVERY_STATE in event.helps,
        signup=None if off else event.signup,
        is_open=event.status in ("scheduled", "moved-online"),
        is_full=event.status == "full",
        training=None if off else event.training,
        details=prose(event.details) if event.details else None,
        details_language=words.other(event.details or "", event.languages),
        access=_access(event, dates, can_ask=bool(event.contact or others)),
        access_notes=access.notes if access else None,
        ask_about_access=others if access and access.status == "unknown" and not event.contact else None,
        languages=", ".join(map(words.name_of, event.languages)) or None,
        contact=contact_view(event.contact),
        source=source_view(event.source, words),
        image=image,
        home=home,
        region=region,
        more=words.gettext("More events for %(name)s") % {"name": more_of.name}
        if more_of
        else words.gettext("More events"),
        more_path=more_of.path if more_of else EVENTS,
        can_invite=not off and event.status != "postponed",
        is_long=is_long(event, now),
    )


def _access(event: Event, dates: Dates, *, can_ask: bool) -> str | None:
    words, access = dates.language, event.accessibility
    if access is None:
        return None
    return {
        "accessible": words.gettext("Wheelchair accessible."),
        "partly": words.gettext("Partly wheelchair accessible."),
        "not-accessible": words.gettext("Not wheelchair accessible."),
        "unknown": words.gettext("Not known. Please ask.") if can_ask else None,
    }[access.status]


def _description(event: Event, dates: Dates) -> str:
    """When and where come first: people want that from a link in a chat."""
    slots = event.coming(dates.now) or event.slots[-1:]
    when = dates.moment(slots[0]).label if slots else when_words(event, dates)
    about = event.summary or (
        to_text(event.details, _MOST_DESCRIPTION) if event.details else event.kind_label
    )
    return f"{when}. {place_line(event, dates)}. {about}"
