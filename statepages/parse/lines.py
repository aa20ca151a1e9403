"""The parts of a line: what is in front, a hyphen, the name of a field, its value."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable

from msgspec import Struct

from statepages.fields.choices import certain
from statepages.problem import FieldError

_FRONT = re.compile(r"[\s\u200b]*")
_DASH = re.compile(r"(?:-[ \t]+)+(?=\S)|-[ \t]*$")
_ODD_DASH = re.compile(
    r"(?:-(?=[\w\"'“‘])|-[^\S \t]\s*|--\s+|[–—•·●▪◦‣*]+\s*(?:-\s+)?|[0-9]{1,2}[.)]\s+)(?=\S)"
)
_NAMED = re.compile(
    r"(?P<written>\"[^\"]+\"|'[^']+'|[^\s#\"'\[\]{}&*!|>%@`,-][^#]*?)[ \t]*:(?:[ \t]+(?P<value>.*)|$)"
)
# What somebody wrote after a colon instead of the space, and is neither the start nor the end of a value.
_STRAY = r"""[^\w\s|>+"'\[{]{1,3}(?=\s|$)|[|>](?=[ \t]+\S)|["'\[{](?=\s|$)(?![^\]}"']*[\]}"'])|"""
_SEPARATED = re.compile(
    r"(?P<before>[^\w\s]{0,3}[ \t]*)(?P<name>[^\W\d_][^:：﹕;=]*?)(?P<after>[^\w\s:：﹕;=]{0,3})\s*"
    rf"(?P<sign>[:：﹕;=]|-(?=\s))(?P<stray>{_STRAY})(?P<gap>\s*)(?P<value>.*)"
)
_REMARK = re.compile(r"//+\s*(?P<line>\S.*)|<!--+\s*(?P<enclosed>\S.*?)\s*--+>")
_ASKED = re.compile(r"\s*\((?:required|optional|needed|obligatorio|opcional)\)\s*$", re.IGNORECASE)
"""What forms add to a name: title (required)."""
_SIGN = re.compile(r"(?:[-–—=|•·→>]+|->)\s+(?=\S)")
"""What somebody wrote instead of a colon: host — Chester Neighbors."""
_REMARK_ON_NAME = re.compile(r"\([^)]*\)\s*[:：=–—-]")
_WORD = re.compile(r"(?P<name>[^\W\d_]\w*(?: day)?)(?:\s+(?P<value>\S.*))?$")


class Named(Struct, frozen=True):
    """The name of a field and its value; columns count from where the name starts.

    `error` says what is wrong with how they are written; its `suggestion` is how to write them.
    """

    name: str
    value: str
    value_at: int
    error: FieldError | None = None


def described(sign: str) -> str:
    """The number and name of a character that looks like another: "U+00A0, no-break space"."""
    return f"U+{ord(sign):04X}, {unicodedata.name(sign, 'without a name').lower()}"


def front_of(line: str) -> str:
    """What is in front of a line: spaces, tabs, and what only looks like them."""
    found = _FRONT.match(line)
    return found[0] if found else ""


def dash_of(body: str) -> str:
    """The hyphen, or several, that an entry of a list begins with, and the spaces after it."""
    found = _DASH.match(body)
    return found[0] if found else ""


def odd_dash_of(body: str) -> str:
    """What people write instead of a hyphen: a bullet, a long dash, a hyphen without its space."""
    found = _ODD_DASH.match(body)
    return found[0] if found else ""


def fields_of(lines: Iterable[str]) -> list[tuple[int, str]]:
    """The columns and names of the lines that begin with a field name."""
    found = ((len(front_of(line)), name_of(line[len(front_of(line)) :])) for line in lines)
    return [(column, named.name) for column, named in found if named]


def remark_of(body: str) -> str | None:
    """The text of a comment as other languages have it: // like this, or <!-- like this -->."""
    found = _REMARK.fullmatch(body.rstrip())
    return (found["line"] or found["enclosed"]) if found else None


