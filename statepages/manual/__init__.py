"""The manual of problems: for each code what it means, with a snippet that passes and one that fails.

A rule's page is the docstring of its module; the pages here are those of all other codes, in the same form.
"""

from __future__ import annotations

import re
from textwrap import dedent

from msgspec import Struct

from statepages.manual import contacts, days, fields, files, layout, times, values, words

_FORM = re.compile(
    r"(?P<code>[a-z0-9-]+): (?P<title>\S[^\n]*\.)\n\n(?:(?P<prose>\S.*?)\n\n)??"
    r"Passes::\n\n(?P<passes>    .*?)\n\nFails::\n\n(?P<fails>    .*)",
    re.DOTALL,
)


class Page(Struct, frozen=True):
    """A page: a sentence for what to do, why, and the snippets."""

    code: str
    title: str
    prose: str
    passes: str
    fails: str


def page_of(text: str) -> Page | None:
    """The page that a docstring is, if it is one."""
    found = _FORM.fullmatch(dedent(text).strip("\n"))
    if found is None:
        return None
    passes, fails = (dedent(found[name]) for name in ("passes", "fails"))
    return Page(found["code"], found["title"], found["prose"] or "", passes, fails)


def pages() -> tuple[Page, ...]:
    """The pages of all codes that are no rules', in the order of their codes."""
    texts = [
        text
        for module in (files, layout, fields, words, days, times, values, contacts)
        for text in module.PAGES
    ]
    found = [page for page in map(page_of, texts) if page]
    assert len(found) == len(texts), "a page has another form"  # noqa: S101
    return tuple(sorted(found, key=lambda page: page.code))
