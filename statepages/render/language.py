"""The language of the interface: messages from a gettext catalog, days and months from Babel."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, time
from functools import lru_cache
from gettext import NullTranslations

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time
from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po
from babel.support import Translations
from msgspec import Struct

from statepages.model.languages import text_language
from statepages.problem import Place, Problem

DATE_PATTERNS = {"EEE, MMM d", "EEE, MMM d, y", "MMMM d", "MMMM d, y", "EEEE, %(day)s"}
TIME_PATTERNS = {"h:mm a", "h a"}
_FILLED_IN = re.compile(r"%\((\w+)\)")


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


def catalog_problems(catalogs: Mapping[str, bytes]) -> Iterator[Problem]:
    """Catalogs that cannot be read, and translations whose placeholders do not match the English."""
    for code, data in sorted(catalogs.items()):
        file = f"templates/locale/{code}.po"
        try:
            _words(Language(code, data))
        except (ValueError, LookupError, PoFileError) as error:
            yield Problem(Place(file), "error", "template", f"This translation file cannot be read: {error}.")
            continue
        for message in _catalog(Language(code, data)):
            if not _can_be_filled_in(message):
                words = "Use the same %( ) names here as in the English, and write %% for a percent sign."
                yield Problem(Place(file, message.lineno or 1), "error", "template", words)
            elif wrong := _wrong_pattern(message):
                yield Problem(Place(file, message.lineno or 1), "error", "template", wrong)


def _can_be_filled_in(message: Message) -> bool:
    names = {name for text in _texts(message.id) for name in _FILLED_IN.findall(text)}
    try:
        for text in _texts(message.string) if names else ():
            text % dict.fromkeys(names, "")
    except (KeyError, ValueError, TypeError):
        return False
    return True


def _wrong_pattern(message: Message) -> str | None:
    """What is wrong with the pattern of a date or time; None for a right one, and for other messages."""
    kind = "time" if message.id in TIME_PATTERNS else "date"
    if message.id not in {*TIME_PATTERNS, *DATE_PATTERNS}:
        return None
    try:
        pattern = str(message.string).replace("%(day)s", "MMMM d")
        if kind == "time":
            format_time(time(18, 30), pattern, locale="en")
        else:
            format_date(date(2024, 11, 2), pattern, locale="en")
    except (AttributeError, ValueError, TypeError):
        return (
            f"This is not a pattern for a {kind}. Use the letters of the English one, "
            "and put words in single quotes: d 'de' MMMM."
        )
    return None


def _texts(words: str | Iterable[str] | None) -> Iterable[str]:
    """The words of a message, or of its singular and plural forms."""
    return (words or "",) if isinstance(words, str | None) else words


@lru_cache(maxsize=8)
def _words(language: Language) -> NullTranslations:
    """The messages of a catalog, ready for use."""
    if not language.catalog:
        return NullTranslations()
    compiled = io.BytesIO()
    write_mo(compiled, _catalog(language))
    compiled.seek(0)
    return Translations(compiled)


@lru_cache(maxsize=8)
def _catalog(language: Language) -> Catalog:
    locale = language.code.replace("-", "_")
    return read_po(io.BytesIO(language.catalog), locale=locale, abort_invalid=True)
