"""Content of sites with one state and with a few, for tests that look at them."""

from collections.abc import Mapping
from datetime import date, timedelta
from pathlib import Path

from PIL import Image, ImageDraw

from tests.pictures import saved
from tests.site import FILES, content

SITE = """\
name: {name}
url: https://example.org/
timezone: America/New_York
as_of: 2024-10-14T12:00 America/New_York
tagline: {tagline}
description: {description}
{more}"""
STATE = "headline: {headline}\npitch: |\n  We are {name}, and we need *you*.\n"
EVENT = """\
title: {title}
kind: {kind}
when: [{{start: {day} {hour}, end: {end}}}]
where: {{venue: {venue}, zip: {zip}}}
"""
HIGHLIGHT = (
    'highlight: "#ffc845"\naccent: "#7a1f3d"\nfont: serif\nlogo: {file: logo.png, alt: An open book}\n'
)
FOUR = {
    "me": ("Maine, one porch at a time", "04101", 1),
    "nh": ("Small state, first in line", "03301", 3),
    "ny": ("From Buffalo to Brooklyn, neighbors talk to neighbors", "11201", 7),
    "vt": ("Green hills, open doors", "05401", 0),
}
"""Headlines, a ZIP code, and how many events there are."""


def logo() -> bytes:
    """A dark logo on a transparent ground, as most are."""
    drawn = Image.new("RGBA", (240, 120), (0, 0, 0, 0))
    draw = ImageDraw.Draw(drawn)
    draw.polygon([(10, 20), (115, 40), (115, 110), (10, 90)], fill=(60, 20, 40, 255))
    draw.polygon([(230, 20), (125, 40), (125, 110), (230, 90)], fill=(122, 31, 61, 255))
    return saved(drawn, "png")


def one_state(folder: Path, *, events: int = 12, elsewhere: bool = False) -> Path:
    """The libraries of Vermont, with a logo, a highlight and a serif font."""
    files: dict[str, str | bytes | None] = dict.fromkeys(FILES)
    files["site.yaml"] = SITE.format(
        name="Green Mountain Libraries",
        tagline="Something to do at your library",
        description="Story times, classes and repair cafes in every library of Vermont.",
        more="kinds: library\n" + HIGHLIGHT,
    )
    files["images/logo.png"] = logo()
    files["states/vt.yaml"] = STATE.format(headline="Your library has more than books", name="a library")
    titles = ("Story time", "Repair cafe", "Help with your phone", "Book club", "Chess in the reading room")
    kinds = ("storytime", "class", "class", "book-club", "talk")
    for number in range(events):
        files[f"events/vt/event-{number:02}.yaml"] = EVENT.format(
            title=titles[number % len(titles)],
            kind=kinds[number % len(kinds)],
            day=date(2024, 10, 15) + timedelta(days=2 * number),
            hour="4 pm",
            end="6 pm",
            venue="Fletcher Free Library",
            zip="05401",
        )
    if elsewhere:
        files["events/ny/swap.yaml"] = _doors("11201", "swap", date(2024, 10, 20)).replace("canvass", "class")
    return content(folder, files)


def few_states(folder: Path, states: Mapping[str, tuple[str, str, int]] = FOUR) -> Path:
    """Four states, one without an event, and an event in a state without a page."""
    files: dict[str, str | bytes | None] = dict.fromkeys(FILES)
    files["site.yaml"] = SITE.format(
        name="Northern Neighbors",
        tagline="Four states, one long autumn",
        description="Doors, calls and rides in Maine, New Hampshire, New York and Vermont.",
        more="act_now: {title: Call tonight, text: Fifty calls an hour., label: Call now, "
        "link: https://example.org/call}\n",
    )
    for code, (headline, zip_code, count) in states.items():
        files[f"states/{code}.yaml"] = STATE.format(headline=headline, name=code)
        for number in range(count):
            day = date(2024, 10, 16) + timedelta(days=3 * number)
            files[f"events/{code}/doors-{number}.yaml"] = _doors(zip_code, f"doors {number}", day)
    files["events/pa/doors.yaml"] = _doors("19380", "doors in West Chester", date(2024, 10, 20))
    return content(folder, files)


def _doors(zip_code: str, title: str, day: date) -> str:
    return EVENT.format(
        title=f"Knock on {title}",
        kind="canvass",
        day=day,
        hour="10 am",
        end="1 pm",
        venue="The library",
        zip=zip_code,
    )
