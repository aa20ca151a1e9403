"""Links of events in the services: without trackers, and never into an online meeting."""

from __future__ import annotations

from statepages.fields.detours import detour
from statepages.fields.trackers import without_trackers
from statepages.importers.meeting_links import is_meeting_link
from statepages.importers.record import Remark
from statepages.importers.web_links import meant
from statepages.report import Untrusted

_TRACKERS = frozenset(
    {
        "source", "aff", "referring_vol", "referring_vol_id", "referring_data", "rname", "share_context",
        "share_medium", "referrer", "ref",
    }
)  # fmt: skip


def page(text: str) -> tuple[str | None, tuple[Remark, ...]]:
    """The address of a page without trackers; None, with a remark, for any other text."""
    if not text:
        return None, ()
    link = meant(text) or ""
    around = detour(link)
    link = (around[1] or "") if around else link
    if not link.lower().startswith(("http://", "https://")):
        return None, (Remark(("Its link cannot be used: ", Untrusted(text[:200])), needs_person=False),)
    if is_meeting_link(link):
        # Not the link: it may have a password in it.
        line = ("Its link leads straight into an online meeting, so it was left out.",)
        return None, (Remark(line),)
    return without_trackers(link, _TRACKERS), ()
