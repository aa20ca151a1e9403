"""States as people type them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.choices import MOST_CHARACTERS, certain, nearest, or_list
from statepages.fields.text import quoted, says_only, typed
from statepages.model.examples import STATE
from statepages.model.states import CODES_BY_NAME, EVERY_STATE, STATES
from statepages.problem import FieldError

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


def parse_state(value: object) -> str:
    """The code of a state given by code or name, in any capitals."""
    text = typed(value)
    word = " ".join(text.lower().replace(".", "").split())
    code = word.upper() if word.upper() in STATES else CODES_BY_NAME.get(word) or _ALIASES.get(word)
    if code:
        return code
    if word in _EVERY:
        message = f"{quoted(text)} is the whole country. Write a state, such as {STATE}, or delete the line."
        raise FieldError("unknown-state", message)
    named = _named_in(text)
    if len(named) > 1:
        raise FieldError("unknown-state", f"Write one state here. Choose {or_list(named)}.")
    if named:
        is_guess = not says_only(text, {named[0], STATES[named[0]].name, "state", "of", "the"})
        raise FieldError(
            "unknown-state", f"Write only the state here: {named[0]}", named[0], is_guess=is_guess
        )
    if word in {"no", "none", "n/a", "nobody", "-"}:
        raise FieldError(
            "unknown-state", f"{quoted(text)} is not a state. Delete this line, or write a state's name."
        )
    sure = CODES_BY_NAME.get(certain(word, CODES_BY_NAME) or "")
    near = nearest(word, CODES_BY_NAME, _LEAST_ALIKE) if len(word) > 3 else None
    guesses = [sure] if sure else [CODES_BY_NAME[name] for name in _parts(word) or [near or ""] if name]
    guesses = guesses or _codes_like(word)
    meant = [f"{guess} ({STATES[guess].name})" for guess in guesses]
    advice = (
        f"Did you mean {or_list(meant)}?"
        if meant
        else f"Write its two letters, such as {STATE}, or its name."
    )
    raise FieldError("unknown-state", f"{quoted(text)} is not a state. {advice}", sure, is_guess=True)


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


def _codes_like(word: str) -> list[str]:
    """The codes that begin like one that does not exist, if they are few: PN."""
    found = [code for code in STATES if len(word) == 2 and code[0] == word[0].upper()]
    return found if len(found) <= 3 else []


def _parts(word: str) -> list[str]:
    """The states whose names begin or end like this: penn, carolina."""
    found = [name for name in CODES_BY_NAME if name.startswith(word) or name.endswith(f" {word}")]
    return found if len(word) > 2 and len(found) <= 3 else []


def parse_helped(value: object) -> str:
    """A state, or US for every state."""
    word = " ".join(typed(value).lower().replace(".", "").split())
    return EVERY_STATE if word in _EVERY else parse_state(value)


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
