"""What an import says about its sources and their events."""

from statepages.importers.record import Remark
from statepages.importers.results import Result, report_of


def test_problems_with_sources_come_first_and_on_their_own() -> None:
    """The nightly workflow looks for this heading: while a source cannot be read, it closes nothing."""
    draft = Result(outcome="draft", source="hub", title="March", path="content/events/pa/march.yaml")
    failed = Result(outcome="input", source="team", remarks=(Remark(("It cannot be read.",), True),))
    noted = Result(outcome="input", source="hub", remarks=(Remark(("It has no times.",)),))
    report = report_of([draft, noted, failed])
    assert [section.title for section in report] == [
        "Problems with sources", "Needs a person", "About the source",
    ]  # fmt: skip
    assert len(report[0].items) == 1
    assert report_of([draft])[0].title == "Needs a person"
