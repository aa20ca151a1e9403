"""The files of the index, as the finder asks for them."""

import json
import random
from collections.abc import Iterable
from typing import Any

import pytest

from search import index
from statepages.look import Look
from statepages.model.event import Event
from statepages.output import Output
from tests.search.events import NOON, event, place, site, slot, some_events

LOOK = Look(templates={}, finder={"page.js": b"/** The page. */ import './days.js';"}, lunr=b"lunr")


def files(outputs: Iterable[Output]) -> dict[str, Any]:
    return {output.path: json.loads(output.data) for output in outputs if output.path.endswith(".json")}


def every_file(events: Iterable[Event], look: Look = LOOK) -> dict[str, bytes]:
    made = site(events)
    outputs = [*index.index_shared(made, NOON, look)]
    for shard in index.shards(made):
        outputs += index.index_shard(made, shard, NOON)
    return {output.path: output.data for output in outputs}


def shard(code: str, events: Iterable[Event]) -> Any:
    return files(index.index_shard(site(events), code, NOON))[f"search/events/{code.lower()}.json"]


def manifest(events: Iterable[Event]) -> Any:
    return files(index.index_shared(site(events), NOON, LOOK))["search/manifest.json"]


@pytest.mark.parametrize(
    ("label", "code", "ids"),
    [
        ("what takes place there, and what helps it", "AZ", ["az/calls", "az/open-house"]),
        ("a carpool in the state it leaves from", "IL", ["il/camp", "il/fair", "wi/carpool"]),
        ("a carpool in the state it helps", "WI", ["pa/petition", "wi/carpool"]),
        ("what helps every state, once", "US", ["us/letters", "us/sundays"]),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_what_stands_in_a_shard(label: str, code: str, ids: list[str]) -> None:
    assert shard(code, some_events())["id"] == ids


def test_a_state_where_all_is_over_has_no_shard() -> None:
    over = [event("mi/over", slot("2024-10-13 11:00", "2024-10-13 13:00"), at=place("48104"))]
    assert index.shards(site(over)) == ("MI", "US")
    assert list(index.index_shard(site(over), "MI", NOON)) == []
    assert manifest(over)["shards"] == {}


def test_only_slots_that_are_not_over_are_there() -> None:
    assert shard("US", some_events())["slots"] == [0, 3]


def test_the_clocks_of_a_zone_change_on_the_minute() -> None:
    table = shard("US", some_events())
    assert table["zones"] == [[[0, -240, "EDT"], [28843560, -300, "EST"]]]


def test_arizona_does_not_change_its_clocks() -> None:
    assert shard("AZ", some_events())["zones"] == [[[0, -420, "MST"]]]


def test_a_zone_without_letters_is_told_by_its_offset() -> None:
    calls = [event("us/calls", slot("2024-10-20 10:00", zone="America/Sao_Paulo"))]
    assert shard("US", calls)["zones"] == [[[0, -180, "UTC-3"]]]


def test_the_box_of_a_shard_holds_all_its_places() -> None:
    entries = manifest(some_events())["shards"]
    assert entries["WI"] == {
        "version": entries["WI"]["version"],
        "events": 2,
        "box": [4176, -8815, 4177, -8814],
    }
    assert entries["US"]["box"] is None


def test_the_order_of_the_events_does_not_matter() -> None:
    events = some_events()
    expected = every_file(events)
    random.Random(1).shuffle(events)
    assert every_file(events) == expected


def test_a_version_changes_with_its_shard_alone() -> None:
    before = manifest(some_events())["shards"]
    details = [
        one.model_copy(update={"details": "Bring water."}) if one.id == "az/calls" else one
        for one in some_events()
    ]
    after = manifest(details)["shards"]
    assert [code for code in before if before[code] != after[code]] == ["AZ"]


def test_files_name_the_version_in_the_manifest() -> None:
    made = {
        path: json.loads(data) for path, data in every_file(some_events()).items() if path.endswith(".json")
    }
    for code, entry in made["search/manifest.json"]["shards"].items():
        assert made[f"search/events/{code.lower()}.json"]["version"] == entry["version"]
        assert made[f"search/words/{code.lower()}.json"]["version"] == entry["version"]


def test_the_scripts_are_published_without_their_comments() -> None:
    made = every_file(some_events())
    assert made["search/finder/page.js"] == b"import'./days.js';"
    assert made["search/lunr.js"] == LOOK.lunr


def test_without_lunr_there_are_no_words() -> None:
    made = site(some_events())
    assert "search/lunr.js" not in every_file(some_events(), Look(templates={}))
    assert list(files(index.index_shard(made, "AZ", NOON, with_words=False))) == ["search/events/az.json"]
