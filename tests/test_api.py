"""The public data that other people's programs read."""

import json
import re
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker
from msgspec.structs import replace

from statepages.model.event import Event
from statepages.model.parts import Contact
from statepages.model.site import Change, Site
from statepages.model.states import STATES
from statepages.outputs import api
from tests.cases import cases_of, labelled
from tests.render.pages import site, state, theme
from tests.render.sample import CALLS, CARPOOL, HERE, WISCONSIN, sample
from tests.search.events import event, place, slot, some_events
from tests.site import NOON, ROOT

GUIDE = ROOT / "docs" / "api.md"
CHANGED = datetime(2024, 10, 12, 9, 30, 15, tzinfo=UTC)
REQUIRED = {case["label"]: case["fields"] for case in cases_of("api_required")}


def files(made: Site, now: datetime = NOON) -> dict[str, bytes]:
    """The files of the data, by path below api/v1/."""
    outputs = [output for task in api.plan(made, theme(), now) for output in task.outputs()]
    assert all(output.path.startswith("api/v1/") for output in outputs)
    return {output.path.removeprefix("api/v1/"): output.data for output in outputs}


def read(made: Site, path: str = "events.json", now: datetime = NOON) -> Any:
    return json.loads(files(made, now)[path])


def ids(made: Site, path: str = "events.json", now: datetime = NOON) -> list[str]:
    return [one["id"] for one in read(made, path, now)["events"]]


def changed(made: Site) -> Site:
    names = (f"events/{one.id}" for one in made.events)
    return replace(made, history=tuple((name, Change(CHANGED, CHANGED)) for name in names))


SITES = {
    "nothing": site,
    "events of all sorts, with their history": lambda: changed(site(some_events(), [WISCONSIN])),
}


@pytest.mark.parametrize("make", SITES.values(), ids=SITES)
def test_every_file_is_as_its_schema_says(make: Any) -> None:
    assert_valid(files(make()))


