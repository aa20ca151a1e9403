"""Addresses that readers see in words, however they are written, and whether a link leads there."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import Literal
from urllib.parse import unquote

from msgspec import Struct

from statepages.fields.addresses import parse_phone
from statepages.fields.detours import detour
from statepages.fields.endings import FILE_ENDINGS, SITE_ENDINGS
from statepages.fields.hosts import as_latin, in_letters
from statepages.node import Scalar
from statepages.problem import FieldError
from statepages.unseen import IGNORED
from statepages.weblink import Weblink

_MOST_CHARACTERS = 4000
_POINTS = ".․．｡。ꓸ܁܂٠۔꘎᠃𐩐"
_LETTERS_IN_BLACK = (0x1F150, 0x1F170)
# Characters that look like those of an address, and Markdown, which nobody sees.
_SIGNS = str.maketrans(
    {**dict.fromkeys(_POINTS, "."), **dict.fromkeys("⁄∕⧸╱", "/"), **dict.fromkeys("∶꞉ː", ":")}
    | dict.fromkeys("‐‑‒–−", "-")
    | dict.fromkeys("*_`\\[]<>", "")
    | {first + at: chr(ord("a") + at) for first in _LETTERS_IN_BLACK for at in range(26)}
)
# A raised point can also separate words. It is part of an address only before a well-known ending.
_RAISED = re.compile(
    r"(?<=[^\W_])[·‧・⸱⸳᛫∙⋅•](?=(?:[\w-]+[.·‧・⸱⸳᛫∙⋅•])*(?:com|org|net|gov|edu|mil)(?![\w-]))"
)
# Spaces so thin that nobody sees them next to a point.
_THIN = re.compile(
    rf"[\u2004-\u200a\u202f\u205f]+(?=[{_POINTS}])|(?<=[{_POINTS}])[\u2004-\u200a\u202f\u205f]+"
)
_SPREAD = re.compile(r"\s*(?:https?\s*:|www\s*\.)", re.IGNORECASE)
_HOST = r"[^\W_][\w-]*(?:\.[\w-]+)+"
_SIGN = re.compile(r"[.@&0-9]|http|[^\x00-\x7f]", re.IGNORECASE)
_WEB = re.compile(rf"(?<!\w)(?:https?:/*|https?/{{2,}}|(?=www\.))(?P<value>{_HOST})\S*")
_MAIL = re.compile(rf"(?P<value>[\w.+'-]+@{_HOST})")
_BARE = re.compile(
    r"(?<![\w@.-])(?P<value>(?:[\w-]+\.)+(?P<top>[^\W\d_]{2,}|xn--[\w-]+))(?::\d+)?(?P<path>[/?#]\S*)?(?![\w@-])"
)
_PHONE = re.compile(
    r"(?<![\w/=.-])(?P<value>(?:\+?1[ .-]?)?\(?[2-9][0-9]{2}\)?[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}"
    r"|\+[2-9][0-9 ().-]{7,18}[0-9])(?![\w])"
)
# Websites with two names.
_OTHER_NAMES = {
    "a.co": "amazon.com",
    "amzn.to": "amazon.com",
    "discord.gg": "discord.com",
    "forms.gle": "docs.google.com",
    "forms.google.com": "docs.google.com",
    "instagr.am": "instagram.com",
    "maps.app.goo.gl": "google.com",
    "maps.apple": "maps.apple.com",
    "telegram.me": "t.me",
    "youtu.be": "youtube.com",
    "twitter.com": "x.com",
    "fb.com": "facebook.com",
    "fb.me": "facebook.com",
    "wa.me": "whatsapp.com",
}
_ENDS = re.compile(r"^[\W_]+|[\W_]+$")

Kind = Literal["site", "mail", "phone"]


class Shown(Struct, frozen=True):
    """An address in words.

    It `is_plain` if it cannot be anything else, and `is_whole` if there are no other words.
    """

    kind: Kind
    value: str
    is_plain: bool
    is_whole: bool


class Goal(Struct, frozen=True):
    """Where a link leads: the host of a website, an email address or a phone number."""

    kind: Kind
    value: str

    def is_at(self, shown: Shown) -> bool:
        """Whether a link to here may have words that show an address."""
        if shown.kind == "phone":
            return self.kind != "phone" or self.value == shown.value
        if self.kind == "phone":
            return False
        if shown.kind == self.kind == "mail":
            return self.value.lower() == shown.value
        return _same_site(shown.value.rpartition("@")[2], self.value.lower().rpartition("@")[2])


def goal_of(scalar: Scalar, address: str) -> Goal | None:
    """Where an address leads, after all redirects; None if nobody can tell."""
    scheme, _, rest = address.partition(":")
    if scheme.lower() == "tel":
        number = _number(unquote(rest))
        return Goal("phone", number) if number else None
    if scheme.lower() == "mailto":
        return Goal("mail", unquote(rest.partition("?")[0]).lower())
    link = Weblink(scalar, 0, address)
    found = detour(link.text)
    if found and found[1]:
        link = Weblink(scalar, 0, found[1])
    try:
        return Goal("site", in_letters(link.host).lower().rstrip(".")) if link.host else None
    except FieldError:
        return None


def _same_site(one: str, other: str) -> bool:
    one, other = one.removeprefix("www."), other.removeprefix("www.")
    named = _OTHER_NAMES.get(one, one), _OTHER_NAMES.get(other, other)
    return any(a == b or a.endswith(f".{b}") or b.endswith(f".{a}") for a, b in ((one, other), named))


def may_show(words: str) -> bool:
    """Whether it is worth looking for an address in words. Most have none of its characters."""
    return _SIGN.search(words) is not None


def shown_in(words: str) -> list[list[Shown]]:
    """The addresses in words, each in all ways to read it.

    Look-alike letters are read as Latin ones, and as they are.
    """
    text = _THIN.sub("", IGNORED.sub("", html.unescape(words[:_MOST_CHARACTERS])))
    text = unicodedata.normalize("NFKC", text).translate(_SIGNS).lower().strip()
    text = _RAISED.sub(".", text)
    if _SPREAD.match(text):
        text = re.sub(r"\s*([:/.])\s*", r"\1", text)
    read = list(_all(as_latin(text)))
    as_it_is = [] if text.isascii() else list(_all(text))
    ways = [[shown, *(other for other in as_it_is if as_latin(other.value) == shown.value)] for shown in read]
    # What does not read as a Latin word is shown as it is.
    return [found if found[0].value.isascii() else found[::-1] for found in ways]


def _all(text: str) -> Iterator[Shown]:
    for found in _WEB.finditer(text):
        yield Shown("site", _plain(found["value"]), True, _core(found[0]) == _core(text))
    rest = _WEB.sub(_blank, text)
    if "@" in rest:
        for found in _MAIL.finditer(rest):
            yield Shown("mail", found["value"], True, _core(found[0]) == _core(text))
        rest = _MAIL.sub(_blank, rest)
    for found in _BARE.finditer(rest):
        is_whole, top = _core(found[0]) == _core(text), found["top"]
        if found["path"] or top not in FILE_ENDINGS:
            is_known = top in SITE_ENDINGS or top.startswith("xn--")
            if is_known:
                yield Shown("site", _plain(found["value"]), is_whole or bool(found["path"]), is_whole)
            elif found["path"] or not top.isascii():
                yield Shown("site", _plain(found["value"]), is_plain=False, is_whole=False)
    for found in _PHONE.finditer(rest):
        number = _number(found["value"])
        if number:
            yield Shown("phone", number, True, _core(found[0]) == _core(text))


def _blank(found: re.Match[str]) -> str:
    return " " * len(found[0])


def _core(text: str) -> str:
    """A text without the symbols at its ends."""
    return _ENDS.sub("", text)


def _plain(host: str) -> str:
    try:
        return in_letters(host).rstrip(".")
    except FieldError:
        return host


def _number(text: str) -> str | None:
    try:
        return parse_phone(text)
    except FieldError:
        return None
