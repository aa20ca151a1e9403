"""What the header of a column means, in anybody's words: Zip Code, When does it start?"""

from __future__ import annotations

import re
from functools import lru_cache

from statepages.files.event import EventFile
from statepages.files.names import tables
from statepages.files.other_names import meant_by, squeezed
from statepages.importers.header_words import PERSONAL, PHRASES, STAMP, WORDS

_BY_WORD = {word: role for role, words in WORDS.items() for word in words.split()}
_ASIDE = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|[*:?#]+|\b(?:optional|required)\b", re.IGNORECASE)
_LONGEST = 200
_TOP = {
    ("when",): "start", ("when", "start"): "start", ("when", "end"): "end", ("when", "all day"): "all day",
    ("when", "repeat"): "repeat", ("when", "until"): "until", ("where",): "location",
    ("where", "venue"): "venue", ("where", "address"): "address", ("where", "city"): "city",
    ("where", "state"): "state", ("where", "zip"): "zip", ("where", "directions"): "directions",
    ("where", "online"): "online", ("title",): "title", ("summary",): "summary", ("kind",): "kind",
    ("details",): "details", ("bring",): "bring", ("signup",): "signup", ("training",): "training",
    ("host",): "host", ("contact",): PERSONAL, ("contact", "name"): PERSONAL, ("contact", "email"): PERSONAL,
    ("contact", "phone"): PERSONAL, ("accessibility",): "access", ("languages",): "languages",
    ("status",): "status", ("tags",): "tags", ("timezone",): "timezone", ("until",): "until",
}  # fmt: skip

ROLES = frozenset(WORDS) - {PERSONAL, STAMP}
"""What a column can be."""


@lru_cache(maxsize=2048)
def role_of(header: str) -> str | None:
    """What a column is, by its header; None if nobody can tell."""
    if not header or len(header) > _LONGEST:
        return None
    plain = " ".join(_ASIDE.sub(" ", header).split())
    for text in (header, plain, re.sub(r"^(?:the )?events?['’]?s?\b[\s_-]*", "", plain, flags=re.IGNORECASE)):
        role = _BY_WORD.get(squeezed(text)) or field_named(text)
        if role:
            return role
    if len(plain.split()) < 2:
        return None
    return next((role for pattern, role in PHRASES if pattern.search(plain)), None)


def field_named(name: str) -> str | None:
    """What a column is that has the name of one of our fields, or a name that people use for it."""
    word = squeezed(name)
    for path, table in tables(EventFile).items():
        if path in {(), ("when",), ("where",)}:
            found = next((field for field in table if squeezed(field) == word), None)
            if found and (*path, found) in _TOP:
                return _TOP[*path, found]
    meant = meant_by(EventFile, (), name)
    return _TOP.get(meant) if meant else None
