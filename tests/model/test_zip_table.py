"""ZIP codes tell state, city, zone and point."""

from datetime import UTC, datetime, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest
import tzfpy

from statepages.model.borders import SHARED_ZIPS
from statepages.model.states import STATES
from statepages.model.zip_zones import BY_CUSTOM, FURTHER_ZONES, RIGHT_ZONES
from statepages.model.zips import every_zip, find_zip, is_military, zips_of_city
from tests.cases import cases_of


@pytest.mark.parametrize(
    ("code", "city", "state", "zone"),
    [
        pytest.param("60540", "Naperville", "IL", "America/Chicago", id="Illinois"),
        pytest.param("02134", "Allston", "MA", "America/New_York", id="a zero in front"),
        pytest.param("85004", "Phoenix", "AZ", "America/Phoenix", id="Arizona, without daylight saving time"),
        pytest.param("86515", "Window Rock", "AZ", "America/Denver", id="the Navajo Nation, with it"),
        pytest.param("86045", "Tuba City", "AZ", "America/Denver", id="the Navajo Nation, in its west"),
        pytest.param("86042", "Polacca", "AZ", "America/Phoenix", id="the Hopi villages inside of it"),
        pytest.param("86040", "Page", "AZ", "America/Phoenix", id="a town at its edge"),
        pytest.param("86003", "Flagstaff", "AZ", "America/Phoenix", id="a box in Arizona"),
        pytest.param("37405", "Chattanooga", "TN", "America/New_York", id="Chattanooga"),
        pytest.param("37338", "Graysville", "TN", "America/New_York", id="Rhea County, Tennessee"),
        pytest.param("37367", "Pikeville", "TN", "America/Chicago", id="Bledsoe County, Tennessee"),
        pytest.param("67857", "Kendall", "KS", "America/Denver", id="the west of Kansas"),
        pytest.param("79942", "El Paso", "TX", "America/Denver", id="a box in El Paso"),
        pytest.param(
            "83522", "Cottonwood", "ID", "America/Los_Angeles", id="Idaho north of the Salmon River"
        ),
        pytest.param("89883", "West Wendover", "NV", "America/Denver", id="the east of Nevada"),
        pytest.param("99634", "Napakiak", "AK", "America/Anchorage", id="Alaska"),
        pytest.param("79901", "El Paso", "TX", "America/Denver", id="the west of Texas"),
        pytest.param("00901", "San Juan", "PR", "America/Puerto_Rico", id="two zeros in front"),
        pytest.param("96910", "Hagatna", "GU", "Pacific/Guam", id="Guam"),
    ],
)
def test_known(code: str, city: str, state: str, zone: str) -> None:
    found = find_zip(code)
    assert found
    assert (found.city, found.state) == (city, state)
    assert found.zone == zone
    assert found.point


@pytest.mark.parametrize(
    "code", ["", "1", "6054", "605400", "99999", "09012", "88888", "abcde", "٦٠٥٤٠", "60540-1234", " 60540"]
)
def test_unknown(code: str) -> None:
    """Text of any kind is no ZIP; a post office of the army is in no state, nor are Santa and a parcel."""
    assert find_zip(code) is None


def test_the_whole_table() -> None:
    table = every_zip()
    assert len(table) > 40_000
    assert [entry.code for entry in table] == sorted({entry.code for entry in table})
    assert {entry.state for entry in table} <= STATES.keys()
    for entry in table:
        assert entry.zone, entry
        ZoneInfo(entry.zone)
    assert all(-15 < entry.point[0] < 72 for entry in table if entry.point)


HALVES = (datetime(2026, 1, 15, tzinfo=UTC), datetime(2026, 7, 15, tzinfo=UTC))


@cache
def clocks(zone: str) -> tuple[timedelta | None, ...]:
    """How far the clocks of a zone are from UTC in winter and in summer."""
    return tuple(ZoneInfo(zone).utcoffset(half) for half in HALVES)


def test_zones_are_those_of_the_map_but_for_those_that_were_looked_up() -> None:
    listed = {case["zip"]: (case["ours"], case["map"]) for case in cases_of("model/zip_zones")}
    found = {}
    for entry in every_zip():
        zones = tzfpy.get_tzs(entry.point[1], entry.point[0]) if entry.point else []
        if zones and clocks(entry.zone or "") not in map(clocks, zones):
            found[entry.code] = entry.zone, zones[0]
    assert found == listed
    assert all(len(case["why"]) > 10 for case in cases_of("model/zip_zones"))


def test_a_zip_without_a_point_has_a_zone_of_its_state() -> None:
    pointless = [entry for entry in every_zip() if entry.point is None]
    assert pointless
    assert [entry for entry in pointless if entry.zone not in STATES[entry.state].zones] == []


def test_what_is_said_of_zones_is_said_of_zips_that_there_are() -> None:
    for code, zone in FURTHER_ZONES.items():
        entry = find_zip(code)
        assert entry and entry.zone, code
        assert clocks(entry.zone) != clocks(zone), f"{code} has one zone twice"
    assert all(find_zip(code) for code in RIGHT_ZONES)
    assert BY_CUSTOM.keys() <= FURTHER_ZONES.keys()


@pytest.mark.parametrize(
    ("code", "states"),
    [
        ("30741", ("GA", "TN")),
        ("02861", ("RI", "MA")),
        ("86514", ("AZ", "NM", "UT")),
        ("57717", ("SD", "MT", "WY")),
        ("99362", ("WA", "OR")),
        ("60540", ("IL",)),
    ],
)
def test_a_zip_on_a_border_lies_in_its_own_state_first(code: str, states: tuple[str, ...]) -> None:
    found = find_zip(code)
    assert found
    assert found.states == states


def test_zips_on_borders_are_there_and_lie_in_their_own_state() -> None:
    assert len(SHARED_ZIPS) >= 109
    for code, states in SHARED_ZIPS.items():
        found = find_zip(code)
        assert found and found.state in states, code


@pytest.mark.parametrize("code", ["09012", "09999", "34001", "96201", "96699"])
def test_military(code: str) -> None:
    assert is_military(code)
    assert find_zip(code) is None


def test_no_place_has_a_military_zip() -> None:
    assert [entry for entry in every_zip() if is_military(entry.code)] == []


@pytest.mark.parametrize(
    ("city", "state", "codes"),
    [
        pytest.param("West Chester", "PA", ["19380", "19382"], id="no boxes and no companies"),
        pytest.param("Holtsville", "NY", ["11742"], id="nor the tax office"),
        pytest.param("lehigh valley", "PA", ["18001", "18002", "18003", "18005"], id="but where that is all"),
        pytest.param("Center Square", "PA", ["19422"], id="a further name of a town"),
        pytest.param("St. Clairsville", "OH", ["43950"], id="St. for Saint"),
        pytest.param("West Chester", "IL", [], id="not in this state"),
        pytest.param("Nowhere", "PA", [], id="not at all"),
    ],
)
def test_the_zips_of_a_city(city: str, state: str, codes: list[str]) -> None:
    assert zips_of_city(city, state) == codes


def test_the_zips_of_a_large_city() -> None:
    assert zips_of_city("Philadelphia", "PA")[:3] == ["19102", "19103", "19104"]
