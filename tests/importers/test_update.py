"""Import again: what the source changed is taken, and what a person changed stays."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

import pytest

from statepages.checking.one_file import nodes_of
from statepages.importers.defaults import Defaults
from statepages.importers.event_file import EventText
from statepages.importers.facts import Facts, facts_of
from statepages.importers.update import Update, update
from statepages.model.kinds import CAMPAIGN
from statepages.report import Untrusted
from statepages.source import RawFile

DEFAULTS = Defaults(kinds=CAMPAIGN, now=datetime(2026, 10, 1, 12, tzinfo=UTC), since=date(2026, 10, 1))
FILE = """\
title: Knock doors
kind: canvass
when:
  - start: 2026-10-17 10 am
    end: 1 pm
where:
  venue: The library
  zip: 53703
details: Wear shoes.
signup: https://example.org/doors
"""


def raw(text: str) -> RawFile:
    return RawFile("events/wi/doors.yaml", "events/wi/doors.yaml", text.encode())


def facts(text: str) -> Facts:
    node = nodes_of(raw(text))[1]
    assert node
    return facts_of(node)


def again(mine: str, theirs: str, base: Mapping[str, object] | str = FILE) -> Update:
    """An import of `theirs` over `mine`, when the last import wrote `base`."""
    node = nodes_of(raw(theirs))[1]
    assert node
    made = EventText(raw(theirs), node, (), is_draft=False)
    return update(raw(mine), made, facts(base) if isinstance(base, str) else dict(base), (), DEFAULTS)


def text_of(done: Update) -> str:
    return done.raw.data.decode()


def words(done: Update) -> str:
    lines = (
        "".join(part.text if isinstance(part, Untrusted) else part for part in one.line)
        for one in done.remarks
    )
    return " ".join(lines)


def test_nothing_changed() -> None:
    done = again(FILE, FILE)
    assert text_of(done) == FILE
    assert done.remarks == ()
    assert done.base == facts(FILE)


def test_the_source_changed() -> None:
    done = again(FILE, FILE.replace("The library", "City Hall").replace("Wear shoes.", "Bring water."))
    assert text_of(done) == FILE.replace("The library", "City Hall").replace("Wear shoes.", "Bring water.")
    assert words(done) == "New: details and where.venue."


def test_a_person_changed_it() -> None:
    mine = FILE.replace("Wear shoes.", "Wear warm shoes.")
    done = again(mine, FILE)
    assert text_of(done) == mine
    assert words(done) == "Edited by hand, so it stays: details."


def test_both_changed_different_fields() -> None:
    mine = FILE.replace("Knock doors", "Knock on doors")
    done = again(mine, FILE.replace("1 pm", "2 pm"))
    assert text_of(done) == mine.replace("1 pm", "2 pm")


def test_both_changed_the_same_field() -> None:
    mine = FILE.replace("Wear shoes.", "Wear warm shoes.")
    done = again(mine, FILE.replace("Wear shoes.", "Wear boots."))
    assert text_of(done) == mine
    assert words(done) == "details was edited by hand, so it stays. The source now says: Wear boots."
    # The person changes it back: then the source counts again.
    back = again(FILE, FILE.replace("Wear shoes.", "Wear boots."), done.base)
    assert text_of(back) == FILE.replace("Wear shoes.", "Wear boots.")


def test_the_source_follows_the_person() -> None:
    mine = FILE.replace("Wear shoes.", "Wear boots.")
    done = again(mine, mine)
    assert text_of(done) == mine
    assert done.base == facts(mine)
    later = again(mine, FILE.replace("Wear shoes.", "Wear sandals."), done.base)
    assert "Wear sandals." in text_of(later)


def test_comments_and_layout_survive() -> None:
    mine = "# Ask Sam before you change this.\n" + FILE.replace(
        "zip: 53703", "zip: 53703   # checked on the map"
    ).replace("kind: canvass\n", "kind: 'canvass'\n\n")
    done = again(mine, FILE.replace("53703", "53704").replace("10 am", "11 am"))
    assert text_of(done) == mine.replace("53703", "53704").replace("10 am", "11 am")


def test_a_field_that_the_source_adds_goes_to_its_place() -> None:
    done = again(FILE, FILE.replace("details:", "timezone: America/Chicago\ndetails:"))
    assert text_of(done) == FILE.replace("details:", "timezone: America/Chicago\ndetails:")


def test_a_field_below_where_that_the_source_adds() -> None:
    theirs = FILE.replace("  venue: The library\n", "  venue: The library\n  address: 1 Main St\n")
    assert text_of(again(FILE, theirs)) == theirs


def test_a_field_that_the_source_drops_is_deleted() -> None:
    theirs = FILE.replace("details: Wear shoes.\n", "")
    assert text_of(again(FILE, theirs)) == theirs


def test_a_field_that_a_person_deleted_stays_deleted() -> None:
    mine = FILE.replace("details: Wear shoes.\n", "")
    assert text_of(again(mine, FILE)) == mine


def test_a_field_that_a_person_added_stays() -> None:
    mine = FILE.replace("  zip: 53703\n", "  zip: 53703\n  directions: Use the side door.\n")
    done = again(mine, FILE.replace("The library", "City Hall"))
    assert text_of(done) == mine.replace("The library", "City Hall")


def test_long_details_are_replaced_whole() -> None:
    long = FILE.replace("details: Wear shoes.\n", "details: |\n  Wear shoes.\n\n  - Water\n  - Snacks\n")
    done = again(long, long.replace("Snacks", "Sandwiches"), long)
    assert text_of(done) == long.replace("Snacks", "Sandwiches")
    short = again(long, FILE, long)
    assert text_of(short) == FILE


def test_a_place_becomes_online_and_back() -> None:
    online = FILE.replace("where:\n  venue: The library\n  zip: 53703\n", "where: online\n")
    done = again(FILE, online)
    assert text_of(done) == online
    assert text_of(again(online, FILE, done.base)) == FILE


def test_a_person_moved_it_online() -> None:
    online = FILE.replace("where:\n  venue: The library\n  zip: 53703\n", "where: online\n")
    done = again(online, FILE.replace("The library", "City Hall"))
    assert text_of(done) == online
    assert "where was edited by hand" in words(done)


def test_times_in_other_words_are_not_an_edit() -> None:
    mine = FILE.replace("2026-10-17 10 am", "2026-10-17 10:00").replace("end: 1 pm", "end: 13:00")
    done = again(mine, FILE.replace("10 am", "9 am"))
    assert text_of(done) == FILE.replace("10 am", "9 am")


def test_a_rule_means_its_times() -> None:
    rule = FILE.replace("    end: 1 pm\n", "    end: 1 pm\n    repeat: weekly\n    until: 2026-10-31\n")
    more = "".join(f"  - start: 2026-10-{day} 10 am\n    end: 1 pm\n" for day in (24, 31))
    apart = FILE.replace("    end: 1 pm\n", f"    end: 1 pm\n{more}")
    assert text_of(again(apart, rule, apart)) == apart


def test_without_a_record_of_the_last_import_everything_stays() -> None:
    done = again(FILE, FILE.replace("Wear shoes.", "Wear boots.").replace("1 pm", "2 pm"), {})
    assert text_of(done) == FILE
    assert "details was edited by hand" in words(done)


@pytest.mark.parametrize(
    "mine",
    [
        pytest.param(FILE.replace("\n", "\r\n"), id="Windows line ends"),
        pytest.param("\ufeff" + FILE, id="byte order mark"),
        pytest.param(FILE.rstrip("\n"), id="no line end at the end"),
        pytest.param(FILE.replace("title: Knock doors", '"title" : "Knock doors"'), id="quotes"),
        pytest.param(FILE.replace("\n  ", "\n    "), id="wide indent"),
    ],
)
def test_other_ways_to_write_a_file(mine: str) -> None:
    theirs = FILE.replace("The library", "City Hall").replace("example.org/doors", "example.org/door-knock")
    theirs = theirs.replace("details: Wear shoes.\n", "details: |\n  Wear shoes.\n  And a hat.\n")
    done = again(mine, theirs)
    node = nodes_of(done.raw)[1]
    assert node
    assert facts_of(node) == facts(theirs)
    assert not any(remark.needs_person for remark in done.remarks)
    assert ("\r\n" in text_of(done)) == ("\r\n" in mine)


@pytest.mark.parametrize(
    "mine",
    [
        pytest.param("", id="empty"),
        pytest.param("no fields at all", id="a text"),
        pytest.param(FILE.replace("title: Knock", "title: Letâ€™s knock"), id="garbled"),
    ],
)
def test_a_file_that_cannot_be_changed_is_named(mine: str) -> None:
    done = again(mine, FILE.replace("Wear shoes.", "Wear boots."))
    assert text_of(done) == mine
    assert any(remark.needs_person for remark in done.remarks)


def test_a_draft_that_a_person_finished_stays_finished() -> None:
    base = "draft: yes\n" + FILE.replace("  zip: 53703\n", "")
    done = again(FILE, base, base)
    assert text_of(done) == FILE


def test_a_draft_that_the_source_completes_is_published() -> None:
    base = "draft: yes\n" + FILE.replace("  zip: 53703\n", "")
    done = again(base, FILE, base)
    assert text_of(done) == FILE


def test_times_that_a_person_changed_are_named_in_words() -> None:
    mine = FILE.replace("10 am", "9 am")
    done = again(mine, FILE.replace("10 am", "11 am").replace("1 pm", "2:30 pm"))
    assert words(done) == (
        "when was edited by hand, so it stays. The source now says: "
        "Saturday, October 17, 2026, 11 am to 2:30 pm"
    )
