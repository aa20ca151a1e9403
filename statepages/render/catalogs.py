"""What is wrong with catalogs: files that cannot be read, and words that do not fit the English ones."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date, time

from babel.dates import format_date, format_time
from babel.messages.catalog import Message
from babel.messages.pofile import PoFileError, escape

from statepages.fields.choices import nearest
from statepages.humanize import and_list
from statepages.problem import Place, Problem
from statepages.render.catalog_lines import line_mistakes
from statepages.render.language import DATE_PATTERNS, TIME_PATTERNS, Language, messages_of
from statepages.render.words import Word

_PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]?|\{[\w-]+\}")
"""A name that pages (%) or scripts ({}) fill in."""


def catalog_problems(
    catalogs: Mapping[str, bytes], known: Collection[Word] | None = None
) -> Iterator[Problem]:
    """Catalogs that cannot be read, translations that do not fit the English, and words that no page has.

    `known` are the words that pages have; without them, all words are accepted.
    """
    for code, data in sorted(catalogs.items()):
        language = Language(code, data)
        mistakes = list(unreadable(language))
        yield from mistakes
        for message in () if mistakes else messages_of(language):
            if message.id:
                place = Place(_file(code), message.lineno or 1)
                yield from _misfits(message, place)
                yield from _left_out(message, place)
                if known is not None and any(_texts(message.string)):
                    yield from _unknown(message, place, known, messages_of(language).num_plurals)


def unreadable(language: Language) -> Iterator[Problem]:
    """What keeps the catalog of a language from being read as it was meant."""
    file = _file(language.code)
    mistakes = sorted(line_mistakes(language.catalog))
    for line, message in mistakes:
        yield Problem(Place(file, line), "error", "words-file", message)
    if mistakes:
        return
    try:
        _ = language.words  # its formula for plurals, too
    except (ValueError, LookupError, PoFileError) as error:
        line = error.lineno + 1 if isinstance(error, PoFileError) else 1
        message = f"This file of words cannot be read: {error}."
        yield Problem(Place(file, line), "error", "words-file", message)


def _file(code: str) -> str:
    return f"templates/locale/{code}.po"


def _misfits(message: Message, place: Place) -> Iterator[Problem]:
    """What of a translation cannot be filled in as the English can."""
    english = set(_placeholders(*_texts(message.id)))
    texts = [text for text in _texts(message.string) if text]
    if invented := sorted(set(_placeholders(*texts)) - english):
        reason = f"The English words do not have {and_list(invented)}. {_instead(english)}"
        yield Problem(place, "error", "placeholder", reason)
    elif not _can_be_filled_in(message):
        yield Problem(place, "error", "placeholder", _instead(english))
    elif wrong := _wrong_pattern(message):
        yield Problem(place, "error", "template", wrong)
    # A form for 1 can do without the number.
    elif lacking := sorted({name for text in texts[-1:] for name in english - set(_placeholders(text))}):
        reason = f"These words lack {and_list(lacking)}, so pages do not show what it stands for."
        yield Problem(place, "warning", "placeholder", reason)


def _instead(english: Collection[str]) -> str:
    """What to write for what the site fills in."""
    if not english:
        return "Leave it out."
    percent = any(name.startswith("%") for name in english)
    names = f"Use {and_list(sorted(english))} as in the English"
    return f"{names}, and write %% for a percent sign." if percent else f"{names}."


def _left_out(message: Message, place: Place) -> Iterator[Problem]:
    """Words that the site does not use, because of a mark or because a form is empty."""
    forms = list(_texts(message.string))
    if not any(forms):
        return
    if message.fuzzy:
        reason = (
            "This entry is marked as fuzzy, so the site leaves it out. If its words are right, delete fuzzy."
        )
        yield Problem(place, "warning", "words-file", reason)
    if empty := [f"msgstr[{at}]" for at, form in enumerate(forms) if not form]:
        reason = f"There are no words after {and_list(empty)}, so pages say the English ones there."
        yield Problem(place, "warning", "words-file", reason)


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


def _unknown(message: Message, place: Place, known: Collection[Word], forms: int) -> Iterator[Problem]:
    """Words that no page has, or that pages have with a second form for more than 1."""
    text = next(iter(_texts(message.id)))
    same = [word for word in known if word.text == text]
    if not same:
        guess = nearest(text, {word.text for word in known})
        instead = f"Did you mean “{guess}”?" if guess else "Copy the words from a page, letter by letter."
        yield Problem(place, "warning", "unknown-words", f"No page says “{text}”. {instead}")
    elif not message.pluralizable and all(word.many for word in same):
        names = and_list([f"msgstr[{at}]" for at in range(forms)])
        reason = (
            "These words have two forms, so the site does not use this entry. Below msgid, write "
            f"msgid_plural {escape(same[0].many or '')}, and your words after {names}."
        )
        yield Problem(place, "warning", "words-file", reason)


def _texts(words: str | Iterable[str] | None) -> Iterable[str]:
    """The words of a message, or of its singular and plural forms."""
    return (words or "",) if isinstance(words, str | None) else words
