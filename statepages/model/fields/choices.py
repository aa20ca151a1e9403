"""Words from a fixed list: kinds, statuses, yes and no, languages."""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Annotated, Any

from babel import Locale
from pydantic import BeforeValidator, PlainValidator

from statepages.model.fields import editors
from statepages.model.fields.text import quoted, typed
from statepages.model.kinds import KINDS, NEAR_WORDS, OTHER_WORDS, kind_label
from statepages.problem import Slip

MOST_CHARACTERS = 80
"""A longer text is no word with a slip in it: nothing looks for what was meant."""

MOST_ENTRIES = 100
"""The longest list of words."""

_YES = frozenset({"yes", "true", "on", "y", "yep", "yeah"})
_NO = frozenset({"no", "false", "off", "n", "nope"})

_LANGUAGE_ALIASES = {
    "asl": "ase", "mandarin": "zh", "farsi": "fa", "creole": "ht", "español": "es", "espanol": "es",
    "français": "fr", "中文": "zh", "tiếng việt": "vi", "한국어": "ko", "العربية": "ar",
}  # fmt: skip


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that was most likely meant, if one is near; capitals do not count."""
    if len(word) > MOST_CHARACTERS:
        return None
    by_lower = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=0.65)
    return by_lower[found[0]] if found else None


def certain(word: str, known: Iterable[str]) -> str | None:
    """The one known word that a single slip of the finger turns into this, so that a fix may write it."""
    if len(word) > MOST_CHARACTERS:
        return None
    found = {name for name in known if len(name) > 3 and _one_slip_apart(word.lower(), name.lower())}
    return found.pop() if len(found) == 1 else None


def _one_slip_apart(one: str, other: str) -> bool:
    """Whether the words differ by a letter too many, too few or wrong, or by two swapped."""
    if abs(len(one) - len(other)) > 1:
        return False
    same = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), None)
    if same is None:
        return True
    one, other = one[same:], other[same:]
    swapped = one[:2] == other[1::-1] and one[2:] == other[2:]
    return swapped or one[1:] == other[1:] or one[1:] == other or one == other[1:]


def in_words(items: Iterable[str]) -> str:
    """ "a, b or c"."""
    *most, last = items
    return f"{', '.join(most)} or {last}" if most else last


def parse_yes(text: object) -> bool:
    """True for yes, False for no, in any of YAML's spellings."""
    word = typed(text).lower()
    if word not in _YES | _NO:
        raise Slip("yes-or-no", f"{quoted(text)} is neither yes nor no. Write yes or no.")
    return word in _YES


def kebab(text: str) -> str:
    """ "Phone Bank" and "phone_bank" as phone-bank."""
    return "-".join(text.lower().replace("_", " ").replace("-", " ").split())


_KINDS_BY_WORD = (
    OTHER_WORDS
    | {kind.replace("-", ""): kind for kind in KINDS}
    | {kebab(kind_label(kind)): kind for kind in KINDS}
)


_ONLINE = frozenset({"online", "virtual", "zoom", "remote", "webinar", "in-person", "hybrid"})


def parse_kind(text: object) -> str:
    """A kind of event, by its word or its label; capitals, spaces and hyphens are free."""
    word = kebab(typed(text))
    kind = word if word in KINDS else _KINDS_BY_WORD.get(word)
    if kind:
        return kind
    if word in _ONLINE:
        raise Slip(
            "kind",
            f"{quoted(text)} says where. Write where: online, and here what people do, such as phone-bank.",
        )
    several = [
        part for part in re.split(r"-?[,/;&+]-?|-and-|-or-", word) if part in {*KINDS, *_KINDS_BY_WORD}
    ]
    guess = NEAR_WORDS.get(word) or nearest(word, KINDS)
    cure = f'Did you mean "{guess}"?' if guess else f"Choose one of {in_words(KINDS)}."
    if len(several) > 1:
        cure = f"Choose one: {in_words(several)}."
    raise Slip("kind", f"{quoted(text)} is not a kind of event. {cure}", certain(word, KINDS))


def one_of(
    field: str,
    *words: str,
    cure: Callable[[str], str] | None = None,
    also: dict[str, str] | None = None,
) -> BeforeValidator:
    """A validator for one of a few words, in kebab case.

    `also` has words that say the same as one of them, several to a text, with spaces between.
    `cure` says what to write in place of a text, where more than a word fits.
    """
    others = {other: word for word, these in (also or {}).items() for other in these.split()}

    def parse(text: object) -> str:
        word = kebab(typed(text)).replace("!", "")
        word = others.get(word, word)
        if word in words:
            return word
        longer = next((known for known in words if word.startswith((f"{known}-", f"{known},"))), None)
        guess = longer or nearest(word, words)
        advice = cure(typed(text)) if cure else f"Choose {in_words(words)}."
        if longer:
            advice = f"Write {longer} alone; the rest goes into details."
        elif guess and not cure:
            advice = f'Did you mean "{guess}"? {advice}'
        message = f"{quoted(text)} is not one of the words for {field}. {advice}"
        raise Slip(f"unknown-{field}", message, longer or certain(word, words))

    taken = editors.spelled([*words, *others])
    told = editors.one_word(dict.fromkeys(words, ""), taken, f"Choose {in_words(words)}.")
    return BeforeValidator(parse, json_schema_input_type=Annotated[str, told])


@lru_cache
def _languages() -> dict[str, str]:
    """Codes by English name in lower case."""
    names = {code: str(name) for code, name in Locale("en").languages.items() if "_" not in code}
    return {name.lower(): code for code, name in names.items()}


def parse_language(text: object) -> str:
    """The code of a language given by English name or code: "es" for Spanish."""
    word = typed(text).lower()
    names = _languages()
    code = names.get(word) or _LANGUAGE_ALIASES.get(word) or (word if word in names.values() else None)
    if code:
        return code
    guess, sure = nearest(word, names), certain(word, names)
    cure = f"Did you mean {guess.title()}?" if guess else "Write its English name, such as Spanish."
    raise Slip("language", f"{quoted(text)} is not a language that we know. {cure}", sure and sure.title())


def split_list(value: Any) -> Any:
    """A list, also where a single word, or words with commas, were written in place of one."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list) and len(value) > MOST_ENTRIES:
        raise Slip("too-long", f"The list has {len(value):,} entries; {MOST_ENTRIES} is the most.")
    return value


Yes = Annotated[
    bool,
    PlainValidator(parse_yes),
    editors.one_word({"yes": "", "no": ""}, editors.spelled(_YES | _NO), "Write yes or no.", "boolean"),
]
Kind = Annotated[
    str,
    PlainValidator(parse_kind),
    editors.one_word(
        {kind: kind_label(kind) for kind in KINDS},
        editors.spelled([*KINDS, *_KINDS_BY_WORD]),
        f"Choose one of {in_words(KINDS)}.",
    ),
]
Language = Annotated[str, PlainValidator(parse_language), editors.text(80)]
