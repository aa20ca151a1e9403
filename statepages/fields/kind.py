"""Kinds of events by their words: canvass, Phone bank, phone_bank. A site says which kinds it has."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Annotated, Any

from pydantic import PlainValidator

from statepages.fields import editors
from statepages.fields.choices import MOST_CHARACTERS, certain, kebab, nearest, or_list
from statepages.fields.text import quoted, typed
from statepages.model.kinds import CAMPAIGN, Kinds, near_words, nearest_kinds, preset_of, same_words
from statepages.problem import FieldError
from statepages.slug import slug

_ONLINE = frozenset(
    {"online", "virtual", "zoom", "remote", "webinar", "in-person", "hybrid", "zoom-call", "zoom-meeting"}
)
_FROM_HOME = ("phone-bank", "class", "training", "meeting")
_LEAST_LIKE = 0.75
"""Several words look like a kind before they are one."""
_FEW = 5
"""So many kinds are all named where none was meant."""
_OTHER = "other"


def parse_kind(text: object, kinds: Kinds = CAMPAIGN) -> str:
    """One of the kinds of a site, by its name, its label, its plural, or a word that means the same.

    Capitals, spaces and hyphens are free. Any word is taken where nobody knows which kinds there are.
    """
    word = kebab(typed(text))
    kind = kinds_by_word(kinds).get(word) if kinds else word
    if kind:
        return kind
    if word in _ONLINE:
        names = [kind.name for kind in kinds]
        example = next((name for name in _FROM_HOME if name in names), names[0])
        message = (
            f"{quoted(text)} says where, not what people do. Write where: online, and a kind here, "
            f"such as {example}."
        )
        raise FieldError("kind", message)
    raise _no_kind(typed(text), word, kinds)


@lru_cache(maxsize=16)
def kinds_by_word(kinds: Kinds) -> Mapping[str, str]:
    """The names of kinds by all words that certainly mean them."""
    found = dict(same_words(kinds))
    for spell in (_squeezed, slug, kebab):
        for kind in kinds:
            found |= {spell(text): kind.name for text in (kind.plural, kind.label)}
    for kind in kinds:
        found |= {_squeezed(kind.name): kind.name}
    # A label in another alphabet has no letters for a slug.
    found.pop("", None)
    return found | {kind.name: kind.name for kind in kinds}


def _squeezed(text: str) -> str:
    return kebab(text).replace("-", "")


def _no_kind(text: str, word: str, kinds: Kinds) -> FieldError:
    """The error for a text that is not a kind: it can name several kinds, or one in other words."""
    by_word, names, near = kinds_by_word(kinds), [kind.name for kind in kinds], near_words(kinds)
    parts = re.split(r"-?[,/;:&+()]+-?|-and-|-or-|-(?=(?:event|party|night|day|drive|session)$)", word)
    several = list(dict.fromkeys(by_word[part] for part in parts if part in by_word))
    meant = certain(word, names) or by_word.get(certain(word, _spelled(kinds)) or "")
    guess = meant or near.get(word) or nearest(word, names, _LEAST_LIKE if "-" in word else 0.65)
    advice = f'Did you mean "{guess}"?' if guess else _choice(text, kinds)
    if len(several) > 1:
        advice = f"Choose one: {or_list(map(quoted, several))}."
    elif several and len([part for part in parts if part]) > 1 and word not in near:
        advice = f"Write only {quoted(several[0])}. The rest belongs in the title."
    return FieldError("kind", f"{quoted(text)} is not a kind of event. {advice}", meant)


def _spelled(kinds: Kinds) -> list[str]:
    return [kebab(text) for kind in kinds for text in (kind.label, kind.plural)]


def _choice(text: str, kinds: Kinds) -> str:
    """The kinds that may be meant, never a long list, and where all of them are."""
    names = [kind.name for kind in kinds]
    near = names if len(names) <= _FEW else nearest_kinds(text, kinds)
    near = list(dict.fromkeys([*near, *([_OTHER] if _OTHER in names else [])])) or names[:2]
    name = preset_of(kinds)
    where = (
        f"For all kinds, and how to add your own, see docs/kinds.md#{name}"
        if name
        else "The list is in site.yaml, under kinds. Maintainers can add to it."
    )
    if near == [_OTHER]:
        return f"If no kind fits, write {quoted(_OTHER)}. {where}"
    return f"Choose {or_list(map(quoted, near))}. {where}"


@lru_cache(maxsize=16)
def kind_type(kinds: Kinds) -> Any:
    """The type of a field that takes one of some kinds."""

    def parse(text: object) -> str:
        return parse_kind(text, kinds)

    if not kinds:
        return Annotated[str, PlainValidator(parse), editors.text(MOST_CHARACTERS)]
    reported = editors.one_word(
        {kind.name: kind.label for kind in kinds},
        editors.spelled(kinds_by_word(kinds)),
        f"Choose one of the kinds of this site, such as {or_list(kind.name for kind in kinds[:3])}.",
    )
    return Annotated[str, PlainValidator(parse), reported]


Kind = kind_type(CAMPAIGN)
