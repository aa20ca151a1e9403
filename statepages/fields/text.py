"""What the field types share: the text as typed, and how a message shows it."""

from __future__ import annotations

import re
import unicodedata

from statepages.problem import Slip

PLACEHOLDER = re.compile(r"\[?\s*\bemail(?:\s|&#160;|&nbsp;)?protected\b\s*\]?", re.IGNORECASE)
"""What a scraped page leaves where a mail address was hidden from robots."""

_MOST_SHOWN = 60
_DASHES = dict.fromkeys([*range(0x2010, 0x2016), 0x2212], "-")


def typed(value: object) -> str:
    """The text of a value, without the spaces around it. Raises Slip for a list, fields or nothing."""
    if isinstance(value, list) and len(value) == 1 and is_placeholder(str(value[0])):
        # Without quotes, YAML takes "[email protected]" for a list.
        raise placeholder_slip(str(value[0]))
    if isinstance(value, (list, tuple, dict)):
        raise Slip("text", "One text belongs here, not a list and not further fields.")
    text = "" if value is None else str(value).strip()
    if text.lower() in {"", "~", "null"}:
        raise Slip("empty", "Nothing stands here. Write a value, or delete the line.")
    return text


def typed_plainly(value: object) -> str:
    """The same with plain digits, spaces and hyphens, for times and numbers pasted from elsewhere."""
    text = typed(value)
    return text if text.isascii() else unicodedata.normalize("NFKC", text).translate(_DASHES).strip()


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
    """Whether a text holds nothing but the placeholder, perhaps behind mailto:."""
    return PLACEHOLDER.fullmatch(text.strip().removeprefix("mailto:")) is not None


def placeholder_slip(text: str) -> Slip:
    """What to say of a placeholder found in a text."""
    found = PLACEHOLDER.search(text)
    shown = f"[{' '.join(found[0].strip(' []').split())}]" if found else text
    message = f"{quoted(shown)} is what a copied page leaves in place of an address. Type the address."
    return Slip("email-placeholder", message)