def signs_before(body: str, known: Collection[str], *, has_list: bool) -> tuple[int, str] | None:
    """How many signs are before the hyphen of an entry or the name of a known field, and that hyphen or name.

    Without a list, a hyphen before a name also counts.
    """
    bullets = "–—•·●▪◦‣*-" if has_list else ""
    stray = rf"[^\w\s#{bullets}]{{1,2}}" if has_list else r"(?:[^\w\s#]{1,2}|[0-9]{1,2}[.)])"
    found = re.match(rf"({stray}|-[ \t]*)(?=\s*-[ \t]+\S)", body)
    if found and has_list:
        return len(found[1].rstrip()), "-"
    found = re.match(rf"(?P<signs>{stray})(?P<gap>\s*)(?P<name>\w[\w ]*?)[ \t]*:(?:[ \t]|$)", body)
    return (len(found["signs"]), found["name"]) if found and found["name"] in known else None


def name_of(body: str) -> Named | None:
    """The name and value of a line, if they are written as they should be."""
    found = _NAMED.match(body)
    if found is None:
        return None
    value = found["value"] or ""
    return Named(found["written"].strip("\"'"), value, found.start("value") if value else len(body))


def odd_name_of(body: str, known: Collection[str], words: Collection[str] = ()) -> Named | None:
    """A known name that is not written as it should be: no space, no colon, or another sign instead.

    `words` are what people write for names; they are found only with a colon.
    """
    return _separated(body, {*known, *words}) or _bare(body, known)


def _separated(body: str, known: Collection[str]) -> Named | None:
    found = _SEPARATED.match(body)
    bare = _ASKED.sub("", found["name"] + found["after"]) if found else ""
    name = re.sub(r"[^\w ]", "", bare).strip().lower()
    if not found or name not in known:
        return None
    code, at = "field-name", 0
    message = f'A line begins with a field name, a colon and a space. Write "{name}: ".'
    parting = body[found.end("after") : found.start("sign")].strip(" \t")
    is_bare = name == found["name"] and not (found["before"] or found["after"] or found["stray"])
    if parting and name == found["name"].strip() and not (found["before"] or found["after"]):
        at, code = body.index(parting), "odd-space"
        message = f"There is an unusual space before the colon ({described(parting[0])}). Delete it."
    elif is_bare and found["sign"] == ":":
        at, gap = found.start("gap"), found["gap"]
        if gap and not gap.strip(" \t"):
            return None
        code, message = "no-space", f'There is no space after "{name}:". Add one.'
        if gap:
            code = "odd-space"
            message = f'There is an unusual space after "{name}:" ({described(gap[0])}). '
            message += "Replace it with a normal space."
    elif is_bare:
        code, message = "no-colon", f'There must be a colon after a field name. Write "{name}: ".'
    return _odd(name, found["value"], code, message, at)


_SENTENCE = re.compile(
    r"\w+ (?:an?|the|your?|us|our|to|with|for|at|of|all|any|some|and|or|we|in|on|by|from|up|it|this|that"
    r"|me|my|here|as|if|is|are|un[ao]?|el|la|los|las|tus?|a|de|con|para|en|al|que) \w"
)
"""Host a party at home: a sentence that begins with a word that is the name of a field too."""


def _bare(body: str, known: Collection[str]) -> Named | None:
    found = _WORD.match(body)
    is_sentence = body[:1].isupper() and (body.rstrip()[-1:] in set(".!?") or _SENTENCE.match(body))
    word = found["name"].lower() if found and not is_sentence else ""
    name = word if word in known else certain(word, known)
    # title. Knock doors; title (short): Knock doors: what is after the name may say something.
    value = _SIGN.sub("", (found and found["value"]) or "")
    if not found or not name or _REMARK_ON_NAME.match(value):
        return None
    return _odd(name, value, "no-colon", f'There is no colon after "{name}". Add one.', 0)


def _odd(name: str, value: str, code: str, message: str, at: int) -> Named:
    suggestion = f"{name}: {value}" if value else f"{name}:"
    return Named(name, value, len(name) + 2, FieldError(code, message, suggestion, column=at))
