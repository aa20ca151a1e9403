"""Validating gives events their place, zone and slots, and finds what is impossible."""

from datetime import UTC, date, datetime
from typing import Any

from statepages.clean import clean
from statepages.document import EventDocument
from statepages.model.kinds import CAMPAIGN
from statepages.model.slot import Slot
from statepages.parse import parse
from statepages.problem import Problem
from statepages.source import RawFile
from statepages.validate import validate_event, validate_post, validate_settings, validate_state
from tests.cases import labelled
from tests.fixes import fixed_lines

TODAY = date(2024, 10, 14)


def validated(text: str, name: str = "events/pa/x.yaml") -> tuple[EventDocument | None, list[Problem]]:
    source, _ = clean(RawFile(name, f"content/{name}", text.encode()))
    assert source
    node, problems = parse(source)
    assert node
    document, found = validate_event(source, node, "America/New_York", TODAY, CAMPAIGN)
    return document, sorted(problems + found, key=lambda problem: problem.place)


def shown(slot: Slot) -> str:
    end = f" to {slot.end:%H:%M}" if slot.end else ""
    return f"{slot.start:%Y-%m-%d %H:%M}{end}"


@labelled("validate")
def test_event(case: dict[str, Any]) -> None:
    document, problems = validated(case["event"], f"events/{case.get('folder', 'pa')}/x.yaml")
    reported = [f"{p.place.line}:{p.place.column} {p.code}" for p in problems]
    assert reported == case.get("says", [])
    if problems:
        assert document is None
        assert case.get("message", "") in problems[0].message
        assert case.get("fix") in {None, fixed_lines(problems, case["event"])[0]}
    else:
        assert document
        assert [shown(slot) for slot in document.value.slots] == case["slots"]


ANYTIME = "title: a\nkind: other\nwhen: anytime\nwhere: online\n"


def test_what_follows_from_the_folder() -> None:
    document, _ = validated(ANYTIME, "events/wi/some-calls.yaml")
    assert document
    event = document.value
    assert (event.id, event.folder, event.helps) == ("wi/some-calls", "WI", ("WI",))
    assert event.path == "events/wi/some-calls/"
    assert event.is_online


def test_names_and_codes_of_states() -> None:
    document, _ = validated(ANYTIME + "helps: [ohio, pa, North Carolina]\n")
    assert document
    assert document.value.helps == ("NC", "OH", "PA")


def test_the_place_follows_from_the_zip() -> None:
    document, _ = validated("title: a\nkind: other\nwhen: anytime\nwhere: {zip: 60540-1234}\nhelps: WI\n")
    assert document
    location = document.value.location
    assert location
    assert (location.city, location.state, location.zip) == ("Naperville", "IL", "60540")
    assert location.point == (41.7662, -88.141)


def test_a_state_after_the_city_is_not_shown_twice() -> None:
    for city, shown in {
        "West Chester, PA": "West Chester",
        "West Chester, Pennsylvania": "West Chester",
        "Hill, Valley": "Hill, Valley",
    }.items():
        document, _ = validated(
            f"title: a\nkind: other\nwhen: anytime\nwhere: {{zip: 19380, city: '{city}'}}\n"
        )
        assert document
        assert document.value.location
        assert document.value.location.city == shown


def test_a_private_address_is_not_kept() -> None:
    document, _ = validated("title: a\nkind: other\nwhen: anytime\nwhere: {zip: 60540, address: Private}\n")
    assert document
    assert document.value.location
    assert document.value.location.address is None
    assert document.value.location.is_private


def test_when_it_is_over() -> None:
    until = ANYTIME + "until: 2024-11-05\n"
    document, _ = validated(until)
    assert document
    assert document.value.expires == datetime(2024, 11, 6, 5, tzinfo=UTC)
    open_end, _ = validated("title: a\nkind: other\nwhen: [{start: 2024-10-19 6 pm}]\nwhere: online\n")
    assert open_end
    assert open_end.value.expires == datetime(2024, 10, 20, 4, tzinfo=UTC), "the end of its day"


def test_the_other_files() -> None:
    def nodes(name: str, text: str) -> Any:
        source, _ = clean(RawFile(name, name, text.encode()))
        assert source
        return source, parse(source)[0]

    source, node = nodes("states/nc.yaml", "headline: Hi\npitch: Come.\norder: 2\n")
    state, _ = validate_state(source, node, TODAY)
    assert state
    assert (state.value.path, state.value.short_path) == ("north-carolina/", "nc/")
    source, node = nodes("posts/2024-10-01-hi.yaml", "title: a\ndate: 2024-10-01\nbody: b\n")
    post, _ = validate_post(source, node, TODAY)
    assert post
    assert post.value.path == "posts/2024-10-01-hi/"
    source, node = nodes("posts/2024-10-02-hi.yaml", "title: a\nbody: b\n")
    dateless, [problem] = validate_post(source, node, TODAY)
    assert dateless
    assert (dateless.value.date, problem.level) == (date(2024, 10, 2), "warning")
    settings, problems = validate_settings(*nodes("site.yaml", "name: a\nurl: https://example.org/hub\n"))
    assert settings is None
    assert [problem.code for problem in problems] == ["missing-field"]
    settings, _ = validate_settings(
        *nodes(
            "site.yaml",
            "name: a\nurl: https://example.org/hub\ntimezone: America/New_York\n"
            "as_of: 2024-10-14T12:00 America/New_York\n",
        )
    )
    assert settings
    assert settings.value.base_path == "/hub/"
    assert settings.value.as_of == datetime(2024, 10, 14, 16, tzinfo=UTC)
