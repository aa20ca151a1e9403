"""Titles from elsewhere: what they say besides the name of the event."""

from __future__ import annotations

import re

from msgspec import Struct

from statepages.fields.kind import kinds_by_word
from statepages.importers.texts import plain
from statepages.model.kinds import Kinds
from statepages.slug import slug

_WORDS = {
    "cancelled": r"cancell?ed|cancelad[oa]s?",
    "postponed": r"postponed|rescheduled|aplazad[oa]s?|pospuest[oa]s?|reprogramad[oa]s?",
    "moved-online": (
        r"(?:has )?moved (?:to )?(?:online|zoom)|(?:is )?now (?:online|virtual|on zoom)|ahora en l[ií]nea"
    ),
    "full": (
        r"sold[ -]?out|(?:fully|all) booked|at capacity|wait[ -]?list(?: only)?|agotad[oa]s?|full(?! [a-z])"
    ),
}
"""What titles say, by the status that it means. If a title says several of them, the first one counts."""

_STATUS = re.compile(
    r"(?<![\w'’-])(?:"
    + "|".join(f"(?P<s{at}>{words})" for at, words in enumerate(_WORDS.values()))
    + r")(?![\w'’])",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r" +(?:to|un?til+|til|due|because|for|from|on|this|today|tonight|tomorrow|as|by|hasta|por|al|para)\b"
    r"[^\[\](){}*|]{0,80}",
    re.IGNORECASE,
)
"""Why an event does not take place, or when it does."""
_TAIL_ENDS = re.compile(r":\s|\s[-–—]+\s|!")
_MARKS = " *_~!#=|:;.,\\-–—·•‼❗❌⚠🚫\ufe0f"
_BRACKETS = re.compile(r"[\[\](){}<>*]+")
_OPENED = re.compile(r"[\[({<*][\s*!]*$")
_CLOSED = re.compile(r"(?P<inside>[^\[\](){}<>*]{0,100})[\])}>*]+")
_CLOSING = re.compile(rf"[{_MARKS}\])}}>]*")
_PARTS = re.compile(r"[!:|*=~\])}>‼❗❌⚠🚫]|\s[-–—]+(?:\s|$)|--")
"""What parts a status from a name after it."""
_PARTS_LOOSELY = re.compile(rf"{_PARTS.pattern}|[-–—.;]")
_PARTED = re.compile(r"(?:[!:|*=~(\[‼❗❌⚠🚫]|\s[-–—]+|--)\s*$")
_LINKING = re.compile(
    r"[\s,–—-]+(?:is|are|was|has been|have been|est[aá]|ha sido)(?: now)?\s*$", re.IGNORECASE
)
_NOT_SAID = re.compile(
    r"\b(?:not|never|\w+n['’]t|no|un|gets?|getting|got|be|being|debts?|loans?|who|why|how|when|if|the|an?|my|your|our)"
    r"[\s-]*$",
    re.IGNORECASE,
)
"""Words before a status that make it something else."""
_LOOSE = frozenset({"full", "moved-online"})
"""Statuses whose words may be part of a name: they need a sign that parts them."""
_NONE = re.compile(
    r"no +(?P<what>(?:[\w'’-]+ +){0,3}?(?:meetings?|meet-?ups?|events?|class(?:es)?|practice|sessions?"
    r"|trainings?|calls?|phone ?banks?|text ?banks?|canvass(?:es|ing)?|rehearsal|gathering|shifts?|hours"
    r"|drop-?in|potluck))"
    r"(?P<when> +(?:this|tonight|today|tomorrow|in|on|for|next|until|due|because|during)\b"
    r"[\w ,/.'’-]{0,60})?[.!]*",
    re.IGNORECASE,
)
_NINGUNA = re.compile(
    r"no (?:hay|habrá) +(?P<what>reuni[oó]n|junta|clase|evento|entrenamiento)(?P<when> [\w ]{0,40})?[.!]*",
    re.IGNORECASE,
)
_BEFORE_NONE, _AFTER_NONE = r"(?:\s+[-–—|]+\s+|:\s+|\s*[\[(*]+\s*)", r"\s*[\])*]*"
_PART_SAYS_NONE = re.compile(
    rf"{_BEFORE_NONE}(?:{_NONE.pattern}|{_NINGUNA.pattern.replace('?P<', '?P<other_')}){_AFTER_NONE}$",
    re.IGNORECASE,
)
_BETWEEN = " ,;:|/-–—·•\t"
_MOST_CHARACTERS = 500
_MOST_TURNS = 5


class _Peeled(Struct, frozen=True):
    """What is left of a title without one status, and the words around the status that should stay."""

    rest: str
    status: str
    words: tuple[str, ...] = ()
    is_first: bool = True


