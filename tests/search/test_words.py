"""The index of words is the one that lunr.py would make of the same documents, without weights."""

import json
from collections.abc import Sequence
from typing import Any

import pytest
from lunr.builder import Builder

from search import words
from statepages.model.event import Event
from tests.search.events import event, place, some_events


def by_lunr(events: Sequence[Event]) -> Any:
    """What lunr.py itself makes of the documents, without what only lunr's own order of results needs."""
    builder = Builder()
    builder.ref("row")
    builder.field(words.FIELD)
    for row, stems in enumerate(words.documents(map(words.text_of, events))):
        builder.add({"row": row, words.FIELD: stems})
    index: Any = builder.build().serialize()
    return {**index, "fieldVectors": [[row, []] for row, _ in index["fieldVectors"]]}


def long_event(number: int) -> Event:
    """An event whose words are partly those of its neighbors, and more or fewer of them."""
    sentence = " ".join(f"w{number * step % 31}x{step}" for step in range(1, 5 + 9 * number % 70))
    return event(f"pa/{number}", title=f"Doors {number}", details=f"{sentence} Bring a friend.")


CASES = [
    ("one of each sort", some_events()),
    ("a single event", some_events()[:1]),
    ("two that say the same", [event("pa/1", title="Doors"), event("pa/2", title="Doors")]),
    ("words in all", [event(f"pa/{number}", title="Doors", kind="rally") for number in range(4)]),
    ("long and short ones, in more than ten rows", [long_event(number) for number in range(40)]),
    ("letters beyond ASCII", [event("pa/1", title="東京 café ñandú Straße"), event("pa/2", title="Ærø")]),
    (
        "short and long, joined and apart",
        [event("pa/1", title="Phone bank, 5 St. Paul Rd N", details="E-mail")],
    ),
    (
        "scripts without spaces",
        [event("pa/1", title="中文志工 電話 𠮷野"), event("pa/2", title="전화 은행에서")],
    ),
    ("without a word", [event("pa/1", title="The"), event("pa/2", title="A ☺ 🎉", kind="other")]),
]


@pytest.mark.parametrize("events", [pytest.param(events, id=label) for label, events in CASES])
def test_the_index_is_that_of_lunr_without_weights(events: list[Event]) -> None:
    assert json.dumps(words.words_index(events)) == json.dumps(by_lunr(events))


FIELDS = {
    "title": event("pa/1", title="Zebra"),
    "summary": event("pa/1", title="T", summary="Zebra"),
    "kind": event("pa/1", title="T", kind="petition"),
    "tags": event("pa/1", title="T", tags=["one", "zebra"]),
    "host": event("pa/1", title="T", host="Zebra"),
    "venue": event("pa/1", title="T", at=place("19380", venue="Zebra")),
    "city": event("pa/1", title="T", at=place("19380", city="Zebra")),
    "details": event("pa/1", title="T", details="A **zebra** comes."),
}


@pytest.mark.parametrize(("field", "one"), FIELDS.items(), ids=FIELDS)
def test_an_event_is_found_by_the_words_of_each_field(field: str, one: Event) -> None:
    word = "petition" if field == "kind" else "zebra"
    assert words.stem(word) in words.documents([words.text_of(one)])[0]


def test_documents_without_a_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "text_of", lambda event: "the")
    events = some_events()[:2]
    assert json.dumps(words.words_index(events)) == json.dumps(by_lunr(events))
