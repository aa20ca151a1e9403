"""What an event can be: the list that Mobilize uses, in kebab case."""

from __future__ import annotations

KINDS: tuple[str, ...] = (
    "canvass",
    "phone-bank",
    "text-bank",
    "meeting",
    "community",
    "fundraiser",
    "meet-greet",
    "house-party",
    "voter-reg",
    "training",
    "friend-to-friend-outreach",
    "debate-watch-party",
    "advocacy-call",
    "rally",
    "town-hall",
    "office-opening",
    "barnstorm",
    "solidarity-event",
    "community-canvass",
    "signature-gathering",
    "carpool",
    "workshop",
    "petition",
    "automated-phone-bank",
    "letter-writing",
    "postcard-writing",
    "literature-drop-off",
    "visibility-event",
    "volunteer-shift",
    "group",
    "other",
)

_LABELS = {"voter-reg": "Voter registration", "meet-greet": "Meet and greet"}


def kind_label(kind: str) -> str:
    """The kind in words: "Phone bank" for phone-bank."""
    return _LABELS.get(kind) or kind.replace("-", " ").capitalize()
