"""Where an answer leads: the address of a redirect."""

from __future__ import annotations

from urllib.parse import urldefrag, urljoin, urlsplit

from statepages.links.request import Answer, NoAnswer

PERMANENT, TEMPORARY = frozenset({301, 308}), frozenset({302, 303, 307})


def following(here: str, answer: Answer) -> str | None:
    """Where a redirect leads; None if it is not one. Raises NoAnswer for anything but a web address."""
    if answer.status not in PERMANENT | TEMPORARY or not answer.location:
        return None
    try:
        # Headers are read as Latin-1, but many servers write UTF-8 into them.
        location = answer.location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = answer.location
    try:
        there, _ = urldefrag(urljoin(here, location.strip()))
        parts = urlsplit(there)
    except ValueError as error:
        raise NoAnswer("scheme") from error
    if parts.scheme not in {"http", "https"} or not parts.hostname or "@" in parts.netloc:
        raise NoAnswer("scheme")
    return there