def read_title(text: str) -> tuple[str, str | None]:
    """The title of an event on one line, and the status that it says.

    When and why an event was moved or canceled stays in the title, in parentheses at its end.
    """
    title = plain(text)
    if len(title) > _MOST_CHARACTERS:
        return title, None
    said: set[str] = set()
    for _ in range(_MOST_TURNS):
        before = title
        title, more = _read(title)
        said |= more
        if title == before:
            break
    return title, next((status for status in _WORDS if status in said), None)


def _read(whole: str) -> tuple[str, set[str]]:
    """A title without the statuses that it says, and these."""
    title = whole
    said: set[str] = set()
    kept: list[str] = []
    found = _peeled(title)
    while found:
        said.add(found.status)
        if found.rest == title:
            # Nothing else is in it, or nobody knows where the name begins.
            title, kept = whole, []
            break
        title = found.rest
        kept = [*kept, *found.words] if found.is_first else [*found.words, *kept]
        found = _peeled(title)
    return " ".join([title, *(f"({words})" for words in kept)]), said


def _peeled(title: str) -> _Peeled | None:
    """A title without the last status that it says; the same title if nothing else is in it."""
    without = _without_none(title)
    if without:
        return _Peeled(without, "cancelled")
    for found in reversed(list(_STATUS.finditer(title))):
        status = list(_WORDS)[int(str(found.lastgroup)[1:])]
        before, after = title[: found.start()], title[found.end() :]
        is_first = re.search(r"\w", before) is None
        if not is_first and _NOT_SAID.search(before):
            continue
        read = _bracketed(found[0], before, after) or (
            _first(found[0], status, after) if is_first else _last(found[0], status, before, after)
        )
        if read:
            rest, words = read
            rest = " ".join(rest.split()).strip(_BETWEEN)
            words = " ".join(_BRACKETS.sub(" ", words).split()).strip(_MARKS + _BETWEEN)
            is_news = re.search(r"\w", _STATUS.sub("", words)) is not None
            if not re.search(r"\w", rest):
                return _Peeled(title, status)
            return _Peeled(rest, status, (words,) if is_news else (), is_first=is_first)
    return None


def _without_none(title: str) -> str | None:
    """The event that a title says does not take place: Phone bank, for "No phone bank tonight"."""
    found = _NONE.fullmatch(title) or _NINGUNA.fullmatch(title)
    if found:
        return found["what"][:1].upper() + found["what"][1:]
    part = _PART_SAYS_NONE.search(title)
    return title[: part.start()].strip(_BETWEEN) or None if part else None


def _bracketed(word: str, before: str, after: str) -> tuple[str, str] | None:
    """What is left without a status in brackets or stars, and what else is in them."""
    opened, closed = _OPENED.search(before), _CLOSED.match(after)
    if not opened or not closed:
        return None
    inside = closed["inside"].rstrip(_BETWEEN + "!.")
    if re.match(r"\s*[\w?]", inside) and not _TAIL.match(inside):
        return None
    return before[: opened.start()] + " " + after[closed.end() :], word + inside if inside else ""


def _first(word: str, status: str, after: str) -> tuple[str, str] | None:
    """What is left after a status that a title begins with, and when or why it is so."""
    tail = _TAIL.match(after)
    if tail:
        end = _TAIL_ENDS.search(after, 0, tail.end() + 1)
        if status in _LOOSE or (end is None and not word.isupper() and tail.end() < len(after)):
            return None
        # Nobody knows where the date ends.
        return (after[end.end() :], word + after[: end.start()]) if end else ("", "")
    closing = _CLOSING.match(after)
    signs = closing[0] if closing else ""
    is_parted = (_PARTS if status in _LOOSE else _PARTS_LOOSELY).search(signs) is not None
    is_loud = word.isupper() and status not in _LOOSE and after.startswith(" ")
    return (after[len(signs) :], "") if is_parted or is_loud or len(signs) == len(after) else None


def _last(word: str, status: str, before: str, after: str) -> tuple[str, str] | None:
    """What is left before a status that a title ends with, and when or why it is so."""
    tail = None if status in _LOOSE else _TAIL.match(after)
    closing = _CLOSING.match(after, tail.end() if tail else 0)
    if closing is None or closing.end() < len(after):
        return None
    linked = _LINKING.search(before)
    is_loud = word.isupper() and not before.isupper()
    if not (linked or is_loud or _PARTED.search(before) or status not in _LOOSE):
        return None
    rest = before[: linked.start()] if linked else before
    return rest.rstrip(_MARKS + "([{<"), word + tail[0].rstrip(_MARKS) if tail else ""


def kind_in(title: str, kinds: Kinds) -> str | None:
    """The kind of a site that a title names; None if it names none or several."""
    words = f"-{slug(title[:_MOST_CHARACTERS])}-"
    found: set[str] = set()
    # The longest names first: a watch party is no party.
    for word, name in sorted(kinds_by_word(kinds).items(), key=lambda pair: -len(pair[0])):
        if name != "other" and f"-{word}-" in words:
            found.add(name)
            words = words.replace(f"-{word}-", "--")
    return found.pop() if len(found) == 1 else None
