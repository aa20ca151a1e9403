"""Words from a list: kinds, states, languages, yes and no."""

from typing import Any

import pytest

from statepages.fields.choices import certain, nearest, or_list, parse_yes
from statepages.fields.kind import parse_kind
from statepages.fields.language import parse_language
from statepages.fields.repeat_words import parse_repeat
from statepages.fields.states import parse_helped, parse_state
from statepages.fields.zip_codes import parse_zip
from statepages.files.event import EventFile
from statepages.model.kinds import PRESETS, preset
from statepages.model.states import STATES
from statepages.problem import FieldError
from tests.cases import labelled
from tests.fields.parsing import hold


@labelled("model/kinds")
def test_kind(case: dict[str, Any]) -> None:
    hold(parse_kind, case)


@labelled("model/yes")
def test_yes_and_no(case: dict[str, Any]) -> None:
    hold(parse_yes, case)


@labelled("model/languages")
def test_language(case: dict[str, Any]) -> None:
    hold(parse_language, case)


@labelled("model/repeats")
def test_repeat(case: dict[str, Any]) -> None:
    hold(parse_repeat, case)


@labelled("model/state_codes")
def test_state(case: dict[str, Any]) -> None:
    hold(parse_state, case)


@labelled("model/helped_codes")
def test_helped(case: dict[str, Any]) -> None:
    hold(parse_helped, case)


@labelled("model/zip_codes")
def test_zip(case: dict[str, Any]) -> None:
    hold(parse_zip, case)


@labelled("model/choices")
def test_word_of_a_field(case: dict[str, Any]) -> None:
    """The words of when, where, status and the like, as the model of an event takes them."""

    def parse(text: object) -> object:
        fields = {"title": "a", "kind": "other", "when": "anytime", "where": "online", case["field"]: text}
        try:
            return getattr(EventFile.model_validate(fields), case["field"])
        except ValueError as error:
            [detail] = error.errors()  # type: ignore[attr-defined]
            slip = detail["ctx"]["error"]
            assert isinstance(slip, FieldError)
            raise slip from error

    hold(parse, case)


@pytest.mark.parametrize("name", PRESETS)
def test_every_kind_goes_by_its_name_its_label_and_its_plural(name: str) -> None:
    kinds = preset(name)
    for kind in kinds:
        for text in (kind.name, kind.label, kind.label.upper(), kind.plural, kind.name.replace("-", "")):
            assert parse_kind(text, kinds) == kind.name


@pytest.mark.parametrize("code", STATES)
def test_every_state_goes_by_its_name(code: str) -> None:
    assert parse_state(STATES[code].name.upper()) == code


@pytest.mark.parametrize(
    ("word", "near", "sure"),
    [
        pytest.param("rally", "Rally", "Rally", id="capitals do not count"),
        pytest.param("ralyl", "Rally", "Rally", id="two letters swapped"),
        pytest.param("rallyy", "Rally", "Rally", id="a letter too many"),
        pytest.param("ally", "Rally", "Rally", id="a letter too few"),
        pytest.param("rolly", "Rally", "Rally", id="a wrong letter"),
        pytest.param("rallying", "Rally", None, id="near, and not certain"),
        pytest.param("boat", "Boot", None, id="two are as near"),
        pytest.param("carpool", None, None, id="none is near"),
    ],
)
def test_what_was_meant(word: str, near: str | None, sure: str | None) -> None:
    known = ["Rally", "Boot", "Coat", "Goat"]
    assert (nearest(word, known) is None) == (near is None)
    assert nearest(word, known) == near or sure is None
    assert certain(word, known) == sure


def test_a_list_or_list() -> None:
    assert [or_list("a"), or_list("ab"), or_list("abc")] == ["a", "a or b", "a, b or c"]
