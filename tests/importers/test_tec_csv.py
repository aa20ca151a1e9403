"""The CSV files of The Events Calendar: events, and the venues that they name."""

from statepages.importers.csv_file import CSV
from statepages.importers.record import Place
from statepages.importers.tec_csv import TEC_CSV
from tests.importers.reading import OPTIONS, csv_of, said, times

EVENTS = csv_of(
    ("EVENT NAME", "EVENT DESCRIPTION", "START DATE", "EVENT START TIME", "EVENT END DATE", "EVENT END TIME",
     "ALL DAY EVENT", "EVENT VENUE NAME", "EVENT ORGANIZER NAME", "TIMEZONE"),
    ("Canvass", "Come along", "10/19/2026", "9:30:00", "10/19/2026", "17:30:00", "FALSE", "The Hall",
     "Ana Lee", "America/Chicago"),
    ("Fair", "", "10/20/2026", "7:30:00", "10/21/2026", "9:30:00", "1", "The Hall", "", "UTC+3:30"),
)  # fmt: skip
VENUES = csv_of(
    ("Venue Name", "Venue Country", "Venue Address", "Venue City", "Venue State/Province", "Venue Zip",
     "Venue Phone"),
    ("The Hall", "United States", "1 Main St", "Boston", "MA", "2116", "202-555-0143"),
    ("The Shire", "New Zealand", "", "Matamata", "", "", ""),
    ("the hall", "", "", "", "", "", ""),
)  # fmt: skip


def test_events() -> None:
    reading = TEC_CSV.read(EVENTS, OPTIONS)
    canvass, fair = reading.records
    assert (canvass.title, canvass.details, canvass.location, canvass.zone, canvass.host) == (
        "Canvass", "Come along", "The Hall", "America/Chicago", None,
    )  # fmt: skip
    assert times(canvass) == ["2026-10-19 09:30 to 17:30"]
    assert times(fair) == ["2026-10-20 to 2026-10-21"]
    assert said(fair.remarks) == [
        "! The time zone UTC+3:30 is not a name such as America/Chicago. Write one.",
        "It is all-day, so its times are left out.",
    ]
    assert said(reading.remarks) == ["Columns about people are left out: EVENT ORGANIZER NAME."]


def test_venues_are_places_by_their_names() -> None:
    reading = TEC_CSV.read(VENUES, OPTIONS)
    assert reading.records == ()
    assert dict(reading.places) == {
        "the hall": Place("The Hall", "1 Main St", "Boston", "MA", "02116"),
        "the shire": Place("The Shire", city="Matamata"),
    }
    assert said(reading.remarks) == [
        "Columns about people are left out: Venue Phone.",
        "Row 2, The Hall: The ZIP code 2116 has lost its zeros. We read it as 02116, in MA.",
        "Row 3, The Shire: it is in New Zealand.",
        "Row 4 has a venue that is already there: the hall",
    ]


def test_its_files_are_recognized() -> None:
    assert TEC_CSV.recognizes(EVENTS, "")
    assert TEC_CSV.recognizes(VENUES, "")
    assert not TEC_CSV.recognizes(csv_of(("Event Name", "Date", "ZIP")), "events.csv")
    assert CSV.recognizes(EVENTS, "")
