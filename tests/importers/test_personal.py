"""What is not for everyone leaves a text, and the person who imports is told."""

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.importers.personal import is_meeting_link, without_personal
from tests.cases import labelled

MAIL = re.compile(r"[\w+-]@[\w-]+\.[a-z]{2,}(?!\w)")
PHONE = re.compile(r"(?<![\w/.=$#-])\(?[2-9][0-9]{2}\)?[ .-][2-9][0-9]{2}[ .-][0-9]{4}(?![\w-])")
PIECES = [
    "ana@example.org",
    "215-555-0100",
    "(215) 555-0101",
    "ana [at] example [dot] org",
    "https://zoom.us/j/81234567890",
]
PIECES += [
    "Meeting ID: 812 3456 7890",
    "Passcode: x1y2z3",
    "[Ana](mailto:ana@example.org)",
    "Call",
    "Bring water",
    "- ",
    "\n",
    ". ",
]
PIECES += [
    ", ",
    " ",
    "(",
    ")",
    "**",
    "Contact:",
    "\\",
    "https://example.org/x",
    "@",
    "555",
    "[email protected]",
    "One tap mobile",
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=14).map("".join))


@labelled("importers/personal")
def test_personal(case: dict[str, Any]) -> None:
    text, lines = without_personal(case["text"])
    assert (text, list(map("".join, lines))) == (case["is"], case.get("says", []))  # type: ignore[arg-type]


@given(text=TEXTS)
def test_no_address_or_number_is_left(text: str) -> None:
    left, lines = without_personal(text)
    assert not MAIL.search(left)
    assert not PHONE.search(re.sub(r"(?i)https?://\S+", "", left))
    assert "zoom.us/j/" not in left
    assert without_personal(left) == (left, ())
    assert not any(re.search("@|[0-9]{4}", str(part)) for line in lines for part in line)


MEETINGS = [
    "https://zoom.us/j/81234567890",
    "https://us02web.zoom.us/j/81234567890?pwd=abc",
    "us02web.zoom.us/my/ana",
    "https://meet.google.com/abc-defg-hij",
    "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x",
    "https://teams.live.com/meet/93",
    "https://example.webex.com/example/j.php?MTID=m1",
    "https://example.webex.com/meet/ana",
    "https://global.gotomeeting.com/join/123",
    "https://whereby.com/our-room",
    "https://meet.jit.si/OurRoom",
    "https://www.google.com/url?q=https://zoom.us/j/81234567890&sa=D",
    "zoommtg://zoom.us/join?confno=812",
]
PAGES = [
    "https://us02web.zoom.us/meeting/register/tZ0x",
    "https://us02web.zoom.us/webinar/register/WN_x",
    "https://zoom.us/",
    "https://zoom.us/rec/share/x",
    "https://meet.google.com/",
    "https://notzoom.us/j/81234567890",
    "https://zoom.us.example.org/j/8",
    "https://discord.gg/abc",
    "https://www.mobilize.us/x/event/1/",
    "https://[",
    "",
]


@pytest.mark.parametrize("url", MEETINGS)
def test_links_into_a_meeting(url: str) -> None:
    assert is_meeting_link(url)


@pytest.mark.parametrize("url", PAGES)
def test_links_to_pages(url: str) -> None:
    assert not is_meeting_link(url)


LONG = [
    "a",
    "a.",
    "a@",
    "1",
    "215 ",
    "[",
    "[a](",
    "zoom.",
    "meeting id ",
    "password",
    "at ",
    "join by a",
    ". ",
    "- ",
    "https://a(",
]


@pytest.mark.parametrize("piece", LONG)
def test_a_very_long_text(piece: str) -> None:
    without_personal(piece * (100_000 // len(piece)))
    without_personal("join by " + piece * 90 + "!x zoom.us/j/1")
