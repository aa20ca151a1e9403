"""A small site with something of everything, and what its pages hold."""

from typing import Any

from statepages.model.site import Site
from tests.render.pages import Element, outputs, parsed, post, site, state
from tests.search.events import event, place, slot

SATURDAY = slot("2024-11-02 10:00", "2024-11-02 15:00", "America/Chicago")
CARPOOL = event(
    "wi/2024-11-02-carpool",
    SATURDAY,
    at=place("60540", venue="Naperville station", address="1 Main St", directions="North lot"),
    title="Carpool from Naperville",
    kind="carpool",
    signup="https://example.org/naperville",
    details="Wear **comfortable** shoes.",
    bring="Water",
    host="Fox Valley",
    languages="English, Spanish",
    accessibility={"status": "partly", "notes": "Steps at each door."},
    contact={"name": "Dana", "phone": "630-555-0127"},
    source={"link": "https://example.org/source", "checked": "2024-10-14"},
)
CALLS = event("us/calls", slot("2024-10-15 18:00"), kind="phone-bank", helps="US", priority="high")
HERE = event("wi/doors", slot("2024-10-14 17:00", None, "America/Chicago"), at=place("53703"), pinned="yes")
WISCONSIN = state(
    "WI",
    headline="Small numbers decide",
    this_week={"text": "Doors first.", "actions": [{"label": "Knock", "link": "https://example.org/knock"}]},
    figures=[
        {
            "label": "Margin",
            "value": "21,000",
            "source": {"link": "https://example.org/m", "checked": "2024-10-01"},
        }
    ],
    links=[{"label": "Train", "link": "https://example.org/train"}],
    contact={"email": "wi@example.org"},
)
POST = post(
    "2024-10-11-rides",
    title="Rides",
    states="WI, OH",
    actions=[
        {
            "label": "Call Ohio",
            "link": "https://example.org/oh",
            "state": "OH",
            "training": "https://example.org/t",
        }
    ],
)
ACT = {"title": "Now", "label": "Call voters", "link": "https://example.org/call"}


def sample(**settings: Any) -> Site:
    return site([CARPOOL, CALLS, HERE], [WISCONSIN], [POST], act_now=ACT, **settings)


def links(element: Element) -> dict[str, str]:
    return {link.text: link.attributes["href"] for link in element.all("a")}


def every_page(made: Site) -> dict[str, Element]:
    return {path: parsed(data) for path, data in outputs(made).items() if path.endswith(".html")}
