"""CODEOWNERS as text: our paragraph is up to date, the rest stays as it was."""

from typing import Any

import pytest

from statepages.model.state import StatePage
from statepages.owners import MARK, stale_owners, with_owners
from statepages.problem import Place
from tests.fixes import fixed_lines

OURS = MARK.format(folder="content")
OHIO = "/content/events/oh/ @mona\n/content/states/oh.yaml @mona\n"
UTAH = "/content/events/ut/ @porchlight/utah @eve\n/content/states/ut.yaml @porchlight/utah @eve\n"


def page(code: str, *maintainers: str) -> StatePage:
    fields: dict[str, Any] = {"headline": "Come", "pitch": "We are here.", "maintainers": maintainers}
    return StatePage(code=code, **fields)


PAGES = (page("UT", "porchlight/utah", "eve", "eve"), page("OH", "mona"), page("PA"))

CASES = {
    "a new file": ("", f"{OURS}\n{OHIO}{UTAH}"),
    "after what is there": ("* @boss", f"* @boss\n\n{OURS}\n{OHIO}{UTAH}"),
    "in the middle": (
        f"* @boss\n{OURS}\n/content/events/oh/ @old\n\n/docs/ @writer\n",
        f"* @boss\n{OURS}\n{OHIO}{UTAH}\n/docs/ @writer\n",
    ),
    "made by the command of the package": (
        f"{OURS.replace('python build.py', 'statepages')}\n/content/events/oh/ @old\n",
        f"{OURS}\n{OHIO}{UTAH}",
    ),
    "up to date": (f"{OURS}\n{OHIO}{UTAH}", f"{OURS}\n{OHIO}{UTAH}"),
    "Windows line ends": (f"* @boss\r\n\r\n{OURS}\r\n", f"* @boss\n\n{OURS}\n{OHIO}{UTAH}"),
}


@pytest.mark.parametrize(("before", "after"), CASES.values(), ids=CASES.keys())
def test_the_paragraph_is_updated(before: str, after: str) -> None:
    assert with_owners(before, PAGES, "content") == after
    assert with_owners(after, reversed(PAGES), "content") == after


def test_without_maintainers_nothing_is_added_and_the_paragraph_goes() -> None:
    assert with_owners("* @boss\n", [page("PA")], "content") == "* @boss\n"
    assert with_owners(f"* @boss\n\n{OURS}\n{OHIO}", [], "content") == "* @boss\n\n"


def stale(text: str) -> tuple[Place, str | None] | None:
    problem = stale_owners(text, with_owners(text, PAGES, "content"), ".github/CODEOWNERS")
    return (problem.place, fixed_lines([problem], text)[0]) if problem else None


def test_an_outdated_line_is_reported_with_the_right_one() -> None:
    text = f"* @boss\n{OURS}\n{OHIO.replace('@mona', '@old')}{UTAH}"
    assert stale(text) == (Place(".github/CODEOWNERS", 3), "/content/events/oh/ @mona")


def test_a_line_too_many_or_too_few_has_no_line_to_paste_over_it() -> None:
    assert stale(f"{OURS}\n{OHIO}{UTAH}/content/events/wy/ @gone\n") == (Place(".github/CODEOWNERS", 6), None)
    assert stale(f"{OURS}\n{UTAH}") == (Place(".github/CODEOWNERS", 2), None)
    assert stale("") == (Place(".github/CODEOWNERS", 1), None)


@pytest.mark.parametrize("text", [f"{OURS}\n{OHIO}{UTAH}", f"{OURS}\r\n{OHIO}{UTAH}".replace("\n", "\r\n")])
def test_an_up_to_date_file_is_no_problem(text: str) -> None:
    assert stale(text.replace("\r\r", "\r")) is None
