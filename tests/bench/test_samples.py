"""Made-up events: what the benchmark's figures rest on."""

from collections import Counter
from datetime import date, datetime, time, timedelta

import pytest

from bench.samples import CODES, Sample, samples
from bench.times import Times
from statepages.model.zips import Zip, every_zip

MANY = 6_000
FRIDAY = datetime.combine(date(2024, 10, 18), time(10))


@pytest.fixture(scope="module")
def made() -> list[Sample]:
    return list(samples(MANY))


@pytest.fixture(scope="module")
def zips() -> list[Zip]:
    return every_zip()


def test_the_same_seed_makes_the_same_events(made: list[Sample]) -> None:
    assert list(samples(MANY)) == made
    assert list(samples(MANY, seed=2)) != made


def test_each_state_can_have_the_same_number() -> None:
    counted = Counter(event.folder for event in samples(10 * len(CODES), even=True))
    assert counted == dict.fromkeys(CODES, 10)
    assert len(CODES) == 51


def test_else_a_state_has_them_by_its_zip_codes(made: list[Sample], zips: list[Zip]) -> None:
    codes = Counter(entry.state for entry in zips)
    events = Counter(event.folder for event in made)
    for code in ("TX", "PA", "NH", "WY"):
        assert events[code] / MANY == pytest.approx(codes[code] / codes.total(), rel=0.5)


def test_places_are_real(made: list[Sample], zips: list[Zip]) -> None:
    codes = {entry.code for entry in zips}
    assert all(event.place.zip.code in codes for event in made if event.place)


@pytest.mark.parametrize(
    ("label", "share"),
    [
        ("online", 0.2),
        ("garbled or accented", 0.1),
        ("repeating", 0.12),
        ("for another state", 0.06),
        ("for any time", 0.04),
        ("to be announced", 0.14),
    ],
)
def test_how_many_of_each_sort(made: list[Sample], label: str, share: float) -> None:
    found = {
        "online": [event for event in made if event.place is None],
        "garbled or accented": [event for event in made if not event.details.isascii()],
        "repeating": [event for event in made if event.times.repeat],
        "for another state": [
            event for event in made if event.place and event.place.zip.state != event.folder
        ],
        "for any time": [event for event in made if not event.times.starts and not event.times.is_later],
        "to be announced": [event for event in made if event.times.is_later],
    }
    assert len(found[label]) / MANY == pytest.approx(share, rel=0.25)


def test_some_sixty_words(made: list[Sample]) -> None:
    for event in made[:100]:
        assert 40 <= len(event.details.split()) <= 140


@pytest.mark.parametrize(
    ("label", "repeat", "until", "days"),
    [
        ("once", None, None, [0]),
        ("daily", "daily", 2, [0, 1, 2]),
        ("not on the weekend", "weekdays", 3, [0, 3]),
        ("weekly", "weekly", 20, [0, 7, 14]),
        ("every other week", "every 2 weeks", 20, [0, 14]),
    ],
)
def test_each_time_of_an_event(label: str, repeat: str | None, until: int | None, days: list[int]) -> None:
    last = None if until is None else (FRIDAY + timedelta(days=until)).date()
    times = Times((FRIDAY,), repeat=repeat, until=last)
    assert [(start - FRIDAY).days for start in times.every] == days
