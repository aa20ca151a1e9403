"""What the records of a source come to, import after import."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from msgspec.structs import replace

from statepages.checking.check_file import check_file
from statepages.importers.bring import Brought, bring
from statepages.importers.defaults import Defaults
from statepages.importers.event_file import identity_of
from statepages.importers.existing import Existing
from statepages.importers.imported import Imported
from statepages.importers.record import Place, Reading, Record, Remark, Time
from statepages.model.kinds import CAMPAIGN
from statepages.report import plain_text
from statepages.source import RawFile

NOW = datetime(2026, 10, 1, 12, tzinfo=UTC)
DEFAULTS = Defaults(kinds=CAMPAIGN, now=NOW, since=date(2026, 10, 1))
SOURCE = "events.ics"
DOORS = Record(
    spot="event 1",
    origin="ics doors@example.org",
    title="Knock doors",
    kind="canvass",
    times=(Time(datetime(2026, 10, 17, 15, tzinfo=UTC), datetime(2026, 10, 17, 18, tzinfo=UTC)),),
    place=Place(venue="The library", address="201 W Mifflin St", zip="53703"),
    details="Wear shoes.",
    signup="https://example.org/doors",
)
DOORS_FILE = """\
# yaml-language-server: $schema=../../.schemas/event.json
title: Knock doors
kind: canvass
when:
  - start: 2026-10-17 10 am
    end: 1 pm
where:
  venue: The library
  address: 201 W Mifflin St
  zip: 53703
