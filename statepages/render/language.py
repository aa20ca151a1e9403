"""The language of the interface: its words from a gettext catalog, its days and months from Babel."""

from __future__ import annotations

import io
from functools import lru_cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.support import Translations
from msgspec import Struct


class Language(Struct, frozen=True, cache_hash=True):
    """A language by its code, such as "es", with its catalog (.po), if there is one.

    Where a word has no translation, the English stands.
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
        """One of two forms, or of as many as the language has, with the count filled in as %(n)s."""
        return self.words.ngettext(one, many, count) % {"n": count}

    def name_of(self, language: str) -> str:
        """The name of another language in this one: "Spanish" for es."""
        return str(self.locale.languages.get(language, language))


ENGLISH = Language("en")


@lru_cache(maxsize=8)
def _locale(code: str) -> Locale:
    try:
        return Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")


@lru_cache(maxsize=8)
def _words(language: Language) -> NullTranslations:
    """The messages of a catalog, ready for use."""
    if not language.catalog:
        return NullTranslations()
    compiled = io.BytesIO()
    locale = language.code.replace("-", "_")
    write_mo(compiled, read_po(io.BytesIO(language.catalog), locale=locale))
    compiled.seek(0)
    return Translations(compiled)
