"""Examples in messages are of the year and the state of the file that they are about."""

from datetime import date

import pytest

from statepages.model.examples import CITY, DAY, LAST_DAY, NEXT_DAY, STATE, ZIP, ZONE, Examples, examples_for
from statepages.model.states import STATES
from statepages.model.zips import find_zip

TODAY = date(2026, 9, 1)


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        pytest.param("", "", (2026, "PA"), id="no file: today"),
        pytest.param(
            "events/oh/2027-01-09-x.yaml", "start: 2026-12-12", (2027, "OH"), id="the name's year first"
        ),
        pytest.param("events/oh/x.yaml", "start: 2025-12-12 10 am", (2025, "OH"), id="else that in the text"),
        pytest.param("events/oh/x.yaml", "start: 2062-12-12 10 am", (2026, "OH"), id="no slip of a year"),
        pytest.param("events/oh/x.yaml", "phone: 215-2025-10-1999", (2026, "OH"), id="no other digits"),
        pytest.param("events/us/x.yaml", "", (2026, "PA"), id="every state"),
        pytest.param("events/ohio/x.yaml", "", (2026, "PA"), id="no state's folder"),
        pytest.param("states/mi.yaml", "", (2026, "MI"), id="the page of a state"),
        pytest.param("posts/2025-05-05-x.yaml", "", (2025, "PA"), id="a post"),
        pytest.param("site.yaml", "", (2026, "PA"), id="the settings"),
    ],
)
def test_year_and_state(name: str, text: str, expected: tuple[int, str]) -> None:
    examples = examples_for(TODAY, name, text)
    assert (examples.year, examples.state) == expected


@pytest.mark.parametrize(
    ("today", "year"),
    [
        pytest.param(date(2026, 10, 19), 2026, id="on the day"),
        pytest.param(date(2026, 10, 20), 2027, id="the day after"),
        pytest.param(date(2026, 12, 31), 2027, id="at the end of the year"),
    ],
)
def test_an_example_is_not_over(today: date, year: int) -> None:
    assert examples_for(today).fill(DAY) == f"{year}-10-19"
    # But in a file of that year, it stays in that year.
    assert examples_for(today, "events/oh/2026-12-12-x.yaml").fill(DAY) == "2026-10-19"


def test_marks_are_filled_in() -> None:
    message = f"{DAY}, {NEXT_DAY}, {LAST_DAY}: {ZIP} for {CITY}, {STATE}, {ZONE}. {DAY}"
    assert Examples(2027, "NM").fill(message) == (
        "2027-10-19, 2027-11-02, 2027-11-30: 87101 for Albuquerque, NM, America/Denver. 2027-10-19"
    )
    assert Examples(2027, "NM").fill("{nothing} to fill in") == "{nothing} to fill in"


@pytest.mark.parametrize("state", STATES)
def test_each_state_has_a_zip_for_an_example(state: str) -> None:
    found = find_zip(Examples(2026, state).fill(ZIP))
    assert found
    assert found.state == state
