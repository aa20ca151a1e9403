"""The words and links of an imported event, without what is personal, and no longer than they may be."""

from __future__ import annotations

import re

from statepages.compose import Plain
from statepages.importers.personal import is_meeting_link, without_personal
from statepages.importers.personal_things import is_personal_link
from statepages.importers.record import Record, Remark
from statepages.importers.remarks import Remarks
from statepages.importers.texts import cut
from statepages.importers.web_links import meant, straightened
from statepages.report import Untrusted

_SIGN_UP = "sign-up"
_WITH_EMAIL = re.compile(r"(?<=[?&])[^&#=]*=[^&#]*(?:@|%40)[^&#]*&?", re.IGNORECASE)
"""A part of the query of a link."""
_MOST_TITLE, _MOST_SUMMARY, _MOST_LINE, _MOST_DETAILS = 120, 200, 300, 4000


def texts_of(record: Record, host: str | None, said: Remarks) -> dict[str, object]:
    """The fields with words, without what is personal."""

    def clean(text: str | None) -> str:
        kept, removed = without_personal(text or "")
        said.add(*(Remark(line) for line in removed))
        return kept.strip()

    title, summary, details = clean(record.title), clean(record.summary), clean(record.details)
    if not title:
        said.need("It has no title. Add title:.")
    if len(title) > _MOST_TITLE:
        details, title = f"{title}\n\n{details}", f"{title[: _MOST_TITLE - 1].rstrip()}…"
        said.say(f"The title is cut to {_MOST_TITLE} characters. All of it is in the details.")
    if len(summary) > _MOST_SUMMARY:
        details, summary = (details if summary in details else f"{summary}\n\n{details}"), ""
        said.say(f"The summary is longer than {_MOST_SUMMARY} characters, so it is in the details.")
    details, is_cut = cut(details.strip(), _MOST_DETAILS)
    if is_cut:
        said.say(f"The details are cut to {_MOST_DETAILS:,} characters.")
    signup = _link(record.signup, _SIGN_UP, said)
    link = _link(record.link, "source", said)
    return {
        "title": title,
        "summary": summary,
        "details": details,
        "signup": Plain(signup) if signup else None,
        "host": clean(record.host or host)[:_MOST_LINE],
        "source": {"link": Plain(link)} if link else None,
    }


def _link(text: str | None, what: str, said: Remarks) -> str | None:
    """A link that anybody may have; None if there is none."""
    if not text:
        return None
    if is_meeting_link(text):
        line = (f"The {what} link is that of an online meeting, which is not for everyone. It is left out.",)
        # People cannot sign up without theirs.
        said.add(Remark(line, needs_person=what == _SIGN_UP))
        return None
    if is_personal_link(text):
        text = _WITH_EMAIL.sub("", text).rstrip("?&")
        if is_personal_link(text):
            said.say(f"The {what} link has an email address or a phone number in it. It is left out.")
            return None
        said.say(f"An email address was removed from the {what} link.")
    link = straightened(text) or meant(text)
    if link is None:
        said.say(f"The {what} link cannot be used: ", Untrusted(text), ".")
    return link


def access_of(record: Record, said: Remarks) -> dict[str, object] | None:
    """What is known about access, as its file has it."""
    status = None if record.access == "unknown" else Plain(record.access)
    kept, removed = without_personal(record.access_notes or "")
    said.add(*(Remark(line) for line in removed))
    notes, is_cut = cut(kept.strip(), _MOST_LINE)
    if is_cut:
        said.say(f"The note about access is cut to {_MOST_LINE} characters.")
    values: dict[str, object] = {"status": status, "notes": notes}
    return values if any(values.values()) else None
