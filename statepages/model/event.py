"""Events as the site knows them."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime
from typing import Annotated, Literal

from msgspec import Struct

from statepages.model.examples import CITY, KIND, LAST_DAY, STATE
from statepages.model.field import (
    About,
    AccessWord,
    Day,
    Details,
    HelpedCode,
    Kind,
    Language,
    Line,
    Link,
    Name,
    PriorityWord,
    StatusWord,
    Summary,
    Tag,
    Title,
    Words,
    Yes,
)
from statepages.model.parts import Cited, Contact, Image
from statepages.model.slot import Slot
from statepages.model.states import EVERY_STATE

_NO_WORD = re.compile(r"[\W_]+")


def slot_uid(event: str, slot: str, host: str) -> str:
    """The identity of a slot in calendars and public data, by the id of its event and by its own name."""
    return f"{event.replace('/', '.')}.{slot}@{host}"


class Location(Struct, frozen=True, array_like=True):
    """Where an event takes place. A private address is None here: it never reaches a page.

    `point` is latitude and longitude of the ZIP, in degrees.
    """

    city: str
    state: str
    zip: str
    venue: str | None = None
    address: str | None = None
    directions: str | None = None
    is_private: bool = False
    point: tuple[float, float] | None = None


class Accessibility(Struct, frozen=True):
    """Whether people who use a wheelchair can get in, and what else to know."""

    status: Annotated[
        AccessWord,
        About(
            "Whether people who use a wheelchair can get in",
            example="accessible",
            names="accessible wheelchair accesible",
        ),
    ] = "unknown"
    notes: Annotated[
        Line | None,
        About(
            "What else people should know: steps, an elevator, sign language",
            example="Three steps at the door",
            names="note details description text notas",
        ),
    ] = None


class Event(Struct, frozen=True, tag=True, kw_only=True):
    """An event, as written in content/events/, with everything that follows from its file, ZIP and folder.

    `id` is the folder and the file name without its ending: "wi/2024-11-02-carpool-from-naperville". `folder`
    is the code of that folder, in capitals.
    `slots` are in order of time. An event without slots has a `word` for its time, and an anytime action can
    have a last day, `until`. `helps` is sorted, and never empty; US means every state. `expires` is the
    instant after which the event is over, in UTC; None if it has no end. `online` says whether people can
    also join online if there is a place to go to. `kind_label` is what the site calls its kind.
    """

    id: str
    folder: str
    title: Annotated[
        Title,
        About(
            "What it is, in a few words",
            example=f"Knock doors in {CITY}",
            names="name event eventname eventtitle subject headline heading what titel titulo nombre "
            "nombredelevento evento que",
            question="Name of the event",
        ),
    ]
    summary: Annotated[
        Summary | None,
        About(
            "One or two sentences for lists of events",
            example="We knock on doors in pairs. No experience needed.",
            names="subtitle tagline teaser abstract short shortdescription blurb intro resumen",
        ),
    ] = None
    kind: Annotated[
        Kind,
        About(
            "What people do there",
            example=KIND,
            names="type eventtype category kindofevent typeofevent tipo tipodeevento categoria",
            question="What people do there",
        ),
    ]
    kind_label: str
    slots: tuple[Slot, ...] = ()
    word: Literal["anytime", "to-be-announced"] | None = None
    until: Annotated[
        Day | None,
        About("The last day of an anytime action", example=LAST_DAY, names="hasta ultimodia"),
    ] = None
    expires: datetime | None = None
    location: Location | None = None
    online: bool = False
    helps: Annotated[
        Words[HelpedCode],
        About(
            "The states that the event helps. Default: the state of its folder",
            example=STATE,
            names="states for benefits supports forstates helping helped ayuda estados",
            question="State",
        ),
    ]
    region: Annotated[
        Name | None,
        About(
            "The region of its state that it belongs to. Default: the region of its ZIP code",
            example="Dane County",
            names="regions county counties chapter chapters district condado capitulo",
        ),
    ] = None
    details: Annotated[
        Details | None,
        About(
            "What people should know, in Markdown: **bold**, - lists, [links](https://...)",
            example="Wear comfortable shoes. **Lunch is on us.**",
            names="description desc body text about why how info information content message notes "
            "descripcion detalles informacion notas mensaje",
            question="Details",
        ),
    ] = None
    bring: Annotated[
        Line | None,
        About(
            "What to bring",
            example="Water and a charged phone",
            names="whattobring needed toolkit quetraer traer quellevar llevar",
        ),
    ] = None
    signup: Annotated[
        Link | None,
        About(
            "The page where people sign up",
            example="https://example.org/canvass",
            names="url link website web webpage page rsvp rsvplink register registration registrationlink "
            "form tickets signuplink signupurl signuppage join joinlink volunteer enroll eventbrite mobilize "
            "inscribete inscribase registrate registrese signuphere registerhere rsvphere tosignup torsvp "
            "enlace inscripcion registro inscribirse sitioweb pagina formulario boletos",
            question="Link to sign up",
        ),
    ] = None
    training: Annotated[
        Link | None,
        About(
            "The page of a training, where people learn how",
            example="https://example.org/training",
            names="traininglink trainingurl learn capacitacion entrenamiento",
        ),
    ] = None
    host: Annotated[
        Name | None,
        About(
            "The group or person that runs it",
            example="Neighbors of Chester County",
            names="hosts organizer organiser organizers organization organisation hostedby hostname sponsor "
            "group who whoishosting presentedby organizador organizadora organizacion organiza anfitrion "
            "anfitriona presentadopor grupo quien",
            question="Host",
        ),
    ] = None
    contact: Annotated[
        Contact | None,
        About(
            "Who to ask",
            names="contacts contactinfo contactus contactperson mediacontact presscontact questions contacto "
            "preguntas",
        ),
    ] = None
    accessibility: Annotated[
        Accessibility | None,
        About(
            "Whether people who use a wheelchair can get in, and what else they should know",
            names="accessible access wheelchair wheelchairaccessible ada accesibilidad accesible",
        ),
    ] = None
    languages: Annotated[
        Words[Language],
        About(
            "The languages that people speak there, in English",
            example="English, Spanish",
            names="lang langs language spoken idioma idiomas lenguas",
        ),
    ] = ()
    status: Annotated[
        StatusWord,
        About(
            "Whether it is full, cancelled, postponed or moved-online. Keep the file, so that people know",
            example="cancelled",
            names="eventstatus estatus",
        ),
    ] = "scheduled"
    pinned: Annotated[Yes, About("Show it first in lists", "yes", "pin sticky featured destacado")] = False
    priority: Annotated[
        PriorityWord,
        About(
            "Show it on the home page", example="high", names="important urgent prioridad importante urgente"
        ),
    ] = "normal"
    tags: Annotated[
        Words[Tag],
        About(
            "Words that help people find it",
            example="students, weekend",
            names="tag keywords labels hashtags etiquetas palabrasclave",
        ),
    ] = ()
    image: Annotated[
        Image | None,
        About(
            "A picture for its page", names="photo picture pic img flyer graphic banner foto imagen volante"
        ),
    ] = None
    source: Annotated[
        Cited | None,
        About(
            "Where the facts are from, and when somebody last checked them",
            names="sources reference fuente",
        ),
    ] = None

    @property
    def path(self) -> str:
        """The address of its page, relative to the site."""
        return f"events/{self.id}/"

    @property
    def slot_names(self) -> tuple[str, ...]:
        """A name for each slot: its local day, with a number if it is not the first one on that day.

        It stays the same if the hour, the title or the place changes, so that calendars recognize the slot.
        """
        names: list[str] = []
        days = Counter[date]()
        for slot in self.slots:
            days[slot.day] += 1
            number = days[slot.day]
            names.append(slot.day.isoformat() + (f"-{number}" if number > 1 else ""))
        return tuple(names)

    @property
    def is_anytime(self) -> bool:
        return self.word == "anytime"

    @property
    def is_unscheduled(self) -> bool:
        return self.word == "to-be-announced"

    @property
    def is_online(self) -> bool:
        """Whether people can take part from home, even if there is also a place to go to."""
        return self.online or self.is_only_online

    @property
    def is_only_online(self) -> bool:
        """Whether there is no place to go to."""
        return self.location is None or self.status == "moved-online"

    @property
    def attendance(self) -> Literal["in-person", "online", "anytime"]:
        """How it counts. If people can go there or join online, it counts as a place to go to."""
        if self.is_anytime:
            return "anytime"
        return "online" if self.is_only_online else "in-person"

    @property
    def is_accessible(self) -> bool:
        """Whether people who use a wheelchair can come in and take part."""
        return self.accessibility is not None and self.accessibility.status == "accessible"

    @property
    def is_high_priority(self) -> bool:
        return self.priority == "high"

    @property
    def is_cancelled(self) -> bool:
        return self.status == "cancelled"

    def is_over(self, now: datetime) -> bool:
        return self.expires is not None and self.expires <= now

    def coming(self, now: datetime) -> tuple[Slot, ...]:
        """The slots that are not over."""
        if self.slots and self.slots[0].start >= now:
            return self.slots
        return tuple([slot for slot in self.slots if slot.expires > now])

    def next_slot(self, now: datetime) -> Slot | None:
        """The first slot that is not over."""
        return next((slot for slot in self.slots if slot.expires > now), None)

    @property
    def states(self) -> frozenset[str]:
        """The codes of the states that it takes place in or helps; US for every state."""
        return frozenset((*self.helps, self.location.state) if self.location else self.helps)

    def takes_place_in(self, state: str) -> bool:
        return self.location is not None and self.location.state == state

    def helps_state(self, state: str) -> bool:
        return state in self.helps or EVERY_STATE in self.helps

    @property
    def identity(self) -> tuple[object, ...]:
        """What two files share if they are about the same event: title, first start, and place.

        For events without times, and for online events, it includes the states that they help.
        """
        title = _NO_WORD.sub("", self.title.casefold())
        start = self.slots[0].start if self.slots else self.word
        location = self.location
        if location is None or not self.slots:
            return title, start, location and location.zip, self.helps
        return title, start, location.zip, (location.address or location.venue or "").casefold()
