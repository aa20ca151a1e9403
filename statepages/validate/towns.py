"""Places without a ZIP code: what the table of ZIP codes knows about their town."""

from __future__ import annotations

import re

from statepages.fields.states import parse_state
from statepages.fields.text import quoted
from statepages.model.examples import CITY, ZIP
from statepages.model.states import CODES_BY_NAME, STATES
from statepages.model.zips import find_zip, zips_of_city
from statepages.node import MappingNode, Node, Scalar
from statepages.problem import FieldError

_ENDS_IN_ZIP = re.compile(r"(?<![0-9])(?P<code>[0-9]{5})(?:-[0-9]{4})?\s*$")
_MOST_CHARACTERS = 200
_LONGEST_NAME = 3  # words: District of Columbia


def zip_wanted(where: Node) -> tuple[str | None, str]:
    """The ZIP code for a place without one, if the rest of it says which; and words for what to write."""
    pairs = where.pairs if isinstance(where, MappingNode) else ()
    texts = [value.text for _, value in pairs if isinstance(value, Scalar)]
    codes = {end["code"] for end in map(_ENDS_IN_ZIP.search, texts) if end and find_zip(end["code"])}
    if len(codes) == 1:
        return codes.pop(), ""
    city, state = (where.get("city"), where.get("state")) if isinstance(where, MappingNode) else (None, None)
    written = city.text.strip() if isinstance(city, Scalar) else ""
    town = _town(written, _state_named(state) or _folder(where)) if written else None
    if town is None:
        return None, f"the ZIP code of the place, such as {ZIP} for {CITY}"
    return _wanted(*town)


def only_a_town(where: Scalar) -> str | None:
    """The message for a town instead of a place: where: Philadelphia, PA."""
    text = where.text.strip()
    town = _town(text, _folder(where)) if len(text) <= _MOST_CHARACTERS else None
    if town is None:
        return None
    code, words = _wanted(*town)
    digits = f'"  zip: {code}"' if code else f'"  zip: " with {words}'
    more = "" if text.startswith(town[0]) else ', and the rest after "  venue:" or "  address:"'
    return (
        f"{quoted(text)} is a city, but people find events by ZIP code. Write two lines below it: "
        f'"  city: {town[0]}", and {digits}{more}.'
    )


def _wanted(city: str, codes: list[str]) -> tuple[str | None, str]:
    if len(codes) == 1:
        return codes[0], ""
    return None, f"a ZIP code in {city}, such as {codes[0]}"


def _town(text: str, folder: str | None) -> tuple[str, list[str]] | None:
    """The town that a text ends in, with its ZIP codes: "City Hall, Philadelphia, PA", "Austin Texas"."""
    *before, last = text.split(",")
    ends: list[tuple[str, str | None]] = [(last, folder)]
    if before:
        ends.append((before[-1], _state(last.upper())))
    words = last.split()
    ends += [
        (" ".join(words[:at]), _state(" ".join(words[at:])))
        for at in range(max(1, len(words) - _LONGEST_NAME), len(words))
    ]
    for city, state in ends:
        codes = zips_of_city(city, state) if state else []
        if codes:
            return city.strip(), codes
    return None


def _state(text: str) -> str | None:
    """The state of a name or of a code in capitals."""
    word = text.strip(" .").replace(".", "")
    return word if word in STATES else CODES_BY_NAME.get(word.lower())


def _state_named(node: Node | None) -> str | None:
    try:
        return parse_state(node.text) if isinstance(node, Scalar) and node.text else None
    except FieldError:
        return None


def _folder(node: Node) -> str | None:
    """The state of the folder that the file is in."""
    code = node.source.name.upper().split("/")[1:2]
    return code[0] if code and code[0] in STATES else None
