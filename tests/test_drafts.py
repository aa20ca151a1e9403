"""A file with `draft: yes` is checked, and is nowhere on the site."""

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages.checking.check import check, check_closely
from statepages.checking.check_file import check_file
from statepages.checking.settings import begin
from statepages.compose import quoted
from statepages.history import history_now
from statepages.problem import Problem
from statepages.source import RawFile
from statepages.weblink import addresses
from tests.cases import labelled
from tests.pictures import picture
from tests.repository import commit, repository
from tests.site import EVENT, FILES, NOON, built, checked, content, paths

SECRET = "Supper with the zebras"
DRAFT = EVENT.replace("Knock on doors", SECRET).replace("2024-10-19", "2024-10-26") + "draft: yes\n"
NAMES = {
    "in English": "unpublished: yes\n",
    "in Spanish": "borrador: sí\n",
    "in capitals": "DRAFT: YES\n",
    "in quotes": 'draft: "yes"\n',
    "true": "draft: true\n",
}


def said(problems: tuple[Problem, ...], name: str) -> list[Problem]:
    """The problems of a file, without the one that says that it is a draft."""
    mine = [problem for problem in problems if problem.place.path.endswith(name)]
    return [problem for problem in mine if problem.code != "draft"]


@labelled("drafts")
def test_what_a_draft_lacks_can_wait(case: dict[str, Any], tmp_path: Path) -> None:
    name = case.get("file", "events/pa/supper.yaml")
    found = checked(tmp_path, {name: case["text"] + "draft: yes\n"})
    own = said(found.problems, name)
    assert [f"{one.place.line}:{one.place.column} {one.level} {one.code}" for one in own] == case["says"]
    if "message" in case:
        assert own[0].message == case["message"]
    strict = said(found.with_problems(strict=True).problems, name)
    assert [one for one in strict if one.can_wait] == [one for one in own if one.can_wait]


@labelled("drafts")
def test_only_the_line_makes_it_a_draft(case: dict[str, Any], tmp_path: Path) -> None:
    """Without it, or with `draft: no`, everything that could wait is an error."""
    name = case.get("file", "events/pa/supper.yaml")
    for end in ("", "draft: no\n"):
        text = f"{case['text']}{end}"
        if not text:
            continue
        problems = said(checked(tmp_path, {name: text}).problems, name)
        assert not [one for one in problems if one.can_wait]
        assert any(one.is_error for one in problems) or not any("missing" in one for one in case["says"])


def test_no_draft_is_on_the_site(tmp_path: Path) -> None:
    """Complete or not, whatever people call it, and whatever else is in its file."""
    files: dict[str, str | bytes | None] = {
        f"events/pa/zebra-{number}.yaml": DRAFT.replace("draft: yes\n", line)
        for number, line in enumerate(NAMES.values())
    }
    files["events/pa/zebra-short.yaml"] = f"title: {SECRET}\ndraft: yes\n"
    with_drafts = built(tmp_path / "one", files)
    without = built(tmp_path / "other")
    assert with_drafts.published, with_drafts.problems
    assert with_drafts.events == without.events == 1
    assert written(tmp_path / "one/output") == written(tmp_path / "other/output")


