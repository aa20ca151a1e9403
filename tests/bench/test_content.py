"""The made-up content folder, read as the engine reads it, and the shortcut of the tests of sizes."""

import pytest
import yaml

from bench.content import write_content
from bench.hugo_site import as_page
from bench.samples import Sample, samples
from search.columns import columns
from statepages.checking.check import Checked, check
from statepages.checking.settings import begin
from statepages.model.event import Event
from statepages.paths import Paths
from tests.browser.crowd import event_of
from tests.site import NOON, ROOT

WORDS = {"anytime": "Any time", "to-be-announced": "To be announced"}


@pytest.fixture(scope="module")
def made() -> list[Sample]:
    return list(samples(500))


@pytest.fixture(scope="module")
def read(made: list[Sample], tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("bench") / "content"
    write_content(folder, made)
    paths = Paths.under(ROOT, folder)
    return check(paths, begin(paths, None, NOON))


def events_of(read: Checked) -> list[Event]:
    assert read.site, "\n".join(map(str, read.problems))
    return sorted(read.site.events, key=lambda event: event.id)


def test_nothing_is_wrong_with_it_but_garbled_text(read: Checked, made: list[Sample]) -> None:
    assert len(events_of(read)) == len(made)
    assert {problem.code for problem in read.problems} == {"garbled"}


def test_the_shortcut_comes_to_what_reading_the_files_comes_to(read: Checked, made: list[Sample]) -> None:
    short = sorted(map(event_of, made), key=lambda event: event.id)
    assert columns(short, "PA", NOON) == columns(events_of(read), "PA", NOON)


def test_hugo_gets_the_same_events(made: list[Sample], read: Checked) -> None:
    known = {event.id: event for event in events_of(read)}
    for sample in made:
        _, head, text = as_page(sample).split("---\n", 2)
        fields = yaml.safe_load(head)
        event = known[sample.id]
        assert text.strip() == sample.details
        assert fields["title"] == event.title
        assert fields["starts"] == [f"{slot.local_start:%Y-%m-%dT%H:%M:%S}" for slot in event.slots]
        for slot in event.slots:
            lasts = slot.end and slot.end.astimezone(slot.local_start.tzinfo).replace(tzinfo=None)
            starts = slot.local_start.replace(tzinfo=None)
            assert fields.get("minutes") == (lasts and (lasts - starts).total_seconds() / 60)
        assert fields["helps"] == [code.lower() for code in event.helps]
        assert fields["states"] == sorted(code.lower() for code in event.states)
        place = event.location
        assert fields.get("zip") == (place.zip if place else None)
        assert fields.get("venue") == (place.venue if place else None)
        assert fields.get("address") == (place.address if place else None)
        assert ("notice" in fields) == (event.status != "scheduled")
        assert tuple(fields.get("tags", ())) == event.tags
        contact = fields.get("contact", {})
        assert contact.get("email") == (event.contact.email if event.contact else None)
        assert contact.get("name") == (event.contact.name if event.contact else None)
        assert bool(contact) == (event.contact is not None)
        assert ("access" in fields) == (event.accessibility is not None)
        assert fields.get("source") == (event.source.link if event.source else None)
        assert fields.get("words") == WORDS.get(event.word or "")
        for name in ("summary", "bring", "training"):
            assert fields.get(name) == getattr(event, name)
        assert fields["online"] == event.is_online
