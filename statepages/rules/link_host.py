"""A link leads to the website that it seems to name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from statepages.fields.hosts import check_letters, check_site, for_machines, in_letters
from statepages.node import MappingNode, Scalar, all_text, has_sign, scalars
from statepages.problem import FieldError, Problem
from statepages.rules.limits import MOST_A_TEXT
from statepages.weblink import Weblink, weblinks

# A link in Markdown, whose address markdown-link checks.
_AS_LINK = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|<)(?:mailto:)?\Z", re.IGNORECASE)
_MOST_BEFORE = 16
_MAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63})+)")


def link_host(node: MappingNode) -> Iterator[Problem]:
    """Addresses in a text that are not public websites, and website names with unusual letters anywhere."""
    for link in islice(weblinks(node), MOST_A_TEXT):
        yield from _problems(link.scalar, link.text, link.start, link.host, _flaw(link))
    if not has_sign(node, "@") or (all_text(node).isascii() and not has_sign(node, "xn--")):
        return
    for scalar in scalars(node):
        if "@" in scalar.text and not (scalar.text.isascii() and "xn--" not in scalar.text.lower()):
            for found in islice(_MAIL.finditer(scalar.text), MOST_A_TEXT):
                yield from _problems(
                    scalar, found[0], found.start(), found["host"], _flaw_of_name(found["host"])
                )


def _problems(scalar: Scalar, text: str, start: int, host: str, flaw: str | None) -> Iterator[Problem]:
    if flaw is None:
        message = _other_letters(host.lower().rstrip("."))
        if message:
            yield scalar.problem("warning", "link-host", message, old=text, start=start)
    elif not _AS_LINK.search(scalar.text[max(0, start - _MOST_BEFORE) : start]):
        yield scalar.problem("error", "link-host", flaw, old=text, start=start)


def _flaw(link: Weblink) -> str | None:
    """What is wrong with the website that an address leads to."""
    try:
        check_site(link.address)
    except FieldError as error:
        return error.message
    except ValueError:
        return None
    return None


def _flaw_of_name(host: str) -> str | None:
    try:
        check_letters(host)
    except FieldError as error:
        return error.message
    return None


def _other_letters(host: str) -> str | None:
    """A message for a name with letters other than a to z; None for other names."""
    if host.isascii() and "xn--" not in host:
        return None
    try:
        shown, plain = in_letters(host), for_machines(in_letters(host))
    except (FieldError, UnicodeError):
        return None
    names = f"{shown} ({plain})"
    return f"The website name {names} has unusual letters. Make sure that it is the right website."
