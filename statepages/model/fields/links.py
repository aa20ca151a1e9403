"""Links and the site's own address."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import PlainValidator

from statepages.model.fields import editors
from statepages.model.fields.addresses import parse_email, parse_phone
from statepages.model.fields.text import is_placeholder, placeholder_slip, quoted, typed
from statepages.problem import Slip

SCHEMES = ("https", "http", "mailto", "tel")

_MOST_CHARACTERS = 2000
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"})
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?")
_BARE = re.compile(
    r"(?P<host>[\w-]+(?:\.[\w-]+)*\.(?P<top>[a-z]{2,}))(?::[0-9]+)?(?:[/?#].*)?", re.IGNORECASE
)
_FILE_ENDINGS = frozenset({"html", "htm", "php", "pdf", "jpg", "png", "md", "yaml", "txt"})
_MARKDOWN = re.compile(r"\[[^\]]*\]\((?P<link>\S+)\)")
_ALPHABETS = frozenset({"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"})


def parse_link(value: object) -> str:
    """A link with one of the four schemes and a host, an address or a number behind it."""
    text = typed(value)
    _check_characters(text)
    scheme, colon, rest = text.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in SCHEMES:
        raise _without_scheme(text)
    if not rest.strip("/"):
        raise Slip("link", f"The link ends behind {scheme}: Write all of it.")
    try:
        if scheme == "mailto":
            parse_email(rest.partition("?")[0])
        elif scheme == "tel":
            return "tel:" + parse_phone(rest)
        else:
            _check_host(text)
    except Slip as slip:
        slip.instead = slip.instead and f"{scheme}:{slip.instead}"
        raise
    return text


def _check_characters(text: str) -> None:
    if is_placeholder(text) or "/cdn-cgi/l/email-protection" in text:
        raise placeholder_slip(text)
    if len(text) > _MOST_CHARACTERS:
        raise Slip("too-long", f"The link has {len(text):,} characters; {_MOST_CHARACTERS:,} is the most.")
    inner = _MARKDOWN.fullmatch(text)
    bare = inner["link"] if inner else text.strip("“”‘’\"'<>")
    if bare != text:
        raise Slip("link", "A link stands here alone, without brackets and quotes.", _if_link(bare))
    hidden = next((sign for sign in text if unicodedata.category(sign) in _HIDDEN), None)
    if hidden == " ":
        raise Slip("link", "A space stands inside the link. Write %20 in its place, or copy the link again.")
    if hidden:
        message = f"A hidden character (U+{ord(hidden):04X}) stands inside the link. Copy the link again."
        raise Slip("link", message)
    if "\\" in text:
        raise Slip("link", "A backslash stands inside the link. Write / in its place.")


def _check_host(text: str) -> None:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise Slip("link", f"{quoted(text)} is not a link. Copy it again from the address bar.") from error
    if "@" in parts.netloc:
        raise Slip("link", "A name or password stands before the @ of this link. Delete it.")
    if not _HOST.fullmatch(host) or unicodedata.normalize("NFKC", host) != host:
        raise Slip("link", f"{quoted(text)} names no site. Links look like https://example.org/page.")
    for label in host.split("."):
        if len({unicodedata.name(sign, "").split(" ")[0] for sign in label} & _ALPHABETS) > 1:
            message = f"{quoted(label)} mixes the letters of two alphabets, as fake sites do. Type it anew."
            raise Slip("link", message)


def _without_scheme(text: str) -> Slip:
    bare = _BARE.fullmatch(text.lstrip("/"))
    whole = None
    if bare and (bare["top"].lower() not in _FILE_ENDINGS or bare["host"] != text):
        whole = _if_link("https://" + text.lstrip("/"))
    if whole:
        return Slip("link-scheme", f"A link needs https:// in front. Write {whole}.", whole)
    for scheme in ("mailto", "tel"):
        whole = _if_link(f"{scheme}:{text}")
        if whole:
            return Slip("link-scheme", f"A link needs {scheme}: in front here. Write {whole}.", whole)
    return Slip("link-scheme", "Links begin with https:, http:, mailto: or tel:.")


def _if_link(text: str) -> str | None:
    try:
        return parse_link(text)
    except Slip:
        return None


def parse_site_url(value: object) -> str:
    """The address a site is published at, with a slash at its end."""
    link = parse_link(value)
    parts = urlsplit(link)
    if parts.scheme not in {"http", "https"} or "?" in link or "#" in link:
        raise Slip("site-url", "The site's address begins with https:// and has no ? or # in it.")
    return link if link.endswith("/") else link + "/"


_WEB = r"[Hh][Tt][Tt][Pp][Ss]?://[\w\-]+(?:\.[\w\-]+)+\.?(?::\d+)?"
_MAILTO, _TEL = editors.in_any_capitals("mailto:"), editors.in_any_capitals("tel:")
Link = Annotated[
    str,
    PlainValidator(parse_link),
    editors.read_as(
        rf"{_WEB}(?:[/?#][^\s\\]*)?|{_MAILTO}[^\s@]+@\S+|{_TEL}\S+",
        "A link begins with https:// (or mailto: or tel:) and has no spaces. Copy it from the address bar.",
        "https://example.org/",
    ),
]
SiteUrl = Annotated[
    str,
    PlainValidator(parse_site_url),
    editors.read_as(
        rf"{_WEB}(?:/[^\s\\?#]*)?",
        "Write where the site is, as in https://example.org/hub/.",
        "https://example.org/",
    ),
]
