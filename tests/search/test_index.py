"""The files of the index, as the finder asks for them."""

import json
import random
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from statepages.model.event import Event
from statepages.output import Output
from statepages.theme import Theme
from tests.search.events import NOON, event, place, site, slot, some_events
from tests.search.files import index_files

THEME = Theme(templates={}, finder={"page.js": b"import './days.js';"}, lunr=b"lunr")


def files(outputs: Iterable[Output]) -> dict[str, Any]:
    return {output.path: json.loads(output.data) for output in outputs if output.path.endswith(".json")}


def every_file(events: Iterable[Event], theme: Theme = THEME) -> dict[str, bytes]:
    made = site(events)
    return {output.path: output.data for output in index_files(made, theme)}


def shards(state: str, events: Iterable[Event]) -> dict[str, Any]:
    """The columns of the shards of a state, by their names."""
    made = files(index_files(site(events), Theme(templates={})))
    names = {path: path.split("/")[-1].removesuffix(".json") for path in made}
    return {name: made[path] for path, name in names.items() if name.partition("-")[0] == state.lower()}


def manifest(events: Iterable[Event]) -> Any:
    return files(index_files(site(events), THEME))["search/manifest.json"]


@pytest.mark.parametrize(
    ("label", "state", "ids"),
    [
        (
            "a place that can be joined from home, from afar as well",
            "AZ",
            {"az": ["calls", "open-house"], "az-1": ["open-house"]},
        ),
        ("a carpool in the state it leaves from", "IL", {"il-1": ["camp", "fair", "wi/carpool"]}),
        ("a carpool in the state it helps", "WI", {"wi": ["pa/petition", "carpool"]}),
        (
            "what has moved online has no place",
            "PA",
            {"pa": ["moved", "petition"], "pa-1": ["doors", "rally"]},
        ),
        ("what helps every state, once", "US", {"us": ["letters", "sundays"]}),
    ],
    ids=lambda value: value if isinstance(value, str) and " " in value else "",
)
def test_what_stands_in_the_shards(label: str, state: str, ids: dict[str, list[str]]) -> None:
    assert {name: table["id"] for name, table in shards(state, some_events()).items()} == ids


def test_a_day_that_the_slots_say_is_not_said_by_the_id() -> None:
    named = [
        event("pa/2024-10-19-doors", slot("2024-10-19 10:00"), at=place("19380")),
        event("pa/2024-10-01-series", slot("2024-10-01 10:00"), slot("2024-10-22 10:00"), at=place("19380")),
    ]
    assert sorted(shards("PA", named)["pa-1"]["id"]) == ["2024-10-01-series", "@doors"]


def test_many_places_are_cut_into_corners() -> None:
    zips = ["19103", "15222", "17101", "18503", "16501"]
    events = [
        event(f"pa/{number:03}", slot("2024-10-19 10:00"), at=place(zips[number % 5]))
        for number in range(150)
    ]
    found = shards("PA", events)
    names = [one.id.removeprefix("pa/") for one in events]
    assert sorted(id for table in found.values() for id in table["id"]) == names
    assert max(len(table["id"]) for table in found.values()) <= 60
    boxes = [box for _, *box in manifest(events)["states"]["PA"][2:]]
    assert len(boxes) == len(found) == 4
    west = next(box for box in boxes if box[1] < -8000)
    assert west[1] + west[3] < -7900, "Pittsburgh and Erie are not with Philadelphia"


def test_a_state_where_all_is_over_has_no_shard() -> None:
    over = [event("mi/over", slot("2024-10-13 11:00", "2024-10-13 13:00"), at=place("48104"))]
    assert shards("MI", over) == {}
    assert manifest(over)["states"] == {}


def test_only_slots_that_are_not_over_are_there() -> None:
    table = shards("US", some_events())["us"]
    assert table["runs"] == [0, 2]
    assert table["series"] == [[0, 168, 2]]


def test_the_clocks_of_a_zone_change_on_the_minute() -> None:
    table = shards("US", some_events())["us"]
    assert table["zones"] == [[[0, -240, "EDT"], [28843560, -300, "EST"]]]


def test_arizona_does_not_change_its_clocks() -> None:
    assert shards("AZ", some_events())["az"]["zones"] == [[[0, -420, "MST"]]]


def test_a_zone_without_letters_is_told_by_its_offset() -> None:
    calls = [event("us/calls", slot("2024-10-20 10:00", zone="America/Sao_Paulo"))]
    assert shards("US", calls)["us"]["zones"] == [[[0, -180, "UTC-3"]]]


def test_the_box_of_a_shard_holds_all_its_places() -> None:
    states = manifest(some_events())["states"]
    assert states["IL"][1:] == [[0], [3, 4176, -8815, 1, 1]]
    assert states["US"][1:] == [[2]]


def test_a_box_reaches_as_far_as_its_places() -> None:
    """What is only just outside would not be loaded for a reader who is there."""
    for code in ("19103", "15222", "54703", "96813", "99501", "00901", "60540"):
        here = place(code)
        states = manifest([event("us/x", slot("2024-10-19 10:00"), at=here)])["states"]
        [[_, *box]] = states[here.state][2:]
        assert here.point
        latitude, longitude = (degrees * 100 for degrees in here.point)
        south, west, height, width = box
        assert south <= latitude <= south + height <= south + 1, code
        assert west <= longitude <= west + width <= west + 1, code


def test_files_of_one_version_have_the_same_bytes() -> None:
    """A browser that has kept the one part of a shard for hours loads the other, and they have to fit."""
    found: dict[tuple[str, str], bytes] = {}
    for hours in range(0, 24 * 21, 5):
        for output in index_files(site(some_events()), THEME, NOON + timedelta(hours=hours)):
            if output.path.startswith(("search/events/", "search/words/")):
                version = json.loads(output.data)["version"]
                assert found.setdefault((output.path, version), output.data) == output.data, output.path


def test_the_order_of_the_events_does_not_matter() -> None:
    events = some_events()
    expected = every_file(events)
    random.Random(1).shuffle(events)
    assert every_file(events) == expected


def test_a_version_changes_with_its_shard_alone() -> None:
    before = manifest(some_events())["states"]
    details = [replace(one, details="Bring water.") if one.id == "az/calls" else one for one in some_events()]
    after = manifest(details)["states"]
    assert [code for code in before if before[code] != after[code]] == ["AZ"]


def test_files_name_the_version_in_the_manifest() -> None:
    made = {
        path: json.loads(data) for path, data in every_file(some_events()).items() if path.endswith(".json")
    }
    named = {path: table for path, table in made.items() if "shard" in table}
    assert len(named) == 2 * 10
    for path, table in named.items():
        state = table["shard"].partition("-")[0]
        assert table["version"] == made["search/manifest.json"]["states"][state][0], path


def test_the_scripts_are_published() -> None:
    made = every_file(some_events())
    assert made["search/finder/page.js"] == b"import'./days.js';"
    assert made["search/lunr.js"] == THEME.lunr


def test_without_lunr_there_are_no_words() -> None:
    made = every_file(some_events(), Theme(templates={}))
    assert "search/lunr.js" not in made
    assert "search/events/wi.json" in made
    assert not [path for path in made if path.startswith("search/words/")]
