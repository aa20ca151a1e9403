"""Kinds of events: the presets, and what people mean by other words."""

from collections import Counter

import pytest

from statepages.model.kind import Kind, plural_of
from statepages.model.kinds import (
    CAMPAIGN,
    PRESETS,
    kind_label,
    near_words,
    nearest_kinds,
    preset,
    preset_of,
    same_words,
)

OWN = (Kind("diaper-drive", "Diaper drive", "Diaper drives"), Kind("canvass", "Canvass", "Canvasses"))


def test_a_campaign_has_the_31_kinds_of_mobilize() -> None:
    assert len(CAMPAIGN) == 31
    assert kind_label("voter-reg") == "Voter registration"
    assert kind_label("phone-bank") == "Phone bank"


@pytest.mark.parametrize("name", PRESETS)
def test_the_kinds_of_a_preset_can_be_told_apart(name: str) -> None:
    kinds = preset(name)
    assert len(kinds) >= 10
    assert preset_of(kinds) == name
    for words in ([kind.name for kind in kinds], [kind.label for kind in kinds]):
        assert len({word.lower() for word in words}) == len(words)
    assert kinds[-1].name == "other"


@pytest.mark.parametrize("name", PRESETS)
def test_a_word_means_one_kind_of_a_preset(name: str) -> None:
    words = Counter(word for one in PRESETS[name] for word in (one.kind.name, *one.same))
    assert [word for word, count in words.items() if count > 1] == []


def test_a_kind_in_two_presets_has_the_same_words_in_both() -> None:
    known: dict[str, Kind] = {}
    for name in PRESETS:
        for kind in preset(name):
            assert known.setdefault(kind.name, kind) == kind


@pytest.mark.parametrize(
    ("text", "name", "near"),
    [
        pytest.param("Food distribution", "campaign", ["volunteer-shift"], id="what others do"),
        pytest.param("Packing / sorting", "campaign", ["volunteer-shift"], id="two words of one kind"),
        pytest.param("Candlelight vigil", "campaign", ["rally"], id="one word"),
        pytest.param("ESL for adults", "library", ["language-class"], id="another preset"),
        pytest.param("???", "campaign", [], id="no word"),
        pytest.param("Qwerty", "civic", [], id="a word that says nothing"),
    ],
)
def test_nearest_kinds(text: str, name: str, near: list[str]) -> None:
    assert nearest_kinds(text, preset(name)) == near


def test_a_kind_of_a_sites_own_is_near_by_its_own_words() -> None:
    assert nearest_kinds("Diapers for families", OWN) == ["diaper-drive"]


def test_the_words_of_presets_are_known_where_a_site_has_the_kind() -> None:
    assert same_words(OWN)["door-knocking"] == "canvass"
    assert near_words(OWN)["block-walk"] == "canvass"
    assert "phonebanking" not in same_words(OWN)
    assert same_words(preset("food-bank"))["food-pantry"] == "pantry"


@pytest.mark.parametrize(
    ("label", "plural"),
    [
        ("Food drive", "Food drives"),
        ("Pantry", "Pantries"),
        ("Class", "Classes"),
        ("Survey day", "Survey days"),
    ],
)
def test_plurals_in_english(label: str, plural: str) -> None:
    assert plural_of(label) == plural
