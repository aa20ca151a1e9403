"""The names that programs have for time zones."""

import pytest

from statepages.fields.zone_names import named_zone


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        pytest.param("America/New_York", "America/New_York", id="by place"),
        pytest.param("america/new_york", "America/New_York", id="in small letters"),
        pytest.param('"America/New_York"', "America/New_York", id="in quotes"),
        pytest.param(
            "/freeassociation.sourceforge.net/Tzfile/America/New_York",
            "America/New_York",
            id="after the prefix of Evolution",
        ),
        pytest.param(
            "/mozilla.org/20050126_1/America/Indiana/Knox",
            "America/Indiana/Knox",
            id="after the prefix of Thunderbird",
        ),
        pytest.param("Eastern Standard Time", "America/New_York", id="of Windows"),
        pytest.param("Pacific Standard Time 1", "America/Los_Angeles", id="of Windows, with a number"),
        pytest.param(
            "Mountain Standard Time", "America/Denver", id="of Windows, with two meanings for people"
        ),
        pytest.param("W. Europe Standard Time", "Europe/Berlin", id="of Windows, elsewhere"),
        pytest.param("(UTC-05:00) Eastern Time (US & Canada)", "America/New_York", id="in a list"),
        pytest.param("(GMT-0600) Central Time (US & Canada)", "America/Chicago", id="in a list, no colon"),
        pytest.param("(UTC-07:00) Arizona", "America/Phoenix", id="a state in a list"),
        pytest.param("Pacific Time (US & Canada)", "America/Los_Angeles", id="in a list without offsets"),
        pytest.param("(GMT+10:00) Canberra, Melbourne, Sydney", "Australia/Canberra", id="cities in a list"),
        pytest.param("(UTC+01:00) Amsterdam, Berlin, Bern, Rome", "Europe/Amsterdam", id="more cities"),
        pytest.param("(UTC-06:00) Central America", "America/Guatemala", id="a region like one of ours"),
        pytest.param("(UTC-08:00) Eastern Time (US & Canada)", None, id="with an offset of another zone"),
        pytest.param("(UTC-05:00) Springfield", None, id="an unknown city"),
        pytest.param("Customized Time Zone", None, id="unknown"),
        pytest.param("UTC", None, id="of no place"),
        pytest.param("", None, id="nothing"),
        pytest.param("x/" * 5000, None, id="long"),
    ],
)
def test_named_zone(name: str, zone: str | None) -> None:
    assert named_zone(name) == zone
