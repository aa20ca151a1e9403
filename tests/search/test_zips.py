"""The files of ZIP codes."""

import gzip
import json
from itertools import accumulate
from typing import Any

import pytest

from search import zips
from search.zips import zip_columns
from statepages.model.zips import Zip, find_zip
from statepages.output import Output
from statepages.theme import Theme
from tests.search.events import NOON, site


@pytest.fixture(scope="module")
def files() -> list[Output]:
    return [output for task in zips.plan(site([]), Theme({}), NOON) for output in task.outputs()]


def entries(file: Any) -> dict[str, tuple[str, tuple[int, int] | None]]:
    """State and point by ZIP, read as README.md tells it."""
    states = [state for state, run in zip(file["state"], file["run"], strict=True) for _ in range(run)]
    code = latitude = longitude = 0
    found = {}
    columns = zip(file["zip"], file["latitude"], file["longitude"], states, strict=True)
    for row, (more, north, east, state) in enumerate(columns):
        code, latitude, longitude = code + more, latitude + north, longitude + east
        found[f"{code:05}"] = state, None if row in file["pointless"] else (latitude, longitude)
    return found


def test_there_is_a_file_for_each_two_digits(files: list[Output]) -> None:
    assert [output.path for output in files] == [f"search/zips/{digits:02}.json" for digits in range(100)]


@pytest.mark.parametrize("code", ["00601", "02134", "19380", "60540", "85004", "96813", "99950", "11805"])
def test_a_zip_keeps_its_state_and_point(files: list[Output], code: str) -> None:
    known = find_zip(code)
    assert known
    state, point = entries(json.loads(files[int(code[:2])].data))[code]
    assert state == known.state
    if known.point is None:
        assert point is None
    else:
        assert point == pytest.approx([degrees * 100 for degrees in known.point], abs=0.51)


def test_the_columns_are_steps_and_runs() -> None:
    some = [
        Zip("60001", "Here", "IL", None, (41.904, -88.0)),
        Zip("60002", "Nowhere", "IL", None, None),
        Zip("60010", "There", "WI", None, (42.0, -87.5)),
    ]
    assert zip_columns(some) == {
        "zip": [60001, 1, 8],
        "latitude": [4190, 0, 10],
        "longitude": [-8800, 0, 50],
        "pointless": [1],
        "state": ["IL", "WI"],
        "run": [2, 1],
        "also": [],
    }


def test_a_zip_on_a_border_has_its_further_states(files: list[Output]) -> None:
    file = json.loads(files[42].data)
    codes = list(accumulate(file["zip"]))
    assert {codes[row]: others for row, *others in file["also"]}[42223] == ["TN"]


@pytest.mark.parametrize("code", ["09012", "09905", "09980", "34001", "96601", "88888", "56908"])
def test_what_is_no_place_is_in_no_file(files: list[Output], code: str) -> None:
    assert code not in entries(json.loads(files[int(code[:2])].data))


def test_no_file_is_over_two_kilobytes_on_the_wire(files: list[Output]) -> None:
    sizes = {output.path: len(gzip.compress(output.data)) for output in files}
    assert max(sizes.values()) <= 2_000, sizes
