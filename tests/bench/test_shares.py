"""Made-up files have what real ones have, about as often: else figures say little about real sites."""

import re
from collections import Counter
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
import yaml

from bench.event_file import as_yaml
from bench.samples import samples
from statepages.files.event import EventFile
from tests.site import SAMPLE

MANY = 3_000
ORDER = [field.alias or name for name, field in EventFile.model_fields.items()]


def outside_of_details(text: str) -> str:
    return re.sub(r"(?ms)^details: \|.*?(?=^\S|\Z)", "", text)


def has(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.search(pattern, outside_of_details(text), re.MULTILINE) is not None


@cache
def fields(text: str) -> dict[str, Any]:
    """The fields of a file, which several features look at."""
    loaded: dict[str, Any] = yaml.load(text, yaml.CBaseLoader)
    return loaded


def says(pattern: str) -> Callable[[str], bool]:
    return lambda text: re.search(pattern, fields(text)["details"], re.MULTILINE) is not None


def is_in_an_order_of_its_own(text: str) -> bool:
    places = [ORDER.index(name) for name in fields(text)]
    return any(one > other for one, other in pairwise(places))


FEATURES = {
    "a list in brackets": has(r"^\w+: \["),
    "a map in braces": has(r"^\w+: \{"),
    "a map on lines": has(r"^(?:contact|accessibility|source):$"),
    "a comment": has(r" #"),
    "a colon in a title": has(r'^title: "[^"]*: '),
    "an order of its own": is_in_an_order_of_its_own,
    "several times": has(r"- start:[^-]*(?:-\d[^-]*)*\n  - start:"),
    "an odd minute": has(r"(?:start|end): .*:(?!00)\d\d"),
    "a time without an end": has(r"- start: .*[mM0-9]\n(?!    )"),
    "a whole day": has(r"all day: yes"),
    "a status": has(r"^status:"),
    "a priority": has(r"^priority:"),
    "a summary": has(r"^summary:"),
    "what to bring": has(r"^bring:"),
    "a training": has(r"^training:"),
    "a contact": has(r"^contact:"),
    "languages": has(r"^languages:"),
    "tags": has(r"^tags:"),
    "a source": has(r"^source:"),
    "access": has(r"^accessibility:"),
    "helps": has(r"^helps:"),
    "helps several": has(r"^helps: \[.*,"),
    "a state by name": has(r"^helps: \[[A-Z][a-z]"),
}
OF_PLACES = {
    "a street": has(r"^  address: [0-9]"),
    "a private home": has(r"^  address: private"),
    "directions": has(r"^  directions:"),
    "a state": has(r"^  state:"),
    "a ZIP in quotes": has(r'^  zip: "'),
}
PASTED = {
    "a place and online": has(r"^  online: yes"),
    "line ends of Windows": lambda text: "\r\n" in text,
    "a heading": says(r"^##"),
    "a quote": says(r"^> "),
    "bullets": says(r"^• "),
    "stars": says(r"^\* "),
    "steps": says(r"^1\. "),
    "a schedule": says(r"^\d+ [ap]m: "),
    "a link": says(r"\]\(https://"),
    "bold": says(r"\*\*"),
}


@cache
def real() -> list[str]:
    return [path.read_text(encoding="utf-8") for path in sorted((SAMPLE / "events").rglob("*.yaml"))]


@cache
def made_up() -> list[str]:
    return list(map(as_yaml, samples(MANY)))


def shares(texts: list[str], features: dict[str, Callable[[str], bool]]) -> Counter[str]:
    """How many of a thousand have each."""
    found = Counter(name for text in texts for name, is_there in features.items() if is_there(text))
    return Counter({name: 1000 * found[name] // len(texts) for name in features})


@pytest.mark.parametrize(
    ("features", "subset"),
    [(FEATURES, r""), (OF_PLACES, r"^where:(?! online)")],
    ids=["all", "places"],
)
def test_made_up_files_are_like_the_sample(features: dict[str, Callable[[str], bool]], subset: str) -> None:
    there, here = (
        shares([text for text in texts if has(subset)(text)], features) for texts in (real(), made_up())
    )
    # One file of the sample more or less is ten of a thousand, of places forty.
    slack = 1500 / sum(has(subset)(text) for text in real())
    far = {
        name: (there[name], here[name])
        for name in features
        if not here[name] or abs(here[name] - there[name]) > max(slack, there[name] / 3)
    }
    assert far == {}


def test_what_people_paste_is_rare_but_there() -> None:
    found = shares(made_up(), PASTED)
    assert {name: share for name, share in found.items() if not 10 <= share <= 80} == {}
