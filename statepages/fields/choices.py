"""Words from a fixed list: statuses, yes and no."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainValidator

from statepages.fields import editors
from statepages.fields.text import quoted, typed
from statepages.problem import FieldError

MOST_CHARACTERS = 80
"""A longer text is no word with a slip in it: nothing looks for what was meant."""

_LEAST_LONG = 5

MOST_ENTRIES = 100
"""The longest list of words."""

YES = frozenset({"yes", "true", "on", "y", "yep", "yeah"})
_NO = frozenset({"no", "false", "off", "n", "nope"})

_SAID_FOR_YES = frozenset({"1", "✓", "✔", "☑", "sí", "si"})
_SAID_FOR_NO = frozenset({"0", "✗", "✘", "☐", "none", "never"})


def nearest(word: str, known: Iterable[str], cutoff: float = 0.65) -> str | None:
    """The known word that was most likely meant, if one is near; capitals do not matter."""
    if len(word) > MOST_CHARACTERS:
        return None
    by_lower = {name.lower(): name for name in known}
    found = difflib.get_close_matches(word.lower(), by_lower, n=1, cutoff=cutoff)
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


def or_list(items: Iterable[str]) -> str:
    """ "a, b or c"."""
    *most, last = items
    return f"{', '.join(most)} or {last}" if most else last


def parse_yes(text: object) -> bool:
    """True for yes, False for no, in any of YAML's spellings."""
    word = typed(text).lower()
    if word in YES | _NO:
        return word in YES
    if word.startswith(("https://", "http://", "www.")):
        raise FieldError("yes-or-no", "Write yes or no here. The link goes after signup:")
    meant = "yes" if word in _SAID_FOR_YES else "no" if word in _SAID_FOR_NO else None
    raise FieldError("yes-or-no", f"Write {meant or 'yes or no'} here, not {quoted(text)}.", meant)


def kebab(text: str) -> str:
    """ "Phone Bank" and "phone_bank" as phone-bank."""
    return "-".join(text.lower().replace("_", " ").replace("-", " ").split())


def one_of(
    field: str,
    *words: str,
    advise: Callable[[str], str | None] | None = None,
    also: dict[str, str] | None = None,
    otherwise: str | None = None,
    meant: Callable[[str], FieldError | None] | None = None,
    more: str = "",
) -> BeforeValidator:
    """A validator for one of a few words, in kebab case.

    `also` has words that say the same as one of them, several to a text, with spaces between.
    `advise` says what to write in place of some texts, `otherwise` in place of all others. `meant` is the
    slip for texts of which it is known what they mean. `more` says what else the field takes.
    """
    others = {other: word for word, these in (also or {}).items() for other in these.split()}
    long = [*words, *(other for other in others if len(other) >= _LEAST_LONG)]

    def parse(text: object) -> str:
        word = kebab(typed(text)).replace("!", "")
        word = others.get(word, word)
        if word in words:
            return word
        error = meant(typed(text)) if meant else None
        if error:
            raise error
        longer = next((known for known in long if word.startswith((f"{known}-", f"{known},"))), "")
        longer = others.get(longer, longer)
        guess = nearest(word, words)
        advice = advise(typed(text)) if advise else None
        if advice is not None:
            longer = ""
        elif longer:
            advice = f"Write only {longer}. The rest can go in details."
        else:
            advice = otherwise or (
                (f'Did you mean "{guess}"? ' if guess else "") + f"Choose {or_list(words)}. {more}".rstrip()
            )
        message = f'"{field}" cannot be {quoted(text)}. {advice}'
        raise FieldError(f"unknown-{field}", message, longer or certain(word, words), is_guess=bool(longer))

    taken = editors.spelled([*words, *others])
    offered = editors.one_word(dict.fromkeys(words, ""), taken, f"Choose {or_list(words)}.")
    return BeforeValidator(parse, json_schema_input_type=Annotated[str, offered])


def split_list(value: Any) -> Any:
    """A list, also where a single word, or words with commas, were written in place of one."""
    if isinstance(value, str):
        value = [part.strip() for part in value.split(",") if part.strip()]
    if isinstance(value, list) and len(value) > MOST_ENTRIES:
        raise FieldError("too-long", f"The list has {len(value):,} entries. The most is {MOST_ENTRIES}.")
    return value


Yes = Annotated[
    bool,
    PlainValidator(parse_yes),
    editors.one_word({"yes": "", "no": ""}, editors.spelled(YES | _NO), "Write yes or no.", "boolean"),
]
