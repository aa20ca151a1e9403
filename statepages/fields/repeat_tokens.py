"""Reads on which days an event repeats, in English and Spanish: 1st and 3rd Wednesdays, cada martes y jueves.

Each word becomes one letter, and patterns of these letters say what the whole means.
"""

from __future__ import annotations

import re
from itertools import chain

from msgspec import Struct

from statepages.fields.calendar_words import WEEKDAYS
from statepages.fields.choices import certain
from statepages.model.repetition import Repetition

MOST_CHARACTERS = 120
"""A longer text says more than how often."""

_SPANISH_DAYS = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")
_SHORT_DAYS = (("mo",), ("tu", "tues"), ("we", "weds"), ("th", "thur", "thurs"), ("fr",), ("sa",), ("su",))
_ORDINALS = {
    1: "first 1st primer primero",
    2: "second 2nd segundo",
    3: "third 3rd tercer tercero",
    4: "fourth 4th cuarto",
    5: "fifth 5th quinto",
    -1: "last último ultimo",
}
_NUMBERS = ("two dos", "three tres", "four cuatro", "five cinco", "six seis")
_OTHERS = {
    "A": "and y e",
    "E": "every each all cada todos",
    "X": "other alternate",
    "W": "weekly semanal semanalmente",
    "B": "biweekly fortnightly",
    "K": "week weeks semana semanas",
    "M": "monthly mensual mensualmente month months mes meses",
    "": "on the of in during el los las la de del",
}
_TOGETHER = {"tth": "tue thu", "tuth": "tue thu", "mwf": "mon wed fri", "mw": "mon wed", "t th": "tue thu"}
"""How schools and offices write days in one word."""


class _Token(Struct, frozen=True):
    """A word: D for a day of the week, O for an ordinal, N for a number, and letters for others."""

    letter: str
    value: int = 0


def _vocabulary() -> dict[str, _Token]:
    found = {word: _Token(letter) for letter, words in _OTHERS.items() for word in words.split()}
    for number, (english, spanish) in enumerate(zip(WEEKDAYS, _SPANISH_DAYS, strict=True)):
        name, plain = english.lower(), spanish.replace("é", "e").replace("á", "a")
        words = [name, f"{name}s", name[:3], f"{name[:3]}s", spanish, plain, spanish[:3], plain[:3]]
        words += _SHORT_DAYS[number]
        words += [f"{spanish}s", f"{plain}s"] if number >= 5 else []
        found |= dict.fromkeys(words, _Token("D", number))
    for number, words_of in _ORDINALS.items():
        found |= dict.fromkeys(words_of.split(), _Token("O", number))
    for number, words_of in enumerate(_NUMBERS, 2):
        found |= dict.fromkeys(words_of.split(), _Token("N", number))
    return found


_VOCABULARY = _vocabulary()
_LONG_WORDS = [word for word in _VOCABULARY if len(word) > 5]
"""Those in which a slip of the finger is certain: Tuseday."""

_DAYS = "D(?:A*E?D)*"
_EVERY_WEEK = re.compile(rf"(?:WA*E?|EKA*E?|E)?{_DAYS}(?:EK|W)?")
_EVERY_FEW_WEEKS = re.compile(rf"E(?:X|N)K(?:A*E?{_DAYS})?|(?:EX|BA*E?){_DAYS}")
_EVERY_NTH = re.compile("EO(?:D|KD?)")
_IN_MONTH = re.compile("(?:E?MA*)?E?O(?:A*O)*D(?:A*O(?:A*O)*D)*A*(?:E?M)?")


def read_repetition(text: str) -> tuple[Repetition, ...]:
    """What a text can mean: one repetition, or two if it is not clear; none for another text."""
    plain = _plain(text)
    if len(text) > MOST_CHARACTERS or plain is None:
        return ()
    if re.fullmatch(
        r"(?:mon|monday)s?(?:-|–| to | through | thru )(?:fri|friday)s?|m[-–]f|(?:de )?lunes a viernes", plain
    ):
        return (Repetition("weekdays"),)
    if re.fullmatch("once a week|cada semana", plain):
        return (Repetition("weekly"),)
    tokens = _tokens(plain)
    return _read(tokens) if tokens else ()


def _plain(text: str) -> str | None:
    plain = " ".join(text.lower().replace("_", " ").strip(" .!").split())
    plain = re.sub(r"\s*([-–])\s*", r"\1", plain)
    plain = re.sub(r"\bweekends?\b", "saturday and sunday", plain)
    return _TOGETHER.get(plain.replace("/", " "), plain)


def _tokens(plain: str) -> list[_Token] | None:
    """The words of a text without those that say nothing; None if there is one that is not known."""
    tokens: list[_Token] = []
    for found in re.finditer(r"[^\W_]+\.?|[-–,/&+]|\S", plain):
        word = found[0].rstrip(".")
        if word in {",", "/", "&", "+"}:
            tokens.append(_Token("A"))
        elif word.isascii() and word.isdigit() and 2 <= int(word[:3]) <= 52:
            tokens.append(_Token("N", int(word)))
        elif word in {"-", "–"}:
            if _is_range(plain, found.start()):
                return None
        else:
            known = word if word in _VOCABULARY else certain(word, _LONG_WORDS)
            if known is None:
                return None
            tokens.append(_VOCABULARY[known])
    return [token for token in tokens if token.letter]


def _is_range(plain: str, at: int) -> bool:
    """Whether a hyphen is between two days, as in Mon-Thu: the days between them may be meant or not."""
    before, after = re.findall(r"[^\W_]+", plain[:at]), re.findall(r"[^\W_]+", plain[at:])
    sides = (_VOCABULARY.get(word) for word in chain(before[-1:], after[:1]))
    return all(side is not None and side.letter == "D" for side in sides)


def _read(tokens: list[_Token]) -> tuple[Repetition, ...]:
    letters = "".join(token.letter for token in tokens)
    number = next((token.value for token in tokens if token.letter in "NO"), 2)
    days = tuple(dict.fromkeys(token.value for token in tokens if token.letter == "D"))
    if _EVERY_WEEK.fullmatch(letters):
        return (Repetition("weekly", weekdays=days),)
    if _EVERY_FEW_WEEKS.fullmatch(letters):
        return (Repetition("weekly", number, days),)
    if _EVERY_NTH.fullmatch(letters) and number > 1:
        # Every third Wednesday: the third of a month, or every three weeks.
        every_few = Repetition("weekly", number, days)
        return (every_few,) if "K" in letters else (Repetition("monthly", in_month=_pairs(tokens)), every_few)
    return (Repetition("monthly", in_month=_pairs(tokens)),) if _IN_MONTH.fullmatch(letters) else ()


def _pairs(tokens: list[_Token]) -> tuple[tuple[int, int], ...]:
    """Each ordinal with the next day of the week: first and third Wednesday."""
    days = [token for token in tokens if token.letter in "OD"]
    pairs = []
    for at, token in enumerate(days):
        if token.letter == "O":
            day = next(other.value for other in days[at:] if other.letter == "D")
            pairs.append((token.value, day))
    return tuple(dict.fromkeys(pairs))
