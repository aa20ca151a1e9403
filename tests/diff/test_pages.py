"""A built site as its pages tell it, whatever they say."""

import pytest

from statepages import diff
from statepages.output import Output
from tests.site import NOON

PATH = "events/pa/doors/index.html"


def page(data: str, body: str = "") -> Output:
    return Output(PATH, f'<script type="application/ld+json">{data}</script>{body}'.encode())


@pytest.mark.parametrize(
    "data",
    ["{", "[]", "null", "3", "[" * 100_000, '{"@graph": 7}', '{"@graph": []}', '{"@graph": [1, null]}'],
    ids=lambda data: data[:20],
)
def test_a_page_of_nonsense_is_no_event(data: str) -> None:
    assert diff.of_outputs([page(data)], NOON).events == {}


@pytest.mark.parametrize(
    "data",
    [
        '{"name": "Doors", "startDate": 3}',
        '{"name": "Doors", "startDate": "2024-99-99T10:00"}',
        '{"name": "Doors", "startDate": "0001-01-01T00:00+14:00"}',
        '{"name": "Doors", "startDate": "2024-10-19", "endDate": "9999-12-31"}',
        '{"name": "Doors", "startDate": "2024-10-19", "endDate": ["x"]}',
    ],
)
def test_a_time_of_nonsense_is_no_time(data: str) -> None:
    event = diff.of_outputs([page(data)], NOON).events["pa/doors"]
    assert (event.title, event.slots, event.when) == ("Doors", (), "Without a time")


def test_links_and_place_are_those_that_readers_see() -> None:
    body = (
        "<address>The &lt;b&gt; hall<br>Scranton</address>"
        '<a class="x" href="https://example.org/?a=1&amp;b=2">x</a> <a href="../">up</a>'
        '<a href="mailto:a@example.org">y</a><link href="https://example.org/canonical">'
    )
    found = diff.of_outputs([page('{"name": "Doors"}', body)], NOON)
    assert found.events["pa/doors"].place == "The <b> hall, Scranton"
    assert found.links == {"https://example.org/?a=1&b=2", "mailto:a@example.org"}
