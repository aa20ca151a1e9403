"""`import`: events from files and addresses become files of the content."""

import json
import os
import re
import resource
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from statepages.commands import import_, importing
from statepages.importers.bring import Brought, bring
from tests.commands.small_site import put, small_site
from tests.links.bodies import Plain, body, requests_to
from tests.links.server import Route, Site, serving
from tests.test_cli import run

SHEET = """\
Name,Date,Time,Location,ZIP,Kind
Knock doors,10/19/2024,10am - 1pm,The library,18503,Canvass
Phone bank,10/20/2024,6pm,Union hall,18503,Phone bank
"""
DOORS = "events/pa/2024-10-19-knock-doors.yaml"
CALLS = "events/pa/2024-10-20-phone-bank.yaml"
STARTS = 1729350000  # Saturday, October 19, 2024, 11 am in Scranton


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path)


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A web server of the test at all addresses that look public."""
    with serving({}) as site:
        world = importing.World(lambda _: Plain(requests_to(site)), lambda _: None, lambda: 0.0)  # type: ignore[arg-type,return-value]
        monkeypatch.setattr(import_, "World", lambda: world)
        yield site


def done(content: Path, *arguments: object, status: int = 0) -> Result:
    result = run("import", "--content", content, *arguments)
    assert result.exit_code == status, result.output
    return result


def sheet(content: Path, text: str = SHEET, name: str = "club.csv") -> Path:
    return put(content.parent, name, text)


def answer(*events: dict[str, Any], following: str | None = None) -> Route:
    """A page of Mobilize."""
    page = {"count": len(events), "next": following, "previous": None, "data": events}
    return body(json.dumps(page).encode(), ("Content-Type", "application/json"))


def event(number: int, title: str, **fields: object) -> dict[str, Any]:
    return {
        "id": number,
        "title": title,
        "description": "We knock on doors.",
        "event_type": "CANVASS",
        "timezone": "America/New_York",
        "browser_url": f"https://www.mobilize.us/club/event/{number}/",
        "sponsor": {"name": "Neighbors"},
        "timeslots": [{"id": 1, "start_date": STARTS, "end_date": STARTS + 7200, "is_full": False}],
        "location": {
            "venue": "The library",
            "address_lines": ["500 Vine St", ""],
            "locality": "Scranton",
            "region": "PA",
            "postal_code": "18509",
        },
        "address_visibility": "PUBLIC",
        "is_virtual": False,
        "visibility": "PUBLIC",
        **fields,
    }


def test_a_sheet_becomes_files(content: Path) -> None:
    result = done(content, sheet(content))
    assert result.stdout.startswith("2 added.\n")
    assert (content / DOORS).read_text() == (
        "# yaml-language-server: $schema=../../.schemas/event.json\n"
        "title: Knock doors\n"
        "kind: canvass\n"
        "when:\n"
        "  - start: 2024-10-19 10 am\n"
        "    end: 1 pm\n"
        "where:\n"
        "  venue: The library\n"
        "  zip: 18503\n"
        "origin: club knock-doors\n"
    )
    assert run("check", "--strict", "--content", content).exit_code == 0


def test_again_changes_nothing(content: Path) -> None:
    done(content, sheet(content))
    before = {path: path.read_bytes() for path in content.rglob("*") if path.is_file()}
    assert done(content, sheet(content)).stdout.startswith("2 unchanged.\n")
    assert {path: path.read_bytes() for path in content.rglob("*") if path.is_file()} == before


def test_a_dry_run_writes_nothing(content: Path) -> None:
    result = done(content, sheet(content), "--dry-run")
    assert result.stdout.startswith("Nothing was written. It would be: 2 added.\n")
    assert not (content / DOORS).exists() and not (content / ".imported").exists()


def test_what_lacks_a_zip_code_is_a_draft(content: Path) -> None:
    result = done(content, sheet(content, SHEET.replace("The library,18503", "The library,")), status=1)
    assert "1 added and 1 written as a draft. 1 item needs a person.\n" in result.stdout
    draft = next(content.glob("events/*/2024-10-19-knock-doors.yaml"))
    assert "draft: yes" in draft.read_text()
    assert run("check", "--content", content).exit_code == 0
    built = run("build", "--content", content, "--output", content.parent / "output", "--no-cache")
    assert built.exit_code == 0
    pages = "".join(path.read_text() for path in content.parent.glob("output/**/*.html"))
    assert "Phone bank" in pages and "The library" not in pages


def test_defaults_complete_what_a_sheet_lacks(content: Path) -> None:
    bare = "Name,Date,Time\nPostcards,10/19/2024,10am\n"
    done(content, sheet(content, bare), "--zip", "18503", "--kind", "postcards")
    assert "zip: 18503" in (content / "events/pa/2024-10-19-postcards.yaml").read_text()


def test_a_column_by_its_name(content: Path) -> None:
    asked = SHEET.replace("Name,Date", "What are we doing?,Date")
    done(content, sheet(content, asked), "--column", "title=What are we doing?")
    assert (content / DOORS).exists()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        pytest.param((), "Name a file or an address", id="nothing"),
        pytest.param(("club.csv", "--column", "title"), "Write a field, an equals sign", id="no column"),
        pytest.param(("club.csv", "--column", "color=Blue"), "The fields are title, kind", id="no field"),
        pytest.param(("club.csv", "--zip", "1234567"), "ZIP", id="no ZIP code"),
        pytest.param(("club.csv", "--state", "Pensilvania"), "Pennsylvania", id="no state"),
        pytest.param(("club.csv", "--kind", "mah jongg"), "mah jongg", id="no kind"),
        pytest.param(("club.csv", "--from", "someday"), "someday", id="no day"),
        pytest.param(("club.csv", "--source-type", "xls"), "xlsx", id="no kind of source"),
    ],
)
def test_wrong_options_are_named(content: Path, arguments: tuple[str, ...], words: str) -> None:
    sheet(content)
    assert words in done(content, *arguments, status=2).output


@pytest.mark.parametrize(
    ("data", "words"),
    [
        pytest.param(b"", "It is empty.", id="empty"),
        pytest.param(b"<!doctype html><title>Events</title>", "It is a web page", id="a web page"),
        pytest.param(bytes(range(256)) * 9, "It is not a calendar, a spreadsheet", id="noise"),
        pytest.param(b'{"error": "no"}', "It is not a calendar, a spreadsheet", id="other JSON"),
    ],
)
def test_a_file_that_nobody_can_read_is_named(content: Path, data: bytes, words: str) -> None:
    put(content.parent, "events.bin", data)
    assert words in done(content, "events.bin", status=1).stdout


def test_a_file_that_does_not_exist_and_the_others_go_on(content: Path) -> None:
    sheet(content)
    result = done(content, "clubs.csv", "club.csv", status=1)
    assert "There is no such file" in result.stdout
    assert (content / DOORS).exists()


def test_a_folder_is_no_source(content: Path) -> None:
    assert "It cannot be read" in done(content, content, status=1).stdout


def test_the_formats(content: Path) -> None:
    sheet(
        content, SHEET.replace("The library,18503", "The library,").replace("Phone bank,10", "@everyone,10")
    )
    rows = json.loads(done(content, "club.csv", "--dry-run", "--format", "json", status=1).stdout)
    assert [(row["outcome"], row["needs_person"]) for row in rows] == [("draft", True), ("written", False)]
    github = done(content, "club.csv", "--dry-run", "--format", "github", status=1).stdout
    assert [line.partition(" ")[0] for line in github.splitlines()] == ["::warning", "::notice"]
    markdown = done(content, "club.csv", "--format", "markdown", "--output", "report.md", status=1)
    assert markdown.stdout == ""
    assert "`@everyone`" in (content.parent / "report.md").read_text()


def test_no_file_is_written_through_a_link(content: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (content / ".imported").symlink_to(elsewhere)
    result = run("import", "--content", content, sheet(content))
    assert result.exit_code != 0
    assert "link" in result.output
    assert list(elsewhere.iterdir()) == []


def test_what_an_import_keeps_must_be_readable(content: Path) -> None:
    put(content, ".imported/club-csv.json", "{")
    assert "cannot be read" in done(content, sheet(content), status=1).output


def test_all_pages_of_an_organization(content: Path, web: Site) -> None:
    second = "https://api.mobilize.us/v1/organizations/1234/events?cursor=2"
    web.routes["/v1/organizations/1234/events"] = answer(event(1, "Knock doors"), following=second)
    web.routes["/v1/organizations/1234/events?cursor=2"] = answer(event(2, "Knock more doors"))
    done(content, "1234", "--source-type", "mobilize")
    assert "origin: mobilize 1\n" in (content / DOORS).read_text()
    assert "origin: mobilize 2\n" in (content / "events/pa/2024-10-19-knock-more-doors.yaml").read_text()


def test_a_token_comes_from_the_environment_and_stays_with_its_service(
    content: Path, web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EVENTBRITE_TOKEN", "sesame")
    route = "/v3/organizations/77/events/?expand=venue"
    web.routes[route] = body(b'{"pagination": {}, "events": []}')
    web.routes["/elsewhere"] = body(b'{"pagination": {}, "events": []}')
    shown = done(content, "77", "--source-type", "eventbrite").output
    web.routes[route] = (302, {"Location": "https://example.org/elsewhere"})
    shown += done(content, "77", "--source-type", "eventbrite").output
    assert [headers.get("authorization") for headers in web.headers] == ["Bearer sesame"] * 2 + [None]
    assert "sesame" not in shown


def test_a_keyed_address_is_not_shown(content: Path, web: Site) -> None:
    address = "https://calendar.google.com/calendar/ical/me%40example.org/private-0123456789abcdef/basic.ics"
    result = done(content, address, status=1)
    assert "0123456789abcdef" not in result.output
    assert "calendar.google.com" in result.output


@pytest.mark.parametrize(
    "address", ["http://service.internal/x.ics", "http://localhost/x.ics", "ftp://example.org/x"]
)
def test_only_public_machines_are_asked(content: Path, web: Site, address: str) -> None:
    done(content, address, status=1)
    assert web.asked == []


def test_every_night(content: Path, web: Site) -> None:
    """A source from content/sources/, hand edits in between, and changes on both sides."""
    put(content, "sources/club.yaml", "type: mobilize\norganization: 1234\ntags: [doors]\n")
    route = "/v1/organizations/1234/events"
    web.routes[route] = answer(event(1, "Knock doors"), event(2, "Phone bank", event_type="PHONE_BANK"))
    done(content, "--all")
    calls = content / "events/pa/2024-10-19-phone-bank.yaml"
    assert "tags: [doors]" in calls.read_text()
    # By day, a volunteer improves one event and finds the side door for the other.
    doors = content / DOORS
    doors.write_text(doors.read_text().replace("We knock on doors.", "We knock in pairs."))
    calls.write_text(
        calls.read_text().replace("  zip: 18509\n", "  zip: 18509\n  directions: Use the side door.\n")
    )
    # The source moves one, cancels the other, and has a new one.
    later = [{"id": 1, "start_date": STARTS + 3600, "end_date": STARTS + 7200}]
    web.routes[route] = answer(
        event(1, "Knock doors", timeslots=later, description="We knock on many doors."),
        event(2, "CANCELED: Phone bank", event_type="PHONE_BANK"),
        event(3, "Postcards", event_type="OTHER"),
    )
    result = done(content, "--all", "--format", "markdown")
    assert "1 added and 2 updated." in result.stdout
    assert (
        "details was edited by hand, so it stays. The source now says: `We knock on many doors.`"
        in result.stdout
    )
    assert "start: 2024-10-19 12 pm" in doors.read_text() and "in pairs" in doors.read_text()
    assert "status: cancelled" in calls.read_text() and "side door" in calls.read_text()
    # The next night nothing changes, and then an event is gone.
    assert done(content, "--all").stdout.startswith("3 unchanged.\n")
    web.routes[route] = answer(event(1, "Knock doors", timeslots=later, description="We knock on doors."))
    result = done(content, "--all", status=1)
    assert "No longer" not in result.stdout.split("Needs a person")[0]
    assert "“Postcards”, no longer in the source" in result.stdout
    assert "Phone bank" not in result.stdout.split("Unchanged")[0]
    assert run("check", "--content", content).exit_code == 0


def test_a_source_by_its_name(content: Path, web: Site) -> None:
    put(content, "sources/club.yaml", "address: webcal://example.org/club.ics\nkind: other\n")
    web.routes["/club.ics"] = body(
        b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:1@example.org\r\n"
        b"DTSTAMP:20241001T000000Z\r\nDTSTART;TZID=America/New_York:20241019T100000\r\nSUMMARY:Picnic\r\n"
        b"LOCATION:Nay Aug Park\\, 500 Arthur Ave\\, Scranton\\, PA 18510\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    done(content, "club")
    text = (content / "events/pa/2024-10-19-picnic.yaml").read_text()
    assert "venue: Nay Aug Park" in text and "zip: 18510" in text and "start: 2024-10-19 10 am" in text


def test_a_source_that_cannot_be_reached_stops_no_other(content: Path, web: Site) -> None:
    put(content, "sources/a.yaml", "address: https://example.org/gone.ics\n")
    put(content, "sources/b.yaml", "type: mobilize\norganization: 1234\n")
    web.routes["/v1/organizations/1234/events"] = answer(event(1, "Knock doors"))
    result = done(content, "--all", status=1)
    assert "404" in result.stdout
    assert (content / DOORS).exists()


def test_an_event_of_two_sources_is_written_once(content: Path, web: Site) -> None:
    web.routes["/v1/organizations/1234/events"] = answer(event(1, "Knock doors"))
    done(content, "1234", "--source-type", "mobilize")
    same = (
        "Name,Date,Time,Location,ZIP,Address\nKnock doors,10/19/2024,11am-1pm,The library,18509,500 Vine St\n"
    )
    result = done(content, sheet(content, same))
    assert "is the same event" in result.stdout
    assert len(list(content.glob("events/pa/*knock-doors*"))) == 1


def test_venues_in_a_second_file(content: Path) -> None:
    events = (
        "Event Name,Event Venue Name,Event Start Date,Event Start Time,Event End Time,Timezone\n"
        "Knock doors,The Library,2024-10-19,10:00:00,12:00:00,America/New_York\n"
    )
    venues = (
        "Venue Name,Venue Address,Venue City,Venue State/Province,Venue Zip\n"
        "The Library,500 Vine St,Scranton,PA,18509\n"
    )
    put(content.parent, "events.csv", events)
    put(content.parent, "venues.csv", venues)
    done(content, "events.csv", "venues.csv")
    assert "zip: 18509" in (content / DOORS).read_text()


def test_now_is_that_of_the_site(content: Path) -> None:
    past = SHEET.replace("10/19/2024", "10/12/2024")
    result = done(content, sheet(content, past))
    assert "It was over on Saturday, October 12, 2024." in result.stdout
    assert "1 added and 1 skipped." in result.stdout


def test_a_column_of_days_keeps_its_column_of_hours(content: Path) -> None:
    done(content, sheet(content), "--column", "start=Date")
    assert "start: 2024-10-19 10 am" in (content / DOORS).read_text()


def test_addresses_that_differ_only_in_their_keys_are_different_sources(content: Path, web: Site) -> None:
    head = b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART:20241019T140000Z\r\nLOCATION:Scranton\\, PA 18503\r\n"
    for number in (1, 2):
        route = f"/calendar/ical/me/private-{number:032}/basic.ics"
        web.routes[route] = body(
            head + b"UID:%d\r\nSUMMARY:Picnic %d\r\nEND:VEVENT\r\nEND:VCALENDAR" % (number, number)
        )
        done(content, f"https://calendar.google.com{route}")
    assert len(list((content / ".imported").iterdir())) == 2


def test_an_online_event_is_in_the_state_of_the_default_zip_code(content: Path) -> None:
    online = "Name,Date,Time,Location,Kind\nPhone bank,10/20/2024,6pm,Zoom,Phone bank\n"
    done(content, sheet(content, online), "--zip", "18503")
    assert "where: online" in (content / CALLS).read_text()


GARY = "2 Main St,Gary,46408"
PANTRY = f"Title,Date,Time,Address,City,ZIP,Kind\nPantry,12/8/2026,10am-1pm,{GARY},Other\n"
FLOATING = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:x
BEGIN:VEVENT
UID:1@example.org
DTSTAMP:20241001T000000Z
DTSTART:20261208T100000
DTEND:20261208T130000
SUMMARY:Pantry
LOCATION:Library\\, 2 Main St\\, Gary\\, IN 46408
END:VEVENT
END:VCALENDAR
"""