details: Wear shoes.
signup: https://example.org/doors
origin: ics doors@example.org
"""
NAME = "events/wi/2026-10-17-knock-doors.yaml"


class World:
    """A content folder with what earlier imports kept."""

    def __init__(self, files: Mapping[str, str] | None = None) -> None:
        self.files = {name: RawFile(name, name, text.encode()) for name, text in (files or {}).items()}
        self.kept: dict[str, tuple[Imported, ...]] = {}
        self.defaults = DEFAULTS

    def imports(
        self, *records: Record, source: str = SOURCE, join: bool = False, **reading: object
    ) -> Brought:
        found = ((identity_of(raw, self.defaults), name) for name, raw in self.files.items())
        existing = Existing(self.files, self.kept, {one: name for one, name in found if one})
        read = Reading(records=records, **reading)  # type: ignore[arg-type]
        brought = bring(read, source, existing, self.defaults, join=join)
        self.files = {**self.files, **brought.files}
        self.kept = {**self.kept, source: brought.imported}
        for raw in brought.files.values():
            assert not [one for one in check_file(raw, NOW) if one.is_error], raw.data.decode()
        return brought

    def edit(self, name: str, old: str, new: str) -> None:
        raw = self.files[name]
        assert old in raw.data.decode()
        self.files[name] = replace(raw, data=raw.data.decode().replace(old, new).encode())

    def text(self, name: str = NAME) -> str:
        return self.files[name].data.decode()


def outcomes(brought: Brought) -> list[tuple[str, str]]:
    return [(one.outcome, one.title) for one in brought.results]


def words(brought: Brought) -> str:
    return " ".join(plain_text(remark.line) for one in brought.results for remark in one.remarks)


def test_an_event_becomes_a_file() -> None:
    world = World()
    brought = world.imports(DOORS)
    assert outcomes(brought) == [("written", "Knock doors")]
    assert world.text() == DOORS_FILE


def test_importing_again_changes_nothing() -> None:
    world = World()
    world.imports(DOORS)
    before = world.files, world.kept
    brought = world.imports(DOORS)
    assert outcomes(brought) == [("unchanged", "Knock doors")]
    assert not brought.files
    assert (world.files, world.kept) == before


def test_a_change_at_the_source_arrives() -> None:
    world = World()
    world.imports(DOORS)
    brought = world.imports(replace(DOORS, title="Knock on doors"))
    assert outcomes(brought) == [("updated", "Knock on doors")]
    assert world.text() == DOORS_FILE.replace("title: Knock doors", "title: Knock on doors")


def test_an_edit_by_hand_stays_and_the_rest_follows() -> None:
    world = World()
    world.imports(DOORS)
    world.edit(NAME, "Wear shoes.", "Wear warm shoes.")
    moved = (Time(datetime(2026, 10, 17, 16, tzinfo=UTC), datetime(2026, 10, 17, 19, tzinfo=UTC)),)
    brought = world.imports(replace(DOORS, times=moved, details="Wear boots."))
    assert "Wear warm shoes." in world.text()
    assert "start: 2026-10-17 11 am" in world.text()
    assert "details was edited by hand, so it stays. The source now says: Wear boots." in words(brought)
    # A night later nothing is new.
    assert not world.imports(replace(DOORS, times=moved, details="Wear boots.")).files


def test_a_file_can_be_renamed() -> None:
    world = World()
    world.imports(DOORS)
    world.files["events/wi/doors.yaml"] = world.files.pop(NAME)
    world.imports(replace(DOORS, title="Knock on doors"))
    assert list(world.files) == ["events/wi/doors.yaml"]
    assert "Knock on doors" in world.text("events/wi/doors.yaml")


def test_a_deleted_file_stays_away() -> None:
    world = World()
    world.imports(DOORS)
    del world.files[NAME]
    brought = world.imports(DOORS)
    assert outcomes(brought) == [("skipped", "Knock doors")]
    assert world.files == {}
    assert outcomes(world.imports(DOORS)) == [("skipped", "Knock doors")]


def test_an_event_that_is_gone_is_named_and_stays() -> None:
    world = World()
    world.imports(DOORS)
    brought = world.imports()
    assert outcomes(brought) == [("gone", "Knock doors")]
    assert brought.results[0].needs_person
    assert world.text() == DOORS_FILE
    world.edit(NAME, "kind: canvass", "kind: canvass\nstatus: cancelled")
    assert outcomes(world.imports()) == []
    assert outcomes(world.imports(DOORS)) == [("unchanged", "Knock doors")]


def test_a_past_event_that_is_gone_needs_nobody() -> None:
    world = World()
    world.imports(DOORS)
    world.defaults = replace(DEFAULTS, since=date(2026, 11, 1))
    assert outcomes(world.imports()) == []


def test_with_pages_missing_nothing_is_gone() -> None:
    world = World()
    world.imports(DOORS)
    assert outcomes(world.imports(more=Remark(("There are more pages.",)))) == []


def test_an_event_without_a_zip_code_is_a_draft() -> None:
    world = World()
    bare = replace(DOORS, place=Place(venue="The library", state="WI"))
    brought = world.imports(bare)
    assert outcomes(brought) == [("draft", "Knock doors")]
    assert brought.results[0].needs_person
    assert "# To do: Its place has no ZIP code. Add zip: below where:.\ndraft: yes\n" in world.text()
    # Somebody finishes it: from then on it is an event, whatever the source lacks.
    world.edit(NAME, "draft: yes\n", "")
    world.edit(NAME, "  state: WI\n", "  zip: 53703\n")
    brought = world.imports(replace(bare, details="Bring water."))
    assert outcomes(brought) == [("updated", "Knock doors")]
    assert not brought.results[0].needs_person
    assert "draft" not in world.text()
    assert "zip: 53703" in world.text()


def test_a_past_event_is_skipped_with_its_day() -> None:
    world = World()
    world.defaults = replace(DEFAULTS, since=date(2026, 11, 1))
    brought = world.imports(DOORS)
    assert outcomes(brought) == [("skipped", "Knock doors")]
    assert words(brought) == "It was over on Saturday, October 17, 2026."
    assert not brought.results[0].needs_person


def test_past_times_stay_when_the_source_drops_them() -> None:
    world = World()
    weekly = tuple(Time(datetime(2026, 10, day, 15, tzinfo=UTC)) for day in (3, 10, 17, 24))
    world.imports(replace(DOORS, times=weekly))
    before = dict(world.files)
    world.defaults = replace(DEFAULTS, since=date(2026, 10, 12))
    name = "events/wi/2026-10-03-knock-doors.yaml"
    assert outcomes(world.imports(replace(DOORS, times=weekly[2:]))) == [("unchanged", "Knock doors")]
    assert world.files == before
    world.imports(replace(DOORS, times=(*weekly[2:], Time(datetime(2026, 10, 31, 15, tzinfo=UTC)))))
    assert "until: 2026-10-31" in world.text(name)


def test_rows_that_differ_in_their_times_are_one_event() -> None:
    world = World()
    rows = [
        replace(DOORS, spot=f"row {day}", origin=None, times=(Time(datetime(2026, 10, day, 15, tzinfo=UTC)),))
        for day in (3, 10, 17)
    ]
    brought = world.imports(*rows, source="events.csv")
    assert [one.outcome for one in brought.results] == ["written", "joined", "joined"]
    assert world.text("events/wi/2026-10-03-knock-doors.yaml").count("start:") == 3
    assert not world.imports(*rows, source="events.csv").files


def test_a_row_with_a_new_title_is_the_same_event() -> None:
    world = World()
    row = replace(DOORS, origin=None)
    world.imports(row, source="events.csv")
    world.imports(replace(row, title="Knock on doors"), source="events.csv")
    assert list(world.files) == [NAME]
    assert "Knock on doors" in world.text()


def test_a_sheet_with_a_new_name_doubles_nothing() -> None:
    world = World()
    row = replace(DOORS, origin=None)
    world.imports(row, source="events.csv")
    world.imports(row, source="events (1).csv")
    assert list(world.files) == [NAME]


def test_events_with_an_identity_are_joined_on_demand() -> None:
    later = replace(
        DOORS, spot="event 2", origin="ics later", times=(Time(datetime(2026, 10, 24, 15, tzinfo=UTC)),)
    )
    apart = World()
    brought = apart.imports(DOORS, later)
    assert [one.outcome for one in brought.results] == ["written", "written", "input"]
    assert "--join" in words(brought)
    joined = World()
    joined.imports(DOORS, later, join=True)
    assert "origin: [ics doors@example.org, ics later]" in joined.text()


def test_an_event_that_somebody_wrote_by_hand_is_not_doubled() -> None:
    world = World()
    by_hand = DOORS_FILE.replace("origin: ics doors@example.org\n", "")
    world.files["events/wi/doors.yaml"] = RawFile(
        "events/wi/doors.yaml", "content/doors.yaml", by_hand.encode()
    )
    brought = world.imports(DOORS)
    assert outcomes(brought) == [("skipped", "Knock doors")]
    assert "content/doors.yaml is the same event." in words(brought)
    assert "origin: ics doors@example.org" in words(brought)


def test_cancelled_at_the_source_and_in_the_title() -> None:
    world = World()
    world.imports(DOORS)
    world.imports(replace(DOORS, title="CANCELED: Knock doors"))
    assert world.text() == DOORS_FILE.replace("origin:", "status: cancelled\norigin:")
    world.imports(DOORS)
    assert world.text() == DOORS_FILE


def test_one_canceled_time_is_left_out_and_named() -> None:
    times = tuple(
        Time(datetime(2026, 10, day, 15, tzinfo=UTC), is_cancelled=day == 10) for day in (3, 10, 17)
    )
    world = World()
    brought = world.imports(replace(DOORS, times=times))
    assert "2026-10-10" not in world.text("events/wi/2026-10-03-knock-doors.yaml")
    assert "Canceled, so it is left out: Saturday, October 10, 2026." in words(brought)


def test_what_a_record_says_reaches_the_report() -> None:
    world = World()
    brought = world.imports(replace(DOORS, remarks=(Remark(("A picture is not copied.",)),)))
    assert words(brought) == "A picture is not copied."


def test_a_record_that_is_skipped_says_why() -> None:
    brought = World().imports(replace(DOORS, skipped=("It is private.",)))
    assert outcomes(brought) == [("skipped", "Knock doors")]
    assert words(brought) == "It is private."


def test_an_online_event_without_a_state_is_a_draft() -> None:
    world = World()
    brought = world.imports(replace(DOORS, place=Place(is_online=True), zone="America/New_York"))
    assert outcomes(brought) == [("draft", "Knock doors")]
    assert "timezone: America/New_York" in world.text("events/us/2026-10-17-knock-doors.yaml")


def test_an_online_event_with_a_default_state() -> None:
    world = World()
    world.defaults = replace(DEFAULTS, state="WI")
    assert outcomes(world.imports(replace(DOORS, place=Place(is_online=True)))) == [
        ("written", "Knock doors")
    ]
    assert "where: online" in world.text()


def test_a_private_address() -> None:
    world = World()
    world.imports(replace(DOORS, place=Place(zip="53703", is_private=True)))
    assert "where:\n  address: private\n  zip: 53703\n" in world.text()


def test_two_events_with_one_name_get_two_files() -> None:
    world = World()
    evening = replace(DOORS, origin="ics 2", times=(Time(datetime(2026, 10, 17, 22, tzinfo=UTC)),))
    world.imports(DOORS, evening)
    assert sorted(world.files) == ["events/wi/2026-10-17-knock-doors-2.yaml", NAME]


def test_a_draft_for_every_state_that_the_source_completes_helps_its_own_state() -> None:
    world = World()
    world.imports(replace(DOORS, place=Place(venue="The library")))
    name = "events/us/2026-10-17-knock-doors.yaml"
    brought = world.imports(DOORS)
    assert "It has everything it needs now, so it is no longer a draft." in words(brought)
    assert "helps: [WI]\n" in world.text(name)
    assert "To do" not in world.text(name) and "draft" not in world.text(name)
    assert not world.imports(DOORS).files


def test_a_draft_that_a_person_finished_and_moved_is_quiet() -> None:
    world = World()
    bare = replace(DOORS, place=Place(venue="The library"))
    world.imports(bare)
    raw = world.files.pop("events/us/2026-10-17-knock-doors.yaml")
    text = (
        raw.data.decode().replace("draft: yes\n", "").replace("The library\n", "The library\n  zip: 53703\n")
    )
    world.files[NAME] = RawFile(NAME, NAME, text.encode())
    brought = world.imports(bare)
    assert outcomes(brought) == [("unchanged", "Knock doors")]
    assert words(brought) == "Edited by hand, so it stays: where.zip."
    assert [one.file for one in world.kept[SOURCE]] == [NAME]


def test_a_moved_file_follows_a_new_title_in_its_row() -> None:
    world = World()
    row = replace(DOORS, origin=None)
    world.imports(row, source="events.csv")
    world.files["events/wi/doors.yaml"] = world.files.pop(NAME)
    world.imports(row, source="events.csv")
    world.imports(replace(row, title="Knock on doors"), source="events.csv")
    assert list(world.files) == ["events/wi/doors.yaml"]
    assert "Knock on doors" in world.text("events/wi/doors.yaml")


def test_two_rows_about_one_event_with_other_words_need_a_person() -> None:
    row = replace(DOORS, origin=None)
    brought = World().imports(row, replace(row, spot="row 3", details="Bring water."), source="events.csv")
    assert [one.outcome for one in brought.results] == ["written", "skipped"]
    assert brought.results[1].needs_person
    assert "but other words" in words(brought)
