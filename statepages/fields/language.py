"""Languages by their names, in English or in their own words, or by their codes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Annotated

from babel import Locale
from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.choices import certain, nearest
from statepages.fields.text import quoted, typed
from statepages.problem import FieldError

_ALIASES = {
    "asl": "ase", "mandarin": "zh", "farsi": "fa", "creole": "ht", "español": "es", "espanol": "es",
    "français": "fr", "francais": "fr", "中文": "zh", "tiếng việt": "vi", "한국어": "ko", "العربية": "ar",
    "haitian": "ht", "kreyol": "ht", "kreyòl": "ht", "deutsch": "de", "bengali": "bn", "viet": "vi",
    "sign language": "ase", "português": "pt", "portugues": "pt", "italiano": "it", "polski": "pl",
    "inglés": "en", "ingles": "en",
    "русский": "ru", "日本語": "ja", "taglish": "tl", "pilipino": "fil",
}  # fmt: skip
_LEAST_ALIKE = 0.8
_MOST_WORDS = 8


@lru_cache
def _languages() -> dict[str, str]:
    """Codes by English name in lower case."""
    names = {code: str(name) for code, name in Locale("en").languages.items() if "_" not in code}
    return {name.lower(): code for code, name in names.items()}


def parse_language(text: object) -> str:
    """The code of a language given by English name or code: "es" for Spanish."""
    word = typed(text).lower()
    code = _code(word)
    if code:
        return code
    within = _within(word)
    if within:
        message = f"{quoted(text)} says more than the language. Write {within}."
        raise FieldError(
            "language", message, within, is_guess=not re.fullmatch(r"[a-z]{2,3}[-_][a-z]{2,4}", word)
        )
    names = _languages()
    guess, sure = nearest(word, names, _LEAST_ALIKE), certain(word, names)
    advice = f"Did you mean {guess.title()}?" if guess else "Write its English name, such as Spanish."
    raise FieldError(
        "language", f"{quoted(text)} is not a language that we know. {advice}", sure and sure.title()
    )


def _code(word: str) -> str | None:
    names = _languages()
    return names.get(word) or _ALIASES.get(word) or (word if word in names.values() else None)


def _within(text: str) -> str | None:
    """The one language in "Chinese (Simplified)", "Spanish available" and "en-US"."""
    region = re.fullmatch(r"([a-z]{2,3})[-_][a-z]{2,4}", text)
    words = [region[1]] if region else re.findall(r"[^\W\d_]{4,}", text)
    found = {code: word for word in reversed(words[:_MOST_WORDS]) if (code := _code(word))}
    if len(found) != 1:
        return None
    [code] = found
    return next((name.title() for name, known in _languages().items() if known == code), None)


Language = Annotated[str, PlainValidator(parse_language), editors.text(80)]
