"""The tile map: where squares stand, and how dark they are."""

import pytest

from statepages.model.states import STATES
from statepages.render.tally import Tally
from statepages.render.tiles import level_of, tile_map

LEVELS = {
    "none": (0, 12, 0),
    "one of many": (1, 12, 1),
    "a few": (3, 12, 2),
    "half": (6, 12, 3),
    "the most": (12, 12, 4),
    "the only one": (1, 1, 1),
    "none anywhere": (0, 0, 0),
    "hundreds": (101, 400, 3),
}


@pytest.mark.parametrize(("count", "most", "level"), LEVELS.values(), ids=LEVELS)
def test_shade(count: int, most: int, level: int) -> None:
    assert level_of(count, most) == level


def test_every_square_stands_alone_on_eleven_by_eight() -> None:
    made = tile_map({}, dict.fromkeys(STATES, "events/"))
    places = [(tile.column, tile.row) for tile in made.tiles]
    assert len(set(places)) == len(places) == 52
    assert {column for column, _ in places} == set(range(1, 12))
    assert {row for _, row in places} == set(range(1, 9))


def test_territories_without_a_square_are_listed() -> None:
    made = tile_map({"GU": Tally(2)}, dict.fromkeys(STATES, "events/"))
    assert [(tile.name, tile.count.number) for tile in made.others] == [
        ("American Samoa", 0),
        ("Guam", 2),
        ("Northern Mariana Islands", 0),
        ("U.S. Virgin Islands", 0),
    ]


LEGENDS = {
    "twelve": (12, ["0", "1", "2–3", "4–7", "8–12"]),
    "two": (2, ["0", "1", "2"]),
    "none": (0, ["0"]),
}


@pytest.mark.parametrize(("most", "labels"), LEGENDS.values(), ids=LEGENDS)
def test_legend(most: int, labels: list[str]) -> None:
    made = tile_map({"PA": Tally(most)}, dict.fromkeys(STATES, "events/"))
    assert [step.label for step in made.steps] == labels
    assert {tile.level for tile in made.tiles} <= {step.level for step in made.steps}
