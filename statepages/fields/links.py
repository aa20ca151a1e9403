"""Links and the site's own address."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated
from urllib.parse import unquote, urlsplit, urlunsplit

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.addresses import parse_email, parse_phone
from statepages.fields.choices import in_words
from statepages.fields.endings import FILE_ENDINGS, SITE_ENDINGS
from statepages.fields.hosts import check_site, for_machines, is_host, ordinary_host
from statepages.fields.text import is_placeholder, placeholder_slip, quoted, typed
from statepages.problem import Slip

SCHEMES = ("https", "http", "mailto", "tel")

_MOST_CHARACTERS = 2000
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Zs", "Zl", "Zp"})
_HIDDEN_IN_MAIL = frozenset({"Cc", "Zl", "Zp"})
_FURTHER_HEAD = re.compile(r"[&?;]\s*(?:b?cc|to|body|subject|attach\w*)\s*=", re.IGNORECASE)
_BEHIND = ",;!'\")"
_PHONE_INSIDE = re.compile(r"\+?[0-9(][0-9() .-]{8,}[0-9]")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+\.?")
_BARE = re.compile(
    r"(?P<host>[\w-]+(?:\.[\w-]+)*\.(?P<top>[a-z]{2,}))(?::[0-9]+)?(?:[/?#].*)?", re.IGNORECASE
)
_SLIPPED = re.compile(
    r"(?:https?:/*)?(?P<scheme>h{1,2}t{1,3}p{0,2}s{0,2}|https?|ttps?)(?:(?:[:;.,]{1,2}|://)/{0,3}|/{2,3}:?)",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?<=[^\W_])[;,|]?(?P<second>https?://.+)", re.IGNORECASE)
_TAG = re.compile(r"<a\b[^>]*\bhref=[\"']?(?P<link>[^\"'\s>]+).*", re.IGNORECASE)
_MARKDOWN = re.compile(r"\[[^\]]*\] ?\(\s*<?(?P<link>\S+?)>?(?:\s+[\"'].*)?\s*\)")
_SLACK = re.compile(r"<(?P<link>[^\s<>|]+)\|[^<>]*>")
_SHOWN = re.compile(r"(?<![\w.-])[\w-]+(?:\.[\w-]+)*\.(?P<top>[a-z]{2,})(?![\w-])", re.IGNORECASE)
_BRACKETED = (_MARKDOWN, _TAG, _SLACK)


def parse_link(value: object) -> str:
    """A link with one of the four schemes and a host, an address or a number behind it."""
    text = typed(value)
    if ordinary_host(text):
        return text
    _check_characters(text)
    scheme, colon, rest = text.partition(":")
    scheme = scheme.lower()
    if not colon or scheme not in SCHEMES:
        raise _without_scheme(text)
    if not rest.strip("/"):
        raise Slip("link", f"The link ends behind {scheme}: Write all of it.")
    if scheme in {"http", "https"}:
        _check_host(text)
        return text
    try:
        if scheme == "tel":
            return "tel:" + parse_phone(rest)
        _check_mail(rest)
    except Slip as slip:
        slip.instead = slip.instead and f"{scheme}:{slip.instead}"
        raise
    return text


def _check_mail(rest: str) -> None:
    """Raises Slip for what stands behind mailto: if it is more than one address and its subject."""
    address, _, further = rest.partition("?")
    parse_email(address)
    is_subject = re.fullmatch(r"(?:subject=[^&]*)?", further, re.IGNORECASE)
    # Some mail programs decode first, or twice, and then look for what else there is.
    read = unquote(unquote(further))
    if (
        not is_subject
        or _FURTHER_HEAD.search(read)
        or not _HIDDEN_IN_MAIL.isdisjoint(map(unicodedata.category, read))
    ):
        message = (
            f"A mail link has one address and at most a subject. Write mailto:{address}, "
            "and the rest in a text."
        )
        raise Slip("link", message, address)


def _check_characters(text: str) -> None:
    if is_placeholder(text) or "/cdn-cgi/l/email-protection" in text:
        raise placeholder_slip(text)
    if len(text) > _MOST_CHARACTERS:
        raise Slip("too-long", f"The link has {len(text):,} characters; {_MOST_CHARACTERS:,} is the most.")
    inner = next((found for pattern in _BRACKETED if (found := pattern.fullmatch(text))), None)
    bare = inner["link"] if inner else text.strip("“”‘’\"'<>")
    contrast = inner and contrast_in(text, bare)
    if contrast:
        raise Slip("link", contrast)
    if bare != text or "](" in text:
        instead = _if_link(bare) if bare != text else None
        raise Slip("link", "A link stands here alone, without brackets and quotes.", instead)
    hidden = next((sign for sign in text if unicodedata.category(sign) in _HIDDEN), None)
    if hidden == " ":
        raise _spaced(text)
    if hidden:
        message = f"A hidden character (U+{ord(hidden):04X}) stands inside the link. Copy the link again."
        raise Slip("link", message)
    if re.match(r"[a-z]:\\|file:|~/", text, re.IGNORECASE):
        raise Slip(
            "link-scheme", "This is a file on one computer. Put it where all can read it, and link there."
        )
    if "\\" in text:
        message = "A backslash stands inside the link. Write / in its place."
        raise Slip("link", message, None if "@" in text else _if_link(text.replace("\\", "/")))
    joined = _JOINED.search(text)
    if joined and "://" in text[: joined.start()]:
        links = [text[: joined.start()], joined["second"]]
        raise Slip("link", f"One link belongs here. Choose {in_words(links)}.")


def contrast_in(text: str, link: str) -> str | None:
    """What to say of a link with words around it that show another site; None where they do not."""
    found = _SHOWN.search(link)
    goal = found[0].lower().removeprefix("www.") if found else ""
    for shown in _SHOWN.finditer(text.replace(link, " ")):
        host = shown[0].lower().removeprefix("www.")
        is_same = f".{goal}".endswith(f".{host}") or host.endswith(f".{goal}")
        if shown["top"].lower() in SITE_ENDINGS and not is_same:
            return (
                f"The words around this link show {shown[0]}, and it leads to {goal}. "
                "Write the one that is right, alone."
            )
    return None


def _spaced(text: str) -> Slip:
    """What to say of a link with a space in it, or with words around it."""
    links = [link.rstrip(",;") for link in re.findall(r"(?:https?://|mailto:)\S+", text, re.IGNORECASE)]
    closed_up = re.sub(r"^(https?) ?: ?// ?|^(mailto|tel) ?: ", r"\1\2:", text, flags=re.IGNORECASE)
    closed_up = re.sub(r"^(https?):(?!//)", r"\1://", closed_up, flags=re.IGNORECASE)
    if closed_up != text and _if_link(closed_up):
        return Slip("link", f"No space belongs into a link. Write {closed_up}.", closed_up)
    if len(links) > 1:
        return Slip("link", f"One link belongs here. Choose {in_words(links)}.")
    if links and not text.startswith(links[0]) and text.endswith(links[0]) and _if_link(links[0]):
        return Slip("link", f"The link stands here alone. Write {links[0]}.", links[0])
    host = re.sub(r"^(https?://[^/]*?) ?\. ?([a-z]{2,}(?:/\S*)?)$", r"\1.\2", text, flags=re.IGNORECASE)
    if host != text and _if_link(host):
        return Slip("link", f"No space belongs into a link. Write {host}.", host)
    behind = text.removeprefix(links[0]).strip() if links else ""
    if len(behind.split()) > 1 or behind.startswith("("):
        return Slip("link", f"The link stands here alone. Write {links[0]}, and the rest in a text.")
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
    return Slip("link", "A space stands inside the link. Write %20 in its place, or copy the link again.")


def _no_link(text: str) -> Slip:
    """What to say of words in place of a link: TBA, coming soon."""
    message = f"{quoted(text)} is not a link. Write one as in https://example.org/page, or delete the line."
    phone = _PHONE_INSIDE.search(text)
    if phone and _is_phone(phone[0]):
        whole = f"tel:{parse_phone(phone[0])}"
        message = f"A link stands here alone. For a number to call write {whole}; words go into details."
    return Slip("link-scheme", message)


def _check_host(text: str) -> None:
    try:
        parts = urlsplit(text)
        host, _ = parts.hostname or "", parts.port
    except ValueError as error:
        raise Slip("link", f"{quoted(text)} is not a link. Copy it again from the address bar.") from error
    bare = text.rstrip(_BEHIND)
    if host.endswith(tuple(_BEHIND)) and bare != text and _if_link(bare):
        raise Slip("link", f"Signs of the sentence stand behind the link. Write {bare}.", bare)
    if "," in host and _HOST.fullmatch(host.replace(",", ".")):
        raise Slip(
            "link",
            "A comma stands in the name of the site. Write a point.",
            text.replace(host, host.replace(",", "."), 1),
        )
    check_site(text)
    is_name = is_host(host) and unicodedata.normalize("NFKC", host) == host
    top = host.rstrip(".").rpartition(".")[2]
    if is_name and not (top in FILE_ENDINGS and top not in SITE_ENDINGS):
        return
    mended = _mended_scheme(text)
    if mended:
        raise Slip("link-scheme", f"A link begins with https:// and then the site. Write {mended}.", mended)
    raise Slip("link", f"{quoted(text)} names no site. Links look like https://example.org/page.")


def _mended_scheme(text: str) -> str | None:
    """A link whose https:// has a slip in it: htps://, http//, https:/, https://https://"""
    found = _SLIPPED.match(text)
    if not found:
        return None
    scheme = "https" if "s" in found["scheme"].lower() else "http"
    mended = f"{scheme}://{text[found.end() :]}"
    return mended if mended != text and _BARE.fullmatch(text[found.end() :]) and _if_link(mended) else None