@pytest.mark.parametrize(
    ("name", "text", "start"),
    [
        pytest.param("club.csv", PANTRY, "10 am", id="a sheet"),
        pytest.param("club.ics", FLOATING, "10 am", id="a calendar"),
        pytest.param(
            "club.ics", FLOATING.replace("PRODID:x", "PRODID:x\nX-WR-TIMEZONE:America/New_York"), "9 am",
            id="a calendar with a time zone",
        ),
        pytest.param(
            "club.csv", PANTRY.replace("10am-1pm", "10am-1pm EST"), "9 am", id="a row with a time zone"
        ),
    ],
)  # fmt: skip
@pytest.mark.parametrize("by", ["zip: 43215", "timezone: America/New_York"])
@pytest.mark.parametrize("is_described", [False, True], ids=["options", "content/sources"])
def test_times_are_those_of_the_place(
    content: Path, web: Site, name: str, text: str, start: str, by: str, is_described: bool
) -> None:
    arguments = [str(put(content.parent, name, text)), f"--{by.split(': ')[0]}", by.split(": ")[1]]
    if is_described:
        put(content, "sources/club.yaml", f"address: https://example.org/{name}\n{by}\n")
        web.routes[f"/{name}"] = body(text.encode())
        arguments = ["club"]
    done(content, *arguments)
    written = next(content.glob("events/in/2026-12-08-*.yaml")).read_text()
    assert f"start: 2026-12-08 {start}\n" in written and "timezone" not in written
    assert done(content, *arguments).stdout.startswith("1 unchanged.\n")


