"""The messages of the finder's scripts, in the site's language."""

from __future__ import annotations

from statepages.render.language import Language

Messages = dict[str, str | list[str]]
"""Messages by name. The script fills in {placeholders}. If a number changes the words, there are two forms:
for 1 and for more."""


def finder_messages(language: Language) -> Messages:
    """The messages that the page gives to the finder's scripts."""
    return {**_results(language), **_errors(language), **_cards(language)}


def further_messages(language: Language) -> Messages:
    """The messages that only some searches need."""
    return {**_map(language), **_suggestions(language)}


def page_words(language: Language) -> dict[str, str]:
    """The words and patterns of the scripts of all pages (templates/assets/clock/words.js)."""
    say = language.gettext
    one, other = _Both(language)("and %(n)s more time", "and %(n)s more times", n="{n}")
    return {
        "today": say("Today"),
        "tomorrow": say("Tomorrow"),
        "day": say("EEE, MMM d"),
        "dayYear": say("EEE, MMM d, y"),
        "heading": say("EEEE, %(day)s") % {"day": say("MMMM d")},
        "headingYear": say("EEEE, %(day)s") % {"day": say("MMMM d, y")},
        "at": say("%(day)s @ %(time)s") % {"day": "{day}", "time": ""},
        "allDay": say("%(day)s, %(time)s") % {"day": "{day}", "time": ""},
        "moreOne": one,
        "moreOther": other,
        "hour": say("h a"),
        "minute": say("h:mm a"),
        "yours": say("(%(time)s your time)") % {"time": "{time}"},
        "yoursDay": say("(%(day)s, %(time)s your time)") % {"day": "{day}", "time": "{time}"},
        "save": say("Save"),
        "full": say("Could not save. Your browser's storage for this site is full."),
    }


def _results(language: Language) -> Messages:
    say, both = language.gettext, _Both(language)
    return {
        "find": say("Find events"),
        "show": both("Show {n} event", "Show {n} events"),
        "all": say("All events"),
        "quoted": say("“{words}”"),
        "place": say("{n} in person"),
        "online-count": say("{n} online"),
        "anytime-count": both("{n} anytime action", "{n} anytime actions"),
        "in-state": say("{ways} in or for {state}"),
        "near": say("{ways} within {miles} miles of {zip}"),
        "near-none": say("None in person within {miles} miles of {zip}"),
        "near-any": say("{ways}, at any distance from {zip}"),
        "near-any-none": say("None in person at any distance from {zip}"),
        "for-states": say("{ways} for {states} or every state"),
        "or": say("{one} or {other}"),
        "none": say("No events match."),
        "all-online": say("See all online events"),
        "facet": say("({n})"),
        "failed": say(
            "The search did not load, so this list shows all events. Check your connection and try again."
        ),
        "more": both("Show {n} more event", "Show {n} more events"),
        "as-of": say("As of {day}"),
        "map-show": say("Show on a map"),
        "map-hide": say("Hide the map"),
        "count": both("{n} event", "{n} events"),
        "city": say("Search events for “{words}”"),
        "zip-begins": say("ZIP codes that start with {begin} are in {state}."),
        "show-state": say("Show {state}"),
    }


def _map(language: Language) -> Messages:
    say, both = language.gettext, _Both(language)
    return {
        "map-main": say("Map of the results"),
        "map-in": both("{n} event in {city}", "{n} events in {city}"),
        "map-around": both("{n} event around {city}", "{n} events around {city}"),
        "map-on": say("{n} on the map."),
        "map-off": say("{n} more in the list below."),
        "map-circle": say("{miles} miles around {zip}"),
    }


