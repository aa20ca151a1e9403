"""Mail addresses and telephone numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import PlainValidator

from statepages.model.fields import editors
from statepages.model.fields.text import is_placeholder, placeholder_slip, quoted, typed, typed_plainly
from statepages.problem import Slip

_MOST_CHARACTERS = 254
_MAIL = re.compile(r"[\w.!$'*+=^`{|}~-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def parse_email(value: object) -> str:
    """A mail address."""
    text = typed(value)
    if is_placeholder(text):
        raise placeholder_slip(text)
    if _is_mail(text):
        return text
    bare = re.sub(r"^mailto:|^.*<(?=[^<>]+>$)|>$", "", text, flags=re.IGNORECASE)
    if bare != text and _is_mail(bare):
        raise Slip("email", f"The address stands here alone. Write {bare}.", bare)
    raise Slip("email", f"{quoted(text)} is not a mail address. They look like name@example.org.")


def _is_mail(text: str) -> bool:
    # In a pattern, \w takes no hidden character, but a letter may carry one in another form.
    is_plain = unicodedata.normalize("NFKC", text) == text
    return len(text) <= _MOST_CHARACTERS and is_plain and _MAIL.fullmatch(text) is not None


def parse_phone(value: object) -> str:
    """A telephone number as +1 and ten digits; also one of another country with + in front."""
    text = typed_plainly(value)
    digits = re.sub(r"\(0\)(?=.)", "", text) if text.startswith("+") else text
    digits = re.sub(r"[\s().\-/]", "", digits)
    if re.fullmatch(r"(?:\+?1)?[2-9][0-9]{2}[2-9][0-9]{6}", digits):
        return "+1" + digits[-10:]
    if re.fullmatch(r"\+(?!1)[1-9][0-9]{7,14}", digits):
        return digits
    if re.fullmatch(r"[2-9][0-9]{6}", digits):
        raise Slip("phone", "This number has no area code. Write all ten digits, such as 215-555-0100.")
    found = re.fullmatch(r"(.*[0-9])\s*,?\s*(?:x|ext|extension)\.?\s*[0-9]+", text, re.IGNORECASE)
    if found:
        raise Slip("phone", f"An extension can not be dialled here. Write {found[1]}, the rest in a text.")
    keyed = digits.upper().translate(_KEYPAD)
    if keyed != digits and re.fullmatch(r"1?[2-9][0-9]{2}[2-9][0-9]{6}", keyed):
        whole = f"{keyed[-10:-7]}-{keyed[-7:-4]}-{keyed[-4:]}"
        raise Slip("phone", f"A telephone number is written in digits. Write {whole}.", whole)
    raise Slip("phone", f"{quoted(value)} is not a telephone number. Write ten digits, such as 215-555-0100.")


Email = Annotated[
    str,
    PlainValidator(parse_email),
    editors.read_as(
        r"[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+",
        "Write a mail address, such as name@example.org.",
        "name@example.org",
    ),
]
Phone = Annotated[
    str,
    PlainValidator(parse_phone),
    editors.read_as(
        r"(?:\D*\d){10,11}[().\-/]*|[^+]*\+(?:\D*\d){8,16}[().\-/]*",
        "Write ten digits, such as 215-555-0100.",
        "215-555-0100",
        type=["string", "number"],
        # A number with hyphens is a text; one of seven digits has no area code.
        **{"if": {"type": "integer"}, "then": {"minimum": 10_000_000}},
    ),
]
