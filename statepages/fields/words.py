"""Texts: a line or Markdown, not too long for a page."""

from __future__ import annotations

import html
import re
from typing import Annotated

from pydantic import AfterValidator, PlainValidator

from statepages.fields import editors
from statepages.fields.text import quoted, typed
from statepages.problem import FieldError
from statepages.slug import slug
from statepages.unseen import has_word, is_piled, shows_something

MOST_MARKS = 300
"""The most brackets and other signs of Markdown in a text."""
_IMAGE_NAME = re.compile(r"[a-z0-9][a-z0-9-]*\.(?:png|jpg|jpeg|webp|avif|gif)")


def marks_in(text: str) -> int:
    """How many signs of Markdown a text has."""
    return sum(map(text.count, "[]()*_`<>!"))


def _text(name: str, most: int, *, lines: bool = False, names: bool = False) -> PlainValidator:
    """A validator for a text of at most `most` characters. One that `names` a thing can be read aloud."""

    has, is_ = ("have", "are") if name.endswith("s") else ("has", "is")

    def parse(value: object) -> str:
        text = (value if isinstance(value, str) else typed(value)).strip()
        if not text:
            raise FieldError("empty", f"The {name} {is_} empty. Write something, or delete the line.")
        if len(text) > most:
            raise FieldError("too-long", f"The {name} {has} {len(text):,} characters. The most is {most:,}.")
        seen = html.unescape(text) if lines else text
        if is_piled(seen):
            message = f"A letter in the {name} has more accents than any language needs. Type it again."
            raise FieldError("piled-accents", message)
        if not shows_something(seen):
            raise FieldError("empty", f"The {name} {has} only invisible characters. Write some words.")
        if names and not has_word(text):
            raise FieldError(
                "empty", f"The {name} {has} no letters or digits. Write words that people can read."
            )
        # The time that Markdown takes for nested brackets grows with the square of their number.
        if lines and marks_in(text) > MOST_MARKS:
            raise FieldError("too-many-marks", f"The {name} {has} too many brackets and stars. Delete some.")
        return text if lines else " ".join(text.split())

    return PlainValidator(parse)


def with_address(name: str) -> str:
    """A name with Latin letters or digits, which become an address: Dane County is at dane-county/."""
    if slug(name):
        return name
    raise FieldError(
        "region-address",
        f"{quoted(name)} has no letters from A to Z and no digits. The address of a region is made of those, "
        "so add some to its name.",
    )


def parse_color(value: object) -> str:
    """A color as #rrggbb."""
    text = typed(value)
    if re.fullmatch(r"#[0-9a-f]{6}", text, re.IGNORECASE):
        return text.lower()
    if re.fullmatch(r"#[0-9a-f]{3}", text, re.IGNORECASE):
        whole = "#" + "".join(digit * 2 for digit in text[1:])
        raise FieldError("color", f'A color has six digits here. Write "{whole}", in quotes.', whole)
    if re.fullmatch(r"[0-9a-f]{6}", text, re.IGNORECASE):
        raise FieldError("color", f'A color begins with #. Write "#{text}", in quotes.', f"#{text}")
    raise FieldError("color", f'{quoted(text)} is not a color. Write one such as "#1f5fa8", in quotes.')


def parse_image_name(value: object) -> str:
    """The name of a picture in content/images/."""
    text = typed(value)
    if _IMAGE_NAME.fullmatch(text):
        return text
    bare = re.split(r"[/\\]", text)[-1]
    if "://" in text:
        raise FieldError("image-name", "Put the picture in content/images, and write its file name here.")
    if bare != text and _IMAGE_NAME.fullmatch(bare):
        raise FieldError("image-name", f"Write only the file name of the picture: {bare}", bare)
    if _IMAGE_NAME.fullmatch(bare.lower()):
        message = (
            "The file name of a picture cannot have capital letters. "
            f"Rename the file to {bare.lower()}, and write that name here."
        )
        raise FieldError("image-name", message)
    raise FieldError(
        "image-name",
        f"{quoted(text)} is not the file name of a picture. "
        "Use lowercase letters, digits and hyphens, and end with .jpg, .png, .webp, .avif or .gif.",
    )


Title = Annotated[str, _text("title", 120, names=True), editors.text(120)]
Name = Annotated[str, _text("name", 300, names=True), editors.text(300)]
Line = Annotated[str, _text("text", 300), editors.text(300)]
Label = Annotated[str, _text("label", 80, names=True), editors.text(80)]
Summary = Annotated[str, _text("summary", 200), editors.text(200)]
Details = Annotated[str, _text("details", 4000, lines=True), editors.text(4000, lines=True)]
Markdown = Annotated[str, _text("text", 8000, lines=True), editors.text(8000, lines=True)]
Note = Annotated[str, _text("note", 1000, lines=True), editors.text(1000, lines=True)]
KindLabel = Annotated[str, _text("label", 40, names=True), editors.text(40)]
Tag = Annotated[str, _text("tag", 40, names=True), editors.text(40)]
RegionName = Annotated[str, _text("name", 80, names=True), AfterValidator(with_address), editors.text(80)]
Color = Annotated[
    str,
    PlainValidator(parse_color),
    editors.read_as("#[0-9A-Fa-f]{6}", 'Write six digits in quotes, as in "#1f5fa8".', "#1f5fa8"),
]
ImageName = Annotated[
    str,
    PlainValidator(parse_image_name),
    editors.read_as(
        r"[a-z0-9][a-z0-9\-]*\.(?:png|jpg|jpeg|webp|avif|gif)",
        "Write the name of a picture in content/images, such as canvass.jpg.",
        "canvass.jpg",
    ),
]
