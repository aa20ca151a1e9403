"""What an event can be: the list that Mobilize uses, in kebab case."""

from __future__ import annotations

import re

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
    "meet-&-greet": "meet-greet",
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
    "knock-doors": "canvass",
    "knock-on-doors": "canvass",
    "d2d": "canvass",
    "door-to-door": "canvass",
    "block-walk": "canvass",
    "block-walking": "canvass",
    "blockwalking": "canvass",
    "get-out-the-vote": "canvass",
    "sms": "text-bank",
    "phone-call": "phone-bank",
    "phone-calls": "phone-bank",
    "write-postcards": "postcard-writing",
    "write-letters": "letter-writing",
    "flyering": "literature-drop-off",
    "leafleting": "literature-drop-off",
    "flyers": "literature-drop-off",
    "donate": "fundraiser",
    "register-voters": "voter-reg",
    "poll-watching": "volunteer-shift",
    "poll-watcher": "volunteer-shift",
    "poll-worker": "volunteer-shift",
    "poll-greeter": "volunteer-shift",
    "election-protection": "volunteer-shift",
    "data-entry": "volunteer-shift",
    "ballot-curing": "phone-bank",
    "ballot-cure": "phone-bank",
    "ride": "carpool",
    "rides": "carpool",
    "rides-to-the-polls": "carpool",
    "driving": "carpool",
    "bus": "carpool",
    "bus-trip": "carpool",
    "meet-up": "meeting",
    "social": "community",
    "happy-hour": "community",
    "coffee": "community",
    "picnic": "community",
    "parade": "visibility-event",
    "table": "visibility-event",
    "booth": "visibility-event",
    "visibility": "visibility-event",
    "sign-waving": "visibility-event",
    "honk-and-wave": "visibility-event",
    "yard-signs": "literature-drop-off",
    "relational": "friend-to-friend-outreach",
    "relational-organizing": "friend-to-friend-outreach",
    "friend-bank": "friend-to-friend-outreach",
    "signatures": "signature-gathering",
    "office": "office-opening",
    "class": "training",
    "misc": "other",
    "llamadas": "phone-bank",
    "reunión": "meeting",
    "reunion": "meeting",
    "capacitación": "training",
    "tocar-puertas": "canvass",
    "puerta-a-puerta": "canvass",
}
"""Words that are near a kind, but may mean another."""

_STEMS: dict[str, str] = {
    "canvass": "door knock walk canvas neighbor puerta",
    "phone-bank": "phone call dial hotline llama",
    "text-bank": "text sms message",
    "meeting": "meet board committee caucus council agenda club conference retreat",
    "community": "social festival fair dinner lunch breakfast brunch bbq barbecue cookout concert music "
    "film movie screening celebration holiday game sport run book coffee craft art tour hike",
    "fundraiser": "fund rais gala auction raffle donor donat sale benefit",
    "meet-greet": "greet candidate reception coffee",
    "house-party": "party potluck home backyard",
    "voter-reg": "regist voter voting enroll",
    "training": "train class course webinar seminar orientation learn teach lesson certif",
    "friend-to-friend-outreach": "friend relational outreach",
    "debate-watch-party": "debate watch viewing screening",
    "advocacy-call": "advoca lobby legislat hearing senator",
    "rally": "rally march protest demonstrat vigil strike picket parade",
    "town-hall": "town hall forum panel speaker lecture talk discussion question",
    "office-opening": "office opening launch ribbon",
    "signature-gathering": "signature petition",
    "carpool": "ride driv bus van carpool shuttle transport",
    "workshop": "workshop training skill hands-on clinic",
    "petition": "petition sign",
    "letter-writing": "letter writ op-ed",
    "postcard-writing": "postcard card mail",
    "literature-drop-off": "literature lit drop flyer leaflet door-hanger distribut",
    "visibility-event": "visib sign wave banner table tabling booth parade",
    "volunteer-shift": "food pack sort distribut deliver cook serv meal kitchen pantry clean garden plant "
    "build repair tutor mentor blood help shift volunt donat work cleanup box data staff setup poll",
    "group": "group club circle support",
}
"""Beginnings of words that people write for what may be one of these kinds."""
_COMMON = ("volunteer-shift", "community", "meeting")
_MOST_NEAR = 4
_MOST_CHARACTERS = 100


def nearest_kinds(text: str) -> list[str]:
    """The kinds whose words come nearest to a text, the nearest first; common ones where few are near."""
    words = re.findall(r"[^\W\d_]{3,}", text[:_MOST_CHARACTERS].lower())
    scores = {
        kind: sum(max(len(stem) for stem in ("", *stems.split()) if word.startswith(stem)) for word in words)
        for kind, stems in _STEMS.items()
    }
    near = [kind for kind in sorted(scores, key=lambda kind: -scores[kind]) if scores[kind]][:_MOST_NEAR]
    return [*dict.fromkeys([*near, *_COMMON])][: max(len(_COMMON), len(near))]


_LABELS = {
    "voter-reg": "Voter registration",
    "meet-greet": "Meet and greet",
    "friend-to-friend-outreach": "Friend-to-friend outreach",
    "literature-drop-off": "Literature drop-off",
}


def kind_label(kind: str) -> str:
    """The kind in words: "Phone bank" for phone-bank."""
    return _LABELS.get(kind) or kind.replace("-", " ").capitalize()
