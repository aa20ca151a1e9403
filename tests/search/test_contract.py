"""What Python wrote, read by the finder's own modules and by the real lunr.js."""

import random
from datetime import date, timedelta
from pathlib import Path
from string import ascii_lowercase
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from lunr.stop_word_filter import WORDS as STOP_WORDS

from search import FORMAT, letters, words
from search.columns import columns, day_number, minute
from statepages.model.event import Event
from statepages.model.kinds import CAMPAIGN
from statepages.model.languages import text_language
from statepages.model.slot import Slot
from statepages.model.states import STATES
from statepages.render.cards import event_card
from statepages.render.dates import Dates
from statepages.render.language import ENGLISH
from statepages.render.messages import finder_messages
from tests.cases import cases_of, labelled
from tests.search.events import NOON, event, place, slot, some_events
from tests.search.finder import TODAY, query, read


def test_both_halves_speak_of_one_format(index_folder: Path) -> None:
    assert read(index_folder, [])["format"] == FORMAT


def test_the_finder_reads_the_events_that_python_wrote(index_folder: Path) -> None:
    events = some_events()
    decoded = read(index_folder, events)["events"]
    by_id = {one["id"]: one for some in decoded.values() for one in some}
    assert set(by_id) == {one.id for one in events if not one.is_over(NOON)}
    for one in events:
        if one.id in by_id:
            assert seen(by_id[one.id]) == expected(one)


def weekly(first: str, weeks: int, length: str = "19:00", every: int = 7) -> list[Slot]:
    """So many slots at 6 pm in New York."""
    days = [date.fromisoformat(first) + timedelta(days=every * number) for number in range(weeks)]
    return [slot(f"{day} 18:00", f"{day} {length}") for day in days]


SERIES: list[tuple[str, list[Slot], int]] = [
    ("a year of days, with two changes of clocks", weekly("2024-10-15", 366, every=1), 3),
    ("two days a week, with three changes", [*weekly("2024-10-15", 70), *weekly("2024-10-17", 70)], 8),
    (
        "slots that start together and end apart",
        [*weekly("2024-11-05", 9), *weekly("2024-11-05", 9, "20:00")],
        2,
    ),
    ("a longer one among them", [*weekly("2024-11-05", 9), *weekly("2024-11-06", 1, "22:00")], 2),
    ("no two gaps alike", [*weekly("2024-11-05", 1), *weekly("2024-11-06", 1), *weekly("2024-11-20", 1)], 2),
    ("all day, where a day has 25 hours", [slot(f"2024-11-0{day} 00:00", days=1) for day in (1, 2, 3, 4)], 3),
]


@pytest.mark.parametrize(("label", "slots", "runs"), SERIES, ids=[label for label, _, _ in SERIES])
def test_the_finder_knows_all_times_of_a_series(
    index_folder: Path, label: str, slots: list[Slot], runs: int
) -> None:
    made = event("pa/series", *sorted(slots, key=lambda one: (one.start, one.expires)), at=place("19380"))
    assert columns([made], "PA", NOON)["runs"] == [runs]
    (decoded,) = read(index_folder, [made])["events"]["PA-1"]
    assert seen(decoded)["slots"] == expected(made)["slots"]


def seen(decoded: dict[str, Any]) -> dict[str, Any]:
    slots = [(one["start"], one["expires"], one["form"]) for one in decoded["slots"]]
    return {**decoded, "slots": slots}


def expected(one: Event) -> dict[str, Any]:
    location = one.location
    forms = [(2 if some.all_day else 0 if some.end else 1) for some in one.coming(NOON)]
    return {
        "id": one.id,
        "title": one.title,
        "titleLanguage": text_language(one.title, one.languages),
        "kind": one.kind,
        "venue": (location and location.venue) or "",
        "city": location.city if location else "",
        "state": location.state if location else "",
        "point": [round(x * 100) for x in location.point] if location and location.point else None,
        "helps": list(one.helps),
        "host": one.host or "",
        "languages": list(one.languages),
        "accessible": one.is_accessible,
        "online": one.is_online,
        "pinned": one.pinned,
        "anytime": one.is_anytime,
        "unscheduled": one.is_unscheduled,
        "status": one.status,
        "until": {"day": day_number(one.until), "expires": minute(one.expires)}
        if one.until and one.expires
        else None,
        "slots": [
            (minute(some.start), minute(some.expires), form)
            for some, form in zip(one.coming(NOON), forms, strict=True)
        ],
    }


