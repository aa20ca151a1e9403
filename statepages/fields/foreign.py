"""Names of months and days of the week in other languages that people here write in."""

from __future__ import annotations

import re
from functools import cache

from babel import Locale

from statepages.fields.days import MONTHS, WEEKDAYS

_LANGUAGES = ("es", "fr", "pt", "de", "it")
_SMALL_WORDS = re.compile(
    r"(?<=[0-9a-z])\s+(?:de|del|di|du)\s+(?=[0-9a-z])|\b(?:a las?|à|às|alle|um|el|le)\b(?=\s*[0-9])",
    re.IGNORECASE,
)
_SPANS = re.compile(
    r"(?<![a-z])(?:de|desde|von)\s+(?:las?\s+)?(?P<first>[0-9][^,]*?)\s+(?:a|à|hasta|bis)\s+(?:las?\s+)?(?=[0-9])",
    re.IGNORECASE,
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
    text = _SPANS.sub(r"\g<first> to ", text)
    found = [word for word in _WORD.findall(text.lower()) if word.rstrip(".") in _names()]
    if not found:
        return _SMALL_WORDS.sub(" ", text)
    english = _WORD.sub(lambda word: _names().get(word[0].lower().rstrip("."), word[0]), text)
    return _SMALL_WORDS.sub(" ", english)
