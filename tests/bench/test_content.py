"""The made-up content folder, read as the engine reads it, and the shortcut of the tests of sizes."""

from pathlib import Path

import pytest
import yaml

from bench.content import write_content
from bench.hugo_site import as_page
from bench.samples import Sample, samples
from search.columns import columns
from statepages.model.event import Event
from statepages.pipeline.checking import Checked, check
from statepages.pipeline.paths import Paths
from tests.browser.crowd import event_of
from tests.site import NOON, ROOT


@pytest.fixture(scope="module")
def made() -> list[Sample]:
    return list(samples(100))


@pytest.fixture(scope="module")
def read(made: list[Sample], tmp_path_factory: pytest.TempPathFactory) -> Checked:
    folder = tmp_path_factory.mktemp("bench") / "content"
    write_content(folder, made)
    return check(Paths.under(ROOT, folder), now=None, clock=NOON)


def events_of(read: Checked) -> list[Event]:
    assert read.site, "\n".join(map(str, read.problems))
    return sorted(read.site.events, key=lambda event: event.id)


def test_nothing_is_wrong_with_it_but_garbled_text(read: Checked, made: list[Sample]) -> None:
    assert len(events_of(read)) == len(made)
    assert {problem.code for problem in read.problems} == {"garbled"}


def test_the_shortcut_comes_to_what_reading_the_files_comes_to(read: Checked, made: list[Sample]) -> None:
    short = sorted(map(event_of, made), key=lambda event: event.id)
    assert columns(short, NOON) == columns(events_of(read), NOON)


def test_hugo_gets_the_same_events(made: list[Sample], tmp_path: Path) -> None:
    for event in made:
        _, head, text = as_page(event).split("---\n", 2)
        fields = yaml.safe_load(head)
        assert fields["title"] == event.title
        assert [start[:10] for start in fields["starts"]] == [day.isoformat() for day in event.days]
        assert fields.get("zip") == (event.place.code if event.place else None)
        assert text.strip() == event.details