LONG = [
    event(
        "il/drive",
        slot("2024-10-12 09:00", "2024-10-16 17:00", "America/Chicago"),
        slot("2024-10-19 20:00", "2024-10-20 00:00", "America/Chicago"),
    ),
    event("il/2024-11-02-night", slot("2024-11-02 22:00", "2024-11-03 04:30", "America/Chicago")),
    event("il/year", slot("2024-12-31 22:00", "2025-01-01 01:00", "America/Chicago")),
]
"""Under way, until midnight, while clocks are set back, and into another year."""


def test_a_result_says_what_the_card_of_a_page_says(index_folder: Path) -> None:
    names = {code: state.name for code, state in STATES.items()} | {
        kind.name: kind.label for kind in CAMPAIGN
    }
    names |= {code: ENGLISH.name_of(code) for code in ("en", "es")}
    asked = {
        "now": NOON.timestamp() / 60,
        "today": day_number(TODAY),
        "say": finder_messages(ENGLISH),
        "names": names,
    }
    events = [one for one in [*some_events(), *LONG] if not one.is_over(NOON)]
    shown = read(index_folder, events, card=asked)["cards"]
    dates = Dates(ENGLISH, NOON, "America/New_York")
    for one in events:
        card = event_card(one, dates, NOON)
        assert shown[one.id] == {
            "time": [f"{card.time.lead}{card.time.words}", card.time.stamp] if card.time else None,
            "more": card.more,
            "day": [card.day.weekday, card.day.number, card.day.month] if card.day.number else None,
            "when": card.when,
            "place": card.where,
            "badges": [badge.label for badge in card.badges],
        }


@labelled("search_words")
def test_python_takes_a_text_apart(case: dict[str, Any]) -> None:
    assert letters.split(case["text"]) == case["words"]


def test_the_finder_takes_texts_apart_alike(index_folder: Path) -> None:
    texts = [case["text"] for case in labelled("search_words").args[1]]
    assert read(index_folder, [], texts=texts)["words"] == [letters.split(text) for text in texts]


def test_the_finder_takes_every_letter_of_unicode_for_what_it_is(index_folder: Path) -> None:
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    texts = [" ".join(f"x{letter}y {letter}" for letter in every)]
    (found,) = read(index_folder, [], texts=texts)["words"]
    expected = letters.split(texts[0])
    assert len(expected) > len(every)
    assert [pair for pair in zip(found, expected, strict=True) if pair[0] != pair[1]] == []


@given(st.lists(st.text(), min_size=200, max_size=300))
# Not shrunk: each attempt starts node.
@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_the_finder_takes_any_texts_apart_alike(index_folder: Path, texts: list[str]) -> None:
    assert read(index_folder, [], texts=texts)["words"] == [letters.split(text) for text in texts]


ENGLISH_WORDS = (
    "try lay day sunday sundays holidays party parties canvass canvassing canvassers volunteer volunteers "
    "organizing organizers community communities voting voters phones calling rallies rally county counties "
    "knocked doors postcards training trainings weekly daily city cities ally allies key keys relay yes "
    "hawaii missouri ski taxi alibi nevada families registering registration happily studies studied dying"
)


def test_both_halves_stem_alike(index_folder: Path) -> None:
    some = ENGLISH_WORDS.split()
    assert read(index_folder, [], stems=some)["stems"] == [words.stem(word) for word in some]


