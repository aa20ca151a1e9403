"""Links that lead through another website: who redirects, and the address inside."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from statepages.fields.links import parse_link
from statepages.fields.trackers import without_trackers
from statepages.problem import FieldError

# Who redirects: the end of the host, the path, the parameters that may have the address, and a name.
_REDIRECTS = (
    ("google", "/url", ("q", "url"), "Google"),
    ("l.facebook.com", "/l.php", ("u",), "Facebook"),
    ("lm.facebook.com", "/l.php", ("u",), "Facebook"),
    ("l.messenger.com", "/l.php", ("u",), "Messenger"),
    ("l.instagram.com", "/", ("u",), "Instagram"),
    ("l.threads.net", "/", ("u",), "Threads"),
    ("safelinks.protection.outlook.com", "/", ("url",), "Outlook"),
    ("youtube.com", "/redirect", ("q",), "YouTube"),
    ("linkedin.com", "/redir/redirect", ("url",), "LinkedIn"),
    ("out.reddit.com", "/", ("url",), "Reddit"),
    ("duckduckgo.com", "/l/", ("uddg",), "DuckDuckGo"),
    ("slack-redir.net", "/link", ("url",), "Slack"),
    ("t.umblr.com", "/redirect", ("z",), "Tumblr"),
)
_GOOGLE = re.compile(r"google\.(?:com|[a-z]{2}|com?\.[a-z]{2})")
_WRAPPED = re.compile(r"https?://urldefense\.(?:com|us)/v3/__(?P<inside>https?:[^*]+?)__;", re.IGNORECASE)
_MAYBE_ADDRESS = re.compile(r"[.:/]")
_MOST_TURNS = 5


def detour(address: str) -> tuple[str, str | None] | None:
    """Who redirects a web address, and the address inside if it has one; None if it leads straight there."""
    first = _step(address)
    if first is None:
        return None
    owner, inside = first
    for _ in range(_MOST_TURNS):
        following = _step(inside)
        if following is None:
            break
        inside = following[1]
    try:
        straight = without_trackers(parse_link(inside))
    except FieldError:
        return owner, None
    is_web = straight.lower().startswith(("http://", "https://"))
    return owner, straight if is_web else None


def _step(address: str) -> tuple[str, str] | None:
    """Who redirects, and the text inside."""
    wrapped = _WRAPPED.match(address)
    if wrapped:
        return "Proofpoint", wrapped["inside"]
    if "?" not in address:
        return None
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.")
    for site, path, names, owner in _REDIRECTS:
        if not _is_at(host, site) or parts.path.rstrip("/") != path.rstrip("/"):
            continue
        return owner, _inside(parts.query.replace("&amp;", "&"), names)
    return None


def _inside(query: str, names: tuple[str, ...]) -> str:
    """The address in a query. Nothing if there are two: some sites use the first, and some the last."""
    values = {
        value
        for name, texts in parse_qs(query).items()
        if name.partition("[")[0].lower() in names
        for value in texts
    }
    addresses = {value for value in values if _MAYBE_ADDRESS.search(value)}
    return addresses.pop() if len(addresses) == 1 else ""


def _is_at(host: str, site: str) -> bool:
    if site == "google":
        return _GOOGLE.fullmatch(host) is not None
    return host == site or host.endswith(f".{site}")
