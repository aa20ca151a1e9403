"""A site with every kind of page that there is: the sample, and what the sample has none of."""

import shutil
from datetime import date, timedelta
from pathlib import Path

from tests.site import FILES, SAMPLE, content

KINDS = {
    "home": "",
    "state": "wisconsin/",
    "second page of a state": "pennsylvania/page/2/",
    "region": "pennsylvania/bucks-county/",
    "event": "events/wi/2024-11-02-carpool-from-naperville/",
    "series": "events/pa/series/",
    "cancelled event": "events/pa/cancelled/",
    "event that is over": "events/pa/over/",
    "event with long words": "events/pa/long-words/",
    "action for any time": "events/us/write-ten-letters/",
    "finder": "events/",
    "second page of the finder": "events/page/2/",
    "subscribe": "events/subscribe/",
    "subscribe to a state": "wisconsin/subscribe/",
    "posts": "posts/",
    "post": "posts/2023-10-24-phone-bank-in-six-states/",
    "page of its own": "about/",
    "credits": "credits/",
    "what is kept": "privacy/",
    "saved events": "saved/",
    "offline": "offline.html",
    "list in a frame": "embed/wi/",
    "all events in a frame": "embed/",
    "how to embed": "wisconsin/embed/",
    "not found": "404.html",
}
"""An address of each kind, below the site."""

CROWD = 60
"""So many events are added in Pennsylvania, two a day."""

PLACE = "where: {venue: The library, zip: 19380}\n"
SERIES = """\
title: Calls each evening
kind: phone-bank
when:
  - start: 2024-10-14 6 pm
    end: 8 pm
    repeat: daily
    until: 2024-10-30
where: online
"""
CANCELLED = f"""\
title: Doors that stay shut
kind: canvass
status: cancelled
when: [{{start: 2024-10-20 10 am, end: 1 pm}}]
{PLACE}"""
OVER = f"""\
title: Doors of last week
kind: canvass
when: [{{start: 2024-10-07 10 am, end: 1 pm}}]
{PLACE}"""
BANNER = """
banner:
  text: The desk is closed on Wednesday because of the storm. Call your state's lead instead.
  until: 2024-10-16
  link: about
"""
LONG = "Neighborhoodassociationpreparationcommittee"
LONG_WORDS = f"""\
title: {LONG} of {LONG.upper()}
kind: canvass
pinned: yes
when: [{{start: 2024-10-20 10 am, end: 1 pm}}]
where: {{venue: {LONG}, address: 1 {LONG} Street, zip: 19380, directions: {LONG}}}
bring: {LONG}
host: {LONG}
contact: {{name: {LONG}, email: {LONG.lower()}@example.org, link: https://example.org/{LONG}/{LONG}}}
details: |
  See https://example.org/{LONG}/{LONG} or <https://example.org/{LONG}/{LONG}>, and {LONG}.
"""
"""Words that do not fit into a line of a phone; addresses are such words all the time."""


def crowded_content(folder: Path) -> Path:
    """The sample at /hub/, with a banner, a crowd in Pennsylvania, and events in every condition."""
    shutil.copytree(SAMPLE, folder)
    files: dict[str, str | bytes | None] = dict.fromkeys(FILES)
    settings = (folder / "site.yaml").read_text()
    settings = settings.replace("url: https://example.org/", "url: https://example.org/hub/")
    files["site.yaml"] = settings + BANNER
    for number in range(CROWD):
        day = date(2024, 10, 15) + timedelta(days=number // 2)
        files[f"events/pa/crowd-{number:02}.yaml"] = (
            f"title: Crowd {number}\nkind: canvass\nwhen: [{{start: {day} 10 am, end: 1 pm}}]\n{PLACE}"
        )
    for name, text in {
        "series": SERIES,
        "cancelled": CANCELLED,
        "over": OVER,
        "long-words": LONG_WORDS,
    }.items():
        files[f"events/pa/{name}.yaml"] = text
    return content(folder, files)