def test_every_file_of_the_sample_is_as_its_schema_says(sample_folder: Path) -> None:
    folder = sample_folder / "api" / "v1"
    assert_valid({path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.json")})


def test_times_have_the_identities_that_calendars_know_them_by(sample_folder: Path) -> None:
    calendar = (sample_folder / "calendar.ics").read_bytes().replace(b"\r\n ", b"").decode()
    named = set(re.findall(r"^UID:(.*)\r$", calendar, re.MULTILINE))
    events = json.loads((sample_folder / "api/v1/events.json").read_bytes())["events"]
    assert named and named <= {time["uid"] for event in events for time in event["times"]}


def assert_valid(made: dict[str, bytes]) -> None:
    schema = json.loads(made.pop("schema.json"))
    Draft202012Validator.check_schema(schema)
    checks = Draft202012Validator(schema, format_checker=FormatChecker())
    wrong = {
        path: error.message for path, data in made.items() for error in checks.iter_errors(json.loads(data))
    }
    assert wrong == {}
    assert {"index.json", "events.json", "states/wi.json", "states/us.json"} <= made.keys()


@labelled("api_required")
def test_what_was_always_there_still_is(case: dict[str, Any]) -> None:
    part = read(site(), "schema.json")["$defs"][case["label"]]
    assert sorted(part["required"]) == case["fields"]
    assert part.get("additionalProperties", True), "what is new may come"


def test_every_part_of_the_schema_has_its_promise() -> None:
    assert read(site(), "schema.json")["$defs"].keys() == REQUIRED.keys()


def test_an_event_says_what_its_page_says() -> None:
    [found] = [one for one in read(changed(sample()))["events"] if one["id"] == CARPOOL.id]
    assert found == {
        "id": "wi/2024-11-02-carpool",
        "url": "https://example.org/hub/events/wi/2024-11-02-carpool/",
        "title": "Carpool from Naperville",
        "kind": "carpool",
        "status": "scheduled",
        "when": "times",
        "times": [
            {
                "uid": "wi.2024-11-02-carpool.2024-11-02@example.org",
                "start": "2024-11-02T10:00:00-05:00",
                "end": "2024-11-02T15:00:00-05:00",
                "zone": "America/Chicago",
            }
        ],
        "place": {
            "venue": "Naperville station",
            "address": "1 Main St",
            "city": "Naperville",
            "state": "IL",
            "zip": "60540",
            "directions": "North lot",
        },
        "helps": ["WI"],
        "online": False,
        "details_html": "<p>Wear <strong>comfortable</strong> shoes.</p>",
        "bring": "Water",
        "signup": "https://example.org/naperville",
        "host": "Fox Valley",
        "accessibility": {"status": "partly", "notes": "Steps at each door."},
        "languages": ["en", "es"],
        "source": {"url": "https://example.org/source", "checked": "2024-10-14"},
        "updated": "2024-10-12T09:30:15Z",
    }


def test_an_all_day_time_ends_with_its_last_day() -> None:
    camp = event("il/camp", slot("2024-10-18 00:00", zone="America/Chicago", days=3), at=place("60540"))
    assert read(site([camp]))["events"][0]["times"] == [
        {
            "uid": "il.camp.2024-10-18@example.org",
            "start": "2024-10-18",
            "end": "2024-10-20",
            "zone": "America/Chicago",
            "all_day": True,
        }
    ]


def test_without_a_history_nothing_says_when_it_changed() -> None:
    assert not any(b'"updated"' in data for path, data in files(sample()).items() if path != "schema.json")


def test_the_index_has_the_newest_change() -> None:
    changes = {"events/us/calls": CHANGED, "states/wi": CHANGED + timedelta(days=1), "images/x": NOON}
    made = replace(sample(), history=tuple((name, Change(CHANGED, last)) for name, last in changes.items()))
    assert read(made, "index.json")["updated"] == "2024-10-13T09:30:15Z"
    assert read(made, "states/wi.json")["state"]["updated"] == "2024-10-13T09:30:15Z"


@pytest.mark.parametrize("code", ["WI", "IL", "US", "ID"])
def test_a_state_file_has_what_belongs_on_the_page_of_the_state(code: str) -> None:
    made = site([CARPOOL, CALLS, HERE, event("us/both", helps="US, WI")], [WISCONSIN])
    found = ids(made, f"states/{code.lower()}.json")
    assert found == sorted(one.id for one in made.concerning(code))
    assert len(found) == {"WI": 4, "IL": 3, "US": 2, "ID": 2}[code]


def test_a_state_file_says_what_the_state_page_says() -> None:
    assert read(sample(), "states/wi.json")["state"] == {
        "code": "WI",
        "name": "Wisconsin",
        "url": "https://example.org/hub/wisconsin/",
        "headline": "Small numbers decide",
        "pitch_html": "<p>We need <em>you</em>.</p>",
        "this_week": "Doors first.",
        "actions": [{"label": "Knock", "url": "https://example.org/knock"}],
        "figures": [
            {
                "label": "Margin",
                "value": "21,000",
                "source": {"url": "https://example.org/m", "checked": "2024-10-01"},
            }
        ],
        "links": [{"label": "Train", "url": "https://example.org/train"}],
    }


def test_each_state_has_its_file_before_it_has_any_events() -> None:
    made = files(site())
    assert {f"states/{code.lower()}.json" for code in (*STATES, "US")} <= made.keys()
    listed = json.loads(made["index.json"])["states"]
    assert {file["url"].removeprefix("https://example.org/hub/api/v1/") for file in listed} <= made.keys()


TRAP = "Trapdoor"


def traps() -> Event:
    """An event with a marked word in each field that is not public."""
    home = place("60540", is_private=True, address=f"1 {TRAP} St", directions=f"Behind the {TRAP}")
    contact = Contact(TRAP, f"{TRAP}@example.org", f"+1{TRAP}", f"https://{TRAP}.example.org/")
    made = event("il/party", slot("2024-10-19 18:00"), at=home, title="Party")
    return replace(made, contact=contact)


def test_nothing_that_is_not_for_everybody_is_in_any_file() -> None:
    contact = {"name": TRAP, "email": f"{TRAP.lower()}@example.org"}
    made = site([traps()], [state("IL", contact=contact)], contact=contact)
    shown = files(made)
    assert [path for path, data in shown.items() if TRAP.lower().encode() in data.lower()] == []
    assert json.loads(shown["events.json"])["events"][0]["place"] == {
        "city": "Naperville",
        "state": "IL",
        "zip": "60540",
        "private": True,
    }


def test_a_canceled_event_stays_and_asks_nobody_to_sign_up() -> None:
    links: dict[str, Any] = {"signup": "https://example.org/a", "training": "https://example.org/b"}
    made = site([event("pa/x", slot("2024-10-10 10:00"), status="cancelled", **links)])
    [found] = read(made)["events"]
    assert (found["status"], found.keys() & links.keys()) == ("cancelled", set())


def test_an_event_that_moves_online_has_no_place() -> None:
    made = site([event("pa/x", slot("2024-10-19 10:00"), at=place("19380"), status="moved-online")])
    [found] = read(made)["events"]
    assert (found["online"], "place" in found) == (True, False)


OVER = {
    "29 days ago": ("2024-09-15 10:00", True),
    "on the last day that counts": ("2024-09-14 00:00", True),
    "the evening before": ("2024-09-13 20:00", False),
}


@pytest.mark.parametrize(("start", "is_there"), OVER.values(), ids=OVER)
def test_what_is_over_stays_for_thirty_days(start: str, is_there: bool) -> None:
    ended = event("pa/x", slot(start, start.replace("0:00", "0:30")))
    assert (ids(site([ended])) == ["pa/x"]) == is_there


def test_old_times_leave_a_series_and_the_others_keep_their_names() -> None:
    starts = ("2024-09-13 08:00", "2024-09-13 20:00", "2024-10-18 08:00", "2024-10-18 20:00")
    series = event("pa/x", *(slot(start, start.replace(":00", ":30")) for start in starts))
    [found] = read(site([series]))["events"]
    assert [time["uid"] for time in found["times"]] == [
        "pa.x.2024-10-18@example.org",
        "pa.x.2024-10-18-2@example.org",
    ]


def test_files_stay_the_same_until_something_leaves_them() -> None:
    series = event("pa/x", slot("2024-09-20 10:00", "2024-09-20 11:00"), slot("2024-11-20 10:00"))

    def keys(days: int) -> dict[str, bytes]:
        return {
            task.address: task.key for task in api.plan(site([series, CALLS]), theme(), NOON + days * DAY)
        }

    assert keys(0) == keys(5)
    assert {address for address, key in keys(0).items() if keys(7)[address] != key} == {
        "api/v1/events.json",
        "api/v1/states/pa.json",
    }


DAY = timedelta(days=1)


def test_a_change_of_an_event_is_a_change_of_its_line() -> None:
    before = files(site([CALLS, CARPOOL, HERE]))["events.json"].split(b"\n")
    after = files(site([CALLS, replace(CARPOOL, title="By bus\nand \u2028train"), HERE]))[
        "events.json"
    ].split(b"\n")
    assert len(before) == len(after) == 3 + 2 + 1, (
        "a line each, one before, one after, and the end of the last"
    )
    assert [
        b'"wi/2024-11-02-carpool"' in one for one, other in zip(before, after, strict=True) if one != other
    ] == [True]


def test_fields_are_in_order() -> None:
    def ordered(value: Any) -> Any:
        return {name: ordered(value[name]) for name in sorted(value)} if isinstance(value, dict) else value

    for path, data in files(changed(sample())).items():
        whole = json.loads(data)
        for one in [whole, *whole.get("events", [])] if path != "index.json" else [whole]:
            assert list(one) == sorted(one), path


def many() -> Site:
    """More events than fit into a megabyte, in three states, some for two and some for all."""
    words = "Bring a friend. " * 200
    homes = (("pa", "PA"), ("wi", "WI, PA"), ("us", "US"))
    return site(
        event(f"{folder}/e-{number}", slot("2024-10-19 10:00"), details=words, helps=helps)
        for number in range(150)
        for folder, helps in homes
    )


def test_a_long_list_names_the_files_of_the_states_which_have_all_of_it() -> None:
    made = many()
    whole = read(made)
    assert whole["events"] == [] and len(files(made)["events.json"]) < 10_000
    paths = [file["url"].removeprefix("https://example.org/hub/api/v1/") for file in whole["files"]]
    shown = files(made)
    found = {path: json.loads(shown[path])["events"] for path in paths}
    assert {one["id"] for some in found.values() for one in some} == {one.id for one in made.events}
    assert [len(some) for some in found.values()] == [file["events"] for file in whole["files"]]


@pytest.mark.parametrize("make", [sample, many], ids=["one file", "many files"])
def test_the_example_of_the_guide_runs(make: Any, tmp_path: Path) -> None:
    """Unchanged, except for the address of the site and today's date."""
    address = f"{tmp_path.as_uri()}/"
    made = make()
    made = replace(made, settings=replace(made.settings, url=address))
    for path, data in files(made).items():
        (tmp_path / "api/v1" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "api/v1" / path).write_bytes(data)
    [code] = re.findall(r"```python\n(.*?)```", GUIDE.read_text(), re.DOTALL)
    assert "https://example.org/hub/" in code and "datetime.now(timezone.utc)" in code
    code = code.replace("https://example.org/hub/", address)
    code = code.replace("datetime.now(timezone.utc)", f"datetime.fromisoformat({NOON.isoformat()!r})")
    done = subprocess.run([sys.executable, "-I", "-c", code], check=True, capture_output=True, text=True)
    expected = {
        f"{one.local_start.isoformat()} {event.title} {address}{event.path}"
        for event in made.events
        for one in event.slots
    }
    assert done.stdout.splitlines() == sorted(expected)


def test_the_guide_names_what_is_always_there() -> None:
    said = re.search(r"\*\*Missing fields\.\*\*.*?always there", GUIDE.read_text(), re.DOTALL)
    assert said
    assert sorted(re.findall(r"`(\w+)`", said[0])) == REQUIRED["PublicEvent"]


def test_an_event_says_which_regions_it_belongs_to() -> None:
    dane = {"state": "WI", "name": "Dane County", "url": "https://example.org/hub/wisconsin/dane-county/"}
    wisconsin = state("WI", regions=[{"name": "Dane County", "zips": "537"}])
    made = site([HERE, CALLS], [wisconsin])
    by_id = {one["id"]: one for one in read(made)["events"]}
    assert by_id[HERE.id]["regions"] == [dane]
    assert "regions" not in by_id[CALLS.id]
    assert read(made, "states/wi.json")["state"]["regions"] == [dane]
    assert "regions" not in read(made, "states/pa.json")["state"]
