"""Content that tries to run something in the browser of a reader."""

import json

HIT = '<script>hit()</script>"><img src=x onerror=hit()>{{7*7}}'
TITLES = {
    "script": f"</script>{HIT}",
    "quotes": "' onmouseover=hit() \" autofocus onfocus=hit() \\",
    "comment": "<!--<script>--><svg/onload=hit()>]]>",
    "template": "{{ 7*7 }}{% for x in y %}${7*7}`hit()",
    "entities": "&lt;script&gt;hit()&lt;/script&gt;&#106;avascript:",
}
LINK = 'https://example.org/?"onmouseover="hit()"><script>hit()</script>a'
RAW = f"""\
<script>hit()</script><svg onload=hit()><a href="javascript:hit()">raw</a>

[words <img src=x onerror=hit()>]({LINK.replace(")", "%29").replace("(", "%28")})

<https://example.org/?"onmouseover="hit()"a>

{HIT}
"""
TRICKS = {
    "plain": "[go](javascript:hit())",
    "capitals": "[go](JaVaScRiPt:hit())",
    "entity": "[go](&#106;avascript:hit())",
    "tab": "[go](java&Tab;script:hit())",
    "newline": "[go](java&NewLine;script:hit())",
    "percent": "[go](javascript%3Ahit())",
    "angle brackets": "[go](<javascript:hit()>)",
    "automatic": "<javascript:hit()>",
    "reference": "[go][1]\n\n[1]: javascript:hit()",
    "data": "[go](data:text/html,<script>hit()</script>)",
    "vbscript": "[go](vbscript:hit())",
    "other host": "[go](//elsewhere.example/)",
    "title": "[go](https://example.org/ 'x\" onmouseover=\"hit()')",
    "image": "![go](https://elsewhere.example/x.png)",
    "raw image": "<img src=https://elsewhere.example/x.png>",
}


def as_yaml(value: object) -> str:
    """JSON is YAML, and says any sign by its number."""
    return json.dumps(value)


def hostile_files() -> dict[str, str | bytes | None]:
    """Every text of every file is hostile, in a way that no rule can refuse."""
    action = {"label": HIT, "link": LINK, "text": HIT}
    invitation = {"title": HIT, "text": HIT, "label": HIT, "link": LINK}
    contact = {"name": HIT, "email": "hello@example.org", "link": LINK}
    place = {"venue": HIT, "address": HIT, "city": HIT, "zip": "60540", "directions": HIT, "online": "yes"}
    site = {
        "name": TITLES["script"],
        "url": "https://example.org/",
        "timezone": "America/New_York",
        "as_of": "2024-10-14T12:00 America/New_York",
        **dict.fromkeys(("tagline", "description", "copyright"), HIT),
        "act_now": invitation,
        "community": [invitation],
        "links": [action],
        "contact": contact,
        "repository": LINK,
    }
    state = {
        "headline": TITLES["script"],
        "pitch": RAW,
        "this_week": {"text": HIT, "actions": [action]},
        "figures": [{"label": HIT, "value": HIT, "source": {"link": LINK}}],
        "links": [action],
        "community": [invitation],
        "contact": contact,
    }
    event = {
        "kind": "canvass",
        "pinned": "yes",
        "when": [{"start": "2024-11-02 10 am", "end": "3 pm"}],
        "where": place,
        "helps": ["PA"],
        **dict.fromkeys(("summary", "bring", "host"), HIT),
        "details": RAW,
        "signup": LINK,
        "training": LINK,
        "contact": contact,
        "accessibility": {"notes": HIT},
        "tags": [HIT[:40]],
        "source": {"link": LINK},
    }
    post = {
        "title": TITLES["script"],
        "date": "2024-10-01",
        "states": ["PA"],
        "summary": HIT,
        "body": RAW,
        "actions": [{"label": HIT, "link": LINK, "training": LINK, "state": "PA"}],
        "notes": [RAW],
        "contact": contact,
    }
    return {
        "site.yaml": as_yaml(site),
        "states/pa.yaml": as_yaml(state),
        "posts/2024-10-01-post.yaml": as_yaml(post),
        "events/pa/doors.yaml": None,
        **{f"events/pa/{name}.yaml": as_yaml({"title": text, **event}) for name, text in TITLES.items()},
    }


def tricky(name: str, details: str) -> str:
    fields = {"title": name, "kind": "canvass", "when": "anytime", "where": "online", "details": details}
    return as_yaml(fields)
