"""The finder, with the list of all coming events, which works without its script."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from msgspec import Struct

from search import FORMAT
from search.compact import json_file
from statepages.model.event import Event
from statepages.model.kind import Kind
from statepages.model.kinds import Kinds
from statepages.model.site import Site
from statepages.model.states import STATES
from statepages.render.cards import EventCard
from statepages.render.context import RenderContext, render_context
from statepages.render.dates import Dates
from statepages.render.grouping import Grouping
from statepages.render.language import Language
from statepages.render.layout import EVENTS, SiteLayout
from statepages.render.linked_data import script_json
from statepages.render.messages import finder_messages, further_messages
from statepages.render.page import Page, file_of, made_at
from statepages.render.paginator import Pager, list_page_of, paginated
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme

Choice = tuple[str, str]
"""A value of a select, or an address, with its label."""


KindChoice = tuple[str, str, str]
"""A kind with its label, and its plural where that is not the label with an ending; else nothing."""


class Choices(Struct, frozen=True):
    """What the form of the finder offers. Without lunr there are no `keywords`, without us-atlas no `map`."""

    states: tuple[Choice, ...]
    kinds: tuple[KindChoice, ...]
    languages: tuple[Choice, ...]
    keywords: bool
    map: bool
    pages: tuple[Choice, ...]


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """As many pages as the list of all coming events needs; the first of them is the finder."""
    context = render_context(site, theme, now)
    templates, layout = context.templates("pages/finder.html"), context.layout
    choices = _choices(context, site.settings.kinds)
    grouping = context.all_events
    for pager, events in paginated(grouping, context.coming, EVENTS):
        arguments = (templates, layout, choices, pager, events, grouping.now)
        yield Task(file_of(pager.path), list_page, arguments)
    yield Task("search/further.json", further, (context.templates("pages/further.html"), layout))


def further(templates: Templates, layout: SiteLayout) -> bytes:
    """The words and nodes that only some searches need."""
    nodes = templates.fill(Page(EVENTS, layout, None, layout.about))
    return json_file({"format": FORMAT, "messages": further_messages(templates.language), "nodes": nodes})


def _choices(context: RenderContext, known: Kinds) -> Choices:
    language = context.language
    present = {event.kind for event in context.coming}
    spoken = {code for event in context.coming for code in event.languages}
    kinds = (_kind_choice(kind, language) for kind in known if kind.name in present)
    languages = ((code, language.name_of(code)) for code in spoken)
    return Choices(
        states=tuple((code, state.name) for code, state in STATES.items()),
        kinds=tuple(sorted(kinds, key=lambda choice: choice[1])),
        languages=tuple(sorted(languages, key=lambda choice: choice[1])),
        keywords=context.theme.lunr is not None,
        map=context.theme.atlas is not None,
        pages=tuple((state.name, state.path) for state in context.layout.states),
    )


def _kind_choice(kind: Kind, language: Language) -> KindChoice:
    label, plural = language.gettext(kind.label), language.gettext(kind.plural)
    return kind.name, label, "" if plural in {label, f"{label}s", f"{label}es"} else plural


def list_page(
    templates: Templates,
    layout: SiteLayout,
    choices: Choices,
    pager: Pager,
    events: tuple[Event, ...],
    now: datetime,
) -> str:
    """A page of the list of all coming events."""
    language = templates.language
    title = language.gettext("Find an event")
    if not pager.is_first:
        numbers = {"number": pager.number, "of": pager.count}
        title = language.gettext("All upcoming events, page %(number)s of %(of)s") % numbers
    description = language.gettext("Find an event by ZIP code, state and date.")
    dates = Dates(language, now, layout.timezone)
    page = Page(pager.path, layout, title, description, zone=layout.timezone, made=made_at(dates))
    made = list_page_of(Grouping(dates), pager, events)
    messages = finder_messages(language)
    return templates.fill(
        page,
        choices=choices,
        list_page=made,
        messages=script_json(messages),
        failed=messages["failed"],
        blank=EventCard(),
    )
