"""What the field types share: the text as typed, and how a message shows it."""

from __future__ import annotations

import re
import unicodedata

from statepages.problem import FieldError

PLACEHOLDER = re.compile(r"\[?\s*\bemail(?:\s|&#160;|&nbsp;)?protected\b\s*\]?", re.IGNORECASE)
"""What a copied page has where an email address was hidden from robots."""

_MOST_SHOWN = 60
_PLAIN = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-") | dict.fromkeys([0x2018, 0x2019], "'")
_INVISIBLE = dict.fromkeys(
    map(ord, "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202c\u202d\u2066\u2068\u2069")
)
"""Marks that phones, web pages and word processors add to what people copy. None of them reverses a text."""

_UNKNOWN = re.compile(
    r"\(?(?:(?:date|time|end(?: time)?|place|link|phone|e-?mail)\s+)?"
    r"(?:n\.?\s?/?\s?a\.?|none|nil|null|nothing|unknown|\?+|-+|_+|\.{2,}|t\.?\s?b\.?\s?[acdn]\.?"
    r"|to be (?:announced|determined|decided|confirmed|defined)|to come"
    r"|not (?:applicable|available|known|set|sure|decided)(?: yet)?|not yet(?: known| set| decided)?"
    r"|no(?: (?:end|end time|link|phone|e-?mail|website))|coming soon|pending|open[ -]end(?:ed)?"
    r"|ningun[oa]|nada|desconocid[oa]|por (?:confirmar|anunciar|definir|determinar)"
    r"|sin (?:definir|confirmar|fin))\)?[.!]?",
    re.IGNORECASE,
)


def typed(value: object) -> str:
    """The text of a value, without the spaces around it. Raises FieldError for a list, fields or nothing."""
    if isinstance(value, list) and len(value) == 1 and is_placeholder(str(value[0])):
        # Without quotes, YAML takes "[email protected]" for a list.
        raise placeholder_slip(str(value[0]))
    if isinstance(value, (list, tuple, dict)):
        raise FieldError("text", "Write text here, not a list or more fields.")
    text = "" if value is None else str(value).strip()
    if text.lower() in {"", "~", "null"}:
        raise FieldError("empty", "This is empty. Write a value, or delete the line.")
    return text


def typed_plainly(value: object) -> str:
    """The same with plain digits, spaces and hyphens, for times and numbers pasted from elsewhere."""
    return in_plain_signs(typed(value))


def in_plain_signs(text: str) -> str:
    """A text with plain digits, spaces, hyphens and quotes, and without invisible marks."""
    if text.isascii():
        return text
    return unicodedata.normalize("NFKC", text).translate(_INVISIBLE).translate(_PLAIN).strip()


def without_marks(text: str) -> str:
    """A text without the invisible marks around it."""
    return text.strip("".join(map(chr, _INVISIBLE)) + " \t\u00a0\u202f")


def is_unknown(text: str) -> bool:
    """Whether a text says that nothing is known, in any field: N/A, TBD, none, ninguno."""
    return _UNKNOWN.fullmatch(in_plain_signs(text.strip())) is not None


def _is_hidden(sign: str) -> bool:
    return unicodedata.category(sign) in {"Cc", "Cf", "Cs", "Co"}


def quoted(text: object) -> str:
    """A typed text in quotes, short enough for a message."""
    line = "".join(
        f"U+{ord(sign):04X}" if _is_hidden(sign) else sign
        for sign in " ".join(str(text)[: 4 * _MOST_SHOWN].split())
    )
    return f'"{line}"' if len(line) <= _MOST_SHOWN else f'"{line[: _MOST_SHOWN - 1]}…"'


def is_placeholder(text: str) -> bool:
    """Whether a text holds nothing but the placeholder, perhaps after mailto:."""
    return PLACEHOLDER.fullmatch(text.strip().removeprefix("mailto:")) is not None


def placeholder_slip(text: str) -> FieldError:
    """What to say of a placeholder found in a text."""
    found = PLACEHOLDER.search(text)
    shown = f"[{' '.join(found[0].strip(' []').split())}]" if found else text
    message = f"{quoted(shown)} was copied from a web page that hides the address. Type the address."
    return FieldError("email-placeholder", message)


def says_only(text: str, names: set[str]) -> bool:
    """Whether a text has no words but those of the names."""
    known = {word for name in names for word in re.findall(r"\w+", name.lower())}
    return known.issuperset(re.findall(r"\w+", text.lower()))
