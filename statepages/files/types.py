"""How each type of field is read: what pydantic uses for the types of the data."""

from __future__ import annotations

from functools import reduce
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from msgspec import Struct
from pydantic import BeforeValidator

from statepages.fields import (
    addresses,
    destinations,
    event_words,
    font,
    links,
    maintainers,
    site_urls,
    source_words,
    states,
    words,
    zip_codes,
    zip_starts,
    zones,
)
from statepages.fields.choices import Yes, split_list
from statepages.fields.days import Day
from statepages.fields.kind import Kind
from statepages.fields.language import Language
from statepages.fields.moments import Until
from statepages.model.field import FieldType

_READ: dict[str, Any] = {
    "Title": words.Title,
    "Name": words.Name,
    "Line": words.Line,
    "Summary": words.Summary,
    "Label": words.Label,
    "Tag": words.Tag,
    "RegionName": words.RegionName,
    "Details": words.Details,
    "Markdown": words.Markdown,
    "Note": words.Note,
    "Link": links.Link,
    "SiteUrl": site_urls.SiteUrl,
    "Destination": destinations.Destination,
    "OldAddress": destinations.OldAddress,
    "NewAddress": destinations.NewAddress,
    "Email": addresses.Email,
    "Phone": addresses.Phone,
    "ImageName": words.ImageName,
    "SourceAddress": source_words.SourceAddress,
    "SourceWord": source_words.SourceWord,
    "OrganizationId": source_words.OrganizationId,
    "Day": Day,
    "Until": Until,
    "Zip": zip_codes.ZipCode,
    "ZipStart": zip_starts.ZipStart,
    "Zone": zones.Zone,
    "StateCode": states.StateCode,
    "HelpedCode": states.HelpedCode,
    "Maintainer": maintainers.Maintainer,
    "Yes": Yes,
    "Kind": Kind,
    "Language": Language,
    "StatusWord": event_words.StatusWord,
    "AccessWord": event_words.AccessWord,
    "PriorityWord": event_words.PriorityWord,
    "Color": words.Color,
    "FontWord": font.FontWord,
}


def as_written(hint: Any, group: Any) -> Any:
    """The type of a value in a file, for a type of the data: with its validator, and with our own metadata.

    `group` gives the model for a group of fields, which is a Struct in the data.
    """
    metadata: tuple[Any, ...] = ()
    if get_origin(hint) is Annotated:
        hint, *rest = get_args(hint)
        metadata = tuple(rest)
    known = next((one for one in metadata if isinstance(one, FieldType)), None)
    if known and known.name != "Words":
        hint = _READ[known.name]
    elif isinstance(hint, type) and issubclass(hint, Struct):
        hint = group(hint)
    elif get_origin(hint) in (Union, UnionType):
        hint = reduce(or_, (as_written(part, group) for part in get_args(hint)))
    elif get_origin(hint) is tuple:
        entry = as_written(get_args(hint)[0], group)
        hint = tuple[entry, ...]  # type: ignore[valid-type]
        if known:
            hint = Annotated[hint, BeforeValidator(split_list)]
    return Annotated[hint, *metadata] if metadata else hint
