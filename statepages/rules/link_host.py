"""link-host: the name of a site can be read, and is the one that it looks like.

A site's name in letters of another alphabet, or with accents, may be just right, and may be one letter
away from a name that everyone knows. Written for machines it begins with xn--. Somebody should look at
it. In a text, an address that is no site for all is an error, as it is in a field for a link: a number, a
machine on one network, or another site's name before an @.

Passes::

    signup: https://example.org/canvass

Fails::

    signup: https://xn--mnchen-3ya.example/canvass
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from statepages.model.fields.hosts import check_letters, check_site, for_machines, in_letters
from statepages.node import Mapping, Scalar, scalars
from statepages.problem import Problem, Slip
from statepages.rules.limits import MOST_A_TEXT
from statepages.weblink import Weblink, weblinks

# In Markdown, where markdown-link tells of the address.
_AS_LINK = re.compile(r"(?:\]\(\s*<?|\]:\s*<?|<)\Z")
_MAIL = re.compile(r"[\w.+-]{1,64}@(?P<host>[\w-]{1,63}(?:\.[\w-]{1,63})+)")


def link_host(node: Mapping) -> Iterator[Problem]:
    """Addresses in a text that are no site for all, and names of sites in other letters anywhere."""
    for link in islice(weblinks(node), MOST_A_TEXT):
        message = _flaw(link)
        if message is None:
            yield from _letters(link.scalar, link.host, link.start)
        elif not _AS_LINK.search(link.scalar.text[: link.start][-8:]):
            yield link.scalar.problem("error", "link-host", message, old=link.text, start=link.start)
    for scalar in scalars(node):
        if "@" in scalar.text and not (scalar.text.isascii() and "xn--" not in scalar.text.lower()):
            for found in islice(_MAIL.finditer(scalar.text), MOST_A_TEXT):
                yield from _letters(scalar, found["host"], found.start())


def _flaw(link: Weblink) -> str | None:
    """What is wrong with where an address leads."""
    try:
        check_site(link.address)
    except Slip as slip:
        return slip.message
    except ValueError:
        return None
    return None


def _letters(scalar: Scalar, host: str, start: int) -> Iterator[Problem]:
    """A warning where a name has other letters than plain ones."""
    host = host.lower().rstrip(".")
    if host.isascii() and "xn--" not in host:
        return
    try:
        check_letters(host)
        shown, plain = in_letters(host), for_machines(host)
    except (Slip, UnicodeError):
        return
    message = (
        f"Other letters than a to z stand in the name {shown} ({plain}). Make sure that it is the right one."
    )
    yield scalar.problem("warning", "link-host", message, old=scalar.text[start:].split()[0], start=start)
