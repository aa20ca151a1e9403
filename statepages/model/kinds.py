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

OTHER_WORDS: dict[str, str] = {
    "canvas": "canvass",
    "canvassing": "canvass",
    "canvasing": "canvass",
    "door-knocking": "canvass",
    "doorknocking": "canvass",
    "phone-banking": "phone-bank",
    "phonebanking": "phone-bank",
    "text-banking": "text-bank",
    "textbanking": "text-bank",
    "voter-registration": "voter-reg",
    "fundraising": "fundraiser",
    "postcards": "postcard-writing",
    "postcarding": "postcard-writing",
    "letters": "letter-writing",
    "literature-drop": "literature-drop-off",
    "lit-drop": "literature-drop-off",
    "friend-to-friend": "friend-to-friend-outreach",
    "debate-watch": "debate-watch-party",
    "watch-party": "debate-watch-party",
    "training-session": "training",
    "carpooling": "carpool",
}
"""Words that say the same as a kind."""

NEAR_WORDS: dict[str, str] = {
    "calls": "phone-bank",
    "calling": "phone-bank",
    "call": "phone-bank",
    "texting": "text-bank",
    "texts": "text-bank",
    "text": "text-bank",
    "phone": "phone-bank",
    "knock": "canvass",
    "knocking": "canvass",
    "doors": "canvass",
    "march": "rally",
    "protest": "rally",
    "demonstration": "rally",
    "party": "house-party",
    "potluck": "house-party",
    "meetup": "meeting",
    "volunteer": "volunteer-shift",
    "volunteering": "volunteer-shift",
    "shift": "volunteer-shift",
    "registration": "voter-reg",
    "rideshare": "carpool",
    "tabling": "visibility-event",
    "writing": "letter-writing",
    "gotv": "canvass",
    "event": "other",
}
"""Words that are near a kind, but may mean another."""

_LABELS = {"voter-reg": "Voter registration", "meet-greet": "Meet and greet"}


def kind_label(kind: str) -> str:
    """The kind in words: "Phone bank" for phone-bank."""
    return _LABELS.get(kind) or kind.replace("-", " ").capitalize()
