"""Web addresses wherever they stand: alone in a link field, or inside a text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from urllib.parse import SplitResult, urlsplit

from statepages.node import Mapping, Scalar, scalars
from statepages.problem import Problem

_ADDRESS = re.compile(r"https?://[^\s<>\"“”`|\[\]()]+", re.IGNORECASE)
_MOST = 100
_TRAILING = ".,;:!?'*_"
# What may stand anywhere, in YAML and in Markdown, without ending the one or the other.
_HARMLESS = re.compile(r"[\w:/?#@!$&*+;=%.,~-]*[\w/=&-]")
_HARMLESS_ALONE = re.compile(r"[\w:/?#@!$&*+;=%.,~()-]*[\w/=&)-]")


@dataclass(frozen=True, slots=True)
class Weblink:
    """A web address that begins at `start` in the text of a scalar."""

    scalar: Scalar
    start: int
    text: str

    @property
    def parts(self) -> SplitResult | None:
        """Its parts; None where it is no address."""
        try:
            return urlsplit(self.text)
        except ValueError:
            return None

    @property
    def host(self) -> str:
        """The site in lower case, without port and www."""
        return ((self.parts and self.parts.hostname) or "").removeprefix("www.")

    @property
    def is_alone(self) -> bool:
        """Whether nothing else stands in the value."""
        return self.text == self.scalar.text.strip()

    def warning(self, code: str, message: str, instead: str | None = None) -> Problem:
        """A warning at this address, mended by `instead` where that can stand in its place as it is."""
        harmless = _HARMLESS_ALONE if self.is_alone else _HARMLESS
        new = instead if instead and harmless.fullmatch(instead) else None
        return self.scalar.problem("warning", code, message, old=self.text, new=new, start=self.start)


def weblinks(node: Mapping) -> Iterator[Weblink]:
    """All web addresses in the values of a file, in order."""
    for scalar in scalars(node):
        if "://" not in scalar.text:
            continue
        whole = scalar.text.strip()
        if whole.lower().startswith(("http://", "https://")) and not any(map(str.isspace, whole)):
            yield Weblink(scalar, scalar.text.index(whole), whole)
            continue
        for found in islice(_ADDRESS.finditer(scalar.text), _MOST):
            yield Weblink(scalar, found.start(), found[0].rstrip(_TRAILING))
