"""The names of sites: which lead to a site that all can reach, and which look like another's."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from urllib.parse import urlsplit

from statepages.fields.endings import SITE_ENDINGS
from statepages.fields.text import quoted
from statepages.problem import FieldError

_NUMBER = re.compile(r"\d+|0x[0-9a-f]*", re.IGNORECASE)
_LOCAL = frozenset(
    {"localhost", "localdomain", "local", "internal", "intranet", "private", "corp", "home", "lan", "arpa"}
    | {"invalid", "test"}
)
"""Endings of names that only one network knows, or none."""

_ORDINARY = re.compile(
    r"https?://(?P<host>(?:[a-z0-9-]{1,63}\.){1,5}(?P<top>[a-z]{2,}))(?:[/?#][A-Za-z0-9/?#=&%+.~_-]{0,500})?"
)

# Letters of other alphabets that read as Latin ones, small as hosts are written.
_CYRILLIC = "аa сc ԁd еe һh іi јj ӏl оo рp ԛq ѕs ԝw хx уy үy ьb гr ѵv пn кk тt"
_GREEK = "αa ιi κk νv ρp υu ωw ηn οo τt χx γy εe"
_ARMENIAN = "օo սu ոn հh ցg զq յj"
# Those that do so less well, capitals, and Latin letters of another form: what a reader takes them for.
_LESS = "мm нh вb бb зe АA ВB ЕE КK МM НH ОO РP СC ТT ХX УY ІI ЈJ ЅS"
_CAPITALS = "ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX"
_LATIN = "ıi ɩi ɑa ɡg ʟl ᴏo ᴄc ꜱs ᴠv ᴡw ᴢz øo đd łl"
_LOOKS = {pair[0]: pair[1] for pairs in (_CYRILLIC, _GREEK, _ARMENIAN) for pair in pairs.split()}
_AS_LATIN = str.maketrans(
    _LOOKS | {pair[0]: pair[1] for pairs in (_LESS, _CAPITALS, _LATIN) for pair in pairs.split()}
)
_NATIVE = frozenset({"рус"})
"""An ending of another alphabet that reads as one of ours, and is known."""

# What is written together in one language; any other two alphabets in a word are a trick.
_EAST_ASIAN = frozenset({"LATIN", "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO"})
_OF_NONE = frozenset({"MODIFIER", "FEMININE", "MASCULINE", "MICRO"})
_MOST_OF_A_LABEL = 63
_WEB_PORTS = (80, 443)
_FIRST_FREE_PORT = 1024


def ordinary_host(link: str) -> str | None:
    """The host of a link that is written so plainly that nothing can be wrong with it; None for others."""
    found = _ORDINARY.fullmatch(link)
    # Below /cdn-cgi/ is what a copied page leaves of an email address.
    is_sure = found and found["top"] in SITE_ENDINGS and "xn--" not in link and "/cdn-cgi/" not in link
    return found["host"] if found and is_sure else None


def is_web_port(port: int) -> bool:
    """Whether a web server may listen there: all but two of the lower ports belong to other services."""
    return port in _WEB_PORTS or port >= _FIRST_FREE_PORT


def in_letters(host: str) -> str:
    """A host as people read it: the labels that are written for machines (xn--...) in their letters.

    Raises FieldError where one of them means nothing.
    """
    if "xn--" not in host.lower():
        return host
    return ".".join(map(_label_in_letters, host.split(".")))


def _label_in_letters(label: str) -> str:
    if not label.lower().startswith("xn--"):
        return label
    message = f"{quoted(label)} cannot be the name of a site. Copy the link again."
    if len(label) > _MOST_OF_A_LABEL:
        raise FieldError("link", message)
    try:
        letters = label[4:].encode("ascii").decode("punycode")
    except (UnicodeError, ValueError, OverflowError) as error:
        raise FieldError("link", message) from error
    is_plain = unicodedata.normalize("NFKC", letters) == letters == letters.lower()
    is_one = not letters.isascii() and _is_label(letters) and for_machines(letters) == label.lower()
    if not (is_plain and is_one):
        raise FieldError("link", message)
    return letters


def for_machines(host: str) -> str:
    """A host in plain letters: пример.рф as xn--e1afmkfd.xn--p1ai."""
    return ".".join(
        label if label.isascii() else "xn--" + label.lower().encode("punycode").decode("ascii")
        for label in host.split(".")
    )


def is_host(host: str) -> bool:
    """Whether a text is the name of a site: two labels or more, with points between."""
    labels = host.removesuffix(".").split(".")
    return len(labels) > 1 and all(map(_is_label, labels))


def _is_label(label: str) -> bool:
    """Whether a part of a host has only letters, their accents, digits and hyphens."""
    return bool(label) and all(sign in "-_" or unicodedata.category(sign)[0] in "LMN" for sign in label)


def as_latin(text: str) -> str:
    """A text as somebody reads it who knows only Latin letters: without accents, look-alikes as what
    they look like."""
    if text.isascii():
        return text
    bare = (sign for sign in unicodedata.normalize("NFD", text) if unicodedata.category(sign) != "Mn")
    return "".join(bare).translate(_AS_LATIN)


def check_site(text: str) -> None:
    """Raises FieldError for a web address that does not lead where it seems to, or that is not public."""
    if ordinary_host(text):
        return
    parts = urlsplit(text)
    host, port = parts.hostname or "", parts.port
    if "@" in parts.netloc:
        raise FieldError("link", "This link has a name or password before the @. Delete it.")
    check_host(unicodedata.normalize("NFKC", host))
    if port is not None and not is_web_port(port):
        message = f"Web pages do not use port {port}. Delete :{port} from the link, or copy the link again."
        raise FieldError("link", message)


def check_host(host: str) -> None:
    """Raises FieldError for a host that is a number, known only to one network, or a look-alike."""
    bare = host.rstrip(".")
    last = bare.rpartition(".")[2]
    if ":" in host or _NUMBER.fullmatch(last):
        message = f"This link has a number ({host}) instead of the name of the website. Write the name."
        raise FieldError("link", message)
    if "." in bare and last.lower() in _LOCAL:
        message = f"{quoted(host)} works only on one computer or network. Write a public address instead."
        raise FieldError("link", message)
    check_letters(bare)


def check_letters(host: str) -> None:
    """Raises FieldError for a host that mixes alphabets, or that reads as another in plain letters."""
    if host.isascii() and "xn--" not in host.lower():
        return
    labels = in_letters(host).lower().split(".")
    for label in labels:
        if _is_mixed(label):
            message = f"{quoted(label)} mixes letters from two alphabets, as fake sites do. Type it again."
            raise FieldError("link", message)
    is_foreign = labels[-1] in _NATIVE or not (labels[-1].isascii() or _is_lookalike(labels[-1]))
    fake = next((label for label in labels if _is_lookalike(label)), None)
    if fake and not is_foreign:
        message = (
            f"{quoted('.'.join(labels))} has letters from another alphabet and only looks like "
            f"{'.'.join(map(as_latin, labels))}, as fake sites do. Type it again."
        )
        raise FieldError("link", message)


@lru_cache(maxsize=256)
def _is_mixed(label: str) -> bool:
    """Whether a word has letters of two alphabets."""
    if label.isascii():
        return False
    found = {re.split("[ -]", unicodedata.name(sign, ""))[0] for sign in label if sign.isalpha()} - _OF_NONE
    return len(found) > 1 and not found <= _EAST_ASIAN


def _is_lookalike(label: str) -> bool:
    """Whether all letters of a word are of another alphabet and read as Latin ones."""
    letters = [sign for sign in unicodedata.normalize("NFD", label) if sign.isalpha()]
    return bool(letters) and all(sign in _LOOKS for sign in letters)
