"""ZIP codes as people type them."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.choices import MOST_CHARACTERS, or_list
from statepages.fields.text import quoted, says_only, typed_plainly
from statepages.model.examples import CITY, ZIP
from statepages.model.states import STATES
from statepages.model.zips import Zip, find_zip, is_military
from statepages.problem import FieldError

_LETTERS_FOR_DIGITS = str.maketrans("OoIlSB", "001158")


class NoZero(FieldError):
    """Raised for a ZIP code with too few digits, which would be one with zeros in front.

    It is certain only in the file of a state that the ZIP code is in: elsewhere a digit may be missing.
    """

    def __init__(self, text: str, entry: Zip) -> None:
        zeros = "0" * (5 - len(text))
        reason = (
            f" {STATES[entry.state].name} ZIPs begin with {zeros}. Write" if entry.state != "NY" else " Write"
        )
        super().__init__("zip", f"ZIP codes have 5 digits.{reason} {entry.code}.", entry.code, is_guess=True)
        self.text, self.entry = text, entry

    def filed_under(self, folder: str) -> FieldError:
        """This slip in the file of a state."""
        if folder.upper() in self.entry.states:
            return FieldError(self.code, self.message, self.suggestion, is_guess=len(self.text) < 4)
        if folder.upper() not in STATES:
            return self
        return FieldError(
            self.code,
            f"ZIP codes have 5 digits, and this one has {len(self.text)}. "
            f"With {'0' * (5 - len(self.text))} in front it is {self.entry.code}, "
            f"in {STATES[self.entry.state].name}. Check it.",
        )


def parse_zip(value: object) -> str:
    """A ZIP code that exists, as five digits. ZIP+4 is cut to five."""
    text = typed_plainly(value)
    found = re.fullmatch(r"([0-9]{5})(?:[- ]?[0-9]{4})?", text)
    if found:
        if find_zip(found[1]):
            return found[1]
        if is_military(found[1]):
            raise _military(found[1])
        raise FieldError("zip", f"There is no ZIP code {found[1]}. Check its digits.")
    if len(text) > MOST_CHARACTERS:
        raise _not_a_zip(text)
    raise _without_zeros(text) or _among_words(text) or _not_a_zip(text)


def _military(code: str) -> FieldError:
    message = (
        f"{code} is a military ZIP code (APO, FPO or DPO), which is not on the map. If people can take part "
        "from anywhere, write where: online. For a place, write a ZIP code of the state."
    )
    return FieldError("military-zip", message)


def _without_zeros(text: str) -> FieldError | None:
    """What to say of 2134, from which a spreadsheet took the zero."""
    entry = find_zip(text.zfill(5)) if re.fullmatch(r"[0-9]{3,4}", text) else None
    return NoZero(text, entry) if entry else None


def _among_words(text: str) -> FieldError | None:
    """What to say of "West Chester, PA 19380", 1938O and 19 380."""
    codes = set(re.findall(r"(?<![0-9])[0-9]{5}(?![0-9])", text))
    if len(codes) > 1:
        return FieldError(
            "zip", f"Write only the ZIP code of the place here. Choose {or_list(sorted(codes))}."
        )
    bare = re.sub(r"[\s,._]", "", text)
    digits = bare.translate(_LETTERS_FOR_DIGITS)
    is_named = bool(codes)
    code = codes.pop() if codes else digits if re.fullmatch("[0-9]{5}", digits) else None
    entry = find_zip(code) if code else None
    if code and is_military(code):
        return _military(code)
    if code is None or entry is None:
        return None
    names = {entry.city, *entry.states, *(STATES[state].name for state in entry.states), code}
    is_certain = (
        says_only(text, {*names, "zip", "code", "usa", "us", "0"})
        if is_named
        # A letter O, or an l, is a slip of the finger; more than one is a guess.
        else re.fullmatch("[0-9]*[OoIl]?[0-9]*", bare) is not None
    )
    return FieldError("zip", f"Write only the five digits here: {code}", code, is_guess=not is_certain)


def _not_a_zip(text: str) -> FieldError:
    if re.fullmatch("[0-9]{3,9}", text):
        return FieldError(
            "zip",
            f"ZIP codes have 5 digits, and this one has {len(text)}. Look it up at usps.com.",
        )
    return FieldError(
        "zip", f"{quoted(text)} is not a ZIP code. ZIP codes have 5 digits, such as {ZIP} for {CITY}."
    )


ZipCode = Annotated[
    str,
    PlainValidator(parse_zip),
    editors.read_as(
        r"\d{5}(?:[\- ]?\d{4})?",
        "ZIP codes have 5 digits, such as 60540.",
        60540,
        type=["string", "integer"],
        # What is left of 00501, and of the longest with four digits more.
        minimum=501,
        maximum=999_509_999,
    ),
]
