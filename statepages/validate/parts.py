"""The parts of a text that was written instead of fields, and the field that each part is meant for."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from msgspec.structs import replace

from statepages.fields.choices import nearest
from statepages.fields.clocks import is_either_half
from statepages.fields.text import is_unknown
from statepages.fields.times import span_meant
from statepages.files.base import Model
from statepages.files.names import NamePath, accepts, action_names, meant_for
from statepages.model.states import CODES_BY_NAME, STATES
from statepages.model.zips import Zip, find_zip, zips_of_city
from statepages.node import MappingNode, Node, Scalar
from statepages.validate.case import Parts

_PARTS = {
    "when": ("start",),
    "where": ("zip",),
    "contact": ("email", "link", "phone"),
    "accessibility": ("status", "notes"),
    "image": ("file",),
    "logo": ("file",),
    "source": ("link",),
    "this_week": ("text",),
}
"""For a field with fields of its own: which of them a single text may be meant for."""

_LABELLED = re.compile(
    r"\[(?P<words>[^\]]+)\] ?\((?P<link>\S+)\)|(?P<label>[^:]{2,80}?)(?:: +| +[-–—] +| +)(?P<address>https?://\S+)"
)
_MOST_CHARACTERS = 200
_PHONE = re.compile(r"(?:\+?1[ .-]?)?\(?[2-9][0-9]{2}\)?[ .-]?[2-9][0-9]{2}[ .-]?[0-9]{4}(?![0-9])")
_REACHED = {
    "email": re.compile(r"[\w.+-]+@[\w.-]+\.\w{2,}"),
    "link": re.compile(r"https?://\S+[\w/]"),
    "phone": _PHONE,
}
_ADDRESS = re.compile(
    rf"(?P<before>[^\n]+?),?\s+(?P<state>[A-Z]{{2}}|{'|'.join(state.name for state in STATES.values())}|)"
    r",?\s*(?P<zip>[0-9]{5})(?:-[0-9]{4})?\.?",
    re.IGNORECASE,
)
_NO_PLACE = re.compile(
    r"\b(?:private|privad[oa]|online|virtual|zoom|t\.?b\.?[acd]|unknown|after|upon|once|provided|sent|shared|given)\b",
    re.IGNORECASE,
)
"""What says that an address is not for everybody, or that there is none."""
_BUILDING = re.compile(
    r"\b(?:the|librar(?:y|ies)|church|hall|center|centre|school|park|room|office|building|cafe|caf[eé]|house|home|store|market|museum"
    r"|college|university|club|parking|lot|biblioteca|iglesia|escuela|parque|casa|centro)\b",
    re.IGNORECASE,
)
"""Words in the names of buildings and other places, but not of cities."""
_MOST_WORDS = 3
_ACCESS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?:(?:is (?:it )?)?(?:wheelchairs?|handicap(?:ped)?|ada|fully)?[ -]?(?:access(?:ible|ibility)?)?"
        r"\s*[?:=–—-]+\s*)?"
        r"(?P<status>yes|no|partly|partially|y|n)\b(?P<notes>\s*(?:[,;:.(–—-].*)?)",
        r"(?P<status>[^,;:(–—]+?)(?P<notes>\s*(?:[,;(–—.]|\s-\s).*)",
    )
)
_YES_OR_NO = re.compile(r"(?:yes|s[ií])\s*(?:/|or|,|\|)\s*no", re.IGNORECASE)
_LEAST_KEPT = 0.6
_LEAST_ALIKE = 0.8
_ASKING = re.compile(
    r"^(?:call|text|e-?mail|contact|write|reach|ask)\b(?: to| us)?|\b(?:at|on|or|and|to|via|by)$",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"\b(?:not?|do|don['’]t|never|only|please|at|after|before|if|until|desk|front|hours|days?|no llame)\b",
    re.IGNORECASE,
)
"""What says how or when to reach somebody, and is no name."""
_BETWEEN = " ,;:|/-–—()<>&\t"


def parts_of(model: type[Model], path: NamePath, text: str) -> Parts:
    """The parts of a text by the names of the fields below a path; none if that is a guess."""
    if len(text) > _MOST_CHARACTERS:
        return {}
    names = _PARTS.get(path[-1], ())
    access = _access(model, path, text) if path[-1] == "accessibility" else {}
    if not access and _says_too_little(path, text):
        return {}
    whole = next((name for name in names if accepts(model, (*path, name), text)), None)
    if access or whole:
        return access or {str(whole): text}
    if path[-1] in action_names():
        return _labelled(text)
    span = span_meant(text) if path[-1] == "when" else None
    if span:
        return {"start": span[0], "end": span[1]}
    split = _SPLIT.get(path[-1])
    several = split(model, path, text) if split else {}
    if several:
        return several
    for name in names:
        meant = meant_for(model, (*path, name), text)
        if meant and text.endswith(f"/{meant}"):
            return {name: meant}
        if meant and sum(map(str.isalnum, meant)) >= _LEAST_KEPT * sum(map(str.isalnum, text)):
            return {name: meant}
    return {}


def _says_too_little(path: NamePath, text: str) -> bool:
    """Whether a text leaves open what it means: accessibility: none, when: Oct 17, 2026, 6:30."""
    if path[-1] == "accessibility":
        return is_unknown(text) or _YES_OR_NO.fullmatch(text.strip()) is not None
    return path[-1] == "when" and is_either_half(text) and not span_meant(text)


def _labelled(text: str) -> Parts:
    """Call voters: https://example.org/x, also as Markdown: the words of a link, and its address."""
    found = _LABELLED.fullmatch(text.strip())
    if found is None:
        return _reached(text)
    return {"label": found["words"] or found["label"], "link": found["link"] or found["address"]}


