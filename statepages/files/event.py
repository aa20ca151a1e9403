"""Events as a volunteer writes them."""

from __future__ import annotations

from functools import lru_cache
from typing import Annotated, Any

from pydantic import BeforeValidator, ConfigDict, Discriminator, Field, Tag

from statepages.fields.event_words import WhenWord
from statepages.fields.origins import Origins
from statepages.fields.repeat_words import RepeatWord
from statepages.fields.several_dates import Dates
from statepages.fields.times import Start, Wall
from statepages.fields.where_words import WhereWord
from statepages.fields.zip_codes import ZipCode
from statepages.files.base import Model
from statepages.files.site_kinds import with_kinds
from statepages.model.event import Event
from statepages.model.examples import CITY, LAST_DAY, NEXT_DAY, STATE, ZIP, ZONE
from statepages.model.field import About, Day, HelpedCode, Line, Name, StateCode, Words, Yes, Zone
from statepages.model.kinds import Kinds
from statepages.problem import FieldError

MOST_SLOTS = 366
"""The most times of an event."""

ORIGIN = "origin"
"""The field that only `import` reads. Its texts look like links and email addresses, and are neither."""

_UNTIL = (
    'This "until" is only for anytime actions. '
    "For a time that repeats, write repeat: and until: below its start."
)


class SlotFile(Model):
    """A time of an event."""

    model_config = ConfigDict(
        json_schema_extra={
            "dependencies": {"repeat": ["until"], "until": ["repeat"], "except": ["repeat"]},
        }
    )

    start: Annotated[
        Start,
        About(
            "The day and the time when it starts, in local time",
            example=f"{NEXT_DAY} 10 am",
            names="date day datetime time begin begins beginning starts starttime startdate from when at "
            "inicio fecha hora dia comienza comienzo empieza desde cuando",
            above="starts begin begins beginning starttime startdate from startsat inicio comienza comienzo "
            "empieza desde horadeinicio fechadeinicio",
            question="Start",
        ),
    ]
    end: Annotated[
        Wall | None,
        About(
            "The time when it ends on that day, or another day and a time",
            example="3 pm",
            names="ends finish to till through endtime enddate stop duration length hours fin termina "
            "horadefin hasta",
            above="ends finish endtime enddate to endsat fin termina horadefin fechadefin",
            question="End",
        ),
    ] = None
    all_day: Annotated[
        Yes,
        About(
            "It lasts all day. Then its start is a day without a time",
            example="yes",
            names="wholeday fullday allday todoeldia",
            written="all day",
        ),
    ] = False
    repeat: Annotated[
        RepeatWord | None,
        About(
            "How often it happens, from the first day to the last",
            example="weekly",
            names="every repeats recurring recurrence frequency repetir repite serepite frecuencia",
            above="repeats recurring recurrence recurs frequency every repetir repite serepite frecuencia",
            question="Repeats",
        ),
    ] = None
    until: Annotated[
        Day | None,
        About(
            "The last day that it happens",
            example=LAST_DAY,
            names="lastday untildate ultimodia",
            question="Last day",
        ),
    ] = None
    excepted: Annotated[
        Dates,
        About(
            "The days without it, of an event that repeats",
            example=LAST_DAY,
            names="excepton exception exceptions excluding exclude excluded excludes exdate exdates skip "
            "skips skipped without not noton but butnot off excepto exceptuando menos salvo",
            written="except",
        ),
    ] = ()


