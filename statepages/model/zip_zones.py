"""Time zones of ZIP codes that the package `zipcodes` has wrong or incomplete.

The law is 49 CFR 71, which draws the lines along counties, rivers and roads. A test compares all ZIP codes
with the map of the zones, and lists the differences and their reasons.
"""

from __future__ import annotations

_EAST, _CENTRAL, _MOUNTAIN, _ARIZONA, _PACIFIC = (
    "America/New_York",
    "America/Chicago",
    "America/Denver",
    "America/Phoenix",
    "America/Los_Angeles",
)

RIGHT_ZONES = {
    "37338": _EAST,  # Graysville, TN is in Rhea County; its point is across the line, in the hills.
    "37405": _EAST,  # Chattanooga, TN is in Hamilton County, all of which is Eastern.
    "67857": _MOUNTAIN,  # Kendall, KS is in Hamilton County, one of the four in Kansas on Mountain time.
    "79942": _MOUNTAIN,  # A post office box in El Paso, TX: Mountain time, as all of El Paso County.
    "83522": _PACIFIC,  # Cottonwood, ID is north of the Salmon River, where Idaho is on Pacific time.
    "86003": _ARIZONA,  # Flagstaff, AZ is outside the Navajo Nation: no daylight saving time.
    "86040": _ARIZONA,  # Page, AZ is outside the Navajo Nation, though surrounded by it.
    "86045": _MOUNTAIN,  # Tuba City, AZ is in the Navajo Nation, which keeps daylight saving time.
    "89883": _MOUNTAIN,  # West Wendover, NV moved to Mountain time in 1999.
    "99634": "America/Anchorage",  # Napakiak, AK: the package has the town's name in place of a zone.
}
"""The zone of ZIP codes that the package has wrong."""


def _each(*groups: tuple[str, str]) -> dict[str, str]:
    """The zone of each ZIP code in groups of a zone and of codes with spaces between."""
    return {code: zone for zone, codes in groups for code in codes.split()}


BY_CUSTOM = _each(
    # Phenix City, Valley, Lanett, Smiths Station, Salem: Central by law, but they keep Georgia's time.
    (_EAST, "36854 36863 36867 36868 36869 36870 36874 36877"),
    # Jackpot, Jarbidge, Mountain City, Owyhee: Pacific by law, but they keep Idaho's time.
    (_MOUNTAIN, "89825 89826 89831 89832"),
    # Fort Pierre, SD: Mountain by law, but it keeps the time of Pierre across the river.
    (_MOUNTAIN, "57532"),
    # Kenton, OK: Central by law, but it keeps New Mexico's time.
    (_MOUNTAIN, "73946"),
    # Hyder, AK: Alaska by law, but it keeps the time of Stewart in Canada, its only neighbor.
    (_PACIFIC, "99923"),
)
"""A second zone of ZIP codes where people do not use the time that the law says. Files must name one."""

FURTHER_ZONES = BY_CUSTOM | _each(
    # The country around Phenix City: many keep Georgia's time.
    (_EAST, "36851 36852 36855 36856 36858 36859 36860 36862 36871 36875"),
    # The Hopi villages have no daylight saving time, the Navajo Nation around them does.
    (_MOUNTAIN, "86030 86034 86039 86042 86043"),
    # At the edge of the Navajo Nation: the town keeps one time, the chapters around it the other.
    (_MOUNTAIN, "86025 86028 86032 86036 86040 86047 86502 86512"),
    (_ARIZONA, "86016 86020 86035 86045"),
    # ZIP codes that reach across a line: Graysville, TN; Magnolia, KY; Kendall, KS; Salt Flat, TX.
    (_CENTRAL, "37338 42757 67857 79847"),
    # ZIP codes that reach into a state with another time: Rome, GA into Alabama; Nara Visa, NM into Texas;
    # Fairview, Sidney and Westby, MT into North Dakota; Kilgore, NE into South Dakota.
    (_CENTRAL, "30165 59221 59270 59275 69216 88430"),
    # Ibapah, UT into Nevada; Lolo, MT into Idaho.
    (_PACIFIC, "59847 84034"),
    # Flasher and Cartwright, ND, across a line.
    (_MOUNTAIN, "58535 58838"),
    # Cottonwood, Lucile and Riggins, ID: on both banks of the Salmon River.
    ("America/Boise", "83522 83542"),
    (_PACIFIC, "83549"),
)
"""A second zone that some people in a ZIP code use, so that no message says to write the first one."""
