"""Email addresses and phone numbers."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.choices import or_list
from statepages.fields.hosts import check_host, check_letters
from statepages.fields.text import is_placeholder, placeholder_slip, quoted, typed, typed_plainly
from statepages.problem import FieldError

_MOST_CHARACTERS = 254
_MAIL = re.compile(r"[\w.!$'*+=^`{|}~-]+@[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_NUMBER = re.compile(r"(?:\+?1)?[2-9][0-9]{2}[2-9][0-9]{6}")
_LETTERS_FOR_DIGITS = str.maketrans("OoIl", "0011")
_SAYS_NOTHING = re.compile(
    r"(?:\b(?:e-?mail|mailto|mail|phone|telephone|tel|tel[ée]fono|correo|cell|call|text|us|at|to|number|contact|write)\b"
    r"|[\s<>(),;:.\[\]/☎📞✉-])*",
    re.IGNORECASE,
)
"""Words around an address or a number that say no more than the name of its field does."""

_KEYPAD = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")


def parse_email(value: object) -> str:
    """An email address."""
    text = typed(value)
    if is_placeholder(text):
        raise placeholder_slip(text)
    if _is_mail(text):
        _check_letters(text)
        return text
    if len(text) > _MOST_CHARACTERS:
        raise FieldError("email", f"{quoted(text)} is not an email address, such as name@example.org.")
    bare = re.sub(r"(?<=\w)\?\w+=\S*$", "", text)
    found = {piece for piece in re.split(r"[\s<>(),;:\[\]/]+", bare) if _is_mail(piece.rstrip("."))}
    if len(found) > 1:
        raise FieldError("email", f"Write one address here. Choose {or_list(sorted(found))}.")
    spelled_out = _spelled_out(text)
    if spelled_out and not found:
        message = f"An email address has an @, a dot and no spaces. Write {spelled_out}."
        # Somebody may be met at example.org.
        is_sure = re.search(r"@|\bdot\b|[(\[{]\s*at\b", text, re.IGNORECASE) is not None
        raise FieldError("email", message, spelled_out, is_guess=not is_sure)
    if found:
        bare = found.pop().rstrip(".")
        # A word before it may be half of the address: ana lee@example.org.
        is_sure = not re.search(
            r"(?!(?:e-?mail|mail|at|to)\b)\b\w+\s+" + re.escape(bare), text, re.IGNORECASE
        )
        suggestion = bare if is_sure and _is_fine(bare) else None
        around = re.sub(r"\?subject=\S*", "", text).replace(bare, " ")
        is_guess = _SAYS_NOTHING.fullmatch(around) is None
        raise FieldError("email", f"Write only the address here: {bare}", suggestion, is_guess=is_guess)
    raise FieldError("email", f"{quoted(text)} is not an email address, such as name@example.org.")


def _check_letters(address: str) -> None:
    """Raises FieldError for an address that looks like another one, or that only one network knows."""
    name, _, host = address.partition("@")
    try:
        check_letters(name)
        check_host(host)
    except FieldError as error:
        raise FieldError("email", error.message) from error


def _spelled_out(text: str) -> str | None:
    """What was meant by "ana at example dot org", "ana @example.org" and "ana@@example,org"."""
    meant = (
        re.sub(r"\s*[(\[{]?\s*\bat\b\s*[)\]}]?\s*", "@", text, count=1, flags=re.IGNORECASE)
        if "@" not in text
        else text
    )
    meant = re.sub(r"\s*[(\[{]?\s*\bdot\b\s*[)\]}]?\s*", ".", meant, flags=re.IGNORECASE)
    meant = re.sub(r"\s*@+\s*", "@", meant)
    meant = re.sub(r"(?<=@)(\S+) ?\. ?(?=[a-z]{2,}$)", r"\1.", meant)
    before, at, site = meant.partition("@")
    meant = before + at + site.replace(",", ".").rstrip(".")
    return meant if meant != text and _is_fine(meant) else None


def _is_fine(text: str) -> bool:
    try:
        return parse_email(text) == text
    except FieldError:
        return False


def _is_mail(text: str) -> bool:
    # In a pattern, \w takes no hidden character, but a letter may carry one in another form.
    is_plain = unicodedata.normalize("NFKC", text) == text
    return len(text) <= _MOST_CHARACTERS and is_plain and _MAIL.fullmatch(text) is not None


def parse_phone(value: object) -> str:
    """A phone number as +1 and ten digits; also one of another country with + in front."""
    text = typed_plainly(value)
    if len(text) > _MOST_CHARACTERS:
        raise _phone_slip(text[:_MOST_CHARACTERS], "")
    text = re.sub(r"^(?:tel|phone|call|cell)\s*:?\s*(?=[0-9+(])", "", text, flags=re.IGNORECASE)
    digits = re.sub(r"\(0\)(?=.)", "", text) if text.startswith("+") else text
    digits = re.sub(r"[\s().\-/]", "", digits)
    if _NUMBER.fullmatch(digits):
        return "+1" + digits[-10:]
    if re.fullmatch(r"\+(?!1)[1-9][0-9]{7,14}", digits):
        return digits
    raise _phone_slip(text, digits)


def _phone_slip(text: str, digits: str) -> FieldError:
    if re.fullmatch(r"[2-9][0-9]{6}", digits):
        return FieldError("phone", "This number has no area code. Write all 10 digits, such as 215-555-0100.")
    if re.match(r"[*#]|%2[3a]", text, re.IGNORECASE):
        return FieldError(
            "phone", "A phone number cannot contain * or #. Write 10 digits, such as 215-555-0100."
        )
    found = re.fullmatch(r"(.*[0-9])\s*,?\s*(?:x|ext|extension)\.?\s*[0-9]+", text, re.IGNORECASE)
    if found:
        return FieldError(
            "phone",
            "A phone number here cannot have an extension. "
            f"Write {found[1]}, and put the extension in details.",
        )
    typed_right = digits.translate(_LETTERS_FOR_DIGITS)
    if typed_right != digits and _NUMBER.fullmatch(typed_right):
        whole = f"{typed_right[-10:-7]}-{typed_right[-7:-4]}-{typed_right[-4:]}"
        return FieldError("phone", f"A phone number is written in digits. Write {whole}.", whole)
    keyed = digits.upper().translate(_KEYPAD)
    # Ten letters are words: "see website".
    is_vanity = re.match(r"(?:\+?1)?[2-9][0-9]{2}", digits) and re.search("[A-Za-z]{3}$", digits)
    if is_vanity and re.fullmatch(r"\+?1?[2-9][0-9]{2}[2-9][0-9]{6}", keyed):
        whole = f"{keyed[-10:-7]}-{keyed[-7:-4]}-{keyed[-4:]}"
        return FieldError("phone", f"A phone number is written in digits. Write {whole}.", whole)
    numbers = re.findall(
        r"(?<![0-9+])(?:\+?1[ .-]?)?\(?[2-9][0-9]{2}\)?[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}(?![0-9])", text
    )
    if len(numbers) > 1:
        return FieldError("phone", f"Write one number here. Choose {or_list(numbers)}.")
    if numbers:
        is_guess = _SAYS_NOTHING.fullmatch(text.replace(numbers[0], " ")) is None
        return FieldError("phone", f"Write only the number here: {numbers[0]}", numbers[0], is_guess=is_guess)
    if re.fullmatch("[01][0-9]{9}", digits):
        return FieldError(
            "phone", f"No area code begins with {digits[0]}. Write 10 digits, such as 215-555-0100."
        )
    if digits.isdigit() and 7 < len(digits) < 13 and len(digits) != 10:
        return FieldError("phone", f"A phone number has 10 digits, and this one has {len(digits)}. Check it.")
    return FieldError(
        "phone", f"{quoted(text)} is not a phone number. Write 10 digits, such as 215-555-0100."
    )


Email = Annotated[
    str,
    PlainValidator(parse_email),
    editors.read_as(
        r"[^\s@<>]+@[^\s@<>.]+(?:\.[^\s@<>.]+)+",
        "Write an email address, such as name@example.org.",
        "name@example.org",
    ),
]
Phone = Annotated[
    str,
    PlainValidator(parse_phone),
    editors.read_as(
        r"(?:\D*\d){10,11}[().\-/]*|[^+]*\+(?:\D*\d){8,16}[().\-/]*",
        "Write 10 digits, such as 215-555-0100.",
        "215-555-0100",
        type=["string", "number"],
        # A number with hyphens is a text; one of seven digits has no area code.
        **{"if": {"type": "integer"}, "then": {"minimum": 10_000_000}},
    ),
]
