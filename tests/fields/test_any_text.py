"""Whatever is typed, a field type gives a value or a slip in plain words, and soon."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.fields.addresses import parse_email, parse_phone
from statepages.fields.choices import parse_yes
from statepages.fields.days import parse_day
from statepages.fields.destinations import parse_destination, parse_new_address, parse_old_address
from statepages.fields.kind import parse_kind
from statepages.fields.language import parse_language
from statepages.fields.links import parse_link
from statepages.fields.maintainers import parse_maintainer
from statepages.fields.moments import parse_frozen, parse_until
from statepages.fields.site_urls import parse_site_url
from statepages.fields.source_words import parse_organization, parse_source_address
from statepages.fields.states import parse_helped, parse_state
from statepages.fields.times import parse_wall_time
from statepages.fields.words import parse_color, parse_image_name
from statepages.fields.zip_codes import parse_zip
from statepages.fields.zones import parse_zone
from statepages.problem import FieldError

PARSERS: list[Callable[[object], object]] = [
    parse_wall_time, parse_day, parse_frozen, parse_until, parse_destination, parse_new_address,
    parse_old_address, parse_zone, parse_link, parse_site_url, parse_email,
    parse_phone, parse_kind, parse_yes, parse_language, parse_state, parse_helped, parse_zip,
    parse_color, parse_image_name, parse_maintainer, parse_source_address, parse_organization,
]  # fmt: skip

WORDS = [
    "2024-10-19",
    "10",
    "am",
    "T",
    "EDT",
    "Oct",
    "Sat",
    "to",
    "https:",
    "//",
    "example",
    "org",
    "mailto:",
    "tel:",
]
PIECES = st.sampled_from([*WORDS, *"/-:,@ .#[]()\\%+0٣½é", "\u202e", "\ud800"])
TYPED = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join))
ANYTHING = st.one_of(
    TYPED, st.lists(st.text(max_size=5), max_size=2), st.dictionaries(st.text(), st.text(), max_size=1)
)
LONG = [
    "9" * 65_000,
    "-" * 65_000,
    "a." * 32_000,
    "[" * 65_000,
    "1-" * 32_000,
    "a@" * 32_000,
    "x" * 65_000,
    " a" * 32_000,
]


def slip_of(parse: Callable[[object], object], value: object) -> FieldError | None:
    try:
        parse(value)
    except FieldError as slip:
        return slip
    return None


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@given(value=ANYTHING)
def test_a_value_or_a_slip(parse: Callable[[object], object], value: object) -> None:
    slip = slip_of(parse, value)
    if slip:
        assert "\n" not in slip.message
        assert slip.message[0].isupper() or slip.message[0] == '"'
        if slip.suggestion is not None:
            assert slip_of(parse, slip.suggestion) is None


@pytest.mark.parametrize("parse", PARSERS, ids=lambda parse: parse.__name__)
@pytest.mark.parametrize("text", LONG, ids=lambda text: text[:2])
def test_a_very_long_text(parse: Callable[[object], object], text: str) -> None:
    """It is refused, and the message does not repeat it."""
    with pytest.raises(FieldError) as caught:
        parse(text)
    assert len(caught.value.message) < 700
