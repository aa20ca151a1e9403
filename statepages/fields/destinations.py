"""Where links of site.yaml lead, in the site or to another one, and addresses that have changed."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.links import LINK, WEB, parse_link
from statepages.fields.text import is_unknown, quoted, typed, without_marks
from statepages.foreign import RESERVED
from statepages.problem import FieldError

_FILE = re.compile(r"/?(?:content/)?(?:pages/)?(?P<name>[\w-]+)\.(?:ya?ml|md)", re.IGNORECASE)
_FOLDER = re.compile(r"/?(?:content/)?pages/(?P<name>[\w-]+)/?")
_REST = r"(?:\?[^\s#]*)?(?:#\S*)?"
_INSIDE = re.compile(
    rf"(?P<path>/|/?[\w-]+(?:/[\w-]+)*/?|/(?:[\w-]+/)*[\w-]+\.\w+)?(?P<rest>{_REST})", re.ASCII
)
_OLD = re.compile(r"/?(?P<path>[\w-]+(?:/[\w-]+)*)(?P<end>/|\.html)?", re.ASCII)
_NUMBER = re.compile(r"[0-9-]{7,}", re.ASCII)
_MOST_CHARACTERS = 200
_RESERVED = re.compile(RESERVED, re.IGNORECASE)


def parse_destination(value: object) -> str:
    """A link, or an address below the site: "about/" for the page in content/pages/about.yaml."""
    text = without_marks(typed(value))
    file = _FILE.fullmatch(text) or _FOLDER.fullmatch(text)
    if file:
        name = file["name"].lower()
        raise FieldError("link", f"Write only the name of the page: {name}", name)
    is_other = is_unknown(text) or _NUMBER.fullmatch(text)
    inside = None if is_other else _INSIDE.fullmatch(text)
    if inside and text and len(text) <= _MOST_CHARACTERS:
        return _whole(inside["path"] or "") + inside["rest"]
    return parse_link(value)


def _whole(path: str) -> str:
    """An address below the site, with a slash at the end of a page's."""
    path = path.strip("/")
    return path if not path or "." in path else f"{path}/"


def parse_new_address(value: object) -> str:
    """Where a redirect leads: an address below the site, or a page of another site."""
    to = parse_destination(value)
    scheme = to.partition(":")[0].lower()
    if scheme == "http":
        better = "https" + to[len("http") :]
        message = f"A redirect to another site needs a link that begins with https://. Try {better}."
        raise FieldError("link-scheme", message, better, is_guess=True)
    if scheme in {"mailto", "tel"}:
        raise FieldError("link-scheme", "A redirect leads to a page, not to an email address or a phone.")
    return to


def parse_old_address(value: object) -> str:
    """An address below the site that people may still have: "old/page/" or "old/page.html"."""
    text = without_marks(typed(value))
    if "://" in text:
        path = text.partition("://")[2].partition("/")[2].strip("/")
        path = path if _OLD.fullmatch(path) else ""
        message = "Write only the part of the address that comes after the name of the site"
        raise FieldError("moved-address", f"{message}: {path}" if path else f"{message}.", path or None)
    if "?" in text or "#" in text:
        message = "A redirect cannot tell what follows ? or # in an address. Leave that out."
        raise FieldError("moved-address", message)
    found = _OLD.fullmatch(re.sub(r"(?<![^/])index\.html?$", "", text))
    if not found or len(text) > _MOST_CHARACTERS or any(map(_RESERVED.fullmatch, text.split("/"))):
        message = (
            f"{quoted(text)} cannot be an old address. Write it as old/page/ or old/page.html, with letters, "
            "digits, hyphens and underscores."
        )
        raise FieldError("moved-address", message)
    return found["path"] + (found["end"] or "/")


_PATH = r"/|(?:/?[\w\-]+(?:/[\w\-]+)*/?|/(?:[\w\-]+/)*[\w\-]+\.\w+)"
_INSIDE_PATTERN = rf"(?:{_PATH})?{_REST}"
_ADVICE = (
    "Write the name of a page in content/pages, an address of the site such as events/, or a link that "
    "begins with https://."
)
Destination = Annotated[
    str,
    PlainValidator(parse_destination),
    editors.read_as(
        f"{LINK}|{_INSIDE_PATTERN}",
        _ADVICE,
        "about",
        "events/",
        "https://example.org/",
    ),
]
NewAddress = Annotated[
    str,
    PlainValidator(parse_new_address),
    editors.read_as(
        rf"{WEB}(?:[/?#][^\s\\]*)?|{_INSIDE_PATTERN}",
        _ADVICE,
        "events/",
    ),
]
OldAddress = Annotated[
    str,
    PlainValidator(parse_old_address),
    editors.read_as(
        r"/?[\w\-]+(?:/[\w\-]+)*(?:/|\.html)?",
        "Write an address of the site, without the name of the site: old/page/",
        "old/page/",
        # YAML takes 2019 for a number.
        type=["string", "number"],
    ),
]
