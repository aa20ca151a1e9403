"""Links and the site's own address."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.addresses import parse_phone
from statepages.fields.choices import or_list
from statepages.fields.endings import FILE_ENDINGS, SITE_ENDINGS
from statepages.fields.hosts import check_site, is_host, ordinary_host
from statepages.fields.mail_links import check_mail
from statepages.fields.text import is_placeholder, is_unknown, placeholder_error, quoted, typed, without_marks
from statepages.fields.wrapped_links import contrast_in, says_nothing, wrapped_link
from statepages.problem import FieldError

SCHEMES = ("https", "http", "mailto", "tel")

_MOST_CHARACTERS = 2000
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"})
_AFTER = ",;!'\")"
_PHONE_INSIDE = re.compile(r"\+?[0-9(][0-9() .-]{8,}[0-9]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?")
_BARE = re.compile(
    r"(?P<host>[\w-]+(?:\.[\w-]+)*\.(?P<top>[a-z]{2,}))(?::[0-9]+)?(?:[/?#].*)?", re.IGNORECASE
)
_SLIPPED = re.compile(
    r"(?:https?:/*)?(?P<scheme>h{1,2}t{1,3}p{0,2}s{0,2}|https?|ttps?)(?:(?:[:;.,]{1,2}|://)/{0,3}|/{2,3}:?)",
    re.IGNORECASE,
)
_WELL_KNOWN = frozenset({"com", "org", "net", "edu", "gov", "us", "info"})
"""Endings that nothing but a site has: Main.St may be a street."""

_JOINED = re.compile(r"(?<=[^\W_])[;,|]?(?P<second>https?://.+)", re.IGNORECASE)


def parse_link(value: object) -> str:
    """A link with one of the four schemes, followed by a host, an address or a number."""
    text = without_marks(typed(value))
    if ordinary_host(text):
        return text
    _check_characters(text)
    scheme, colon, rest = text.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in SCHEMES:
        raise _without_scheme(text)
    if not rest.strip("/"):
        raise FieldError("link", f'The link ends after "{scheme}:". Write all of it.')
    if scheme in {"http", "https"}:
        _check_host(text)
        return text
    try:
        if scheme == "tel":
            return "tel:" + parse_phone(rest)
        check_mail(rest)
    except FieldError as error:
        error.suggestion = error.suggestion and f"{scheme}:{error.suggestion}"
        raise
    return text


def _check_characters(text: str) -> None:
    if is_placeholder(text) or "/cdn-cgi/l/email-protection" in text:
        raise placeholder_error(text)
    if len(text) > _MOST_CHARACTERS:
        raise FieldError(
            "too-long", f"The link has {len(text):,} characters. The most is {_MOST_CHARACTERS:,}."
        )
    _check_wrapping(text)
    hidden = next((sign for sign in text if unicodedata.category(sign) in _HIDDEN), None)
    if hidden == " ":
        raise _spaced(text)
    if hidden:
        message = f"The link has a hidden character (U+{ord(hidden):04X}) in it. Copy the link again."
        raise FieldError("link", message)
    if re.match(r"[a-z]:\\|file:|~/", text, re.IGNORECASE):
        raise FieldError(
            "link-scheme", "This is a file on your computer. Put it online, and write its link here."
        )
    if "\\" in text:
        message = "A link cannot contain backslashes. Replace each one with /."
        raise FieldError("link", message, None if "@" in text else _if_link(text.replace("\\", "/")))
    joined = _JOINED.search(text)
    if joined and "://" in text[: joined.start()]:
        links = [text[: joined.start()], joined["second"]]
        raise FieldError("link", f"Write one link here. Choose {or_list(links)}.")


def _check_wrapping(text: str) -> None:
    """Raises FieldError for a link in brackets or quotes."""
    wrapped = wrapped_link(text)
    bare, words = wrapped or (text.strip("“”‘’\"'<>"), "")
    contrast = wrapped and contrast_in(text, bare)
    if contrast:
        raise FieldError("link", contrast)
    if bare != text or "](" in text:
        suggestion = _if_link(bare) if bare != text else None
        message = "Write only the link here, without brackets or quotes."
        raise FieldError("link", message, suggestion, is_guess=not (words in bare or says_nothing(words)))


def _spaced(text: str) -> FieldError:
    """What to say of a link with a space in it, or with words around it."""
    links = [link.rstrip(",;") for link in re.findall(r"(?:https?://|mailto:)\S+", text, re.IGNORECASE)]
    closed_up = re.sub(r"^(https?) ?: ?// ?|^(mailto|tel) ?: ", r"\1\2:", text, flags=re.IGNORECASE)
    closed_up = re.sub(r"^(https?):(?!//)", r"\1://", closed_up, flags=re.IGNORECASE)
    if closed_up != text and _if_link(closed_up):
        return FieldError("link", f"A link cannot contain spaces. Write {closed_up}.", closed_up)
    if len(links) > 1:
        return FieldError("link", f"Write one link here. Choose {or_list(links)}.")
    if links and not text.startswith(links[0]) and text.endswith(links[0]) and _if_link(links[0]):
        is_guess = not says_nothing(text.removesuffix(links[0]))
        return FieldError("link", f"Write only the link here: {links[0]}", links[0], is_guess=is_guess)
    host = re.sub(r"^(https?://[^/]*?) ?\. ?([a-z]{2,}(?:/\S*)?)$", r"\1.\2", text, flags=re.IGNORECASE)
    if host != text and _if_link(host):
        return FieldError("link", f"A link cannot contain spaces. Write {host}.", host, is_guess=True)
    after = text.removeprefix(links[0]).strip() if links else ""
    if len(after.split()) > 1 or after.startswith("("):
        return FieldError(
            "link", f"Move the other words to details, and write only the link here: {links[0]}"
        )
    words = re.sub(
        r"^(?:e-?mail|mail|write|phone|call|tel|text)(?: us)?(?: (?:to|at))?:? ",
        "",
        text,
        flags=re.IGNORECASE,
    )
    if words != text and " " not in words.strip():
        return _without_scheme(words)
    if _is_phone(text):
        return _without_scheme(text)
    if not links and ("." not in text or _PHONE_INSIDE.search(text)):
        return _no_link(text)
    return FieldError(
        "link", "A link cannot contain spaces. Copy the link again, or write %20 for each space."
    )


def _no_link(text: str) -> FieldError:
    """What to say of words in place of a link: TBA, coming soon."""
    message = f"{quoted(text)} is not a link. Write one such as https://example.org/page, or delete the line."
    if is_unknown(text):
        return FieldError("link-scheme", "There is no link yet. Delete this line until there is one.")
    phone = _PHONE_INSIDE.search(text)
    if phone and _is_phone(phone[0]):
        whole = f"tel:{parse_phone(phone[0])}"
        message = f"Write only a link here. For a phone number, write {whole}. Other words can go in details."
    return FieldError("link-scheme", message)


def _check_host(text: str) -> None:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise FieldError(
            "link", f"{quoted(text)} is not a link. Copy it again from the address bar."
        ) from error
    bare = text.rstrip(_AFTER)
    if host.endswith(tuple(_AFTER)) and bare != text and _if_link(bare):
        raise FieldError("link", f"There is punctuation after the link. Write {bare}.", bare)
    if "," in host and _HOST.fullmatch(host.replace(",", ".")):
        raise FieldError(
            "link",
            "The name of a website cannot contain a comma. Replace it with a period.",
            text.replace(host, host.replace(",", "."), 1),
            is_guess=True,
        )
    check_site(text)
    is_name = is_host(host) and unicodedata.normalize("NFKC", host) == host
    top = host.rstrip(".").rpartition(".")[2]
    if is_name and not (top in FILE_ENDINGS and top not in SITE_ENDINGS):
        return
    right = _right_scheme(text)
    if right:
        raise FieldError(
            "link-scheme", f"A link begins with https:// and the name of a website. Write {right}.", right
        )
    raise FieldError(
        "link", f"{quoted(text)} does not lead to a website. Links look like https://example.org/page."
    )


def _right_scheme(text: str) -> str | None:
    """A link whose https:// has a typing error: htps://, http//, https:/, https://https://"""
    found = _SLIPPED.match(text)
    if not found:
        return None
    scheme = "https" if "s" in found["scheme"].lower() else "http"
    right = f"{scheme}://{text[found.end() :]}"
    return right if right != text and _BARE.fullmatch(text[found.end() :]) and _if_link(right) else None


