"""Addresses with a key in them: whoever knows such an address can read what it leads to."""

from __future__ import annotations

import re
from urllib.parse import SplitResult, quote, unquote, urlsplit

from msgspec import Struct

HIDDEN = "***"
"""What people see instead of a key."""

_WORDS = frozenset(
    {"auth", "authorization", "authtoken", "accesstoken", "apikey", "cachekey", "credential", "credentials"}
    | {"jwt", "key", "pass", "passphrase", "passphrasekey", "passwd", "password", "pwd", "secret"}
    | {"sessionid", "sig", "signature", "token"}
)
"""Words in the name of a part of an address that say that its value is a key."""

_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|[0-9]+")
_PAIR = re.compile(r"([^&;=]+)=([^&;]*)")
_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://[^\s\"'“”<>]+")
_MOST_INSIDE = 3
"""How deep addresses are looked for in the values of others."""


class _Keyed(Struct, frozen=True):
    """Where keys are in the path of addresses at a site: the parts of the path from the group `key`.

    `site` is the end of the host, or "" for any site. `what` says what such an address is.
    """

    site: str
    path: re.Pattern[str]
    what: str
    advice: str


_OTHERWISE = "Delete this file, and import the events by hand on your own computer."
_IN_GOOGLE = (
    "Use the public address. In Google Calendar, open the settings of this calendar, make it available to "
    'the public, and copy "Public address in iCal format".'
)
_PATHS = tuple(
    _Keyed(site, re.compile(path), what, advice)
    for site, path, what, advice in (
        ("", r".*/private-(?P<key>[^/]+)", "the secret key of a Google calendar", _IN_GOOGLE),
        (
            "",
            r".*/owa/calendar/(?P<key>[^/]+/[^/]+(?:/cid-[^/]+)?)(?:/|$)",
            "the secret key of an Outlook calendar",
            _OTHERWISE,
        ),
        (
            "icloud.com",
            r".*/published/[0-9]+/(?P<key>.+)",
            "the secret key of an iCloud calendar",
            _OTHERWISE,
        ),
        ("teamup.com", r".*/feed/(?P<key>[^/]+)", "the secret key of a Teamup calendar", _OTHERWISE),
        (
            "trello.com",
            r".*/calendar/[^/]+/[^/]+/(?P<key>[^/]+)",
            "the secret key of a Trello calendar",
            _OTHERWISE,
        ),
    )
)
_ADVICE = (
    "Use the public address of the calendar, if there is one. If not, delete this file, and import the "
    "events by hand on your own computer."
)


def secret_in(address: str) -> str | None:
    """What in an address only its owner should know, in plain words; None if it holds no key."""
    found = _found(address, _MOST_INSIDE)
    return found[0] if found else None


def public_instead(address: str) -> str:
    """What to use in place of an address with a key."""
    found = _found(address, _MOST_INSIDE)
    return found[1] if found else ""


def redacted(address: str) -> str:
    """An address without its keys and passwords, for people to see."""
    return _redacted(address, _MOST_INSIDE)


def text_redacted(text: str) -> str:
    """A text with addresses in it, all without their keys."""
    return _ADDRESS.sub(lambda found: redacted(found[0]), text) if "://" in text else text


def _found(address: str, depth: int) -> tuple[str, str] | None:
    """What is secret in an address, and what to use in its place."""
    parts = _parts(address)
    if parts is None:
        return None
    if _has_credentials(parts):
        return "a name or password (before the @)", "Delete everything between // and @."
    keyed = _keyed(parts)
    if keyed:
        return keyed.what, keyed.advice
    for name, value in _PAIR.findall(f"{parts.query}&{parts.fragment}"):
        if value and _is_key(name):
            return f'a key (after "{unquote(name)}=")', _ADVICE
        inside = unquote(value)
        if depth and "://" in inside and (found := _found(inside, depth - 1)):
            return found
    return None


def _redacted(address: str, depth: int) -> str:
    parts = _parts(address)
    if parts is None:
        return HIDDEN
    netloc, path = parts.netloc, parts.path
    if _has_credentials(parts):
        netloc = netloc and f"{HIDDEN}@{netloc.rpartition('@')[2]}"
        path = path if netloc else f"{HIDDEN}@{path.rpartition('@')[2]}"
    keyed = _keyed(parts)
    if keyed:
        path = _path_without(keyed, path)
    query, fragment = _without_keys(parts.query, depth), _without_keys(parts.fragment, depth)
    return parts._replace(netloc=netloc, path=path, query=query, fragment=fragment).geturl()


def _parts(address: str) -> SplitResult | None:
    """The parts of an address; None if it is none."""
    try:
        parts = urlsplit(address.strip())
        return parts if parts.hostname != "" else None
    except ValueError:
        return None


def _has_credentials(parts: SplitResult) -> bool:
    return "@" in (parts.netloc or parts.path)


def _keyed(parts: SplitResult) -> _Keyed | None:
    """The kind of address with a key that this one is."""
    host, path = (parts.hostname or "").rstrip("."), unquote(parts.path)
    for keyed in _PATHS:
        is_there = not keyed.site or host == keyed.site or host.endswith(f".{keyed.site}")
        if is_there and keyed.path.match(path):
            return keyed
    return None


def _path_without(keyed: _Keyed, path: str) -> str:
    plain = unquote(path)
    found = keyed.path.match(plain)
    if not found:
        return HIDDEN
    around = (plain[: found.start("key")], plain[found.end("key") :])
    return HIDDEN.join(around if plain == path else map(quote, around))


def _without_keys(query: str, depth: int) -> str:
    """The values of an address by name, without those that are keys."""

    def hidden(pair: re.Match[str]) -> str:
        name, value = pair[1], pair[2]
        inside = unquote(value)
        if value and _is_key(name):
            return f"{name}={HIDDEN}"
        if "://" not in inside:
            return pair[0]
        bare = _redacted(inside, depth - 1) if depth else HIDDEN
        return pair[0] if bare == inside else f"{name}={bare}"

    return _PAIR.sub(hidden, query)


def _is_key(name: str) -> bool:
    words = [word.lower() for word in _WORD.findall(unquote(name))]
    return not _WORDS.isdisjoint({*words, "".join(words)})
