"""The language of the interface: messages from a gettext catalog, days and months from Babel."""

from __future__ import annotations

import codecs
import io
from collections.abc import Sequence
from functools import lru_cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from msgspec import Struct

from statepages.model.languages import text_language

DATE_PATTERNS = {"EEE, MMM d", "EEE, MMM d, y", "MMMM d", "MMMM d, y", "EEEE, %(day)s"}
TIME_PATTERNS = {"h:mm a", "h a"}


class Language(Struct, frozen=True, cache_hash=True):
    """A language by its code, such as "es", with its catalog (.po), if there is one.

    A message without a translation stays in English.
    """

    code: str
    catalog: bytes = b""

    @property
    def locale(self) -> Locale:
        return _locale(self.code)

    @property
    def words(self) -> NullTranslations:
        return _words(self)

    def gettext(self, message: str) -> str:
        return self.words.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """The right plural form for a count, with the count filled in as %(n)s."""
        return self.words.ngettext(one, many, count) % {"n": count}

    def name_of(self, language: str) -> str:
        """The name of another language in this one: "Spanish" for es."""
        return str(self.locale.languages.get(language, language))

    def other(self, text: str, languages: Sequence[str]) -> str | None:
        """The language of a text about an event, given the event's languages; None if it is the page's."""
        found = text_language(text, languages)
        return None if found == self.code else found


ENGLISH = Language("en")


@lru_cache(maxsize=8)
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")


@lru_cache(maxsize=8)
def _words(language: Language) -> NullTranslations:
    """The messages of a catalog, ready for use. Raises ValueError, LookupError and PoFileError."""
    if not language.catalog:
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, messages_of(language))
    compiled.seek(0)
    return Translations(compiled)


@lru_cache(maxsize=8)
def messages_of(language: Language) -> Catalog:
    """The messages of a catalog, with their lines. Raises ValueError, LookupError and PoFileError."""
    locale = language.code.replace("-", "_")
    data = language.catalog.removeprefix(codecs.BOM_UTF8)
    return read_po(io.BytesIO(data), locale=locale, abort_invalid=True)
