"""The file of what is known: it comes back as it was, and is not believed."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.links.cache import known_text, read_known
from statepages.links.outcome import Finding, Outcome

NOON = datetime(2024, 10, 14, 16, tzinfo=UTC)
YESTERDAY = NOON - timedelta(days=1)
KNOWN = {
    "https://example.org/a": Outcome(
        Finding("moved", "status", 200, "https://example.org/b"), NOON, YESTERDAY
    ),
    "https://example.org/é": Outcome(Finding("silent", "timeout"), YESTERDAY, YESTERDAY),
}


def test_it_comes_back_as_it_was() -> None:
    text = known_text(KNOWN, NOON)
    assert read_known(text, NOON) == KNOWN
    assert known_text(dict(reversed(KNOWN.items())), NOON) == text


def test_what_is_too_old_is_forgotten() -> None:
    assert read_known(known_text(KNOWN, NOON), NOON + timedelta(days=60)) == {
        "https://example.org/a": KNOWN["https://example.org/a"]
    }
    assert "example.org/a" not in known_text(KNOWN, NOON + timedelta(days=61))


def entry(**other: Any) -> str:
    whole = json.loads(known_text(KNOWN, NOON))
    whole["links"]["https://example.org/a"] |= other
    return json.dumps(whole)


NONSENSE = {
    "empty": "",
    "no JSON": "{",
    "a list": "[]",
    "deep": "[" * 100_000,
    "another format": json.dumps({"format": 2, "links": {"https://example.org/a": {}}}),
    "links as a list": json.dumps({"format": 1, "links": ["https://example.org/a"]}),
    "an unknown kind": entry(finding={"kind": "perfect"}),
    "no finding": entry(finding=None),
    "a status in words": entry(finding={"kind": "fine", "status": "fine"}),
    "a target that is none": entry(finding={"kind": "moved", "to": ["x"]}),
    "of the future": entry(looked="2999-01-01T00:00:00Z"),
    "without a zone": entry(looked="2024-10-14T16:00:00"),
    "since after": entry(since="2024-10-15T16:00:00Z"),
    "no day": entry(looked="2024-99-99"),
    "a number beyond all": entry(looked=1e300),
}


@pytest.mark.parametrize("text", NONSENSE.values(), ids=NONSENSE.keys())
def test_nonsense_is_left_out_and_the_rest_kept(text: str) -> None:
    assert set(read_known(text, NOON)) <= {"https://example.org/é"}


@given(st.text(max_size=200))
def test_any_text_is_read_without_a_traceback(text: str) -> None:
    assert read_known(text, NOON) == {}
