"""Sites for the tests of the pages, and their pages as trees that one can ask."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from msgspec import convert

from statepages.files.own_page import PageFile
from statepages.files.post import PostFile
from statepages.files.settings import SettingsFile
from statepages.files.state import StateFile
from statepages.model.event import Event
from statepages.model.kinds import CAMPAIGN
from statepages.model.menu import Banner
from statepages.model.own_page import OwnPage
from statepages.model.post import Post
from statepages.model.settings import Settings
from statepages.model.site import Site
from statepages.model.state import StatePage
from statepages.outputs import OUTPUTS
from statepages.picture import Picture
from statepages.theme import Theme
from statepages.validate import state_page
from tests.search.events import NOON

TEMPLATES = Path(__file__).parents[2] / "templates"
FINDER = TEMPLATES.parent / "search" / "finder"
PAGES = [plan for plan in OUTPUTS if not plan.__module__.startswith("search.")]
SETTINGS = {"name": "Neighbors", "url": "https://example.org/hub/", "timezone": "America/New_York"}
VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"}


@cache
def theme() -> Theme:
    """The real templates and assets, without a keyword box."""
    names = sorted(path for path in TEMPLATES.rglob("*") if path.is_file())
    texts = {path.relative_to(TEMPLATES).as_posix(): path for path in names if path.suffix == ".html"}
    assets = {path for path in names if path.is_relative_to(TEMPLATES / "assets")}
    finder = sorted(FINDER.glob("*.js"))
    return Theme(
        {name: path.read_text(encoding="utf-8") for name, path in texts.items()},
        {path.relative_to(TEMPLATES / "assets").as_posix(): path.read_bytes() for path in assets},
        {path.name: path.read_bytes() for path in finder},
    )


def site(
    events: Iterable[Event] = (),
    states: Iterable[StatePage] = (),
    posts: Iterable[Post] = (),
    images: tuple[tuple[str, Picture], ...] = (),
    pages: Iterable[OwnPage] = (),
    banner: Banner | None = None,
    **settings: Any,
) -> Site:
    """A site; the other settings are written as in site.yaml."""
    ordered = tuple(sorted(events, key=lambda event: event.id))
    file = SettingsFile.model_validate({**SETTINGS, **settings})
    as_of = file.as_of.instant.astimezone(UTC) if file.as_of else None
    made = convert(
        dict(file) | {"as_of": as_of, "kinds": CAMPAIGN, "banner": banner}, Settings, from_attributes=True
    )
    return Site(made, tuple(states), ordered, tuple(posts), images, pages=tuple(pages))


def state(code: str, **fields: Any) -> StatePage:
    file = StateFile.model_validate({"headline": "Come and help", "pitch": "We need *you*.", **fields})
    return state_page(file, code)


def post(id: str, **fields: Any) -> Post:
    file = PostFile.model_validate({"title": id, "date": "2024-10-11", "body": "Read **this**.", **fields})
    return convert(dict(file) | {"id": id}, Post, from_attributes=True)


def own_page(id: str, **fields: Any) -> OwnPage:
    file = PageFile.model_validate({"title": id, "body": "Read **this**.", **fields})
    return convert(dict(file) | {"id": id}, OwnPage, from_attributes=True)


def outputs(made: Site, now: datetime = NOON, with_theme: Theme | None = None) -> dict[str, bytes]:
    """All files by path, but for those of the search; none comes twice."""
    tasks = [task for plan in PAGES for task in plan(made, with_theme or theme(), now)]
    found = [output for task in tasks for output in task.outputs()]
    files = {output.path: output.data for output in found}
    assert len(files) == len(found)
    return files


@dataclass
class Element:
    """An element of a page."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Element | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words in one line, those of scripts and templates left out."""
        return " ".join("".join(self._words()).split())

    def _words(self) -> Iterator[str]:
        for child in self.children:
            if isinstance(child, str):
                yield child
            elif child.tag not in ("script", "template"):
                yield from child._words()
                # Words of two blocks do not run together.
                yield "" if child.tag in ("a", "em", "span", "strong", "time") else " "

    @property
    def raw(self) -> str:
        return "".join(child for child in self.children if isinstance(child, str))

    def all(self, tag: str, **attributes: str) -> list[Element]:
        """The elements below it with a tag and all the attributes; a class is one of several."""
        return [element for element in self.below() if element.matches(tag, attributes)]

    def one(self, tag: str, **attributes: str) -> Element:
        found = self.all(tag, **attributes)
        assert len(found) == 1, f"{len(found)} of {tag} {attributes}"
        return found[0]

    def matches(self, tag: str, attributes: dict[str, str]) -> bool:
        wanted = {name.strip("_").replace("_", "-"): value for name, value in attributes.items()}
        return self.tag == tag and all(
            value in self.attributes.get(name, "").split()
            if name == "class"
            else self.attributes.get(name) == value
            for name, value in wanted.items()
        )

    def below(self) -> Iterator[Element]:
        for child in self.children:
            if isinstance(child, Element):
                yield child
                yield from child.below()


class _Reader(HTMLParser):
    """Reads a page, and holds that what it opens it closes; what is in a <template> is not shown."""

    def __init__(self) -> None:
        super().__init__()
        self.open = [Element("")]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.open[-1].children.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        closed = self.open.pop()
        assert closed.tag == tag
        if tag == "template":
            closed.children.clear()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


def parsed(data: bytes) -> Element:
    """A page as a tree."""
    reader = _Reader()
    reader.feed(data.decode())
    reader.close()
    assert len(reader.open) == 1
    return reader.open[0]


def page(made: Site, path: str, now: datetime = NOON, with_theme: Theme | None = None) -> Element:
    """The page of a site at a path below it, such as "wisconsin/"."""
    return parsed(
        outputs(made, now, with_theme)[path + "index.html" if path.endswith("/") or not path else path]
    )
