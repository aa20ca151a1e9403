"""Web addresses in texts from elsewhere, so that they lead straight to their page."""

from __future__ import annotations

import re

from statepages.fields.detours import detour
from statepages.fields.links import parse_link
from statepages.fields.trackers import without_trackers
from statepages.fields.wrapped_links import contrast_in
from statepages.importers.signs import hidden, verbatim
from statepages.problem import FieldError
from statepages.weblink import TRAILING, WEB_ADDRESS

_ANGLED = re.compile(
    r"<((?:https?://|mailto:|www\.)[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200}\.\w{2,})>", re.IGNORECASE
)
_LINK_OR_ADDRESS = re.compile(
    r"\[(?P<words>[^\[\]\n]{1,200})\]\((?P<target>https?://[^\s()<>]{1,2000}(?:\([^\s()]{0,200}\))?)\)"
    rf"|{WEB_ADDRESS.pattern}",
    re.IGNORECASE,
)
_UNSAFE = str.maketrans({"<": "%3C", ">": "%3E", " ": "%20", '"': "%22", "\\": "/"})
_LOOKS_LIKE_ADDRESS = re.compile(r"[\w-]\.[a-z]{2,}|[0-9][0-9() .-]{6,}", re.IGNORECASE)
_MOST_CHARACTERS = 2000


def straightened(address: str) -> str | None:
    """A link without detours and trackers; None if it is no link that readers could open."""
    address = "".join(address.strip().translate(_UNSAFE).split())
    if len(address) > _MOST_CHARACTERS:
        return None
    found = detour(address)
    return meant(without_trackers((found and found[1]) or address))


def meant(text: str) -> str | None:
    """The link that a text certainly means; None if it means none."""
    try:
        return parse_link(text)
    except FieldError as error:
        return error.suggestion if error.suggestion and not error.is_guess else None


def with_links(text: str) -> str:
    """Plain words with their web addresses, hidden from markup."""
    pieces, end = [], 0
    text = _ANGLED.sub(r"\1", text)
    for found in _LINK_OR_ADDRESS.finditer(text):
        shown = found[0] if found["words"] else found[0].rstrip(TRAILING)
        made = (
            link(hidden(found["words"]), found["words"], found["target"]) if found["words"] else _bare(shown)
        )
        pieces += [hidden(text[end : found.start()]), made]
        end = found.start() + len(shown)
    return "".join([*pieces, hidden(text[end:])])


def _bare(shown: str) -> str:
    """An address in a text. One that leads nowhere stays as words."""
    is_short = shown[:4].lower() == "www."
    address = straightened(f"https://{shown}" if is_short else shown)
    if address is None:
        return hidden(re.sub(r"^(?:https?://|www\.)", "", shown, flags=re.IGNORECASE))
    return verbatim(address.removeprefix("https://") if is_short else address)


def link(words: str, typed: str, target: str) -> str:
    """A Markdown link with these words, whose signs are hidden, and which read as `typed`."""
    address = straightened(target)
    typed = " ".join(typed.split())
    if address is None:
        return words
    if not typed or _core(typed) == _core(address):
        is_web = address.startswith("http")
        return verbatim(address if is_web else address.partition(":")[2])
    if address.count("(") != address.count(")"):
        address = address.replace("(", "%28").replace(")", "%29")
    if _shows_other(typed, address):
        return f"{words} ({verbatim(address)})"
    return f"[{' '.join(words.split())}]({verbatim(address)})"


def _shows_other(words: str, address: str) -> bool:
    """Whether words show an address, and the link leads to another."""
    if not address.startswith("http"):
        return _LOOKS_LIKE_ADDRESS.search(words) is not None
    return "@" in words or contrast_in(words, address) is not None


def _core(text: str) -> str:
    """An address as people write it: without https://, www and the slash at its end."""
    bare = re.sub(r"^(?:https?://|mailto:|tel:)?(?:www\.)?", "", text.strip(), flags=re.IGNORECASE)
    return bare.rstrip("/").lower()
