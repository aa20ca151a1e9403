"""Where an event takes place, by the cells of its row."""

import pytest

from statepages.importers.record import Place
from tests.importers.reading import read_row, said


@pytest.mark.parametrize(
    ("cells", "place", "location"),
    [
        pytest.param(
            {"Venue": "Town Hall", "Address": "1 Main St", "City": "Boston", "State": "Massachusetts",
             "ZIP": "02116"},
            Place("Town Hall", "1 Main St", "Boston", "MA", "02116"), "", id="columns of their own",
        ),
        pytest.param({"Location": "Town Hall, 1 Main St, Boston, MA 02116"}, Place(),
            "Town Hall, 1 Main St, Boston, MA 02116", id="one cell"),
        pytest.param({"Location": "Town Hall", "Address": "1 Main St, Boston, MA 02116"}, Place(),
            "Town Hall, 1 Main St, Boston, MA 02116", id="a name and an address"),
        pytest.param({"Location": "Zoom"}, Place(is_online=True), "", id="online"),
        pytest.param({"Venue": "Town Hall", "ZIP": "02116", "Online": "Yes"},
            Place("Town Hall", zip="02116", is_online=True), "", id="in person and online"),
        pytest.param({"ZIP": "19102.0"}, Place(zip="19102"), "", id="a ZIP code as a number"),
        pytest.param({"ZIP": "19102-1234"}, Place(zip="19102"), "", id="ZIP+4"),
        pytest.param({"City": "Boston", "Address": "Private"},
            Place(city="Boston", is_private=True), "", id="private"),
        pytest.param({"Location": "TBD"}, Place(), "", id="not known yet"),
    ],
)  # fmt: skip
def test_a_place(cells: dict[str, str], place: Place, location: str) -> None:
    record = read_row(Date="2026-10-19 6 pm", **cells)
    assert (record.place, record.location, said(record.remarks)) == (place, location, [])


@pytest.mark.parametrize(
    ("cells", "code", "says"),
    [
        pytest.param({"ZIP": "2139", "State": "MA"}, "02139",
            "The ZIP code 2139 has lost its zeros. We read it as 02139, in MA.", id="the state agrees"),
        pytest.param({"ZIP": "2139"}, "02139",
            "! The ZIP code 2139 has lost its zeros. We read it as 02139, in MA. Check it.", id="no state"),
        pytest.param({"ZIP": "2139", "State": "PA"}, None,
            "! The ZIP code 2139 has too few digits. Check it.", id="another state"),
        pytest.param({"ZIP": "901", "State": "PR"}, "00901",
            "The ZIP code 901 has lost its zeros. We read it as 00901, in PR.", id="Puerto Rico"),
        pytest.param({"ZIP": "00000"}, None, "! There is no ZIP code 00000.", id="no such ZIP code"),
        pytest.param({"State": "Ontario", "ZIP": "19102"}, "19102",
            "! There is no state Ontario.", id="no such state"),
    ],
)  # fmt: skip
def test_a_zip_code_without_its_zeros(cells: dict[str, str], code: str | None, says: str) -> None:
    record = read_row(Date="2026-10-19 6 pm", **cells)
    assert (record.place.zip, said(record.remarks)) == (code, [says])


@pytest.mark.parametrize(
    "text", ["01/01/2020", "03:00 PM", "01/03/2020 03:00 PM", "BYDAY=SU", "Oct 19, 2026"]
)
def test_a_place_that_is_something_else(text: str) -> None:
    record = read_row(Date="2026-10-19 6 pm", Location=text)
    assert record.location == ""
    assert said(record.remarks) == [f"! The place is not a place: {text}. Write where it is."]


def test_a_street_with_the_name_of_a_month_is_a_place() -> None:
    assert read_row(Date="2026-10-19 6 pm", Location="4 March Street").location == "4 March Street"