def test_a_time_that_an_earlier_import_moved_is_put_right(content: Path) -> None:
    done(content, sheet(content, PANTRY.replace("10am-1pm", "9am-12pm")))
    done(content, sheet(content, PANTRY), "--zip", "43215")
    assert "start: 2026-12-08 10 am\n    end: 1 pm\n" in next(content.glob("events/in/*.yaml")).read_text()


def test_a_draft_that_got_its_zip_code_keeps_its_time(content: Path) -> None:
    arguments = (sheet(content, PANTRY.replace("Gary,46408", "Gary,")), "--state", "IN", "--zip", "43215")
    done(content, *arguments, status=1)
    draft = next(content.glob("events/in/*.yaml"))
    text = draft.read_text()
    assert "timezone: America/Chicago\n" in text and "start: 2026-12-08 10 am\n" in text
    draft.write_text(text.replace("  city: Gary\n", "  city: Gary\n  zip: 46408\n"))
    done(content, *arguments, status=1)
    assert "start: 2026-12-08 10 am\n" in draft.read_text()


def test_a_deleted_event_says_how_to_get_it_back(content: Path) -> None:
    done(content, sheet(content))
    (content / DOORS).unlink()
    words = "Somebody deleted its file, so it stays away. To get it back, restore the file from git."
    assert words in done(content, sheet(content)).stdout


