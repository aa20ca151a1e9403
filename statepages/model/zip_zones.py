"""Time zones of ZIP codes, where the package `zipcodes` is wrong or does not tell all.

The law is 49 CFR 71, which draws the lines along counties, rivers and roads. A test compares all ZIP codes
with the map of the zones, and lists what differs and why.
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
    "37338": _EAST,  # Graysville, TN is in Rhea County; its point lies across the line, in the hills.
    "37405": _EAST,  # Chattanooga, TN is in Hamilton County, all of which is Eastern.
    "67857": _MOUNTAIN,  # Kendall, KS is in Hamilton County, one of the four in Kansas on Mountain time.
    "79942": _MOUNTAIN,  # A post office box in El Paso, TX: Mountain time, as all of El Paso County.
    "83522": _PACIFIC,  # Cottonwood, ID is north of the Salmon River, where Idaho is on Pacific time.
    "86003": _ARIZONA,  # Flagstaff, AZ is outside of the Navajo Nation: no daylight saving time.
    "86040": _ARIZONA,  # Page, AZ is outside of the Navajo Nation, though it is surrounded by it.
    "86045": _MOUNTAIN,  # Tuba City, AZ is in the Navajo Nation, which keeps daylight saving time.
    "89883": _MOUNTAIN,  # West Wendover, NV moved to Mountain time in 1999.
    "99634": "America/Anchorage",  # Napakiak, AK: the package has the town's name in place of a zone.
}
"""The zone of ZIP codes that the package has wrong."""

_NEAR_COLUMBUS = "36854 36863 36867 36868 36869 36870 36874 36877".split()
_AROUND_THEM = "36851 36852 36855 36856 36858 36859 36860 36862 36871 36875".split()
_NORTH_OF_NEVADA = "89825 89826 89831 89832".split()
_HOPI_AND_AROUND = "86030 86034 86039 86042 86043".split()
_NAVAJO_AND_AROUND = "86025 86028 86032 86036 86040 86047 86502 86512".split()

BY_CUSTOM = {
    # Phenix City, Valley, Lanett, Smiths Station, Salem: Central by law, but they keep Georgia's time.
    **dict.fromkeys(_NEAR_COLUMBUS, _EAST),
    # Jackpot, Jarbidge, Mountain City, Owyhee: Pacific by law, but they keep Idaho's time.
    **dict.fromkeys(_NORTH_OF_NEVADA, _MOUNTAIN),
    "57532": _MOUNTAIN,  # Fort Pierre, SD: Mountain by law, but it keeps the time of Pierre across the river.
    "73946": _MOUNTAIN,  # Kenton, OK: Central by law, but it keeps New Mexico's time.
    "99923": _PACIFIC,  # Hyder, AK: Alaska by law, but it keeps the time of Stewart, its only neighbor.
}
"""The further zone of ZIP codes where people keep another time than the law's: which one is meant is to be asked."""

FURTHER_ZONES = {
    **BY_CUSTOM,
    # The country around Phenix City: many keep Georgia's time.
    **dict.fromkeys(_AROUND_THEM, _EAST),
    # The Hopi villages have no daylight saving time, the Navajo Nation around them does.
    **dict.fromkeys(_HOPI_AND_AROUND, _MOUNTAIN),
    # At the edge of the Navajo Nation: the town keeps one time, the chapters around it the other.
    **dict.fromkeys(_NAVAJO_AND_AROUND, _MOUNTAIN),
    **dict.fromkeys(("86016", "86020", "86035", "86045"), _ARIZONA),
    "37338": _CENTRAL,  # Graysville, TN: the hills west of it are in Bledsoe and Sequatchie County.
    "42757": _CENTRAL,  # Magnolia, KY reaches from LaRue into Green and Hart County.
    "58535": _MOUNTAIN,  # Flasher, ND reaches from Morton into Grant County.
    "58838": _MOUNTAIN,  # Cartwright, ND reaches across the line through McKenzie County.
    "67857": _CENTRAL,  # Kendall, KS reaches into Kearny County.
    "79847": _CENTRAL,  # Salt Flat, TX reaches from Hudspeth into Culberson County.
    "83522": "America/Boise",  # Cottonwood, ID reaches to the Salmon River, and across.
    "83542": "America/Boise",  # Lucile, ID lies on both banks of the Salmon River.
    "83549": _PACIFIC,  # Riggins, ID does so too.
}
"""A further zone that some of the clocks at a ZIP code go by, so that nobody is told to write the other."""
