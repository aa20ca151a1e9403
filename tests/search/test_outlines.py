"""The outlines of the states, as the map of results gets them."""

import gzip
import json
import math
import subprocess
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any

import pytest

from search.outlines import plan as outlines_plan
from search.outlines import simplified
from statepages.model.states import STATES
from statepages.model.zips import Zip, every_zip, find_zip
from statepages.theme import Theme
from tests.search.events import NOON, site
from tests.site import ROOT

Ring = list[tuple[int, int]]
ATLAS = ROOT / "node_modules" / "us-atlas" / "states-10m.json"
INLAND = ["AR", "CO", "IA", "KS", "KY", "MO", "NE", "NV", "OK", "SD", "TN", "UT", "WV", "WY"]
"""States whose neighbors are states, on all sides."""
AROUND_KENTUCKY_BEND = {"MO", "TN"}
"""A piece of Kentucky that lies apart from it is too small for the file of the country."""


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    tasks = outlines_plan(site([]), Theme({}, atlas=ATLAS.read_bytes()), NOON)
    return {output.path: output.data for task in tasks for output in task.outputs()}


def decoded(data: bytes) -> dict[str, list[Ring]]:
    """The rings of each state in a file, read as README.md tells it."""
    return {code: list(rings(columns)) for code, columns in json.loads(data)["outlines"].items()}


def rings(columns: Any) -> Iterator[Ring]:
    points = zip(accumulate(columns["latitude"]), accumulate(columns["longitude"]), strict=True)
    for length in columns["rings"]:
        yield [next(points) for _ in range(length)]
    assert next(points, None) is None


@pytest.fixture(scope="module")
def fine(files: dict[str, bytes]) -> dict[str, list[Ring]]:
    return {code: decoded(files[f"search/outlines/{code.lower()}.json"])[code] for code in STATES}


@pytest.fixture(scope="module")
def coarse(files: dict[str, bytes]) -> dict[str, list[Ring]]:
    return decoded(files["search/outlines/us.json"])


def test_there_is_a_file_a_state_and_one_of_the_country(files: dict[str, bytes]) -> None:
    assert sorted(files) == sorted(f"search/outlines/{code.lower()}.json" for code in [*STATES, "US"])


def test_all_states_are_in_the_file_of_the_country(coarse: dict[str, list[Ring]]) -> None:
    assert sorted(coarse) == sorted(STATES)


def test_rings_are_closed_and_enclose_land(
    fine: dict[str, list[Ring]], coarse: dict[str, list[Ring]]
) -> None:
    for outlines in (fine, coarse):
        for code, some in outlines.items():
            assert some, code
            for ring in some:
                assert ring[0] == ring[-1], code
                assert len(set(ring)) >= 3, code
                assert all(point != after for point, after in pairwise(ring)), code


def test_neighbors_share_their_border(fine: dict[str, list[Ring]], coarse: dict[str, list[Ring]]) -> None:
    """Each stretch of an inland state's border is that of a neighbor too, point by point."""
    for outlines, codes in ((fine, set(INLAND)), (coarse, set(INLAND) - AROUND_KENTUCKY_BEND)):
        every = {code: Counter(stretches(some)) for code, some in outlines.items()}
        for code in codes:
            others = Counter[frozenset[tuple[int, int]]]()
            for other, some in every.items():
                others += some if other != code else Counter()
            assert every[code] <= others, code


def stretches(outline: list[Ring]) -> Iterator[frozenset[tuple[int, int]]]:
    return (frozenset(pair) for ring in outline for pair in pairwise(ring))


def holds(outline: list[Ring], latitude: float, longitude: float) -> bool:
    """Whether a point is in an outline: a line from it to the north crosses an odd number of sides."""
    crossed = 0
    for ring in outline:
        for (south, west), (north, east) in pairwise(ring):
            if (west > longitude) != (east > longitude):
                crossed += south + (longitude - west) / (east - west) * (north - south) > latitude
    return crossed % 2 == 1


