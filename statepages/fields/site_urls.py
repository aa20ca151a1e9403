"""The address that a site is published at."""

from __future__ import annotations

import unicodedata
from typing import Annotated
from urllib.parse import urlsplit, urlunsplit

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.hosts import for_machines
from statepages.fields.links import WEB, parse_link
from statepages.problem import FieldError


def parse_site_url(value: object) -> str:
    """The address a site is published at, with a slash at its end.

    Its host is as machines write it: calendars, feeds, policies and maps of sites take no other letters.
    """
    link = parse_link(value)
    parts = urlsplit(link)
    if parts.scheme not in {"http", "https"} or "?" in link or "#" in link:
        raise FieldError("site-url", "The site's address begins with https:// and has no ? or # in it.")
    if not parts.netloc.isascii():
        host, colon, port = unicodedata.normalize("NFKC", parts.netloc.lower()).partition(":")
        link = urlunsplit(parts._replace(netloc=for_machines(host) + colon + port))
    return link if link.endswith("/") else link + "/"


SiteUrl = Annotated[
    str,
    PlainValidator(parse_site_url),
    editors.read_as(
        rf"{WEB}(?:/[^\s\\?#]*)?",
        "Write where the site is, as in https://example.org/hub/.",
        "https://example.org/",
    ),
]
