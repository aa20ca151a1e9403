"""Services where people sign up for events."""

from __future__ import annotations

from urllib.parse import urlsplit

_HOSTS = (
    "mobilize.us", "actionnetwork.org", "everyaction.com", "secure.ngpvan.com", "eventbrite.com",
    "meetup.com", "lu.ma", "luma.com", "partiful.com", "splashthat.com", "withfriends.co",
    "humanitix.com", "ticketleap.com", "ticketspice.com", "ticketstripe.com", "brownpapertickets.com",
    "universe.com", "tickettailor.com", "zeffy.com", "givebutter.com", "betterworld.org",
    "signupgenius.com", "volunteersignup.org", "volunteerhub.com", "volunteermatch.org",
    "galaxydigital.com", "timecounts.app", "vomo.org", "rsvpify.com", "evite.com", "punchbowl.com",
    "forms.gle", "docs.google.com/forms", "forms.office.com", "forms.cloud.microsoft", "airtable.com",
    "jotform.com", "typeform.com", "surveymonkey.com", "wufoo.com", "cognitoforms.com", "tally.so",
    "nationbuilder.com", "controlshift.app", "movementforms.com", "solidarity.tech", "act.seiu.org",
    "calendly.com",
)  # fmt: skip


def is_signup(link: str) -> bool:
    """Whether a link leads to a service where people sign up."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return False
    host = (parts.hostname or "").removeprefix("www.")
    for known in _HOSTS:
        site, _, folder = known.partition("/")
        is_there = host == site or host.endswith(f".{site}")
        if is_there and parts.path.startswith(f"/{folder}") and parts.path.strip("/"):
            return True
    return False
