"""The names of fields, and the words that people write for them, lead to fields that are there."""

from collections import Counter

import pytest

from statepages.files.base import Model
from statepages.files.event import EventFile
from statepages.files.import_source import ImportSourceFile
from statepages.files.names import accepts, link_names, markdown_names, model_of, named_path, tables
from statepages.files.other_names import meant_by, stated_by, words_for
from statepages.files.own_page import PageFile
from statepages.files.post import PostFile
from statepages.files.settings import SettingsFile
from statepages.files.state import StateFile

MODELS: list[type[Model]] = [EventFile, StateFile, PostFile, PageFile, SettingsFile, ImportSourceFile]


@pytest.mark.parametrize("model", MODELS)
def test_each_word_means_one_field_that_is_there(model: type[Model]) -> None:
    for path in tables(model):
        words = words_for(model, path)
        assert [word for word, times in Counter(words).items() if times > 1] == []
        for word in words:
            meant = meant_by(model, path, word)
            assert meant is None or meant[-1] in tables(model)[meant[:-1]]
        if not path:
            assert all(meant_by(model, path, word) for word in words)


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("location", ("where",)),
        ("Zip Code", ("where", "zip")),
        ("sign-up-link", ("signup",)),
        ("description", ("details",)),
        ("weather", None),
    ],
)
def test_what_is_meant_in_an_event(name: str, meant: tuple[str, ...] | None) -> None:
    assert meant_by(EventFile, (), name) == meant


def test_a_name_that_is_answered_with_yes() -> None:
    assert stated_by(EventFile, "Cancelled", "yes") == ("status", "cancelled")
    assert stated_by(EventFile, "cancelled", "on Monday") is None


def test_which_fields_take_a_link_or_markdown() -> None:
    assert link_names() == {"signup", "training", "link", "url", "repository"}
    assert markdown_names() == {"details", "pitch", "body", "notes"}


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Qué", ("title",)),
        ("Cuándo", ("when",)),
        ("Dónde", ("where",)),
        ("Quién", ("host",)),
        ("Dirección", ("where", "address")),
        ("Hora de inicio", ("when", "start")),
        ("Qué llevar", ("bring",)),
        ("Inscripción", ("signup",)),
        ("Correo electrónico", ("contact", "email")),
        ("Palabras clave", ("tags",)),
        ("RSVP", ("signup",)),
    ],
)
def test_what_is_meant_in_spanish_and_in_a_press_release(name: str, meant: tuple[str, ...]) -> None:
    assert meant_by(EventFile, (), name) == meant


def test_what_fields_take() -> None:
    table = tables(EventFile)[()]
    assert (table["when"].is_list, table["when"].has_fields, table["when"].is_required) == (True, True, True)
    assert (table["details"].is_markdown, table["title"].is_markdown) == (True, False)
    assert "all day" in tables(EventFile)[("when",)]
    assert accepts(EventFile, ("where", "zip"), "19380")
    assert not accepts(EventFile, ("where", "zip"), "abc")
    assert named_path(EventFile, ("when", "slots", 0, "start")) == ("when", "start")
    assert model_of("site.yaml") is SettingsFile
    assert model_of("posts/2024-10-01-x.yaml") is PostFile
    assert model_of("pages/about.yaml") is PageFile
    assert model_of("sources/county-calendar.yaml") is ImportSourceFile