def _without_scheme(text: str) -> FieldError:
    right = _right_scheme(text)
    if right:
        return FieldError(
            "link-scheme", f"A link begins with https:// and the name of a website. Write {right}.", right
        )
    bare = _BARE.fullmatch(text.lstrip("/"))
    whole = None
    # A name that ends as file names do is one, unless there is more of an address around it.
    is_more = bare is not None and (bare["host"] != text or text.lower().startswith("www."))
    top = bare["top"].lower() if bare else ""
    if top in SITE_ENDINGS and (is_more or top not in FILE_ENDINGS):
        whole = _if_link("https://" + text.lstrip("/"))
    if whole:
        message = f"A link begins with https://. Write {whole}."
        return FieldError("link-scheme", message, whole, is_guess=not is_more and top not in _WELL_KNOWN)
    whole = f"tel:{parse_phone(text)}" if _is_phone(text) else _if_link(f"mailto:{text}")
    if whole:
        scheme = whole.partition(":")[0]
        what = "a phone number" if scheme == "tel" else "an email address"
        return FieldError("link-scheme", f"For {what}, write {whole}.", whole)
    if re.fullmatch(r"[\w/.?-]{0,20}", text) and "." not in text.strip(".") and not text.startswith("/"):
        return _no_link(text)
    return FieldError("link-scheme", "A link begins with https://, http://, mailto: or tel:")


def _is_phone(text: str) -> bool:
    try:
        return bool(parse_phone(text))
    except FieldError:
        return False


def _if_link(text: str) -> str | None:
    try:
        return parse_link(text)
    except FieldError:
        return None


WEB = r"[Hh][Tt][Tt][Pp][Ss]?://[\w\-]+(?:\.[\w\-]+)+\.?(?::\d+)?"
_MAILTO, _TEL = editors.in_any_capitals("mailto:"), editors.in_any_capitals("tel:")
LINK = rf"{WEB}(?:[/?#][^\s\\]*)?|{_MAILTO}[^\s@]+@\S+|{_TEL}\S+"
Link = Annotated[
    str,
    PlainValidator(parse_link),
    editors.read_as(
        LINK,
        "A link begins with https:// (or mailto: or tel:) and has no spaces. Copy it from the address bar.",
        "https://example.org/",
    ),
]
