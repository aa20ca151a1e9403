"""tracking: links without tracking parameters.

Mail programs and social networks hang marks on links (utm_source, fbclid and the like) that tell
on the reader: who sent the link, to whom, in which mail. The link works without them, and two
people do not end up with two different links to the same page.

Passes::

    signup: https://example.org/canvass?shift=morning

Fails::

    signup: https://example.org/canvass?shift=morning&utm_source=newsletter&fbclid=IwAR0x
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from statepages.node import MappingNode
from statepages.problem import Problem
from statepages.rules.redirect import target
from statepages.rules.tracker import is_tracker, without_trackers
from statepages.weblink import weblinks


def tracking(node: MappingNode) -> Iterator[Problem]:
    """Links with tracking parameters; the fix leaves just those out."""
    for link in weblinks(node):
        if "?" not in link.text or link.parts is None or target(link):
            continue
        names = [unquote(part.partition("=")[0]) for part in urlsplit(link.text).query.split("&")]
        found = list(dict.fromkeys(name for name in names if is_tracker(name)))
        if found:
            clean = without_trackers(link.text)
            message = f"This link carries marks that track the reader ({', '.join(found)}). Write {clean}."
            yield link.warning("tracking", message, clean)
