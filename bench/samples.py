"""Made-up events, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from bench import words
from statepages.model.states import STATES
from statepages.model.zips import Zip, every_zip

CODES = tuple(code for code in STATES if code not in {"AS", "GU", "MP", "PR", "VI"})
"""The 50 states and the District of Columbia."""

FIRST_DAY = date(2024, 10, 15)
"""The day after the one at which the clock of the made-up site stands."""

WEEKS = 8

# Of each thousand events, so many:
ONLINE, ANYTIME, WEEKLY, DAILY = 200, 40, 120, 30
HELPING, FROM_AFAR = 60, 15  # another state: one next door, or any
ACCENTED, GARBLED = 50, 50
ACCESSIBLE, SPANISH = 300, 80

HOSTS = 25
"""So many hosts a state: most events are those of few groups."""


@dataclass(frozen=True, slots=True)
class Sample:
    """A made-up event. `folder` is the code of its state, `zone` that of its times.

    Without a `day` it is an action for any time; without a `place` it is online. `details` are
    some 60 words and a list, in Markdown.
    """

    folder: str
    name: str
    title: str
    kind: str
    day: date | None
    hour: int
    hours: int
    repeat: str | None
    until: date | None
    zone: str
    place: Zip | None
    venue: str
    address: str
    helps: str | None
    details: str
    host: str
    is_accessible: bool
    is_bilingual: bool

    @property
    def id(self) -> str:
        return f"{self.folder.lower()}/{self.name}"

    @property
    def days(self) -> tuple[date, ...]:
        """The local days on which it takes place."""
        if not self.day:
            return ()
        step = timedelta(days=7 if self.repeat == "weekly" else 1)
        count = (self.until - self.day) // step + 1 if self.until else 1
        return tuple(self.day + number * step for number in range(count))


def samples(count: int, *, seed: int = 1, even: bool = False) -> Iterator[Sample]:
    """So many events; a state has as many as its ZIP codes make likely, or all have the same number."""
    maker = _Maker(seed)
    for number in range(count):
        yield maker.sample(number, CODES[number % len(CODES)] if even else None)


@cache
def _zips() -> tuple[list[Zip], dict[str, list[Zip]]]:
    """The ZIP codes to choose from: all, and by state."""
    zips = [found for found in every_zip() if found.state in CODES and found.point and found.zone]
    by_state: dict[str, list[Zip]] = {code: [] for code in CODES}
    for found in zips:
        by_state[found.state].append(found)
    return zips, by_state


class _Maker:
    """Draws one event after another."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311  # no secrets here
        self.zips, self.by_state = _zips()
        self.hosts = {code: [self.host(code) for _ in range(HOSTS)] for code in CODES}

    def sample(self, number: int, home: str | None) -> Sample:
        """An event of a state, or of the state of any ZIP code."""
        home = home or self.random.choice(self.zips).state
        is_online = self.share(ONLINE)
        spot, helps = self.random.choice(self.by_state[home]), None
        if not is_online and self.share(HELPING + FROM_AFAR):
            spot, helps = self.elsewhere(home), home
        street, figure = self.random.choice(words.STREETS), self.random.randint(12, 950)
        titles = words.ONLINE if is_online else words.PLACED
        kind = self.random.choice(tuple(titles))
        day = None if self.share(ANYTIME) else self.day()
        repeat = "weekly" if self.share(WEEKLY) else "daily" if self.share(DAILY) else None
        length = 7 * self.random.randint(1, 6) if repeat == "weekly" else 4

        def fill(text: str) -> str:
            while "{name}" in text:
                text = text.replace("{name}", self.person(), 1)
            return text.format(city=spot.city, street=street, number=figure)

        return Sample(
            folder=home,
            name=f"{f'{day}-' if day else ''}{kind}-{number}",
            title=f"{fill(self.random.choice(titles[kind]))}, team {number}",
            kind=kind,
            day=day,
            hour=self.random.randint(8, 18),
            hours=self.random.randint(1, 4),
            repeat=repeat if day else None,
            until=day + timedelta(days=length) if day and repeat else None,
            zone=STATES[home].zones[0] if is_online else spot.zone or "",
            place=None if is_online else spot,
            venue=fill(self.random.choice(words.VENUES)),
            address=f"{figure} {street}",
            helps=helps,
            details=fill(self.details()),
            host=self.random.choice(self.hosts[home]),
            is_accessible=not is_online and self.share(ACCESSIBLE),
            is_bilingual=self.share(SPANISH),
        )

    def share(self, of_thousand: int) -> bool:
        return self.random.random() * 1000 < of_thousand

    def host(self, code: str) -> str:
        city = self.random.choice(self.by_state[code]).city
        return self.random.choice(words.HOSTS).format(city=city, name=self.person())

    def elsewhere(self, home: str) -> Zip:
        """A place from which people help a state: most often next door."""
        if self.share(1000 * FROM_AFAR // (HELPING + FROM_AFAR)):
            return self.random.choice(self.zips)
        return self.random.choice(self.by_state[self.random.choice(_next_door(home))])

    def day(self) -> date:
        """A day of the coming weeks, of the working days every other moved to the weekend."""
        day = FIRST_DAY + timedelta(days=self.random.randrange(7 * WEEKS))
        is_moved = day.weekday() < 4 and self.share(500)
        return day + timedelta(days=5 - day.weekday()) if is_moved else day

    def person(self) -> str:
        """Most of the many names that real texts have are rare, and so are those of cities."""
        return f"{self.random.choice(words.FIRST_NAMES)} {self.random.choice(self.zips).city}"

    def details(self) -> str:
        sentences = [*self.random.sample(words.SENTENCES, 3), self.random.choice(words.CAPTAINS)]
        if self.share(ACCENTED + GARBLED):
            accented = self.random.choice(words.ACCENTED)
            is_garbled = self.share(1000 * GARBLED // (ACCENTED + GARBLED))
            sentences.append(accented.encode().decode("cp1252") if is_garbled else accented)
        items = [f"- {item}" for item in self.random.sample(words.LIST, 3)]
        return "\n".join([*sentences, "", *items])


def _next_door(code: str) -> list[str]:
    """The states whose squares touch that of a state on the tile map; California for Hawaii and Alaska."""
    column, row = STATES[code].tile or (0, 0)
    tiles = ((other, STATES[other].tile) for other in CODES if other != code)
    near = [other for other, tile in tiles if tile and max(abs(tile[0] - column), abs(tile[1] - row)) == 1]
    return near or ["CA"]