@given(
    st.lists(
        st.from_regex("[a-z0-9]{1,4}[aeiouyst]{0,3}(ing|ed|ly|ies|sses|ement|ational|y|s|)", fullmatch=True)
    )
)
@settings(max_examples=6, deadline=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
def test_both_halves_stem_any_words_alike(index_folder: Path, some: list[str]) -> None:
    assert read(index_folder, [], stems=some)["stems"] == [words.stem(word) for word in some]


def test_both_halves_drop_the_same_words(index_folder: Path) -> None:
    stops = sorted(STOP_WORDS)
    assert all(read(index_folder, [], stops=stops)["stops"])
    assert not any(read(index_folder, [], stops=["canvass", "wi"])["stops"])


def test_the_way_to_a_private_address_is_no_word() -> None:
    at = place("60540", is_private=True, directions="Behind the orchard")
    made = event("il/supper", slot("2024-10-19 10:00"), at=at, title="Supper")
    assert words.text_of(made) == "Supper\nCanvass\nNaperville\n\n"


def test_links_and_marks_of_markdown_are_no_words() -> None:
    made = event(
        "pa/x", title="T", details="**Call** [voters](https://example.org/calls) &amp; <https://a.org>"
    )
    assert words.documents([words.text_of(made)]) == [sorted({"t", "call", "voter", words.stem("canvass")})]


ONLINE = ["az/calls", "az/open-house", "us/sundays", "us/letters", "pa/petition", "pa/moved"]
FOUND = [
    (
        "a kind with a letter missing",
        "canvas",
        ["pa/doors", "pa/moved", "il/fair", "az/open-house", "hi/vigil"],
    ),
    ("the last word half typed", "phone ban", ["az/calls", "us/sundays"]),
    ("a host without its accent", "jose", ["az/calls"]),
    ("an accent that the host lacks", "CAFÉ", ["az/calls"]),
    ("a tag", "weekend of action", ["wi/carpool"]),
    ("two words, not near each other", "naperville carpool", ["wi/carpool"]),
    ("another ending", "petitions", ["pa/petition"]),
    ("one letter wrong", "petetion", ["pa/petition"]),
    ("all words have to be there", "petition naperville", []),
    ("a state by its name", "carpool wisconsin", ["wi/carpool"]),
    ("a state by its code", "carpool WI", ["wi/carpool"]),
    ("a state of two words", "letters north carolina", ["us/letters"]),
    ("a state whose code is an idle word", "carpool OR", []),
    ("an idle word", "carpool or", ["wi/carpool"]),
    ("capitals all over", "CARPOOL IN NAPERVILLE", ["wi/carpool"]),
    ("a language that the event is in", "spanish", ["az/open-house"]),
    ("a language in its own words", "Español", ["az/open-house"]),
    ("a language in the language of the page", "inglés", ["az/open-house"]),
    ("a language misspelt", "spansih", ["az/open-house"]),
    ("a language half typed", "span", ["az/open-house"]),
    ("a language that no event is in", "chinese", []),
    ("a wheelchair", "wheelchair", ["az/open-house"]),
    ("accessible, misspelt", "accesible", ["az/open-house"]),
    ("online", "online", ONLINE),
    ("online by another word", "virtual", ONLINE),
    ("online beside another word", "remote sundays", ["us/sundays"]),
    ("in person", "in-person carpool", ["wi/carpool"]),
    ("what to bring", "sunscreen", ["il/camp"]),
    ("a note on access", "sign language", ["il/fair"]),
    ("the short word for it", "ASL", ["il/fair"]),
    ("a street", "12 elm street", ["il/fair"]),
    ("lunr's syntax means nothing", "title:carpool ~1 -x*", []),
    ("marks alone ask for nothing", "?! ~", None),
    ("idle words alone ask for nothing", "in the", None),
]


@pytest.fixture(scope="module")
def found(index_folder: Path) -> dict[str, list[str]]:
    """The ids that each of the texts finds."""
    texts = [text for _, text, _ in FOUND]
    answers = read(index_folder, some_events(), queries=[query(q=text) for text in texts])["answers"]
    return {
        text: sorted(row[0] for row in answer["results"]) for text, answer in zip(texts, answers, strict=True)
    }


@pytest.mark.parametrize(("label", "text", "expected"), FOUND, ids=[label for label, _, _ in FOUND])
def test_keywords_find(
    found: dict[str, list[str]], label: str, text: str, expected: list[str] | None
) -> None:
    everything = [one.id for one in some_events() if not one.is_over(NOON)]
    assert found[text] == sorted(everything if expected is None else expected)


FINDS = cases_of("search_finds")
CODES = list(STATES)
"""Each case has the state at its place to itself, so that the words of others make no difference."""


@pytest.fixture(scope="module")
def finds(index_folder: Path) -> list[dict[str, bool]]:
    """Whether each text that is typed finds the event of its case."""
    events, queries = [], []
    for number, case in enumerate(FINDS):
        folder = CODES[number % len(CODES)].lower()
        texts = [*case["by"], *case.get("not", []), *letters.split(case["title"])]
        id = f"{folder}/{number}"
        events.append(event(id, title=case["title"], details=case.get("details"), kind="other"))
        queries.append([query(q=text, state=folder.upper()) for text in texts])
    found: list[dict[str, bool]] = []
    for first in range(0, len(FINDS), len(CODES)):
        some = slice(first, first + len(CODES))
        asked = [one for queried in queries[some] for one in queried]
        answers = iter(read(index_folder, events[some], queries=asked)["answers"])
        found += [
            {one["filters"]["q"]: bool(next(answers)["results"]) for one in queried}
            for queried in queries[some]
        ]
    return found


@pytest.mark.parametrize("number", range(len(FINDS)), ids=[case["label"] for case in FINDS])
def test_an_event_is_found_by_other_ways_to_write_it(finds: list[dict[str, bool]], number: int) -> None:
    expected = dict.fromkeys(finds[number], True) | dict.fromkeys(FINDS[number].get("not", []), False)
    assert finds[number] == expected


MISSPELT = """
    pensylvania: PA, pensilvania: PA, wisconson: WI, massachusets: MA, masachusetts: MA, conneticut: CT,
    Missisippi: MS, misissippi: MS, Louisianna: LA, tenessee: TN, minesota: MN, illinios: IL, Ilinois: IL,
    Virgina: VA, west virgina: WV, west virginia: WV, Deleware: DE, Hawai: HI, hawaiʻi: HI, new jersy: NJ,
    New Jersy: NJ, noth carolina: NC, North Carolna: NC, soth dakota: SD, north dakotta: ND, rode island: RI,
    Rhode Islnd: RI, new hampshir: NH, new yrok: NY, NewYork: NY, new-york: NY, newjersy: NJ, N. Carolina: NC,
    s dakota: SD, W. Virginia: WV, N.Y.: NY, D.C.: DC, N.C.: NC, distict of columbia: DC, porto rico: PR,
    Puerto Ricco: PR, guan: GU, american somoa: AS, northern marianna islands: MP, virgin islands: VI,
    us virgin islands: VI, U.S. Virgin Islands: VI, virgin ilands: VI, pennsyl: PA, wisc: WI, north car: NC,
    calif: CA, mary land: MD
"""
NAMED = dict(pair.strip().rsplit(": ", 1) for pair in MISSPELT.split(","))


@pytest.fixture(scope="module")
def named(index_folder: Path) -> dict[str, set[str]]:
    """The states that each misspelt name finds, where each has an event that says nothing of its state."""
    events = [event(f"{code.lower()}/plain", title="Quiet evening", kind="other") for code in CODES]
    queries = [query(q=text) for text in NAMED]
    answers = read(index_folder, events, queries=queries)["answers"]
    return {
        text: {row[0][:2].upper() for row in answer["results"]}
        for text, answer in zip(NAMED, answers, strict=True)
    }


@pytest.mark.parametrize("text", NAMED)
def test_the_name_of_a_state_may_be_misspelt(named: dict[str, set[str]], text: str) -> None:
    assert named[text] == {NAMED[text]}


def test_a_state_is_no_street(index_folder: Path) -> None:
    events = [event("pa/doors", title="Doors on Main Street"), event("me/doors", title="Doors in Maine")]
    answers = read(index_folder, events, queries=[query(q=text) for text in ("maine", "main")])["answers"]
    assert [[row[0] for row in answer["results"]] for answer in answers] == [
        ["me/doors"],
        ["me/doors", "pa/doors"],
    ]


def with_a_slip(name: str, dice: random.Random) -> str:
    """A name with a letter wrong, missing, too many, or in the place of its neighbor."""
    at = dice.choice([place for place in range(len(name) - 1) if name[place : place + 2].isalpha()])
    one, other = name[at], name[at + 1]
    slips = [one + dice.choice(ascii_lowercase), one, one + one + other, other + one, "x" + other]
    return name[:at] + dice.choice(slips) + name[at + 2 :]


def test_any_slip_in_the_name_of_a_state_leaves_it_found(index_folder: Path) -> None:
    dice = random.Random(1)
    events = [event(f"{code.lower()}/plain", title="Quiet evening", kind="other") for code in CODES]
    typed = [
        (code, with_a_slip(state.name.lower(), dice)) for code, state in STATES.items() for _ in range(20)
    ]
    answers = read(index_folder, events, queries=[query(q=text) for _, text in typed])["answers"]
    missed = [
        (code, text)
        for (code, text), answer in zip(typed, answers, strict=True)
        if f"{code.lower()}/plain" not in {row[0] for row in answer["results"]}
    ]
    assert missed == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        pytest.param("carpool" + " " * 200 + "z" * 20_000, ["wi/carpool"], id="after so many letters"),
        pytest.param("carpool " * 12 + "zzzz", ["wi/carpool"], id="after so many words"),
        pytest.param("carpool " * 11 + "zzzz", [], id="the last word that counts"),
        pytest.param(
            "carpool " * 12 + "中文" * 500, ["wi/carpool"], id="pairs of letters after so many words"
        ),
        pytest.param("z" * 20_000, [], id="a word without end"),
    ],
)
def test_what_is_beyond_the_limits_asks_for_nothing(index_folder: Path, text: str, ids: list[str]) -> None:
    (answer,) = read(index_folder, some_events(), queries=[query(q=text)])["answers"]
    assert [row[0] for row in answer["results"]] == ids
