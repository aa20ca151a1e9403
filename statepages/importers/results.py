"""What became of each event of a source, as a report."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from statepages.importers.record import Remark
from statepages.problem import Place, Problem
from statepages.report import Item, Line, Report, Section, Untrusted, plain_text

Outcome = Literal["draft", "written", "updated", "unchanged", "joined", "skipped", "gone", "input"]
"""A new draft, a new event, an old one that changed or not, one that is in the file of another, one that is
not imported, one that its source no longer has; and what is about a whole input.
"""


OUTCOMES: dict[str, str] = {
    "written": "added",
    "draft": "written as a draft",
    "updated": "updated",
    "unchanged": "unchanged",
    "joined": "joined with another",
    "skipped": "skipped",
    "gone": "no longer in the source",
}
"""The outcomes of events, in words."""


class Result(Struct, frozen=True, kw_only=True):
    """What became of an event.

    `source` is how people name its input, `spot` where it is there, and `path` its file, as people see it.
    """

    outcome: Outcome
    source: str
    spot: str = ""
    title: str = ""
    path: str | None = None
    remarks: tuple[Remark, ...] = ()

    @property
    def needs_person(self) -> bool:
        """Whether somebody has to do something before this event is as it should be."""
        return self.outcome in {"draft", "gone"} or any(remark.needs_person for remark in self.remarks)


_MANY = 4
"""For so many events a remark is made once."""

_SECTIONS: tuple[tuple[str, frozenset[str]], ...] = (
    ("About the source", frozenset({"input"})),
    ("Written as drafts", frozenset({"draft"})),
    ("No longer in the source", frozenset({"gone"})),
    ("Added", frozenset({"written"})),
    ("Updated", frozenset({"updated"})),
    ("Joined with another", frozenset({"joined"})),
    ("Skipped", frozenset({"skipped"})),
    ("Unchanged", frozenset({"unchanged"})),
)


def report_of(results: Iterable[Result]) -> Report:
    """All results: what needs a person first, then the rest by what became of it.

    A remark about many events is made once.
    """
    found = _with_shared(list(results))
    needy = [one for one in found if one.needs_person]
    rest = [one for one in found if not one.needs_person]
    sections: list[Section] = []
    # .github/workflows/import.yaml looks for the first of these headings.
    for title, is_source in (("Problems with sources", True), ("Needs a person", False)):
        items = tuple(_item(one) for one in needy if (one.outcome == "input") is is_source)
        if items:
            sections.append(Section(title, items))
    for title, outcomes in _SECTIONS:
        items = tuple(_item(one) for one in rest if one.outcome in outcomes)
        if items:
            sections.append(Section(title, items))
    return tuple(sections)


def _with_shared(results: list[Result]) -> list[Result]:
    """The results with a remark about many events of a source in one place."""
    many = Counter(
        (one.source, remark) for one in results for remark in one.remarks if _can_be_shared(one, remark)
    )
    shared = {pair: number for pair, number in many.items() if number >= _MANY}
    about = [
        Result(outcome="input", source=source, remarks=(Remark((f"{number:,} events: ", *remark.line)),))
        for (source, remark), number in shared.items()
    ]
    rest = [
        replace(one, remarks=tuple(remark for remark in one.remarks if (one.source, remark) not in shared))
        for one in results
    ]
    return [*about, *rest]


def _can_be_shared(result: Result, remark: Remark) -> bool:
    return result.outcome in {"written", "draft", "updated", "unchanged"} and not remark.needs_person


def _item(result: Result) -> Item:
    return Item(tuple(_head(result)), tuple(map(_detail, result.remarks)))


def _head(result: Result) -> Iterator[str | Untrusted]:
    """Where it is in its source, its title, what became of it, and its file."""
    yield Untrusted(result.source)
    if result.spot:
        yield f", {result.spot}"
    if result.title:
        yield ": "
        yield Untrusted(result.title)
    if result.needs_person and result.outcome in OUTCOMES:
        yield f", {OUTCOMES[result.outcome]}"
    if result.path:
        yield ", "
        yield Untrusted(result.path)


def _detail(remark: Remark) -> Line:
    return remark.line


def counts(results: Iterable[Result]) -> Mapping[str, int]:
    """How many events there are of each outcome."""
    return Counter(result.outcome for result in results if result.outcome in OUTCOMES)


def as_rows(results: Iterable[Result]) -> list[dict[str, object]]:
    """The results for programs. The remarks are plain texts."""
    return [
        {
            "source": one.source,
            "spot": one.spot,
            "title": one.title,
            "outcome": one.outcome,
            "needs_person": one.needs_person,
            "path": one.path,
            "remarks": [plain_text(remark.line) for remark in one.remarks],
        }
        for one in results
    ]


def as_problems(results: Iterable[Result]) -> list[Problem]:
    """The results as annotations at the top of their files: a warning where somebody is needed, and nothing
    where nothing is new.
    """
    return [
        Problem(
            Place(one.path or one.source),
            "warning" if one.needs_person else "note",
            "import",
            " ".join(
                [f"{plain_text(tuple(_head(one)))}.", *(plain_text(remark.line) for remark in one.remarks)]
            ),
        )
        for one in results
        if one.needs_person or one.outcome not in {"unchanged", "joined"}
    ]
