"""Links that lead straight into an online meeting, which anyone who has one can join or disturb."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from statepages.fields.detours import detour

# The end of a host, and the paths that lead into a meeting. Pages where people register are not among them.
_MEETINGS = tuple(
    (site, re.compile(path))
    for site, path in (
        ("zoom.us", r"/(?:j|w|s|my|wc|u|meeting|join|launch)/(?!register)|/join$"),
        ("zoomgov.com", r"/(?:j|w|s|my|wc|u|meeting|join)/(?!register)|/join$"),
        ("zoom.com", r"/(?:j|w|s|my|wc|u)/"),
        ("meet.google.com", r"/\w"),
        ("tel.meet", r"/\w"),
        ("g.co", r"/meet/"),
        ("hangouts.google.com", r"/\w"),
        ("teams.microsoft.com", r"/(?:l/meetup-join|meet)|/_#/(?:pre-join|l/meetup-join)"),
        ("teams.live.com", r"/meet/"),
        ("dialin.teams.microsoft.com", r"/"),
        ("webex.com", r"/(?:meet|join|wbxmjs)/|/[^?]*j\.php|/webappng/sites/[^/]+/meeting/"),
        ("gotomeeting.com", r"/(?:join|[0-9])"),
        ("gotomeet.me", r"/\w"),
        ("meet.goto.com", r"/\w"),
        ("meetings.ringcentral.com", r"/j/"),
        ("v.ringcentral.com", r"/join/"),
        ("whereby.com", r"/(?!information|blog|user)\w"),
        ("meet.jit.si", r"/\w"),
        ("8x8.vc", r"/\w"),
        ("bluejeans.com", r"/[0-9]"),
        ("chime.aws", r"/[0-9]"),
        ("join.skype.com", r"/\w"),
        ("freeconferencecall.com", r"/wall/"),
        ("join.freeconferencecall.com", r"/\w"),
        ("fccdl.in", r"/\w"),
        ("bigmarker.com", r"/conferences/[^/]+/(?:attend|join)"),
    )
)
_HOSTS = "|".join(re.escape(site) for site, _ in _MEETINGS)
MEETING_ADDRESS = re.compile(
    rf"(?<![\w.@-])(?:(?:https?|zoommtg|msteams)://)?(?:[\w-]{{1,63}}\.){{0,4}}(?:{_HOSTS})/[^\s<>()\[\]\"|]{{0,2000}}",
    re.IGNORECASE,
)
"""What may be the address of a meeting, also without https://."""
_PASSWORD = re.compile(r"(?:^|&)(?:pwd|passcode|password|clave)=.", re.IGNORECASE)
_MOST_CHARACTERS = 4_000


def is_meeting_link(url: str) -> bool:
    """Whether a link leads straight into an online meeting, not to a page where people sign up."""
    address = url.strip()[:_MOST_CHARACTERS]
    found = detour(address)
    address = (found and found[1]) or address
    if address.lower().startswith(("zoommtg:", "msteams:")):
        return True
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        host = (parts.hostname or "").rstrip(".")
    except ValueError:
        return False
    if _PASSWORD.search(parts.query):
        return True
    path = f"{parts.path}#{parts.fragment}" if parts.path == "/_" else parts.path
    return any(
        (host == site or host.endswith(f".{site}")) and pattern.match(path) for site, pattern in _MEETINGS
    )