def written(output: Path) -> dict[str, bytes]:
    """All files of a site. They are the same, byte for byte, whatever the drafts."""
    files = (path for path in output.rglob("*") if path.is_file())
    return {path.relative_to(output).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize("line", NAMES.values(), ids=NAMES.keys())
def test_names_that_people_give_it(line: str, tmp_path: Path) -> None:
    found = checked(tmp_path, {"events/pa/supper.yaml": DRAFT.replace("draft: yes\n", line)})
    assert [draft.value.title for draft in found.content.drafts] == [SECRET]
    assert not found.has_errors


def test_the_same_event_in_a_draft_and_in_an_event(tmp_path: Path) -> None:
    found = checked(tmp_path, {"events/pa/again.yaml": EVENT + "draft: yes\n"})
    [problem] = said(found.problems, "again.yaml")
    assert (problem.code, problem.level) == ("same-event", "warning")
    assert "already in" in problem.message


def test_a_draft_keeps_its_address(tmp_path: Path) -> None:
    found = checked(tmp_path, {"events/pa/Doors.yaml": DRAFT})
    assert [problem.code for problem in said(found.problems, "Doors.yaml")] == ["same-address"]


def test_a_picture_that_only_a_draft_shows_is_not_published(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "images/us.png": picture("png"),
        "events/pa/supper.yaml": DRAFT + "image: {file: us.png, alt: Us}\n",
    }
    result = built(tmp_path, files)
    assert result.published
    assert not (tmp_path / "output/images").exists()


def test_since_when_it_waits(tmp_path: Path) -> None:
    """The day when git saw the file first, in the time zone of the site."""
    repository(tmp_path)
    later = DRAFT + "source: {link: https://example.org/a, checked: 2024-10-10}\n"
    commit(tmp_path, {f"content/{name}": text for name, text in FILES.items()})
    commit(tmp_path, {"content/events/pa/supper.yaml": DRAFT}, at="2024-10-04T02:00:00Z")
    commit(tmp_path, {"content/events/pa/supper.yaml": later}, at="2024-10-12T12:00:00Z")
    start, history = begin(paths(tmp_path), None, NOON), partial(history_now, tmp_path / "content")
    for found in (
        check(paths(tmp_path), start, history=history),
        check_closely(paths(tmp_path), start, history),
    ):
        [problem] = [one for one in found.problems if one.code == "draft"]
        assert problem.message.endswith("It was added on October 3, 2024.")


LOOKALIKES = """\
origin:
  - ics 4d2h7ks@gmial.com
  - ics https://bit.ly/x?utm_source=a&fbclid=b
  - ics https://www.google.com/url?q=https://example.org
  - "ics [email protected]"
  - ics TODO
  - TBD
  - "ics http://localhost/dashboard, <b>x</b>"
  - "ics “a” [b](c) 1600 Pennsylvania Ave, at my house #2"
  - mobilize 897512
"""


def test_nothing_is_said_about_where_an_event_was_imported_from(tmp_path: Path) -> None:
    """Not even if something else in the file is wrong. No link of it is tried."""
    for extra in ("", "zebra: 1\n"):
        found = checked(tmp_path, {"events/pa/doors.yaml": EVENT + LOOKALIKES + extra})
        assert [one.code for one in found.problems] == (["unknown-field"] if extra else [])
    content(tmp_path / "content", {"events/pa/doors.yaml": EVENT + LOOKALIKES})
    nodes = check_closely(paths(tmp_path), begin(paths(tmp_path), None, NOON)).nodes
    assert not [link for node in nodes for link in addresses(node) if "example.org/" not in link]


TYPED = st.text(st.characters(min_codepoint=32, max_codepoint=126), min_size=1, max_size=300)


@given(TYPED.map(str.strip).filter(lambda text: text not in {"", "~"} and text.lower() != "null"))
def test_an_origin_can_be_any_text(text: str) -> None:
    for written in (f"origin: {quoted(text)}\n", f"origin:\n  - mobilize 1\n  - {quoted(text)}\n"):
        for more, codes in (("", []), ("zebra: 1\n", ["unknown-field"])):
            raw = RawFile("events/pa/x.yaml", "x.yaml", f"{EVENT}{written}{more}".encode())
            assert [problem.code for problem in check_file(raw, NOON)] == codes


def test_no_reader_sees_where_an_event_was_imported_from(tmp_path: Path) -> None:
    one = built(tmp_path / "one", {"events/pa/doors.yaml": f"{EVENT}origin: mobilize 897512\n"})
    built(tmp_path / "other")
    assert one.published
    assert written(tmp_path / "one/output") == written(tmp_path / "other/output")


ORIGINS = {
    "one text": ("origin: mobilize 897512\n", []),
    "one with a comma": ("origin: ics a,b@example.org\n", []),
    "a list": ("origin: [ics a, ics b]\n", []),
    "the longest": (f"origin: ics {'a' * 296}\n", []),
    "too long": (f"origin: ics {'a' * 297}\n", ["too-long"]),
    "the most": ("origin:\n" + "".join(f"  - ics {n}\n" for n in range(400)), []),
    "too many": ("origin:\n" + "".join(f"  - ics {n}\n" for n in range(401)), ["too-long"]),
    "nothing": ("origin:\n", ["empty"]),
    "fields": ("origin: {ics: a}\n", ["field-kind"]),
}


@pytest.mark.parametrize(("line", "codes"), ORIGINS.values(), ids=ORIGINS.keys())
def test_origins(line: str, codes: list[str], tmp_path: Path) -> None:
    found = checked(tmp_path, {"events/pa/doors.yaml": EVENT + line})
    assert [problem.code for problem in found.problems] == codes
