"""Turn bare addresses in a text into links; doubtful ones stay words."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import AtomicString

from statepages.fields.links import parse_link
from statepages.problem import FieldError
from statepages.weblink import ITALICS, TRAILING, WEB_ADDRESS

_BARE = (
    r"(?i:(?<![^\W_])(?:(?P<web>(?:[a-z][a-z0-9+-]{0,15}://|(?<![/@.-])www\.(?=[a-z0-9-]+\.))[^\s<>]+)"
    r"|(?<![/@.+%&#-])(?P<mailto>mailto:)?"
    r"(?P<mail>[a-z0-9_][a-z0-9._%+-]{0,63}@[a-z0-9][a-z0-9.-]*\.[a-z]{2,})(?![^\W_]|@|-\w)))"
)
_ESCAPED = re.compile("\x02klzzwxh:[0-9]+\x03|.", re.DOTALL)
"""Python-Markdown has put a mark of its own in place of a sign after a backslash."""
_BEHIND = re.compile("[‘’«»…—。，、；：！？）」\x02]|&(?!amp;)[a-z]{2,8};", re.IGNORECASE)
"""Punctuation, though an address could contain it."""


class Autolinks(InlineProcessor):
    """Web addresses that begin with https://, http:// or www., and email addresses."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, maker: Markdown) -> None:
        super().__init__(_BARE, maker)

    def handleMatch(  # type: ignore[override]  # noqa: N802
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int, int]:
        """A link; nothing if an address is doubtful, and then all of it is skipped."""
        if m["web"] is None:
            return self._mail(m, data)
        pieces = _ESCAPED.findall(m["web"])
        found = _web("".join(map(self._sign, pieces)))
        if found is None:
            return None, m.start(), m.end()
        shown, address = found
        if shown.endswith("_") and ITALICS.search(data[: m.start()].rpartition("\n")[2]):
            shown, address = shown.rstrip("_"), address.rstrip("_")
        return _link(address, shown), m.start(), m.start() + len("".join(pieces[: len(shown)]))

    def _mail(self, m: re.Match[str], data: str) -> tuple[Element | None, int, int]:
        # In _ana@example.org_ the first _ is not part of the address.
        marks = m["mail"][: len(m["mail"]) - len(m["mail"].lstrip("_"))]
        is_marked = marks and not m["mailto"] and data.startswith(marks, m.end())
        shown = m[0].removeprefix(marks) if is_marked else m[0]
        address = "mailto:" + shown.removeprefix(m["mailto"] or "")
        return _link(address, shown) if _is_safe(address) else None, m.end() - len(shown), m.end()

    def _sign(self, piece: str) -> str:
        """The sign in the text; the mark itself if it is for something else."""
        if len(piece) == 1:
            return piece
        stash = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
        kept = stash.get(piece[9:-1])
        return chr(int(kept[1:-1])) if isinstance(kept, str) and kept[1:-1].isdecimal() else "\x02"


def _web(text: str) -> tuple[str, str] | None:
    """The address that a text begins with, as written and as a link."""
    scheme = "https://" if text[:4].lower() == "www." else ""
    found = WEB_ADDRESS.match(scheme + _BEHIND.split(text, maxsplit=1)[0])
    address = found[0].rstrip(TRAILING) if found else ""
    return (address.removeprefix(scheme), address) if _is_safe(address) else None


def _is_safe(address: str) -> bool:
    """Whether a link field would accept the address."""
    try:
        return bool(parse_link(address.replace("&amp;", "&")))
    except FieldError:
        return False


def _link(address: str, shown: str) -> Element:
    made = Element("a", href=address)
    made.text = AtomicString(shown)
    return made
