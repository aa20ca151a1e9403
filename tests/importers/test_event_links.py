"""Links of events in the services."""

import pytest

from statepages.importers.event_links import page
from statepages.importers.meeting_links import is_meeting_link
from tests.importers.services import words

LINKS = {
    "https://example.org/a?utm_source=x&id=5": "https://example.org/a?id=5",
    "https://example.org/a?source=email&aff=b#top": "https://example.org/a#top",
    "https://www.google.com/url?q=https://example.org/a&sa=D": "https://example.org/a",
    "example.org/sign-up": "https://example.org/sign-up",
    "https://us02web.zoom.us/meeting/register/abc": "https://us02web.zoom.us/meeting/register/abc",
    "https://us02web.zoom.us/webinar/register/abc": "https://us02web.zoom.us/webinar/register/abc",
}


@pytest.mark.parametrize(("written", "link"), LINKS.items())
def test_links(written: str, link: str) -> None:
    assert page(written) == (link, ())


@pytest.mark.parametrize(
    "written",
    [
        "https://us02web.zoom.us/j/1234?pwd=secret",
        "https://zoom.us/my/ana",
        "https://meet.google.com/abc-defg-hij",
        "https://teams.microsoft.com/l/meetup-join/19%3ameeting",
        "https://example.webex.com/meet/ana",
        "https://meet.jit.si/room",
        "https://example.org/room?x=1&pwd=secret",
    ],
)
def test_links_into_meetings(written: str) -> None:
    link, [remark] = page(written)
    assert is_meeting_link(written) and link is None
    assert words(remark.line) == "Its link leads straight into an online meeting, so it was left out."


@pytest.mark.parametrize(
    "written", ["javascript:alert(1)", "mailto:a@example.org", "http://192.168.0.1/", "https://[", "call us"]
)
def test_what_is_not_the_link_of_a_page(written: str) -> None:
    link, [remark] = page(written)
    assert link is None
    assert words(remark.line) == f"Its link cannot be used: {written}"
