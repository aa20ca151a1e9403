"""Posts and events as entries of feeds. They do not depend on the current time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from markupsafe import Markup
from msgspec import Struct

from statepages.model.event import Event
from statepages.model.post import Post
from statepages.model.site import Change
from statepages.model.slot import start_of_day
from statepages.render.badges import helps_label, labelled_title
from statepages.render.cards import when_words
from statepages.render.dates import Dates
from statepages.render.feed import Entry, tag
from statepages.render.language import Language
from statepages.render.place import place_view
from statepages.render.prose import prose

_MOST_TIMES = 10
_WITH_YEARS = datetime(1970, 1, 1, tzinfo=UTC)
"""Entries are read in any year, so their days are written with the year."""

_P = Markup("<p>{}</p>")
_LINK = Markup('<a href="{}">{}</a>')
_BREAK = Markup("<br>")


class Source(Struct, frozen=True):
    """The site that entries are about: its address, its host, its time zone and its language."""

    url: str
    host: str
    zone: str
    language: Language


def post_entry(post: Post, changed: datetime | None, source: Source) -> Entry:
    """A post. It was published when its day began, and cannot have changed before that."""
    published = start_of_day(post.date, source.zone)
    return Entry(
        id=tag(source.host, post.path.rstrip("/")),
        url=source.url + post.path,
        title=post.title,
        html=str(Markup("\n").join(_post(post, source.language))),
        published=published,
        updated=max(changed, published) if changed else published,
        tags=post.states,
    )


def event_entry(event: Event, change: Change | None, source: Source) -> Entry:
    """An event, with its status in front of its title."""
    words = source.language
    return Entry(
        id=tag(source.host, event.path.rstrip("/")),
        url=source.url + event.path,
        title=labelled_title(event, words),
        html=str(Markup("\n").join(_event(event, change, source))),
        published=change.first if change else None,
        updated=change.last if change else None,
        tags=(event.kind, *event.tags),
        language=words.other(event.title, event.languages),
    )


def _post(post: Post, words: Language) -> Iterator[Markup]:
    """The whole post, except whom to ask."""
    yield prose(post.body, top=2)
    if post.actions:
        yield Markup("<h2>{}</h2>").format(words.gettext("What you can do"))
        yield Markup("<ul>{}</ul>").format(Markup("").join(_asks(post, words)))
    if post.notes:
        yield Markup("<h2>{}</h2>").format(words.gettext("Good to know"))
        yield from map(prose, post.notes)


def _asks(post: Post, words: Language) -> Iterator[Markup]:
    for action in post.actions:
        links = [(action.link, action.label)]
        if action.training:
            links.append((action.training, words.gettext("Training")))
        yield Markup("<li>{}</li>").format(Markup(", ").join(_LINK.format(*link) for link in links))


def _event(event: Event, change: Change | None, source: Source) -> Iterator[Markup]:
    """When, where and what, and how to sign up."""
    words = source.language
    dates = Dates(words, _WITH_YEARS, source.zone)
    place = place_view(event, dates)
    yield _lines((*_times(event, change, dates), ", ".join(place.lines)))
    notes = (place.note, helps_label(event, words), event.summary)
    yield from (_P.format(text) for text in notes if text)
    if event.details:
        yield prose(event.details)
    if event.bring:
        yield _P.format(words.gettext("Bring: %(things)s") % {"things": event.bring})
    if event.signup and not event.is_cancelled:
        yield _P.format(_LINK.format(event.signup, words.gettext("Sign up")))


def _times(event: Event, change: Change | None, dates: Dates) -> Iterator[str]:
    """The first times that were still to come when the event changed, so that the entry stays the same."""
    if not event.slots:
        yield when_words(event, dates)
        return
    slots = (event.coming(change.last) if change else ()) or event.slots
    yield from (dates.moment(slot).label for slot in slots[:_MOST_TIMES])
    if more := len(slots[_MOST_TIMES:]):
        yield dates.language.ngettext("and %(n)s more time", "and %(n)s more times", more)


def _lines(lines: Iterable[str]) -> Markup:
    return _P.format(_BREAK.join(lines))