def _reached(text: str) -> Parts:
    """Call us: 302-555-0101, or an email address: the words of a link, and its address."""
    label, _, address = text.strip().rpartition(": ")
    if label and _PHONE.fullmatch(address):
        return {"label": label, "link": f"tel:{re.sub(r'[^0-9+]+', '-', address).strip('-')}"}
    if label and _REACHED["email"].fullmatch(address):
        return {"label": label, "link": f"mailto:{address}"}
    return {}


def is_bare_link(path: NamePath, text: str) -> bool:
    """Whether an entry of a list of links is a link without its words."""
    return path[-1] in action_names() and re.fullmatch(r"(?:https?://|www\.)\S+", text) is not None


def as_text(path: NamePath, known: Collection[str], item: Node) -> Node:
    """The text of an entry that YAML read as a field: - Call voters: https://example.org/x."""
    if path[-1] not in action_names() or not isinstance(item, MappingNode) or len(item.pairs) != 1:
        return item
    key, value = item.pairs[0]
    if not isinstance(value, Scalar) or value.end_line != item.line or key.text in known:
        return item
    if not re.match(r"https?://", value.text) and not _reached(f"{key.text}: {value.text}"):
        return item
    line = item.source.lines[item.line].rstrip()
    return replace(key, text=line[item.column :], end_column=len(line))


def _contact(model: type[Model], path: NamePath, text: str) -> Parts:
    """Ana Lee, ana@example.org, 215-555-0100: a name and how to reach her."""
    if re.match(r"\s*(?:text|sms|whats ?app|signal)\b", text, re.IGNORECASE):
        # Whoever writes so may not want to be called.
        return {}
    parts: Parts = {}
    for name, pattern in _REACHED.items():
        found = pattern.search(text)
        if found and accepts(model, (*path, name), found[0]):
            parts[name] = found[0]
            text = text[: found.start()] + " , " + text[found.end() :]
    name = _ASKING.sub("", text.strip(_BETWEEN)).strip(_BETWEEN)
    name = _ASKING.sub("", name).strip(_BETWEEN)
    if not name and len(parts) > 1:
        return parts
    is_name = re.fullmatch(r"[^\W\d_][\w .'’-]{1,60}", name) is not None and not _NO_NAME.search(name)
    return {"name": name, **parts} if parts and is_name else {}


def _place(model: type[Model], path: NamePath, text: str) -> Parts:
    """First Baptist Church, 415 N Church St, West Chester, PA 19380: a place by its commas."""
    # An address on lines of its own, as maps and letters have it, with its country.
    text = re.sub(r"\s*,?\s*\n\s*", ", ", text.strip())
    text = re.sub(
        r",?\s+(?:U\.?S\.?A?\.?|United States(?: of America)?|EE\.? ?UU\.?)$", "", text, flags=re.IGNORECASE
    )
    found = _ADDRESS.fullmatch(text)
    entry = find_zip(found["zip"]) if found else None
    if found is None or entry is None:
        return {}
    *before, last = [piece.strip() for piece in re.split(r"\s*[,;|·•]\s*|\s+[-–—]\s+", found["before"])]
    state = found["state"].upper()
    if state and state not in {*entry.states, *(STATES[code].name.upper() for code in entry.states)}:
        return {}
    if not state and (misspelled := nearest(last, CODES_BY_NAME, _LEAST_ALIKE)):
        # A misspelled state is no city. The ZIP code shows which state was meant.
        if CODES_BY_NAME[misspelled] not in entry.states or not before:
            return {}
        state, last = CODES_BY_NAME[misspelled], before.pop()
    if not _is_city(last, entry, is_alone=not before) or any(map(_NO_PLACE.search, [*before, last])):
        return {}
    streets = [piece for piece in before if re.match(r"[0-9]+\S* +\S|P\.? ?O\.? Box", piece, re.IGNORECASE)]
    venue = [piece for piece in before if piece not in streets]
    if len(streets) > 1 or len(venue) > 1 or (streets and before[-1:] == venue) or not (before or state):
        return {}
    parts = {"venue": venue, "address": streets}
    parted = {name: there[0] for name, there in parts.items() if there} | {"city": last, "zip": found["zip"]}
    return parted if all(accepts(model, (*path, name), part) for name, part in parted.items()) else {}


def _is_city(text: str, entry: Zip, *, is_alone: bool) -> bool:
    """Whether a text before a state and a ZIP code is the city of that ZIP code, not the name of a place."""
    codes = zips_of_city(text, entry.state)
    if codes or not text[:1].isupper() or any(sign.isdigit() for sign in text):
        # The table has few codes of post offices, but those of a city begin alike.
        return any(code[:3] == entry.code[:3] for code in codes)
    # Not every village is in the table.
    return not (_BUILDING.search(text) or (is_alone and len(text.split()) > _MOST_WORDS))


def _access(model: type[Model], path: NamePath, text: str) -> Parts:
    """Wheelchair accessible: yes -- and Yes, ramp at the back: whether people get in, and what to know."""
    for pattern in _ACCESS:
        found = pattern.fullmatch(text.strip())
        if found and accepts(model, (*path, "status"), found["status"]):
            rest = found["notes"].strip(_BETWEEN)
            return {"status": found["status"], "notes": rest} if rest else {"status": found["status"]}
    return {}


_SPLIT: dict[str, Callable[[type[Model], NamePath, str], Parts]] = {
    "contact": _contact,
    "where": _place,
}
