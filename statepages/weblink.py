"""Web addresses in the values of a file: in a link field, or inside a text."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from itertools import islice
from urllib.parse import SplitResult, urlsplit

from msgspec import Struct

from statepages.fields.hosts import ordinary_host
from statepages.node import MappingNode, Node, Scalar, SequenceNode, scalars
from statepages.problem import Problem

# A closing parenthesis is part of an address only if the opening one is, as in encyclopedias.
_SIGN = r"[^\s<>\"“”`|\[\]()]"
WEB_ADDRESS = re.compile(
    rf"(?:https?://|(?<![\w/@.-])www\.(?=[\w-]+\.\w))(?:{_SIGN}|\({_SIGN}*\))+", re.IGNORECASE
)
_MAIL = re.compile(
    r"(?<![\w/@.+%&#-])[a-z0-9_][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9.-]*\.[a-z]{2,}", re.IGNORECASE
)
_OTHER = re.compile(r"(?:mailto|tel):[^\s<>\"“”`|\[\]()]+", re.IGNORECASE)
_OTHER_FIELDS = {"email": "mailto:", "phone": "tel:"}
_MOST = 100
TRAILING = ".,;:!?'*"
# Markdown: brackets that end an address, and the character that starts italics.
_IN_BRACKETS = re.compile(r"\]\(<?$|<$")
ITALICS = re.compile(r"(?<!\w)_(?=\S|$)")
# Characters that are safe anywhere in YAML and Markdown.
_HARMLESS = re.compile(r"[\w:/?#@!$&*+;=%.,~-]*[\w/=&-]")
_HARMLESS_ALONE = re.compile(r"[\w:/?#@!$&*+;=%.,~()-]*[\w/=&)-]")


class Weblink(Struct, frozen=True, dict=True):
    """A web address that begins at `start` in the text of a scalar."""

    scalar: Scalar
    start: int
    text: str

    @property
    def address(self) -> str:
        """Where it leads: inside a text, as Markdown reads it."""
        return self._whole if self.is_alone else html.unescape(self._whole)

    @property
    def _whole(self) -> str:
        return self.text if "://" in self.text else f"https://{self.text}"

    @property
    def is_alone(self) -> bool:
        """Whether the field contains nothing else."""
        return self.text == self.scalar.text.strip()

    @cached_property
    def parts(self) -> SplitResult | None:
        """Its parts; None if it is not a valid address."""
        try:
            return urlsplit(self._whole)
        except ValueError:
            return None

    @cached_property
    def host(self) -> str:
        """The website in lower case, without port and www."""
        host = ordinary_host(self._whole) or (self.parts and self.parts.hostname) or ""
        return host.removeprefix("www.")

    def warning(self, code: str, message: str, suggestion: str | None = None) -> Problem:
        """A warning at this address. The fix replaces it with `suggestion`, if that works in YAML."""
        harmless = _HARMLESS_ALONE if self.is_alone else _HARMLESS
        new = suggestion if suggestion and harmless.fullmatch(suggestion) else None
        return self.scalar.problem("warning", code, message, old=self.text, new=new, start=self.start)


# Several rules ask for the addresses of the same file.
@lru_cache(maxsize=1)
def weblinks(node: MappingNode) -> tuple[Weblink, ...]:
    """All web addresses in the values of a file, in order."""
    return tuple(_weblinks(node))


def _weblinks(node: MappingNode) -> Iterator[Weblink]:
    for scalar in scalars(node):
        if "://" not in scalar.text and "www." not in scalar.text.lower():
            continue
        whole = scalar.text.strip()
        if whole.lower().startswith(("http://", "https://")) and len(whole.split()) == 1:
            yield Weblink(scalar, scalar.text.index(whole), whole)
            continue
        for found in islice(WEB_ADDRESS.finditer(scalar.text), _MOST):
            yield Weblink(scalar, found.start(), _end(scalar.text, found))


def _end(text: str, found: re.Match[str]) -> str:
    """An address in a text, without the punctuation after it. It may end in an underscore of its own."""
    before = text[: found.start()]
    if _IN_BRACKETS.search(before[-4:]):
        return found[0]
    address = found[0].rstrip(TRAILING)
    if address.endswith("_") and ITALICS.search(before.rpartition("\n")[2]):
        address = address.rstrip("_" + TRAILING)
    return address


def addresses(node: Node) -> Iterator[str]:
    """Everything that the values of a file link to: web addresses, email addresses and phone numbers."""
    if isinstance(node, MappingNode):
        yield from (link.address for link in weblinks(node))
    for scalar in scalars(node):
        yield from (
            html.unescape(found[0].rstrip(TRAILING + "_"))
            for found in islice(_OTHER.finditer(scalar.text), _MOST)
        )
        if "@" in scalar.text:
            yield from (f"mailto:{found[0]}" for found in islice(_MAIL.finditer(scalar.text), _MOST))
    yield from _contacts(node)


def _contacts(node: Node) -> Iterator[str]:
    """The email addresses and phone numbers of contact fields, as links."""
    if isinstance(node, SequenceNode):
        for item in node.items:
            yield from _contacts(item)
    elif isinstance(node, MappingNode):
        for key, value in node.pairs:
            if isinstance(value, Scalar) and key.text in _OTHER_FIELDS:
                yield _OTHER_FIELDS[key.text] + value.text.strip()
            yield from _contacts(value)