def _without_scheme(text: str) -> Slip:
    mended = _mended_scheme(text)
    if mended:
        return Slip("link-scheme", f"A link begins with https:// and then the site. Write {mended}.", mended)
    bare = _BARE.fullmatch(text.lstrip("/"))
    whole = None
    # A name that ends as files do is one, unless more of an address stands around it.
    is_more = bare is not None and (bare["host"] != text or text.lower().startswith("www."))
    top = bare["top"].lower() if bare else ""
    if top in SITE_ENDINGS and (is_more or top not in FILE_ENDINGS):
        whole = _if_link("https://" + text.lstrip("/"))
    if whole:
        return Slip("link-scheme", f"A link needs https:// in front. Write {whole}.", whole)
    whole = f"tel:{parse_phone(text)}" if _is_phone(text) else _if_link(f"mailto:{text}")
    if whole:
        scheme = whole.partition(":")[0]
        return Slip("link-scheme", f"A link needs {scheme}: in front here. Write {whole}.", whole)
    if re.fullmatch(r"[\w/.?-]{0,20}", text) and "." not in text.strip(".") and not text.startswith("/"):
        return _no_link(text)
    return Slip("link-scheme", "Links begin with https:, http:, mailto: or tel:.")


def _is_phone(text: str) -> bool:
    try:
        return bool(parse_phone(text))
    except Slip:
        return False


def _if_link(text: str) -> str | None:
    try:
        return parse_link(text)
    except Slip:
        return None


def parse_site_url(value: object) -> str:
    """The address a site is published at, with a slash at its end.

    Its host is as machines write it: calendars, feeds, policies and maps of sites take no other letters.
    """
    link = parse_link(value)
    parts = urlsplit(link)
    if parts.scheme not in {"http", "https"} or "?" in link or "#" in link:
        raise Slip("site-url", "The site's address begins with https:// and has no ? or # in it.")
    if not parts.netloc.isascii():
        host, colon, port = unicodedata.normalize("NFKC", parts.netloc.lower()).partition(":")
        link = urlunsplit(parts._replace(netloc=for_machines(host) + colon + port))
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
