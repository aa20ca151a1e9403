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

from statepages.look import Look


class Language(Struct, frozen=True, eq=False):
    """A language with its words. Where a word has no translation, the English stands."""

    code: str
    locale: Locale
    words: NullTranslations

    def gettext(self, message: str) -> str:
        return self.words.gettext(message)

    def ngettext(self, one: str, many: str, count: int) -> str:
        """One of two forms, or of as many as the language has, with the count filled in as %(n)s."""
        return self.words.ngettext(one, many, count) % {"n": count}

    def name_of(self, language: str) -> str:
        """The name of another language in this one: "Spanish" for es."""
        return str(self.locale.languages.get(language, language))


ENGLISH = Language("en", Locale("en"), NullTranslations())


@lru_cache(maxsize=8)
def language(look: Look, code: str) -> Language:
    """The language of a code such as "es", with the catalog that the look has of it."""
    try:
        locale = Locale.parse(code, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = ENGLISH.locale
    catalog = look.catalogs.get(code)
    return Language(code, locale, _compiled(catalog, code) if catalog else NullTranslations())


def _compiled(catalog: bytes, code: str) -> NullTranslations:
    """The messages of a .po file, ready for use."""
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(catalog), locale=code.replace("-", "_")))
    compiled.seek(0)
    return Translations(compiled)
