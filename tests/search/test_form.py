"""The form of the finder, and the words that it gives to the script."""

import json
import re
from pathlib import Path

import pytest
from msgspec.structs import replace

from statepages.outputs.finder_page import plan as finder_page_tasks
from statepages.paths import Paths
from statepages.read import read_theme
from statepages.render.language import ENGLISH
from statepages.render.messages import further_messages
from tests.search.events import NOON, site, some_events
from tests.site import ROOT

FINDER = ROOT / "search" / "finder"
LUNR = ROOT / "node_modules" / "lunr" / "lunr.min.js"
LABELS = ["ZIP code", "Within", "State", "When", "From", "To"]
FURTHER = ["How to join", "Time of day", "Language", "Host"]
OVER_THE_RESULTS = ["Sort by"]


def finder_page(lunr: Path) -> str:
    theme = read_theme(replace(Paths.under(ROOT), lunr=lunr, rolldown=ROOT / "nowhere.json"))
    [page] = next(finder_page_tasks(site(some_events()), theme, NOON)).outputs()
    return page.data.decode()


@pytest.fixture(scope="module")
def page() -> str:
    return finder_page(LUNR)


def test_only_languages_that_occur_can_be_chosen(page: str) -> None:
    languages = page.partition('<select id="finder-language"')[2].partition("</select>")[0]
    assert re.findall(r">([^<]+)</option>", languages) == ["Any", "English", "Spanish"]


def labels(page: str) -> list[str]:
    return re.findall(r"<label[^>]*>([^<]*)</label>", page)


def test_the_labels(page: str) -> None:
    assert labels(page) == [*LABELS, "Keywords", *FURTHER, *OVER_THE_RESULTS]


def test_without_lunr_there_is_no_box_for_keywords(tmp_path: Path) -> None:
    assert labels(finder_page(tmp_path / "lunr.js")) == [*LABELS, *FURTHER, *OVER_THE_RESULTS]


def test_no_name_sends_the_zip_to_the_host(page: str) -> None:
    (field,) = re.findall(r'<input id="finder-zip"[^>]*>', page)
    assert "name=" not in field


def test_only_kinds_that_occur_can_be_chosen(page: str) -> None:
    kinds = page.partition('<details class="choices" id="finder-kind"')[2].partition("</details>")[0]
    assert "Carpool" in kinds
    assert "Town hall" not in kinds, "it is over"


def test_the_page_has_all_words_that_the_script_says(page: str) -> None:
    (table,) = re.findall(r'<script type="application/json" id="finder-messages">(.*?)</script>', page)
    given, further = set(json.loads(table)), further_messages(ENGLISH).keys()
    texts = {path.name: path.read_text() for path in sorted(FINDER.glob("*.js"))}
    said = {name: set(re.findall(r'\bsay\(\s*"([\w-]+)"', text)) for name, text in texts.items()}
    statuses = {"full", "cancelled", "postponed", "moved-online"}
    assert set().union(*said.values()) <= given | further
    # Those that bring further words, and what they load in turn.
    late = {"map.js", "mapframe.js", "suggestions.js"}
    assert set().union(*(some for name, some in said.items() if name not in late)) <= given
    scripts = "".join(texts.values())
    assert {name for name in (given | further) - statuses if f'"{name}"' not in scripts} == set()


def test_the_box_for_keywords_takes_as_many_letters_as_count(page: str) -> None:
    (box,) = re.findall(r'<input id="finder-words"[^>]*maxlength="(\d+)"', page)
    assert f"export const MOST_LETTERS = {box};" in (FINDER / "words.js").read_text()
