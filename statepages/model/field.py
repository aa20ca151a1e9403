"""What people need to know about a field, written once, next to its type:

    bring: Annotated[Line | None, About("What to bring", example="Water and a charged phone")] = None

The check, the schemas, the form, `new`, the messages and the table in the docs all come from here. A field
without About is not written in a file: it follows from other fields, or from the folder and name of the file.

For the data, the types below are plain Python types. `files/types.py` says how each of them is read.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, TypeVar

from msgspec import Struct

T = TypeVar("T")


class About(Struct, frozen=True):
    """What people need to know about a field.

    `hint` says in a few words what it is for, and `example` is a value as somebody would write it; the marks
    of `examples.py` may be in it. `names` are other names that people use, in lowercase, without accents,
    spaces, hyphens and underscores. `above` are those that mean it one level up: "street" for where.address.
    `question` is its heading in the form; the form does not ask about a field without one. `written` is its
    name in files, if Python cannot have that. `after` is the field before it, if only the file has it.
    """

    hint: str
    example: str = ""
    names: str = ""
    above: str = ""
    question: str = ""
    written: str = ""
    after: str = ""


class FieldType(Struct, frozen=True):
    """A type of field, by its name below, and how its values are read and shown."""

    name: str
    is_text: bool = False
    is_markdown: bool = False
    is_link: bool = False


Title = Annotated[str, FieldType("Title", is_text=True)]
Name = Annotated[str, FieldType("Name", is_text=True)]
Line = Annotated[str, FieldType("Line", is_text=True)]
Summary = Annotated[str, FieldType("Summary", is_text=True)]
Label = Annotated[str, FieldType("Label", is_text=True)]
RegionName = Annotated[str, FieldType("RegionName", is_text=True)]
Tag = Annotated[str, FieldType("Tag")]

Details = Annotated[str, FieldType("Details", is_markdown=True)]
Markdown = Annotated[str, FieldType("Markdown", is_markdown=True)]
Note = Annotated[str, FieldType("Note", is_markdown=True)]

Link = Annotated[str, FieldType("Link", is_link=True)]
SiteUrl = Annotated[str, FieldType("SiteUrl", is_link=True)]
Destination = Annotated[str, FieldType("Destination", is_link=True)]
OldAddress = Annotated[str, FieldType("OldAddress")]
NewAddress = Annotated[str, FieldType("NewAddress")]
Email = Annotated[str, FieldType("Email")]
Phone = Annotated[str, FieldType("Phone")]
ImageName = Annotated[str, FieldType("ImageName")]

SourceAddress = Annotated[str, FieldType("SourceAddress")]
SourceWord = Annotated[str, FieldType("SourceWord")]
OrganizationId = Annotated[str, FieldType("OrganizationId")]

Day = Annotated[date, FieldType("Day")]
Until = Annotated[datetime, FieldType("Until")]
Zip = Annotated[str, FieldType("Zip")]
ZipStart = Annotated[str, FieldType("ZipStart")]
Zone = Annotated[str, FieldType("Zone")]
StateCode = Annotated[str, FieldType("StateCode")]
HelpedCode = Annotated[str, FieldType("HelpedCode")]
Maintainer = Annotated[str, FieldType("Maintainer")]

Yes = Annotated[bool, FieldType("Yes")]
Kind = Annotated[str, FieldType("Kind")]
Language = Annotated[str, FieldType("Language")]
StatusWord = Annotated[str, FieldType("StatusWord")]
AccessWord = Annotated[str, FieldType("AccessWord")]
PriorityWord = Annotated[str, FieldType("PriorityWord")]
Color = Annotated[str, FieldType("Color")]
FontWord = Annotated[str, FieldType("FontWord")]

Words = Annotated[tuple[T, ...], FieldType("Words")]
"""A list of short values. People may write it on one line, with commas: PA, Ohio."""