def _suggestions(language: Language) -> Messages:
    say = language.gettext
    return {
        "asked": say("{field}: {choice}"),
        "relax-within": say("Search within {miles} miles ({events})"),
        "relax-within-any": say("Search any distance ({events})"),
        "relax-when": say("Search any date ({events})"),
        "relax-time": say("Search any time of day ({events})"),
        "relax-kind": say("Search any type ({events})"),
        "relax-online": say("Search in person and online ({events})"),
        "relax-language": say("Search any language ({events})"),
        "relax-host": say("Search any host ({events})"),
        "relax-access": say("Search all venues ({events})"),
        "relax-open": say("Include full, canceled and postponed ({events})"),
        "relax-q": say("Search without keywords ({events})"),
        "relax-state": say("Search any state ({events})"),
        "relax-others": say("Clear all other filters ({events})"),
        "relax-online-any": say("Search online events on any date ({events})"),
        "instead": say("Use the filter for “{words}”: {choice}"),
        "heads-up": say("ZIP code {zip} is in {zip-state}, but you chose {state}."),
    }


def _errors(language: Language) -> Messages:
    say = language.gettext
    return {
        "error-title": say("Error: {title}"),
        "zip-form": say("Enter a 5-digit ZIP code, such as 60540"),
        "zip-city": say("“{words}” is not a ZIP code. Enter 5 digits, such as 60540"),
        "zip-unknown": say("ZIP code {zip} does not exist. Check it, or clear the box and choose a state"),
        "zip-military": say("Military ZIP codes are not on the map. Clear the box and choose a state"),
        "zip-nowhere": say("ZIP code {zip} is not on the map. Clear the box and choose a state"),
        "dates-none": say("Enter a start date, an end date, or both"),
        "dates-order": say("The end date must be the same as the start date or later"),
        "dates-over": say("These dates are in the past. Choose today or later"),
        "link-unread": say("This link has a “{field}” that this page cannot read."),
        "link-more": say("This link has too much in “{field}”. Only the first part is used."),
    }


def _cards(language: Language) -> Messages:
    say, both = language.gettext, _Both(language)
    return {
        "day": say("EEE, MMM d"),
        "day-year": say("EEE, MMM d, y"),
        "day-long": say("EEEE, %(day)s") % {"day": say("MMMM d")},
        "day-long-year": say("EEEE, %(day)s") % {"day": say("MMMM d, y")},
        "save": say("Save"),
        "pinned": say("Featured"),
        "today": say("Today"),
        "tomorrow": say("Tomorrow"),
        "by-distance": say("Nearest first"),
        "actions-anytime": say("Anytime actions"),
        "hour": say("h a"),
        "hour-minute": say("h:mm a"),
        "at": say("%(day)s @ %(time)s") % {"day": "{day}", "time": "{time}"},
        "all-day": say("%(day)s, %(time)s") % {"day": "{day}", "time": say("all day")},
        "yours": say("(%(time)s your time)") % {"time": "{time}"},
        "yours-day": say("(%(day)s, %(time)s your time)") % {"day": "{day}", "time": "{time}"},
        "more-times": both("and %(n)s more time", "and %(n)s more times", n="{n}"),
        "anytime": say("Anytime"),
        "anytime-until": say("Anytime until %(day)s") % {"day": "{day}"},
        "unscheduled": say("Date TBA"),
        "online": say("Online"),
        "place-or-online": say("%(place)s, or online") % {"place": "{place}"},
        "place-distance": say("{place} · {distance}"),
        "miles": both("{n} mile away", "{n} miles away"),
        "miles-option": both("{n} mile", "{n} miles"),
        "miles-under": say("less than a mile away"),
        "full": say("Full"),
        "cancelled": say("Canceled"),
        "postponed": say("Postponed"),
        "moved-online": say("Moved online"),
        "helps": say("Helps %(states)s") % {"states": "{states}"},
        "helps-all": say("Helps every state"),
        "helps-many": both("Helps %(n)s state", "Helps %(n)s states", n="{n}"),
        "accessible": say("Wheelchair accessible"),
        "languages-many": both("%(n)s language", "%(n)s languages", n="{n}"),
    }


class _Both:
    """Gives the forms for 1 and for more, in the language."""

    def __init__(self, language: Language) -> None:
        self.ngettext = language.words.ngettext

    def __call__(self, one: str, more: str, **values: str) -> list[str]:
        forms = [self.ngettext(one, more, number) for number in (1, 2)]
        return [form % values for form in forms] if values else forms