class WhereFile(Model):
    """A place."""

    venue: Annotated[
        Name | None,
        About(
            "What the place is called",
            example="The library",
            names="place location name building site room hall where lugar sede edificio salon nombre",
            above="venuename building site sede edificio salon",
            question="Name of the place",
        ),
    ] = None
    address: Annotated[
        Name | None,
        About(
            "Street and number. For somebody's home, write private: people get the address when they sign up",
            example="415 N Church St",
            names="adress addr street streetaddress direccion calle domicilio",
            above="adress addr street streetaddress direccion calle domicilio",
            question="Street address",
        ),
    ] = None
    city: Annotated[
        Name | None,
        About(
            "The city. Default: the city of the ZIP code",
            example=CITY,
            names="town municipality ciudad pueblo municipio",
            above="town ciudad municipality pueblo municipio",
        ),
    ] = None
    state: Annotated[
        StateCode | None,
        About(
            "The state. Default: the state of the ZIP code",
            example=STATE,
            names="estado",
            above="estado",
        ),
    ] = None
    zip: Annotated[
        ZipCode,
        About(
            "The ZIP code, with five digits. It gives the state, the city and the time zone",
            example=ZIP,
            names="zipcode postalcode postcode codigopostal cp",
            above="zipcode postalcode postcode zips codigopostal cp",
            question="ZIP code",
        ),
    ]
    directions: Annotated[
        Line | None,
        About(
            "How to find it",
            example="Use the side door.",
            names="parking howtogetthere notes details comollegar estacionamiento indicaciones",
            above="parking howtogetthere comollegar estacionamiento indicaciones",
        ),
    ] = None
    online: Annotated[
        Yes,
        About(
            "People can take part online",
            example="yes",
            names="virtual remote zoom hybrid enlinea hibrido",
            above="virtual remote zoom hybrid enlinea hibrido",
            question="Online",
        ),
    ] = False


def _shape_of_when(value: Any) -> str:
    return "word" if isinstance(value, str) else "slots"


def _shape_of_where(value: Any) -> str:
    return "word" if isinstance(value, str) else "place"


def as_list(value: Any) -> Any:
    """A list, even if its only entry was written without one."""
    if isinstance(value, list) and len(value) > MOST_SLOTS:
        raise FieldError("too-many-times", f"There are {len(value):,} times here. Keep at most {MOST_SLOTS}.")
    return [value] if isinstance(value, dict) else value


When = Annotated[
    Annotated[WhenWord, Tag("word")]
    | Annotated[tuple[SlotFile, ...], BeforeValidator(as_list), Field(min_length=1), Tag("slots")],
    Discriminator(_shape_of_when),
]
Where = Annotated[
    Annotated[WhereWord, Tag("word")] | Annotated[WhereFile, Tag("place")], Discriminator(_shape_of_where)
]


class EventFile(Model, of=Event):
    """An event, as written in content/events/."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["until"]},
            "then": {"properties": {"when": {"type": "string", "errorMessage": _UNTIL}}},
        }
    )

    when: Annotated[
        When,
        About(
            "The times. Or write anytime, or to be announced",
            names="date dates day days time times datetime dateandtime schedule slots shifts fecha fechas "
            "hora horario dia cuando fechayhora",
            after="kind",
        ),
    ]
    until: Day | None
    where: Annotated[
        Where,
        About(
            "The place, with its ZIP code. Or write online",
            names="location place address1 donde lugar ubicacion",
            after="until",
        ),
    ]
    helps: Words[HelpedCode] = ()
    timezone: Annotated[
        Zone | None,
        About(
            "The time zone. Default: the zone of its ZIP code",
            example=ZONE,
            names="tz zone zona zonahoraria",
            question="Time zone",
            after="helps",
        ),
    ] = None
    draft: Annotated[
        Yes,
        About(
            "It is not ready: the site leaves it out until somebody removes this line",
            example="yes",
            names="isdraft drafted borrador unpublished notpublished hidden wip unfinished notready",
        ),
    ] = False
    origin: Annotated[
        Origins,
        About(
            "Where the event was imported from. Do not change it: import finds the event by it",
            example="mobilize 897512",
            names="origins importedfrom",
        ),
    ] = ()


@lru_cache(maxsize=16)
def event_file(kinds: Kinds) -> type[EventFile]:
    """The model of events on a site with some kinds."""
    return with_kinds(EventFile, kinds)
