"""What is wrong with catalogs: files that cannot be read, and words that do not fit the English ones."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, time

from babel.dates import format_date, format_time
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError

from statepages.fields.choices import nearest
from statepages.humanize import and_list
from statepages.problem import Place, Problem
from statepages.render.language import DATE_PATTERNS, TIME_PATTERNS, Language, messages_of

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]?|\{[\w-]+\}")
"""A name that pages (%) or scripts ({}) fill in."""

_PERCENT = "Use the same %( ) names here as in the English, and write %% for a percent sign."


def catalog_problems(catalogs: Mapping[str, bytes], known: Iterable[str] | None = None) -> Iterator[Problem]:
    """Catalogs that cannot be read, translations that do not fit the English, and words that no page has.

    `known` are the words that pages have; without them, all words are accepted.
    """
    for code, data in sorted(catalogs.items()):
        file, language = f"templates/locale/{code}.po", Language(code, data)
        try:
            messages = [message for message in messages_of(language) if message.id]
            _ = language.words  # its formula for plurals, too
        except (ValueError, LookupError, PoFileError) as error:
            yield Problem(Place(file), "error", "template", f"This translation file cannot be read: {error}.")
            continue
        for message in messages:
            place = Place(file, message.lineno or 1)
            yield from _misfits(message, place)
            if known is not None and next(iter(_texts(message.id))) not in known:
                yield _unknown(message, place, known)


def _misfits(message: Message, place: Place) -> Iterator[Problem]:
    """What of a translation cannot be filled in as the English can."""
    if not _can_be_filled_in(message):
        yield Problem(place, "error", "placeholder", _PERCENT)
        return
    if wrong := _wrong_pattern(message):
        yield Problem(place, "error", "template", wrong)
    english = set(_placeholders(*_texts(message.id)))
    texts = [text for text in _texts(message.string) if text]
    if invented := sorted(set(_placeholders(*texts)) - english):
        reason = f"The English words do not have {and_list(invented)}. {_PERCENT}"
        yield Problem(place, "error", "placeholder", reason)
    # A form for 1 can do without the number.
    elif lacking := sorted({name for text in texts[-1:] for name in english - set(_placeholders(text))}):
        reason = f"These words lack {and_list(lacking)}, so pages do not show what it stands for."
        yield Problem(place, "warning", "placeholder", reason)


def _placeholders(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from _PLACEHOLDER.findall(text.replace("%%", ""))


def _can_be_filled_in(message: Message) -> bool:
    names = dict.fromkeys(re.findall(r"%\((\w+)\)", " ".join(_texts(message.id))), "")
    try:
        for text in _texts(message.string) if names else ():
            text % names
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


def _unknown(message: Message, place: Place, known: Iterable[str]) -> Problem:
    text = next(iter(_texts(message.id)))
    guess = nearest(text, known)
    instead = f"Did you mean “{guess}”?" if guess else "Copy the words from a page, letter by letter."
    return Problem(place, "warning", "unknown-words", f"No page says “{text}”. {instead}")


def _texts(words: str | Iterable[str] | None) -> Iterable[str]:
    """The words of a message, or of its singular and plural forms."""
    return (words or "",) if isinstance(words, str | None) else words
