"""Words that people write for the names of fields, so that a message can say which one was meant.

Words stand here in small letters, without spaces, hyphens and underscores. A name with a dot is
that of a field below another: "where.zip".
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from unicodedata import normalize

from statepages.files.base import Model
from statepages.files.event import EventFile
from statepages.files.names import NamePath, tables
from statepages.files.post import PostFile
from statepages.files.settings import SettingsFile
from statepages.files.state import StateFile

_MEANT: dict[type[Model], dict[str, str]] = {
    EventFile: {
        "title": "name event eventname eventtitle subject headline heading what titel titulo nombre que",
        "summary": "subtitle tagline teaser abstract short shortdescription blurb intro resumen",
        "kind": "type eventtype category kindofevent typeofevent tipo",
        "when": "date dates day days time times datetime dateandtime schedule slots shifts fecha hora cuando",
        "when.start": "starts begin begins beginning starttime startdate from startsat inicio",
        "when.end": "ends finish endtime enddate to endsat fin",
        "when.repeat": "repeats recurring recurrence recurs frequency every",
        "where": "location place address1 donde lugar",
        "where.zip": "zipcode postalcode postcode zips codigopostal",
        "where.venue": "venuename building site",
        "where.address": "adress addr street streetaddress direccion",
        "where.city": "town ciudad municipality",
        "where.state": "estado",
        "where.directions": "parking howtogetthere",
        "where.online": "virtual remote zoom hybrid",
        "helps": "states for benefits supports forstates helping helped",
        "timezone": "tz zone zona",
        "details": "description desc body text about why how info information content message notes "
        "descripcion detalles",
        "bring": "whattobring needed toolkit quetraer traer",
        "signup": "url link website web webpage page rsvp register registration registrationlink form "
        "tickets signuplink signupurl signuppage join joinlink volunteer enroll eventbrite mobilize "
        "enlace inscripcion registro",
        "training": "traininglink trainingurl learn",
        "host": "hosts organizer organiser organizers organization organisation hostedby hostname sponsor "
        "group who whoishosting presentedby organizador anfitrion quien",
        "contact": "contacts contactinfo contactus contactperson mediacontact presscontact "
        "questions contacto",
        "contact.email": "mail emailaddress correo",
        "contact.phone": "tel telephone phonenumber cell mobile call telefono",
        "accessibility": "accessible access wheelchair wheelchairaccessible ada",
        "languages": "lang langs spoken idioma idiomas",
        "pinned": "pin sticky featured",
        "priority": "important urgent",
        "tags": "tag keywords labels hashtags",
        "image": "photo picture pic img flyer graphic banner foto imagen",
        "source": "sources origin reference",
    },
    StateFile: {
        "headline": "title heading name titel",
        "pitch": "body text description about details why content intro",
        "this_week": "week now actnow thisweek",
        "figures": "numbers stats statistics facts",
        "links": "link actions",
        "community": "groups communities",
        "contact": "contacts contactinfo",
        "contact.email": "mail emailaddress",
        "contact.phone": "tel telephone phonenumber",
        "timezone": "tz zone",
        "order": "position sort rank",
    },
    PostFile: {
        "title": "name headline heading subject titel",
        "date": "day published when posted",
        "states": "state helps for",
        "summary": "subtitle teaser abstract tagline blurb",
        "body": "text content details description pitch message",
        "actions": "action links todo",
        "notes": "note",
        "contact": "contacts contactinfo",
        "contact.email": "mail emailaddress",
        "contact.phone": "tel telephone phonenumber",
    },
    SettingsFile: {
        "name": "title sitename site",
        "url": "link address website baseurl domain homepage",
        "timezone": "tz zone",
        "tagline": "subtitle slogan motto",
        "description": "about summary desc",
        "language": "lang languages locale",
        "as_of": "now frozen date",
        "accent": "color colour accentcolor accentcolour",
        "repository": "repo github source",
        "kinds": "kind types type eventtypes categories category",
        "act_now": "action cta",
        "contact": "contacts contactinfo",
        "contact.email": "mail emailaddress",
        "contact.phone": "tel telephone phonenumber",
        "community": "groups communities",
        "links": "footer menu",
        "copyright": "license rights",
    },
}
_BELOW: dict[str, dict[str, str]] = {
    "when": {
        "start": "date day datetime time begin begins beginning starts starttime startdate from when at "
        "inicio fecha",
        "end": "ends finish to till through endtime enddate stop duration length hours fin",
        "all day": "wholeday fullday allday",
        "repeat": "every repeats recurring recurrence frequency",
        "until": "lastday untildate",
    },
    "where": {
        "venue": "place location name building site room hall where",
        "address": "adress addr street streetaddress",
        "city": "town municipality",
        "zip": "zipcode postalcode postcode",
        "directions": "parking howtogetthere notes details",
        "online": "virtual remote zoom hybrid",
    },
    "contact": {
        "name": "person who contact team",
        "email": "mail emailaddress",
        "phone": "tel telephone phonenumber cell mobile number",
        "link": "url website web page form",
    },
    "accessibility": {"status": "accessible wheelchair", "notes": "note details description text"},
    "kinds": {"name": "id slug kind type", "label": "title text singular", "plural": "many several"},
    "image": {
        "file": "src name filename path url link image picture photo",
        "alt": "alttext description caption text title",
    },
    "source": {"link": "url website web page", "checked": "date on updated lastchecked"},
}
_STATED = {
    "cancelled": ("status", "cancelled"),
    "canceled": ("status", "cancelled"),
    "postponed": ("status", "postponed"),
    "full": ("status", "full"),
    "soldout": ("status", "full"),
    "online": ("where", "online"),
    "virtual": ("where", "online"),
    "remote": ("where", "online"),
    "anytime": ("when", "anytime"),
}
"""Names of an event that somebody answers with yes, and what says the same."""
_LISTED = {"label": "title name text", "link": "url href address page website", "text": "description details"}


def squeezed(name: str) -> str:
    """A name as the words here are written, its accents too."""
    return re.sub(r"[\W_]+", "", normalize("NFKD", name).lower())


def words_for(model: type[Model], path: NamePath) -> tuple[str, ...]:
    """All words that mean a field below a path."""
    return tuple(word for words in _table(model, path).values() for word in words.split())


def _table(model: type[Model], path: NamePath) -> Mapping[str, str]:
    own = next((words for known, words in _MEANT.items() if issubclass(model, known)), {})
    return own if not path else _BELOW.get(path[-1], _LISTED)


@cache
def _targets(model: type[Model], path: NamePath) -> Mapping[str, str]:
    return {word: name for name, words in _table(model, path).items() for word in words.split()}


def meant_by(model: type[Model], path: NamePath, name: str) -> NamePath | None:
    """The path of the field that somebody meant by a name below a path; None if it is anybody's guess."""
    target = _targets(model, path).get(squeezed(name))
    meant = (*path, *target.split(".")) if target else ()
    return meant if meant and meant[-1] in tables(model).get(meant[:-1], {}) else None


def stated_by(model: type[Model], name: str, value: object) -> tuple[str, str] | None:
    """The field and its value that say the same as a name answered with yes: cancelled: yes."""
    is_yes = isinstance(value, str) and value.strip().lower() in {"yes", "true", "y", "on"}
    return _STATED.get(squeezed(name)) if issubclass(model, EventFile) and is_yes else None


def field_meant(model: type[Model], name: str) -> str | None:
    """The field at the top of a file that a name means, in whatever words; None for other names."""
    spelled = next((field for field in tables(model)[()] if squeezed(field) == squeezed(name)), None)
    meant = meant_by(model, (), name)
    return spelled or (meant[0] if meant and len(meant) == 1 else None)
