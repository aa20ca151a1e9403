"""What has to be said about an event in a word or two."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from statepages.model.event import Event
from statepages.model.states import EVERY_STATE, state_name
from statepages.render.language import Language

_MOST_NAMED = 3


class Badge(Struct, frozen=True):
    """A word or two. A loud badge must not be missed; `kind` is what people do there."""

    label: str
    tone: Literal["", "kind", "loud"] = ""


def badges(event: Event, words: Language, home: str | None = None) -> tuple[Badge, ...]:
    """The badges of an event in a list, without what the page of the state `home` says anyway."""
    found = [Badge(words.gettext(event.kind_label), "kind")]
    status = status_label(event, words)
    if status:
        found.insert(0, Badge(status, "loud"))
    if event.is_online and event.status != "moved-online":
        found.append(Badge(words.gettext("Online")))
    helped = helps_label(event, words, home)
    if helped:
        found.append(Badge(helped))
    spoken = languages_label(event, words)
    if spoken:
        found.append(Badge(spoken))
    if event.is_accessible and not event.is_only_online:
        found.append(Badge(words.gettext("Wheelchair accessible")))
    return tuple(found)


def status_label(event: Event, words: Language) -> str | None:
    """What has changed about an event, in a word."""
    if event.status == "scheduled":
        return None
    labels = {
        "full": words.gettext("Full"),
        "cancelled": words.gettext("Canceled"),
        "postponed": words.gettext("Postponed"),
        "moved-online": words.gettext("Moved online"),
    }
    return labels.get(event.status)


def labelled_title(event: Event, words: Language) -> str:
    """The title with its status in front, for those who see no badges: "Canceled: Knock on doors"."""
    status = status_label(event, words)
    return f"{status}: {event.title}" if status else event.title


def languages_label(event: Event, words: Language) -> str | None:
    """The languages of an event, if they are not just that of the site."""
    codes = sorted(event.languages)
    if codes in ([], [words.code]):
        return None
    if len(codes) > _MOST_NAMED:
        return words.ngettext("%(n)s language", "%(n)s languages", len(codes))
    return ", ".join(map(words.name_of, codes))


def helps_label(event: Event, words: Language, home: str | None = None) -> str | None:
    """ "Helps Wisconsin", if neither the place nor its page says so."""
    if EVERY_STATE in event.helps:
        return None if home else words.gettext("Helps every state")
    if event.location is None:
        codes = [code for code in event.helps if code != home]
    else:
        codes = [code for code in event.helps if code != event.location.state]
    if not codes:
        return None
    if len(codes) > _MOST_NAMED:
        return words.ngettext("Helps %(n)s state", "Helps %(n)s states", len(codes))
    return words.gettext("Helps %(states)s") % {"states": ", ".join(map(state_name, codes))}
