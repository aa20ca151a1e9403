"""Markdown as plain text of several lines, where HTML cannot be shown."""

from __future__ import annotations

import html
import re
from functools import lru_cache

from statepages.markup import to_html

_TAG = re.compile(r"""(<(?:[^>"]|"[^"]*")*>)""")
_NAME = re.compile(r"</?\w+")
_ADDRESS = re.compile(r'href="([^"]*)"')
_FIRST = re.compile(r'start="(\d{1,9})"')
_SPACES = re.compile(" {2,}")
_SPARE = re.compile(r"\n{3,}")
_AS_SPACES = str.maketrans("\n\t", "  ")
_BREAKS = {"<br": "\n", "<hr": "\n\n"}
_BREAKS |= {f"</{name}": "\n\n" for name in ("p", "h2", "h3", "h4", "blockquote")}


# An event is in its own file, in its state's calendar and in the site's.
@lru_cache(maxsize=10_000)
def to_lines(markdown: str) -> str:
    """The words of a Markdown text in its own paragraphs and lists, with the addresses of its links."""
    text = _Text()
    made = to_html(markdown).translate(_AS_SPACES)
    for number, part in enumerate(_TAG.split(made)):
        if number % 2:
            text.add_tag(part)
        else:
            text.parts.append(html.unescape(part) if "&" in part else part)
    return text.whole()


class _Text:
    """A growing text. `lists` has the next item number of each open list; 0 if it has no numbers."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.lists: list[int] = []
        self.address, self.since = "", 0

    def add_tag(self, tag: str) -> None:
        name = _NAME.match(tag)
        match name[0] if name else "":
            case "<a":
                self.address, self.since = _found(_ADDRESS, tag), len(self.parts)
            case "</a":
                self.parts.append(self._link())
            case "<ul" | "<ol" as kind:
                self.lists.append(int(_found(_FIRST, tag) or 1) if kind == "<ol" else 0)
            case "</ul" | "</ol":
                self.lists.pop()
                self.parts.append("\n" if self.lists else "\n\n")
            case "<li":
                self.parts.append(self._entry())
            case other:
                self.parts.append(_BREAKS.get(other, ""))

    def _entry(self) -> str:
        """What comes before an item. A tab means one level; all other tabs have become spaces."""
        number = self.lists[-1]
        if number:
            self.lists[-1] += 1
        is_new_line = "".join(self.parts[-4:]).rstrip(" ").endswith("\n")
        indent = "\t" * (len(self.lists) - 1)
        return ("" if is_new_line else "\n") + indent + (f"{number}. " if number else "- ")

    def _link(self) -> str:
        """The address after the words of a link, if the words are not the address."""
        words = "".join(self.parts[self.since :]).strip().rstrip("/")
        address = self.address.rstrip("/")
        is_said = words in ("", address, address.partition(":")[2].removeprefix("//"))
        return f" ({self.address})" if address and not is_said else ""

    def whole(self) -> str:
        text = "\n".join([line.strip(" ") for line in "".join(self.parts).split("\n")])
        if "  " in text:
            text = _SPACES.sub(" ", text)
        return _SPARE.sub("\n\n", text).replace("\t", "  ").strip()


def _found(pattern: re.Pattern[str], tag: str) -> str:
    found = pattern.search(tag)
    return html.unescape(found[1]) if found else ""
