"""The words of the interface, in the site's own catalog: each can be changed, and none can become code."""

import json
import shutil
from html.parser import HTMLParser
from pathlib import Path

import feedparser
import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po
from icalendar import Calendar

from statepages.paths import Paths
from statepages.plan import theme_of
from statepages.read import read_speaking_modules
from statepages.render.language import DATE_PATTERNS, TIME_PATTERNS
from statepages.render.words import Word, words_of
from statepages.theme import Theme
from tests.site import EVENT, NOON, ROOT, build_at, content

PATTERNS = DATE_PATTERNS | TIME_PATTERNS | {"%(day)s @ %(time)s", "%(day)s, %(time)s"}
"""Of these, a catalog changes the order. Words after a time would change cards."""

BAD = "</script><script>alert(1)</script>\"'&<b>"
POST = "title: News\ndate: 2024-10-10\nstates: [PA]\nbody: Hello.\nactions:\n  - {label: Call, link: https://example.org/}\n"
SERIES = EVENT.replace("where:", "    repeat: weekly\n    until: 2024-12-01\nwhere:") + "bring: Water\n"
FILES: dict[str, str | bytes | None] = {
    "events/pa/doors.yaml": SERIES,
    "events/pa/letters.yaml": "title: Write letters\nkind: letter-writing\nwhen: anytime\nwhere: online\n",
    "posts/2024-10-10-news.yaml": POST,
}


def all_words() -> list[Word]:
    theme = theme_of(Paths.under(ROOT))
    assert isinstance(theme, Theme)
    return words_of(theme.templates, read_speaking_modules())


def catalog(folder: Path, before: str = "", after: str = "") -> None:
    """Write a catalog that puts something before and after each word."""
    made = Catalog("en")
    for word in all_words():
        texts = [one if one in PATTERNS else f"{before}{one}{after}" for one in (word.text, word.many) if one]
        made.add((word.text, word.many) if word.many else word.text, tuple(texts) if word.many else texts[0])
    (folder / "locale").mkdir(parents=True)
    with (folder / "locale/en.po").open("wb") as file:
        write_po(file, made)


def build(folder: Path) -> Path:
    content(folder / "content", FILES)
    paths = Paths.under(ROOT, folder / "content", folder / "output", folder / "templates")
    built = build_at(paths, NOON)
    assert built.published, built.problems
    assert [problem for problem in built.problems if "templates" in problem.place.path] == []
    return paths.output


class Outline(HTMLParser):
    """The elements of a page, with the names of their attributes, and its texts."""

    def __init__(self, page: Path) -> None:
        super().__init__()
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.texts: list[str] = []
        self.feed(page.read_text())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, tuple(name for name, _ in attrs)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data.strip())


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("plain"))


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose words are full of what HTML, JSON and calendars give a meaning to."""
    folder = tmp_path_factory.mktemp("bad")
    catalog(folder / "templates", BAD, "\\,;")
    return build(folder)


def test_words_are_only_text_on_every_page(plain: Path, bad: Path) -> None:
    pages = sorted(path.relative_to(plain) for path in plain.rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        one, other = Outline(plain / page), Outline(bad / page)
        assert one.elements == other.elements, page
    assert any(BAD in text for text in Outline(bad / "index.html").texts)


def test_words_are_only_text_for_scripts(bad: Path) -> None:
    messages = next(text for text in Outline(bad / "events/index.html").texts if text.startswith("{"))
    assert json.loads(messages)["find"] == f"{BAD}Find events\\,;"
    assert json.loads((bad / "search/further.json").read_text())["messages"]["map-main"].startswith(BAD)
    words = next(line for line in (bad / "sw.js").read_text().split("\n") if line.startswith("const WORDS="))
    assert json.loads(words.removeprefix("const WORDS=").rstrip(";"))["label"].startswith(BAD)


def test_words_are_only_text_in_feeds_and_calendars(bad: Path) -> None:
    feed = feedparser.parse((bad / "feed.atom").read_bytes())
    assert not feed.bozo
    assert feed.feed.title.startswith(BAD)
    assert "<script" not in feed.entries[0].content[0].value
    entries = Calendar.from_ical((bad / "pa/calendar.ics").read_bytes()).walk("VEVENT")
    assert any(BAD in str(entry["DESCRIPTION"]) for entry in entries)


def test_every_word_can_be_changed(tmp_path: Path) -> None:
    catalog(tmp_path / "templates", "‹", "›")
    output = build(tmp_path)
    for page in (
        "index.html",
        "events/index.html",
        "pennsylvania/index.html",
        "404.html",
        "saved/index.html",
    ):
        texts = Outline(output / page).texts
        assert "‹Skip to main content›" in texts
        assert not {"Find an event", "Skip to main content", "About this site"} & set(texts), page


def test_a_catalog_needs_no_header(tmp_path: Path) -> None:
    (tmp_path / "templates/locale").mkdir(parents=True)
    (tmp_path / "templates/locale/en.po").write_text('msgid "Find an event"\nmsgstr "Find a shift"\n')
    assert "Find a shift</a>" in (build(tmp_path) / "index.html").read_text()
    shutil.rmtree(tmp_path / "templates")
    assert "Find an event</a>" in (build(tmp_path) / "index.html").read_text()