@pytest.mark.parametrize(
    "name", ["club (3).csv", "club(1).csv", "club - Copy.csv", "club copy.csv", "Copy of club.csv"]
)
def test_a_further_download_is_the_same_sheet(content: Path, name: str) -> None:
    done(content, sheet(content))
    result = done(content, sheet(content, SHEET.replace("6pm", "7pm"), name))
    assert "1 updated and 1 unchanged." in result.stdout and f"“{name}”" in result.stdout
    assert not list(content.glob("events/pa/*-2.yaml"))
    assert [path.name for path in content.glob(".imported/*")] == ["club-csv.json"]


def test_two_downloads_at_once_are_two_sheets(content: Path) -> None:
    first, second = sheet(content), sheet(content, SHEET.replace("Knock doors", "Postcards"), "club (1).csv")
    done(content, first, second)
    assert "no longer" not in done(content, first, second).stdout


def test_again_no_file_is_touched(content: Path) -> None:
    done(content, sheet(content))
    for path in content.rglob("*"):
        os.utime(path, (1, 1))
    done(content, sheet(content))
    assert {path.stat().st_mtime for path in content.rglob("*")} == {1}


def test_a_file_that_somebody_saves_during_an_import_stays(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done(content, sheet(content))
    path = content / DOORS
    mine = path.read_text().replace("The library", "The old library")

    def slow(*arguments: Any, **options: Any) -> Brought:
        path.write_text(mine)
        return bring(*arguments, **options)

    monkeypatch.setattr(importing, "bring", slow)
    sheet(content, SHEET.replace("10am", "9am"))
    result = done(content, "club.csv", status=1)
    assert f"Somebody changed content/{DOORS} during the import. Import again." in result.output
    assert path.read_text() == mine


def test_nothing_is_left_of_a_file_that_does_not_fit(content: Path) -> None:
    done(content, sheet(content))
    long = SHEET + "Postcards,10/21/2024,6pm,Union hall,18503,Phone bank\n"
    long = long.replace("Kind\n", "Kind,Details\n", 1).replace("bank\n", f"bank,{'Write. ' * 500}\n")
    sheet(content, long)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        result = run("import", "--content", content, "club.csv")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert result.exit_code == 1 and "could not be written: File too large." in result.output
    assert not list(content.glob("events/pa/*postcards*"))
    assert run("check", "--content", content).exit_code == 0


@pytest.mark.parametrize(
    "names", [("Events!.csv", "events.csv"), ("活动.csv", "事件.csv"), ("club-csv.csv", "club.csv.csv")]
)
def test_each_sheet_keeps_its_own(content: Path, names: tuple[str, str]) -> None:
    first, second = (
        sheet(content, SHEET.replace("Knock", word), name)
        for word, name in zip(("Ring", "Open"), names, strict=True)
    )
    done(content, first)
    done(content, second)
    assert len(list(content.glob(".imported/*.json"))) == 2
    assert all(re.fullmatch(r"[a-z0-9-]+\.json", path.name) for path in content.glob(".imported/*"))


BROKEN = {
    "conflict marks": ("<<<<<<< HEAD\n{}\n", "has two versions that git could not merge"),
    "half a letter": (
        '{"format": 1, "source": "a", "events": [{"file": "a", "origins": ["\\ud800"]}]}',
        "cannot be read",
    ),
    "deep": ("[" * 100_000, "cannot be read"),
    "another format": ('{"format": 2}', "cannot be read"),
}


@pytest.mark.parametrize(("text", "words"), BROKEN.values(), ids=BROKEN)
def test_what_an_import_keeps_is_whole(content: Path, text: str, words: str) -> None:
    put(content, ".imported/a.json", text)
    assert f"content/.imported/a.json {words}." in done(content, sheet(content), status=1).output
    assert not (content / DOORS).exists()


def test_what_an_import_keeps_is_in_plain_files(content: Path) -> None:
    (content / ".imported/a.json").mkdir(parents=True)
    assert "content/.imported/a.json cannot be read." in done(content, sheet(content), status=1).output
    (content / ".imported/a.json").rmdir()
    os.mkfifo(content / ".imported/a.json")
    assert "content/.imported/a.json cannot be read." in done(content, sheet(content), status=1).output


@pytest.mark.parametrize(
    "name", ["../site.yaml", "../../x.yaml", "/tmp/x.yaml", "events/pa/../../site.yaml", "site.yaml"]
)
def test_what_an_import_keeps_leads_nowhere(content: Path, name: str) -> None:
    done(content, sheet(content))
    kept = content / ".imported/club-csv.json"
    kept.write_text(kept.read_text().replace(DOORS, name))
    before = {path: path.read_bytes() for path in content.parent.rglob("*.yaml")}
    done(content, sheet(content, SHEET.replace("10am", "9am")))
    changed = {path for path, data in before.items() if path.read_bytes() != data}
    assert changed == {content / DOORS}
    assert len(list(content.parent.rglob("*.yaml"))) == len(before)


def test_a_copy_of_what_an_import_keeps_does_not_count(content: Path) -> None:
    done(content, sheet(content))
    kept = content / ".imported/club-csv.json"
    put(content, ".imported/club-csv (conflicted copy).json", kept.read_text().replace("Knock doors", "Old"))
    put(content, ".imported/z.json", kept.read_text().replace("Knock doors", "Old"))
    done(content, sheet(content, SHEET.replace("Knock doors", "Knock on doors")))
    assert "title: Knock on doors" in (content / DOORS).read_text()


def test_a_source_with_errors_is_named_and_the_others_go_on(content: Path, web: Site) -> None:
    put(content, "sources/a.yaml", "type: mobilize\n")
    put(content, "sources/b.yaml", "address: [\n")
    put(content, "sources/c.yaml", "type: mobilize\norganization: 1234\n")
    web.routes["/v1/organizations/1234/events"] = answer(event(1, "Knock doors"))
    result = done(content, "--all", status=1)
    assert (content / DOORS).exists()
    for name in ("a", "b"):
        assert f"“{name}”, “content/sources/{name}.yaml”\n  - Its file has errors." in result.stdout
    assert "Its file has errors." in done(content, "a", status=1).stdout
    github = done(content, "--all", "--format", "github", status=1).stdout
    assert "::warning file=content/sources/a.yaml," in github


def test_a_source_by_the_path_of_its_file(content: Path, web: Site) -> None:
    put(content, "sources/c.yaml", "type: mobilize\norganization: 1234\n")
    web.routes["/v1/organizations/1234/events"] = answer(event(1, "Knock doors"))
    done(content, content / "sources/c.yaml")
    assert (content / DOORS).exists()
    assert [path.name for path in content.glob(".imported/*")] == ["c.json"]


def test_a_report_without_a_folder_is_refused_before_anything_is_written(content: Path) -> None:
    result = done(content, sheet(content), "--output", "nowhere/report.md", status=2)
    assert "there is no folder nowhere" in result.output
    assert not (content / DOORS).exists()
