"""Addresses with keys: which they are, and how they look without."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.fields.keyed_addresses import HIDDEN, public_instead, redacted, secret_in

GOOGLE = "https://calendar.google.com/calendar/ical"
KEYED = {
    "a secret calendar of Google": (
        f"{GOOGLE}/mona%40example.org/private-c0ffee/basic.ics",
        "private-c0ffee",
    ),
    "the same for calendar programs": (
        "webcal://www.google.com/calendar/ical/mona@example.org/private-c0ffee/basic.ics",
        "private-c0ffee",
    ),
    "the same, encoded": (f"{GOOGLE}/mona%40example.org/private%2Dc0ffee/basic.ics", "c0ffee"),
    "inside another address": (
        "https://calendar.google.com/calendar/r?cid=https%3A%2F%2Fexample.org%2Fprivate-c0ffee%2Fbasic.ics",
        "c0ffee",
    ),
    "a calendar of Outlook": (
        "https://outlook.office365.com/owa/calendar/aa11@example.org/c0ffee22/calendar.ics",
        "c0ffee22",
    ),
    "a calendar of a home Outlook": (
        "https://outlook.live.com/owa/calendar/aa11/c0ffee22/cid-77/calendar.ics",
        "c0ffee22",
    ),
    "a calendar of iCloud": ("webcal://p42-caldav.icloud.com/published/2/MTc0c0ffee", "c0ffee"),
    "a calendar of Proton": (
        "https://calendar.proton.me/api/calendar/v1/url/x/calendar.ics?CacheKey=c0ff%3D&PassphraseKey=c0ff",
        "c0ff",
    ),
    "a calendar of Facebook": ("webcal://www.facebook.com/events/ical/upcoming/?uid=1&key=c0ffee", "c0ffee"),
    "a token": ("https://www.eventbriteapi.com/v3/events/1/?token=C0FFEE", "C0FFEE"),
    "a token after the #": ("https://example.org/x#access_token=c0ffee", "c0ffee"),
    "an API key": ("https://example.org/x?api_key=c0ffee&page=2", "c0ffee"),
    "an API key in one word": ("https://example.org/x?APIKEY=c0ffee", "c0ffee"),
    "a signature": ("https://example.org/x?X-Amz-Signature=c0ffee", "c0ffee"),
    "a password": ("https://mona:c0ffee@example.org/x.ics", "c0ffee"),
    "a name": ("https://c0ffee@example.org/x.ics", "c0ffee"),
    "a password without slashes": ("https:mona:c0ffee@example.org/x.ics", "c0ffee"),
}


@pytest.mark.parametrize(("address", "key"), KEYED.values(), ids=KEYED)
def test_a_key_is_told_and_hidden(address: str, key: str) -> None:
    assert secret_in(address)
    assert public_instead(address)
    assert key not in redacted(address)
    assert HIDDEN in redacted(address)


def test_what_is_around_a_key_stays() -> None:
    address = f"{GOOGLE}/mona%40example.org/private-c0ffee/basic.ics?token=a&page=2#key=b"
    assert redacted(address) == f"{GOOGLE}/mona%40example.org/private-***/basic.ics?token=***&page=2#key=***"
    assert redacted("https://mona:pw@example.org:8443/x") == "https://***@example.org:8443/x"


PUBLIC = [
    f"{GOOGLE}/c_0123456789abcdef0123456789abcdef%40group.calendar.google.com/public/basic.ics",
    "https://api.mobilize.us/v1/organizations/123/events?timeslot_start=gte_now",
    "https://example.org/wp-json/tribe/events/v1/events?per_page=50&keywords=a&monkey=b",
    "https://example.org/?key=&token",
    "https://example.org/calendar/2024/10/12/",
    "https://example.org/@mona",
    "https://docs.google.com/spreadsheets/d/e/2PACX-1vabc/pub?output=csv",
]


@pytest.mark.parametrize("address", PUBLIC)
def test_a_public_address_stays_as_it_is(address: str) -> None:
    assert secret_in(address) is None
    assert redacted(address) == address


def test_an_address_that_nobody_can_read_is_hidden() -> None:
    assert redacted("https://[x/?token=c0ffee") == HIDDEN
    assert secret_in("https://[x") is None


def test_addresses_in_addresses_end_somewhere() -> None:
    assert "c0ffee" not in redacted("https://example.org/?u=" * 300 + "https://example.org/?token=c0ffee")


@given(st.text() | st.text(alphabet="htps:/?#[]@&=%token.key-private", max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert isinstance(redacted(text), str)
    assert (secret_in(text) is None) == (public_instead(text) == "")
    assert secret_in(redacted(text)) is None or HIDDEN in redacted(text)
