"""html-tag: texts are written in Markdown, not in HTML.

Text that was copied out of a web page or a mail brings its tags along. They do nothing here: the
page shows <b> and &nbsp; as they stand. One that stands for a hidden character, such as &#8238;, is an
error: it would reverse what follows. In Markdown, bold is **bold**, a link is
[words](https://example.org), and an empty line begins a paragraph.

Passes::

    details: |
      **Bring water.** See [the map](https://example.org/map).

Fails::

    details: |
      <b>Bring water.</b><br>See the map.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from statepages.node import Mapping, Scalar, scalars
from statepages.problem import Problem
from statepages.unseen import HIDDEN, told

_TAG = re.compile(
    r"</?(?:a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|script|span|strong|style|table|td|tr|u|ul|iframe)\b"
    r"[^<>]{0,500}>|&(?:nbsp|amp|lt|gt|quot|apos|rsquo|lsquo|rdquo|ldquo|mdash|ndash|hellip|#[0-9]{2,5});",
    re.IGNORECASE,
)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});", re.IGNORECASE)
_CURES = {
    "b": "For bold write **words**.",
    "strong": "For bold write **words**.",
    "i": "For italics write *words*.",
    "em": "For italics write *words*.",
    "a": "For a link write [words](https://...).",
    "br": "For a new paragraph leave a line empty.",
    "p": "For a new paragraph leave a line empty.",
    "li": 'For a list begin each line with "- ".',
}


def html_tag(node: Mapping) -> Iterator[Problem]:
    """The first tag or entity of each text; before all, one that stands for a hidden character."""
    for scalar in scalars(node):
        hidden = _hidden(scalar) if "&" in scalar.text else None
        if hidden:
            yield hidden
            continue
        found = _TAG.search(scalar.text) if "<" in scalar.text or "&" in scalar.text else None
        if found is None or _is_in_address(scalar.text[: found.start()]):
            continue
        name = re.sub(r"\W", " ", found[0]).split()[0].lower()
        what = f"{found[0]} would stand on the page as it is."
        cure = _CURES.get(name, "Write the sign itself." if found[0][0] == "&" else "Delete it.")
        yield scalar.problem("warning", "html-tag", f"{what} {cure}", old=found[0], start=found.start())


def _hidden(scalar: Scalar) -> Problem | None:
    for found in _ENTITY.finditer(scalar.text):
        sign = unescape(found[0])
        if HIDDEN.fullmatch(sign):
            return scalar.problem("error", "html-tag", told(sign), old=found[0], start=found.start())
    return None


def _is_in_address(before: str) -> bool:
    """Whether what follows is a part of an address, of which other rules tell."""
    return "://" in before.rpartition(" ")[2] or before.rfind("](") > before.rfind(")")
