"""A catalog with all words of the pages, in which people fill in their own."""

from __future__ import annotations

import io
from collections.abc import Collection

from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from statepages.render.language import Language, messages_of
from statepages.render.words import Word

_UNUSED = "# No page says these words."


def word_list(language: Language, words: Collection[Word]) -> str:
    """The catalog of a language as it is, a comment at words that no page says, and then all other words.

    The catalog has no line_mistakes.
    """
    lines = [line for line in language.catalog.decode("utf-8-sig").split("\n") if line.strip() != _UNUSED]
    there = messages_of(Language(language.code, "\n".join(lines).encode()))
    known, named = {word.text for word in words}, set[str]()
    for message in sorted(there, key=lambda message: message.lineno or 0, reverse=True):
        text = message.id if isinstance(message.id, str) else message.id[0]
        named.add(text)
        if text and text not in known:
            lines.insert((message.lineno or 1) - 1, _UNUSED)
    before = "\n".join(lines).rstrip("\n")
    after = _empty(there, [word for word in words if word.text not in named]).rstrip("\n")
    return "\n\n".join(part for part in (before, after) if part) + "\n"


def _empty(there: Catalog, words: Collection[Word]) -> str:
    """Some words without a translation, with as many forms as those that are there."""
    catalog = Catalog(locale=there.locale)
    catalog.mime_headers = there.mime_headers
    for word in words:
        catalog.add((word.text, word.many) if word.many else word.text)
    written = io.BytesIO()
    write_po(written, catalog, width=0, omit_header=True)
    return written.getvalue().decode()
