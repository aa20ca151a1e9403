"""The fields that a record becomes, with the defaults."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from statepages.importers.defaults import Defaults
from statepages.importers.prepare import Prepared, prepare
from statepages.importers.record import Place, Record, Remark, Time
from statepages.model.kinds import CAMPAIGN
from statepages.report import Untrusted, plain_text

DEFAULTS = Defaults(
    kinds=CAMPAIGN, now=datetime(2026, 10, 1, 12, tzinfo=UTC), since=date(2026, 10, 1), zone="America/Chicago"
)
DOORS = Record(
    spot="event 1", title="Knock doors", times=(Time(date(2026, 10, 17)),), place=Place(zip="53703")
)


def said(prepared: Prepared) -> list[str]:
    """What a person reads; with ! before it if somebody has to do something."""
    return [f"{'!' * remark.needs_person}{plain_text(remark.line)}" for remark in prepared.remarks]


def days(*full: bool) -> tuple[Time, ...]:
    return tuple(Time(date(2026, 10, 10 + number), is_full=one) for number, one in enumerate(full))


FULL = {
    "all times": (days(True, True), "full", []),
    "one of two": (days(True, False), None, ["1 of its 2 times is full: Saturday, October 10, 2026."]),
    "two of three": (
        days(True, True, False),
        None,
        ["2 of its 3 times are full: Saturday, October 10, 2026 and Sunday, October 11, 2026."],
    ),
    "a past time was not": (
        (Time(date(2026, 9, 1)), *days(True)),
        "full",
        [],
    ),
    "none": (days(False, False), None, []),
}


@pytest.mark.parametrize(("times", "status", "words"), FULL.values(), ids=FULL)
def test_full(times: tuple[Time, ...], status: str | None, words: list[str]) -> None:
    found = prepare(replace(DOORS, times=times, kind="canvass"), DEFAULTS)
    assert (found.values["status"], said(found)) == (status, words)


KINDS = {
    "the source's own": (replace(DOORS, kind="phone bank", title="Knock doors"), None, "phone-bank"),
    "from the command line": (DOORS, "rally", "rally"),
    "the source's before the command line's": (replace(DOORS, kind="canvass"), "rally", "canvass"),
    "one that the site does not have": (replace(DOORS, kind="mah jongg"), "rally", "rally"),
    "from the title": (replace(DOORS, title="Phone bank with us"), None, "phone-bank"),
    "none": (replace(DOORS, title="Scrabble night"), None, "other"),
}


@pytest.mark.parametrize(("record", "default", "kind"), KINDS.values(), ids=KINDS)
def test_kind(record: Record, default: str | None, kind: str) -> None:
    assert prepare(record, replace(DEFAULTS, kind=default)).values["kind"] == kind


def test_a_site_without_other_needs_a_kind() -> None:
    kinds = tuple(kind for kind in CAMPAIGN if kind.name != "other")
    found = prepare(replace(DOORS, title="Scrabble night"), replace(DEFAULTS, kinds=kinds))
    assert said(found) == ["!Nothing says what kind of event it is. Add kind:, or use --kind."]


PLACES = {
    "a ZIP code": (Place(zip="53703"), DEFAULTS, "WI", {"zip": "53703"}),
    "the usual city": (Place(zip="53703", city="madison"), DEFAULTS, "WI", {"zip": "53703"}),
    "another city": (
        Place(zip="53703", city="Monona"), DEFAULTS, "WI", {"city": "Monona", "zip": "53703"}
    ),
    "the default ZIP code": (
        Place(venue="The hall"), replace(DEFAULTS, zip="53703"), "WI", {"venue": "The hall", "zip": "53703"}
    ),
    "no place and a default": (Place(), replace(DEFAULTS, zip="53703"), "WI", {"zip": "53703"}),
    "a private home": (
        Place(zip="53703", is_private=True), DEFAULTS, "WI", {"address": "private", "zip": "53703"}
    ),
    "online too": (Place(zip="53703", is_online=True), DEFAULTS, "WI", {"zip": "53703", "online": True}),
    "online": (Place(is_online=True), replace(DEFAULTS, state="OH"), "OH", "online"),
    "online beats the default ZIP code": (
        Place(is_online=True), replace(DEFAULTS, state="OH", zip="53703"), "OH", "online"
    ),
    "the state of the place beats the default": (
        Place(zip="53703"), replace(DEFAULTS, state="OH"), "WI", {"zip": "53703"}
    ),
}  # fmt: skip


@pytest.mark.parametrize(("place", "defaults", "folder", "where"), PLACES.values(), ids=PLACES)
def test_place(place: Place, defaults: Defaults, folder: str, where: object) -> None:
    found = prepare(replace(DOORS, place=place, kind="canvass"), defaults)
    written = found.values["where"]
    if isinstance(written, dict):
        written = {name: value for name, value in written.items() if value}
    assert (found.folder, written, found.needs_person) == (folder, where, False)


LACKING = {
    "no place": (Place(), DEFAULTS, "!It has no place. Add where: with a ZIP code, or write online."),
    "no ZIP code": (Place(venue="The hall"), DEFAULTS, "!Its place has no ZIP code. Add zip: below where:."),
    "a ZIP code that does not exist": (
        Place(zip="00000"), DEFAULTS, "!There is no ZIP code 00000. Add the right one."
    ),
    "a default ZIP code in another city": (
        Place(city="Milwaukee"), replace(DEFAULTS, zip="53703"),
        "!Its place has no ZIP code. Add zip: below where:.",
    ),
    "a default ZIP code in another state": (
        Place(state="OH"), replace(DEFAULTS, zip="53703"),
        "!Its place has no ZIP code. Add zip: below where:.",
    ),
    "online for nobody knows whom": (
        Place(is_online=True), DEFAULTS,
        "!Nothing says which state it helps. Move its file to the folder of a state, or leave it in us if it "
        "helps every state.",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("place", "defaults", "words"), LACKING.values(), ids=LACKING)
def test_what_a_person_must_add(place: Place, defaults: Defaults, words: str) -> None:
    assert words in said(prepare(replace(DOORS, place=place, kind="canvass"), defaults))


ZONES = {
    "the place's": (replace(DOORS, zone="America/New_York"), DEFAULTS, None, "2026-10-17 10:00:00"),
    "the source's, online": (
        replace(DOORS, zone="America/Denver", place=Place(is_online=True)), replace(DEFAULTS, state="TX"),
        "America/Denver", "2026-10-17 09:00:00",
    ),
    "the default, online": (
        replace(DOORS, place=Place(is_online=True)), replace(DEFAULTS, state="TX"),
        "America/Chicago", "2026-10-17 10:00:00",
    ),
    "a state with one zone": (
        replace(DOORS, place=Place(is_online=True)), replace(DEFAULTS, state="PA"),
        None, "2026-10-17 11:00:00",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("record", "defaults", "zone", "start"), ZONES.values(), ids=ZONES)
def test_zone(record: Record, defaults: Defaults, zone: str | None, start: str) -> None:
    instant = (Time(datetime(2026, 10, 17, 15, tzinfo=UTC)),)
    found = prepare(replace(record, times=instant, kind="canvass"), defaults)
    assert (found.values["timezone"], str(found.times[0].start)) == (zone, start)


EAST, CENTRAL = "America/New_York", "America/Chicago"
COLUMBUS = replace(DEFAULTS, zip="43215", state="OH", zone=None)
LOCAL = {
    "a ZIP code in another zone than the default one": (Place(zip="46408"), None, COLUMBUS, "IN", None, 10),
    "a ZIP code in another zone than --timezone": (
        Place(zip="46408"), None, replace(DEFAULTS, zone=EAST), "IN", None, 10
    ),
    "the state of a place": (Place(city="Peoria", state="IL"), None, COLUMBUS, "IL", None, 10),
    "a city in a state with two zones": (Place(city="Gary", state="IN"), None, COLUMBUS, "IN", CENTRAL, 10),
    "a city with one zone, and --timezone": (
        Place(city="Gary", state="IN"), None, replace(DEFAULTS, zone=EAST), "IN", CENTRAL, 10
    ),
    "nobody knows the zone, and --timezone": (
        Place(venue="Hall", state="IN"), None, replace(DEFAULTS, zone=EAST), "IN", EAST, 10
    ),
    "another state than that of the default ZIP code": (
        Place(venue="Hall", state="IN"), None, COLUMBUS, "IN", None, 10
    ),
    "the default ZIP code": (Place(venue="Hall"), None, COLUMBUS, "OH", None, 10),
    "the source's own zone": (Place(zip="46408"), EAST, DEFAULTS, "IN", None, 9),
    "the source's own zone, before the default one": (
        Place(zip="43215"), CENTRAL, replace(DEFAULTS, zone=EAST), "OH", None, 11
    ),
    "online, with the default ZIP code": (Place(is_online=True), None, COLUMBUS, "OH", None, 10),
    "online, with the default ZIP code in a state with two zones": (
        Place(is_online=True), None, replace(COLUMBUS, zip="46408", state="IN"), "IN", CENTRAL, 10
    ),
    "online for another state": (Place(is_online=True, state="IL"), None, COLUMBUS, "IL", None, 10),
    "online, with a default state and --timezone": (
        Place(is_online=True), None, replace(COLUMBUS, zip=None, zone=CENTRAL), "OH", None, 11
    ),
    "online for another state, and --timezone": (
        Place(is_online=True, state="IL"), None, replace(DEFAULTS, zone=EAST), "IL", None, 10
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("place", "zone", "defaults", "folder", "written", "hour"), LOCAL.values(), ids=LOCAL
)
def test_a_time_without_a_zone_is_local_time_of_its_place(
    place: Place, zone: str | None, defaults: Defaults, folder: str, written: str | None, hour: int
) -> None:
    ten = (Time(datetime(2026, 10, 17, 10), datetime(2026, 10, 17, 13)),)  # noqa: DTZ001
    found = prepare(replace(DOORS, times=ten, place=place, zone=zone, kind="canvass"), defaults)
    assert (found.folder, found.values["timezone"]) == (folder, written)
    wall = datetime(2026, 10, 17, hour)  # noqa: DTZ001
    assert found.times == (Time(wall, wall + timedelta(hours=3)),)


def test_instants_without_any_zone_are_in_utc_and_need_a_person() -> None:
    record = replace(
        DOORS, place=Place(is_online=True), times=(Time(datetime(2026, 10, 17, 15, tzinfo=UTC)),)
    )
    found = prepare(replace(record, kind="canvass"), replace(DEFAULTS, state="TX", zone=None))
    assert found.values["timezone"] == "Etc/UTC"
    assert said(found) == ["!Its times have no time zone. Add timezone:, such as America/New_York."]


def test_a_long_title_is_all_in_the_details() -> None:
    title = "Knock doors " * 12
    found = prepare(replace(DOORS, title=title, kind="canvass", details="Wear shoes."), DEFAULTS)
    assert len(str(found.values["title"])) <= 120
    assert found.values["details"] == f"{title.strip()}\n\nWear shoes."


def test_a_link_to_a_meeting_is_not_published() -> None:
    record = replace(DOORS, kind="canvass", signup="https://us02web.zoom.us/j/81234567890?pwd=abc")
    found = prepare(record, DEFAULTS)
    assert found.values["signup"] is None
    assert found.needs_person
    assert "zoom" not in " ".join(said(found))


def test_without_a_day_it_needs_a_person() -> None:
    found = prepare(replace(DOORS, times=(), kind="canvass"), DEFAULTS)
    assert said(found) == ["!It has no day. Add when: with its times, or write to be announced."]


def test_defaults_for_host_and_tags() -> None:
    defaults = replace(DEFAULTS, host="Neighbors", tags=("weekend",))
    found = prepare(replace(DOORS, kind="canvass", tags=("students",)), defaults)
    assert (found.values["host"], found.values["tags"]) == ("Neighbors", ("students", "weekend"))
    assert prepare(replace(DOORS, kind="canvass", host="Friends"), defaults).values["host"] == "Friends"


HALL = Place(venue="The hall", address="1 Main St", zip="53703")
CLEANED = {
    "a phone number in a venue": (
        replace(HALL, venue="The hall, 608-555-0100"), {"venue": "The hall"},
        ["1 phone number was removed from the venue."],
    ),
    "a meeting for a venue": (
        replace(HALL, venue="Zoom: https://zoom.us/j/81234567890?pwd=abc", address=None),
        {"venue": None, "online": True},
        ["The venue has a link to an online meeting, which is not for everyone. It was left out."],
    ),
    "an address to ask for": (
        replace(HALL, venue="Call Ana at (608) 555-0100 for address"), {"venue": None, "address": "private"},
        [
            "1 phone number was removed from the venue.",
            "People get the address later. The site shows only the city and the ZIP code.",
        ],
    ),
    "a home": (
        replace(HALL, venue="Ana's house"), {"venue": None, "address": "private"},
        ["The place is a home, so its address was left out."],
    ),
    "a private residence": (
        replace(HALL, venue="private residence"), {"venue": None, "address": "private"},
        ["The place is a home, so its address was left out."],
    ),
    "ZIP+4": (replace(HALL, zip="53703-1234"), {"zip": "53703"}, []),
    "a ZIP code without its zero": (
        replace(HALL, zip="2139", state="MA"), {"zip": "02139"},
        ["The ZIP code 2139 has lost its zeros. It was read as 02139."],
    ),
    "a ZIP code in another state": (
        replace(HALL, state="NY"), {"venue": "The hall", "zip": "53703", "state": None},
        ["!ZIP 53703 is in Wisconsin, but the source says New York. Check the place."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("place", "where", "words"), CLEANED.values(), ids=CLEANED)
def test_a_place_is_fit_to_be_published(place: Place, where: dict[str, object], words: list[str]) -> None:
    found = prepare(replace(DOORS, place=place, kind="canvass"), DEFAULTS)
    written = found.values["where"]
    assert isinstance(written, dict)
    assert {name: written[name] for name in where} == where
    assert said(found) == words


HOMES = {
    "taken apart": replace(DOORS, place=replace(HALL, venue="Ana's house", address="12 Elm St")),
    "in one line": replace(DOORS, place=Place(), location="Ana's house, 12 Elm St, Madison, WI 53703"),
}


@pytest.mark.parametrize("record", HOMES.values(), ids=HOMES)
def test_texts_do_not_give_the_address_of_a_home(record: Record) -> None:
    details = "Come to 12 Elm Street, Apt 4, from 4-7 pm."
    found = prepare(replace(record, kind="canvass", details=details), DEFAULTS)
    assert found.values["details"] == "Come to (address left out), from 4-7 pm."
    assert "!Its texts gave the address of a home. They now say (address left out)." in said(found)


def test_a_house_party_is_at_a_home() -> None:
    record = replace(DOORS, title="House party", place=Place(address="12 Elm St", zip="53703"))
    found = prepare(record, DEFAULTS)
    assert "Elm" not in repr(found.values)
    assert found.needs_person


LINKS = {
    "in its query": (
        "https://example.org/rsvp?email=ana%40example.org&id=7", "https://example.org/rsvp?id=7",
        ["An email address was removed from the sign-up link."],
    ),
    "in its path": (
        "https://example.org/rsvp/ana@example.org", None,
        ["The sign-up link has an email address or a phone number in it. It is left out."],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("link", "written", "words"), LINKS.values(), ids=LINKS)
def test_an_email_address_in_a_link(link: str, written: str | None, words: list[str]) -> None:
    found = prepare(replace(DOORS, kind="canvass", signup=link), DEFAULTS)
    assert (found.values["signup"], said(found)) == (written, words)


def test_nothing_personal_is_in_a_report() -> None:
    line = ("Left out: ", Untrusted("ask ana@example.org"))
    found = prepare(replace(DOORS, kind="canvass", remarks=(Remark(line),)), DEFAULTS)
    assert said(found) == ["Left out: ask (email removed)"]


def test_a_long_note_about_access_ends_with_a_word() -> None:
    notes = "Ask ana@example.org. " + "There is a ramp. " * 30
    found = prepare(replace(DOORS, kind="canvass", access_notes=notes), DEFAULTS)
    written = found.values["accessibility"]
    assert isinstance(written, dict)
    assert str(written["notes"]).endswith("There is a ramp.")
    assert said(found) == [
        "1 email address was removed from the text.", "The note about access is cut to 300 characters."
    ]  # fmt: skip


def test_a_source_that_is_a_meeting_does_not_make_a_draft() -> None:
    record = replace(DOORS, kind="canvass", link="https://meet.google.com/abc-defg-hij")
    assert not prepare(record, DEFAULTS).needs_person


def test_tags_are_not_personal() -> None:
    found = prepare(replace(DOORS, kind="canvass", tags=("students", "ana@example.org")), DEFAULTS)
    assert found.values["tags"] == ("students", "(email removed)")
