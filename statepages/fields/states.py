"""States and ZIP codes as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.choices import MOST_CHARACTERS, certain, in_words, nearest
from statepages.fields.text import quoted, typed, typed_plainly
from statepages.model.examples import CITY, STATE, ZIP
from statepages.model.states import CODES_BY_NAME, EVERY_STATE, STATES
from statepages.model.zips import Zip, find_zip, is_military
from statepages.problem import Slip

_ALIASES = {
    "dc": "DC", "washington dc": "DC", "washington, dc": "DC", "washington d c": "DC",
    "virgin islands": "VI", "us virgin islands": "VI", "fla": "FL", "penna": "PA",
}  # fmt: skip
_POINTS = {"n": "north", "s": "south", "w": "west", "no": "north", "so": "south"}
_LEAST_ALIKE = 0.72
_EVERY = frozenset(
    {
        "us",
        "usa",
        "all",
        "all states",
        "every state",
        "united states",
        "nationwide",
        "national",
        "everywhere",
        "any state",
        "all 50 states",
        "50 states",
        "everyone",
        "anywhere",
        "the us",
        "entire us",
    }
)
_LETTERS_FOR_DIGITS = str.maketrans("OoIlSB", "001158")


def parse_state(value: object) -> str:
    """The code of a state given by code or name, in any capitals."""
    text = typed(value)
    word = " ".join(text.lower().replace(".", "").split())
    code = word.upper() if word.upper() in STATES else CODES_BY_NAME.get(word) or _ALIASES.get(word)
    if code:
        return code
    if word in _EVERY:
        message = f"{quoted(text)} is the whole country. Write a state, such as {STATE}, or delete the line."
        raise Slip("unknown-state", message)
    named = _named_in(text)
    if len(named) > 1:
        raise Slip("unknown-state", f"Write one state here. Choose {in_words(named)}.")
    if named:
        is_guess = not _says_only(text, {named[0], STATES[named[0]].name, "state", "of", "the"})
        raise Slip("unknown-state", f"Write only the state here: {named[0]}", named[0], is_guess=is_guess)
    if word in {"no", "none", "n/a", "nobody", "-"}:
        raise Slip(
            "unknown-state", f"{quoted(text)} is not a state. Delete this line, or write a state's name."
        )
    sure = CODES_BY_NAME.get(certain(word, CODES_BY_NAME) or "")
    near = nearest(word, CODES_BY_NAME, _LEAST_ALIKE) if len(word) > 3 else None
    guesses = [sure] if sure else [CODES_BY_NAME[name] for name in _parts(word) or [near or ""] if name]
    guesses = guesses or _codes_like(word)
    meant = [f"{guess} ({STATES[guess].name})" for guess in guesses]
    advice = (
        f"Did you mean {in_words(meant)}?"
        if meant
        else f"Write its two letters, such as {STATE}, or its name."
    )
    raise Slip("unknown-state", f"{quoted(text)} is not a state. {advice}", sure, is_guess=True)


def _named_in(text: str) -> list[str]:
    """The states that a text names: by their names, by codes in capitals, by N. Carolina."""
    if len(text) > MOST_CHARACTERS or len(re.findall(r"\w+", text)) < 2:
        return []
    words = re.sub(
        r"\b(n|s|w|no|so)\.?\s+(?=carolina|dakota|virginia)",
        lambda found: _POINTS[found[1]] + " ",
        text.lower(),
    )
    found: dict[str, int] = {}
    # The longest names first: West Virginia has Virginia in it.
    for name in sorted(CODES_BY_NAME, key=len, reverse=True):
        if (at := words.find(name)) >= 0 and re.search(rf"\b{name}\b", words):
            found.setdefault(CODES_BY_NAME[name], at)
            words = words.replace(name, " " * len(name))
    for code in re.finditer(r"(?<![A-Za-z])[A-Z]{2}(?![A-Za-z])", text):
        if code[0] in STATES and words[code.start() : code.end()].strip():
            found.setdefault(code[0], code.start())
    return sorted(found, key=lambda code: found[code])


def _says_only(text: str, names: set[str]) -> bool:
    """Whether a text has no words but those of the names."""
    known = {word for name in names for word in re.findall(r"\w+", name.lower())}
    return known.issuperset(re.findall(r"\w+", text.lower()))


def _codes_like(word: str) -> list[str]:
    """The codes that begin like one that does not exist, if they are few: PN."""
    found = [code for code in STATES if len(word) == 2 and code[0] == word[0].upper()]
    return found if len(found) <= 3 else []


def _parts(word: str) -> list[str]:
    """The states whose names begin or end like this: penn, carolina."""
    found = [name for name in CODES_BY_NAME if name.startswith(word) or name.endswith(f" {word}")]
    return found if len(word) > 2 and len(found) <= 3 else []


class NoZero(Slip):
    """Raised for a ZIP code with too few digits, which would be one with zeros in front.

    It is certain only in the file of a state that the ZIP code is in: elsewhere a digit may be missing.
    """

    def __init__(self, text: str, entry: Zip) -> None:
        zeros = "0" * (5 - len(text))
        reason = (
            f" {STATES[entry.state].name} ZIPs begin with {zeros}: write" if entry.state != "NY" else " Write"
        )
        super().__init__("zip", f"ZIP codes have 5 digits.{reason} {entry.code}.", entry.code, is_guess=True)
        self.text, self.entry = text, entry

    def filed_under(self, folder: str) -> Slip:
        """This slip in the file of a state."""
        if folder.upper() in self.entry.states:
            return Slip(self.code, self.message, self.instead, is_guess=len(self.text) < 4)
        if folder.upper() not in STATES:
            return self
        return Slip(
            self.code,
            f"ZIP codes have 5 digits, and this one has {len(self.text)}. "
            f"With {'0' * (5 - len(self.text))} in front it is {self.entry.code}, "
            f"in {STATES[self.entry.state].name}. Check it.",
        )


def parse_helped(value: object) -> str:
    """A state, or US for every state."""
    word = " ".join(typed(value).lower().replace(".", "").split())
    return EVERY_STATE if word in _EVERY else parse_state(value)


def parse_zip(value: object) -> str:
    """A ZIP code that exists, as five digits. ZIP+4 is cut to five."""
    text = typed_plainly(value)
    found = re.fullmatch(r"([0-9]{5})(?:[- ]?[0-9]{4})?", text)
    if found:
        if find_zip(found[1]):
            return found[1]
        if is_military(found[1]):
            raise _military(found[1])
        raise Slip("zip", f"There is no ZIP code {found[1]}. Check its digits.")
    if len(text) > MOST_CHARACTERS:
        raise _not_a_zip(text)
    raise _without_zeros(text) or _among_words(text) or _not_a_zip(text)


def _military(code: str) -> Slip:
    message = (
        f"{code} is a military ZIP code (APO, FPO or DPO), which is not on the map. If people take part "
        "from anywhere, write where: online. For a place, write a ZIP code of the state."
    )
    return Slip("military-zip", message)


def _without_zeros(text: str) -> Slip | None:
    """What to say of 2134, from which a spreadsheet took the zero."""
    entry = find_zip(text.zfill(5)) if re.fullmatch(r"[0-9]{3,4}", text) else None
    return NoZero(text, entry) if entry else None


def _among_words(text: str) -> Slip | None:
    """What to say of "West Chester, PA 19380", 1938O and 19 380."""
    codes = set(re.findall(r"(?<![0-9])[0-9]{5}(?![0-9])", text))
    if len(codes) > 1:
        return Slip("zip", f"Write one ZIP code here, that of the place. Choose {in_words(sorted(codes))}.")
    bare = re.sub(r"[\s,._]", "", text)
    digits = bare.translate(_LETTERS_FOR_DIGITS)
    is_named = bool(codes)
    code = codes.pop() if codes else digits if re.fullmatch("[0-9]{5}", digits) else None
    entry = find_zip(code) if code else None
    if code and is_military(code):
        return _military(code)
    if code is None or entry is None:
        return None
    names = {entry.city, *entry.states, *(STATES[state].name for state in entry.states), code}
    is_certain = (
        _says_only(text, {*names, "zip", "code", "usa", "us", "0"})
        if is_named
        # A letter O, or an l, is a slip of the finger; more than one is a guess.
        else re.fullmatch("[0-9]*[OoIl]?[0-9]*", bare) is not None
    )
    return Slip("zip", f"Write only the five digits here: {code}", code, is_guess=not is_certain)


def _not_a_zip(text: str) -> Slip:
    if re.fullmatch("[0-9]{3,9}", text):
        return Slip(
            "zip",
            f"ZIP codes have 5 digits, and this one has {len(text)}. Look it up at usps.com.",
        )
    return Slip(
        "zip", f"{quoted(text)} is not a ZIP code. ZIP codes have 5 digits, such as {ZIP} for {CITY}."
    )


def _spelled(names: Iterable[str]) -> str:
    """A pattern of names in any capitals, with points anywhere."""
    parts = (
        r"[\s.]+".join(editors.in_any_capitals(part, r"\.*") for part in name.split())
        for name in sorted(names)
    )
    return rf"[\s.]*(?:{'|'.join(parts)})"


_OFFERED = {code: state.name for code, state in STATES.items()}
_SPELLED = _spelled([*map(str.lower, STATES), *CODES_BY_NAME, *_ALIASES])
_SAY = "Write the two letters of a state, such as PA, or its name."
StateCode = Annotated[str, PlainValidator(parse_state), editors.one_word(_OFFERED, _SPELLED, _SAY)]
HelpedCode = Annotated[
    str,
    PlainValidator(parse_helped),
    editors.one_word(_OFFERED | {EVERY_STATE: "Every state"}, f"{_SPELLED}|{_spelled(_EVERY)}", _SAY),
]
ZipCode = Annotated[
    str,
    PlainValidator(parse_zip),
    editors.read_as(
        r"\d{5}(?:[\- ]?\d{4})?",
        "ZIP codes have 5 digits, such as 60540.",
        60540,
        type=["string", "integer"],
        # What is left of 00501, and of the longest with four digits more.
        minimum=501,
        maximum=999_509_999,
    ),
]
