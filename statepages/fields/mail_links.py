"""Links that write a mail: mailto:name@example.org."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import unquote

from statepages.fields.addresses import parse_email
from statepages.problem import FieldError

_HIDDEN = frozenset({"Cc", "Zl", "Zp"})
_FURTHER_HEAD = re.compile(r"[&?;]\s*(?:b?cc|to|body|subject|attach\w*)\s*=", re.IGNORECASE)


def check_mail(rest: str) -> None:
    """Raises FieldError for what comes after mailto: if it is more than one address and its subject."""
    address, _, further = rest.partition("?")
    parse_email(address)
    is_subject = re.fullmatch(r"(?:subject=[^&]*)?", further, re.IGNORECASE)
    # Some email programs decode first, or twice, and then look for more.
    read = unquote(unquote(further))
    is_hidden = not _HIDDEN.isdisjoint(map(unicodedata.category, read))
    if not is_subject or _FURTHER_HEAD.search(read) or is_hidden:
        message = (
            f"An email link can have one address and a subject, and nothing else. Write mailto:{address}, "
            "and the rest in details."
        )
        raise FieldError("link", message, address, is_guess=True)