PLACES = {
    "a city in the middle": ("PA", "17101"),
    "near a border": ("IL", "60540"),
    "a small district": ("DC", "20001"),
    "across the Mackinac Bridge": ("MI", "49855"),
    "on Long Island": ("NY", "11901"),
    "beyond 180 degrees there are islands": ("AK", "99501"),
    "an island": ("HI", "96720"),
    "west of the date line": ("GU", "96910"),
    "south of the equator": ("AS", "96799"),
    "a territory": ("PR", "00725"),
}


@pytest.mark.parametrize(("code", "zip_code"), PLACES.values(), ids=PLACES)
def test_a_place_lies_in_its_state_alone(fine: dict[str, list[Ring]], code: str, zip_code: str) -> None:
    place = find_zip(zip_code)
    assert place and place.point
    latitude, longitude = (degrees * 100 for degrees in place.point)
    assert [state for state, outline in fine.items() if holds(outline, latitude, longitude)] == [code]


FAR_OUT = {"99591", "99660"}
"""The Pribilof Islands are too small for the outline of Alaska."""

NEAR = 15
"""Points in a lake or a bay, and on islands that are too small to be drawn, in 0.01 degrees from the land."""


def test_every_zip_lies_in_its_state_or_near_it(fine: dict[str, list[Ring]]) -> None:
    assert {entry.code for entry in every_zip() if entry.point and not is_near(entry, fine)} == FAR_OUT


def is_near(entry: Zip, fine: dict[str, list[Ring]]) -> bool:
    """Whether the point of a ZIP code lies in the outline of its state, or near the border."""
    assert entry.point
    latitude, longitude = (degrees * 100 for degrees in entry.point)
    outline = fine[entry.state]
    return holds(outline, latitude, longitude) or any(
        distance((latitude, longitude), *side) <= NEAR for ring in outline for side in pairwise(ring)
    )


def distance(point: tuple[float, float], start: tuple[int, int], end: tuple[int, int]) -> float:
    """How far a point is from a line, in 0.01 degrees of latitude."""
    narrow = math.cos(math.radians(point[0] / 100))
    at = complex(point[0] - start[0], (point[1] - start[1]) * narrow)
    side = complex(end[0] - start[0], (end[1] - start[1]) * narrow)
    along = (at * side.conjugate()).real / (abs(side) ** 2 or 1)
    return abs(at - side * min(1, max(0, along)))


def test_what_a_line_leaves_out_was_near_it() -> None:
    line = [(0.0, 0.0), (0.05, 1.0), (-0.05, 2.0), (0.0, 3.0), (2.0, 3.0), (0.0, 0.0)]
    assert simplified(line, 0.1) == [(0.0, 0.0), (0.0, 3.0), (2.0, 3.0), (0.0, 0.0)]
    assert simplified(line, 0.01) == line
    assert simplified(line[:2], 9) == line[:2]


def test_the_files_are_small(files: dict[str, bytes]) -> None:
    sizes = {path: len(gzip.compress(data, compresslevel=6, mtime=0)) for path, data in files.items()}
    assert sum(sizes.values()) <= 32_000
    country = sizes.pop("search/outlines/us.json")
    assert country <= 6_000
    assert max(sizes.values()) <= 2_000, sizes


def test_the_finder_reads_the_same(files: dict[str, bytes], fine: dict[str, list[Ring]]) -> None:
    script = """
      import { decodeOutlines } from "./search/finder/frames.js";
      const texts = JSON.parse(await new Response(process.stdin).text());
      const found = texts.flatMap((text) => [...decodeOutlines(JSON.parse(text))]);
      console.log(JSON.stringify(Object.fromEntries(found)));
    """
    texts = [files[f"search/outlines/{code.lower()}.json"].decode() for code in STATES]
    done = subprocess.run(
        ["node", "--input-type=module", "--eval", script],
        input=json.dumps(texts),
        cwd=ROOT,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    read = json.loads(done.stdout)
    assert read == {code: [[list(point) for point in ring] for ring in some] for code, some in fine.items()}
