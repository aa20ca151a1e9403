"""Kinds of events by their words: canvass, Phone bank, phone_bank."""

from __future__ import annotations

import re
from typing import Annotated

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.choices import certain, kebab, nearest, or_list
from statepages.fields.text import quoted, typed
from statepages.model.kinds import KINDS, NEAR_WORDS, OTHER_WORDS, kind_label, nearest_kinds
from statepages.problem import FieldError

_KINDS_BY_WORD = (
    OTHER_WORDS
    | {kind.replace("-", ""): kind for kind in KINDS}
    | {kebab(kind_label(kind)): kind for kind in KINDS}
)


_ONLINE = frozenset(
    {"online", "virtual", "zoom", "remote", "webinar", "in-person", "hybrid", "zoom-call", "zoom-meeting"}
)


_LEAST_LIKE = 0.75
"""Several words look like a kind before they are one."""


def parse_kind(text: object) -> str:
    """A kind of event, by its word or its label; capitals, spaces and hyphens are free."""
    word = kebab(typed(text))
    kind = word if word in KINDS else _KINDS_BY_WORD.get(word)
    if kind:
        return kind
    if word in _ONLINE:
        raise FieldError(
            "kind",
            f"{quoted(text)} says where. Write where: online, and here what people do, such as phone-bank.",
        )
    raise _no_kind(typed(text), word)


def _no_kind(text: str, word: str) -> FieldError:
    """What to say of a kind that is none: several in one, one with more words, one by another word."""
    parts = re.split(r"-?[,/;:&+()]+-?|-and-|-or-|-(?=(?:event|party|night|day|drive|session)$)", word)
    known = {part: part if part in KINDS else _KINDS_BY_WORD.get(part) for part in parts}
    several = [part for part in parts if known[part]]
    guess = NEAR_WORDS.get(word) or nearest(word, KINDS, _LEAST_LIKE if "-" in word else 0.65)
    near = or_list([*nearest_kinds(text), "other"])
    cure = f'Did you mean "{guess}"?' if guess else f"Choose {near}. All kinds: docs/problems.md#kind"
    if len(several) > 1:
        cure = f"Choose one: {or_list(several)}."
    elif several and len([part for part in parts if part]) > 1 and word not in NEAR_WORDS:
        cure = f"Write {known[several[0]]} alone; the rest goes into the title."
    return FieldError("kind", f"{quoted(text)} is not a kind of event. {cure}", certain(word, KINDS))


Kind = Annotated[
    str,
    PlainValidator(parse_kind),
    editors.one_word(
        {kind: kind_label(kind) for kind in KINDS},
        editors.spelled([*KINDS, *_KINDS_BY_WORD]),
        f"Choose one of {or_list(KINDS)}.",
    ),
]
