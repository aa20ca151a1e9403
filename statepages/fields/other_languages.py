"""Names of months and days of the week in other languages that people here write in."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from statepages.fields.calendar_words import MONTHS, WEEKDAYS

_LANGUAGES = ("es", "fr", "pt", "de", "it")
_SMALL_WORDS = re.compile(
    r"(?<=[0-9a-z])\s+(?:de|del|di|du)\s+(?=[0-9a-z])|\b(?:a las?|à|às|alle|um|el|le)\b(?=\s*[0-9])",
    re.IGNORECASE,
)
_SPANS = re.compile(
    r"(?<![a-z])(?:de|desde|von)\s+(?:las?\s+)?(?P<first>[0-9]{1,2}(?![0-9])[^,]*?)\s+(?:a|à|hasta|bis)\s+(?:las?\s+)?(?=[0-9])",
    re.IGNORECASE,
)
_EVERY = re.compile(
    rf"\b(?:todos los|todas las|cada|los|les|tous les|todas as|jeden)\s+(?={'|'.join(WEEKDAYS)})",
    re.IGNORECASE,
)
_DAY_OF_MONTH = re.compile(
    rf"\b({'|'.join(WEEKDAYS)})\s+(?:de|del mes de|en|d')\s+(?={'|'.join(MONTHS)})", re.IGNORECASE
)
_WORD = re.compile(r"[^\W\d_]{3,}\.?")


@cache
def _names() -> dict[str, str]:
    """English names by those of the other languages, in small letters."""
    names: dict[str, str] = {}
    for language in _LANGUAGES:
        locale = Locale(language)
        for form in ("wide", "abbreviated"):
            months, days = locale.months["format"][form], locale.days["format"][form]
            names |= {months[at].lower().rstrip("."): MONTHS[at - 1] for at in range(1, 13)}
            names |= {days[at].lower().rstrip("."): WEEKDAYS[at] for at in range(7)}
    names |= {
        "mediodía": "noon",
        "mediodia": "noon",
        "medianoche": "midnight",
        "mittag": "noon",
        "midi": "noon",
    }
    return {name: english for name, english in names.items() if len(name) > 2 and name != "mar"}


def in_english(text: str) -> str:
    """A day with its words in English: "sábado 19 de octubre" as "Saturday 19 October"."""
    text = " ".join(_SPANS.sub(r"\g<first> to ", text).split())
    found = [word for word in _WORD.findall(text.lower()) if word.rstrip(".") in _names()]
    if not found:
        return " ".join(_SMALL_WORDS.sub(" ", text).split())
    english = _WORD.sub(lambda word: _names().get(word[0].lower().rstrip("."), word[0]), text)
    english = _DAY_OF_MONTH.sub(r"\1 in ", _EVERY.sub("every ", english))
    return " ".join(_SMALL_WORDS.sub(" ", english).split())
