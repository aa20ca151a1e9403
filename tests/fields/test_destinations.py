"""Where links of the settings lead, and addresses that have changed."""

from typing import Any

import pytest

from statepages.fields.destinations import parse_destination, parse_new_address, parse_old_address
from statepages.fields.moments import parse_until
from tests.cases import labelled
from tests.fields.parsing import hold


@labelled("model/destinations")
def test_destination(case: dict[str, Any]) -> None:
    hold(parse_destination, case)


@labelled("model/old_addresses")
def test_old_address(case: dict[str, Any]) -> None:
    hold(parse_old_address, case)


@pytest.mark.parametrize(
    "case",
    [
        {"text": "about", "gives": "about/"},
        {"text": "https://example.org/x", "gives": "https://example.org/x"},
        {
            "text": "http://example.org/x",
            "code": "link-scheme",
            "suggestion": "https://example.org/x",
            "guess": True,
        },
        {"text": "mailto:ana@example.org", "code": "link-scheme"},
    ],
    ids=lambda case: case["text"],
)
def test_new_address(case: dict[str, Any]) -> None:
    hold(parse_new_address, case)


@pytest.mark.parametrize(
    "case",
    [
        {"text": "2024-10-20", "gives": "2024-10-20"},
        {"text": "Oct 20, 2024, 6 pm", "gives": "2024-10-20 18:00"},
        {
            "text": "6 pm",
            "code": "no-date",
            "message": '"6 pm" has no day. Write one in front: 2024-10-19 6 pm',
        },
        {"text": "2024-10-20 6 pm EDT", "code": "time-zone", "message": 'Write the time without "EDT".'},
        {"text": "Oct 20", "code": "date-year"},
        {"text": "the storm is over", "code": "time"},
    ],
    ids=lambda case: case["text"],
)
def test_until(case: dict[str, Any]) -> None:
    hold(parse_until, case)
