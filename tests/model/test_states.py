"""The list of states is whole, and its tile map is one of squares."""

from zoneinfo import ZoneInfo

from statepages.model.states import CODES_BY_NAME, EVERY_STATE, STATES, state_name

TWO_ZONES = {"AK", "FL", "ID", "IN", "KS", "KY", "MI", "ND", "NE", "OR", "SD", "TN", "TX"}


def test_all_states_are_there() -> None:
    assert len(STATES) == 50 + 1 + 5, "states, the District of Columbia, territories"
    assert list(STATES) == sorted(STATES, key=lambda code: STATES[code].name)
    assert len(CODES_BY_NAME) == len(STATES)


def test_slugs_are_addresses_of_their_own() -> None:
    slugs = {state.slug for state in STATES.values()}
    assert len(slugs) == len(STATES)
    assert {"north-carolina", "district-of-columbia", "us-virgin-islands"} <= slugs
    assert not slugs & {"events", "posts", "credits", "privacy", "images", "assets", "search"}
    assert not slugs & {code.lower() for code in STATES}


def test_each_tile_is_in_the_map_and_has_one_state() -> None:
    tiles = [state.tile for state in STATES.values() if state.tile]
    assert len(tiles) == len(set(tiles)) == 52
    assert all(0 <= column < 11 and 0 <= row < 8 for column, row in tiles)


def test_zones() -> None:
    assert {code for code, state in STATES.items() if state.zone is None} == TWO_ZONES
    assert all(ZoneInfo(zone) for state in STATES.values() for zone in state.zones)
    assert STATES["AZ"].zone == "America/Phoenix"


def test_names() -> None:
    assert state_name("NC") == "North Carolina"
    assert state_name(EVERY_STATE) == "every state"
