"""Sources of events: where an import gets them from."""

from __future__ import annotations

from typing import Annotated

from msgspec import Struct

from statepages.model.examples import DAY, STATE, ZIP, ZONE
from statepages.model.field import (
    About,
    Day,
    Kind,
    Label,
    Name,
    OrganizationId,
    SourceAddress,
    SourceWord,
    StateCode,
    Tag,
    Words,
    Yes,
    Zip,
    Zone,
)


class Columns(Struct, frozen=True):
    """What the columns of a spreadsheet are called, where that is not clear."""

    title: Annotated[Label | None, About("The column with the title", example="What is it?")] = None
    kind: Annotated[Label | None, About("The column with the kind", example="Type of event")] = None
    start: Annotated[
        Label | None,
        About("The column with the day or the start", example="When does it start?", names="date"),
    ] = None
    end: Annotated[Label | None, About("The column with the end", example="When is it over?")] = None
    until: Annotated[Label | None, About("The column with the last day", example="Repeats until")] = None
    repeat: Annotated[Label | None, About("The column that says how often", example="How often?")] = None
    location: Annotated[
        Label | None, About("The column with the whole place", example="Where is it?", names="where place")
    ] = None
    venue: Annotated[Label | None, About("The column with the name of the place", example="Building")] = None
    address: Annotated[Label | None, About("The column with street and number", example="Street")] = None
    city: Annotated[Label | None, About("The column with the city", example="Town")] = None
    state: Annotated[Label | None, About("The column with the state", example="Province")] = None
    zip: Annotated[Label | None, About("The column with the ZIP code", example="Postal code")] = None
    online: Annotated[Label | None, About("The column that says if it is online", example="Virtual?")] = None
    summary: Annotated[Label | None, About("The column with the summary", example="In short")] = None
    details: Annotated[Label | None, About("The column with the details", example="Tell us more")] = None
    signup: Annotated[Label | None, About("The column with the sign-up link", example="Form")] = None
    host: Annotated[Label | None, About("The column with the group", example="Your group")] = None
    status: Annotated[Label | None, About("The column with the status", example="Still on?")] = None
    accessibility: Annotated[
        Label | None, About("The column about access", example="Can wheelchairs get in?", names="access")
    ] = None
    languages: Annotated[Label | None, About("The column with the languages", example="Spoken")] = None
    tags: Annotated[Label | None, About("The column with the tags", example="Topics")] = None
    timezone: Annotated[Label | None, About("The column with the time zone", example="Time zone")] = None
    id: Annotated[
        Label | None, About("The column that tells the events apart, whatever changes", example="Number")
    ] = None

    def by_field(self) -> dict[str, str]:
        """The names of columns, by our names of fields."""
        return {name: column for name in self.__struct_fields__ if (column := getattr(self, name))}


class ImportSource(Struct, frozen=True, tag=True, kw_only=True):
    """A source of events, as written in content/sources/. The site does not show it; `import` reads it.

    Its `id` is the name of its file without the ending.
    """

    id: str
    source_type: Annotated[
        SourceWord | None,
        About(
            "What kind of source it is. Default: what the content looks like",
            example="ics",
            names="format service sourcetype tipo",
            written="type",
        ),
    ] = None
    address: Annotated[
        SourceAddress | None,
        About(
            "The public web address of the events",
            example="https://example.org/events.ics",
            names="url link feed website web direccion enlace",
        ),
    ] = None
    organization: Annotated[
        OrganizationId | None,
        About(
            "Instead of an address: the number or name of a group at Mobilize, Action Network or Eventbrite",
            example="1234",
            names="org organizationid orgid group groupid organizacion",
        ),
    ] = None
    kind: Annotated[
        Kind | None,
        About("The kind of the events that name none", example="canvass", names="eventtype kinds"),
    ] = None
    state: Annotated[
        StateCode | None,
        About("The state of the events that name none", example=STATE, names="estado"),
    ] = None
    zip: Annotated[
        Zip | None,
        About(
            "The ZIP code of the events that name none", example=ZIP, names="zipcode postalcode codigopostal"
        ),
    ] = None
    timezone: Annotated[
        Zone | None,
        About("The time zone of times without one", example=ZONE, names="tz zone zonahoraria"),
    ] = None
    host: Annotated[
        Name | None,
        About("Who the host is, if an event does not say", example="Neighbors for Ohio", names="hosts"),
    ] = None
    tags: Annotated[
        Words[Tag], About("Tags for all of its events", example="weekend", names="tag labels")
    ] = ()
    since: Annotated[
        Day | None,
        About(
            "The first day to import. Events before it are left out",
            example=DAY,
            names="from after start startdate desde",
        ),
    ] = None
    columns: Annotated[
        Columns | None,
        About(
            "For a spreadsheet: the names of its columns, where they are not clear",
            names="column fields columnas",
        ),
    ] = None
    join: Annotated[
        Yes,
        About(
            "Whether events that differ only in their times become one", example="yes", names="merge combine"
        ),
    ] = False
