"""Files in content/sources/: an import reads them, `check` knows them, and the site stays as it is."""

from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from statepages.cache import Cache
from statepages.checking.check import check
from statepages.checking.check_file import fix_file
from statepages.checking.settings import begin
from statepages.fields.source_words import WITH_ORGANIZATIONS, SourceTypeName
from statepages.importers.recognize import SOURCE_TYPES
from statepages.model.import_source import Columns, ImportSource
from statepages.source import RawFile
from tests.cases import labelled
from tests.fixes import fixed_lines
from tests.site import NOON, SITE, built, checked, content, paths

NAME = "sources/county-calendar.yaml"
CALENDAR = """\
type: Google Calendar
address: webcal://example.org/events.ics
kind: Phone bank
state: Ohio
zip: 43215
timezone: America/New_York
host: Neighbors
tags: weekend, county
since: 2024-10-01
columns:
  start: When does it start?
  zip: Postal code
join: yes
"""


def source(folder: Path, text: str, **files: str) -> ImportSource:
    found = checked(folder, {NAME: text, **files})
    assert found.problems == ()
    (file,) = found.content.sources
    assert file.name == NAME
    return file.value


def test_a_source_is_read(tmp_path: Path) -> None:
    assert source(tmp_path, CALENDAR) == ImportSource(
        id="county-calendar",
        source_type="ics",
        address="https://example.org/events.ics",
        kind="phone-bank",
        state="OH",
        zip="43215",
        timezone="America/New_York",
        host="Neighbors",
        tags=("weekend", "county"),
        since=date(2024, 10, 1),
        columns=Columns(start="When does it start?", zip="Postal code"),
        join=True,
    )


def test_columns_are_by_our_names_of_fields(tmp_path: Path) -> None:
    columns = source(tmp_path, CALENDAR).columns
    assert columns
    assert columns.by_field() == {"start": "When does it start?", "zip": "Postal code"}


def test_an_organization_at_a_service(tmp_path: Path) -> None:
    found = source(tmp_path, "type: Mobilize\norganization: 1234\n")
    assert (found.source_type, found.organization, found.address) == ("mobilize", "1234", None)


@labelled("sources")
def test_what_is_wrong(case: dict[str, Any], tmp_path: Path) -> None:
    problems = checked(tmp_path, {NAME: case["text"]}).problems
    told = [f"{one.place.line}:{one.place.column} {one.level} {one.code}" for one in problems]
    assert told == case["says"]
    if "message" in case:
        assert problems[0].message == case["message"]
    if "fix" in case:
        assert fixed_lines(problems, case["text"])[0] == case["fix"]


def test_the_kind_is_one_of_the_site(tmp_path: Path) -> None:
    site = {"site.yaml": f"{SITE}kinds: [food-bank]\n", "events/pa/doors.yaml": None}
    text = "address: https://example.org/events.ics\nkind: {}\n"
    assert checked(tmp_path / "one", {**site, NAME: text.format("food-distribution")}).problems == ()
    (problem,) = checked(tmp_path / "two", {**site, NAME: text.format("canvass")}).problems
    assert (problem.code, problem.place.line) == ("kind", 2)


def test_a_key_is_in_no_message(tmp_path: Path) -> None:
    text = "adress: https://example.org/private-c0ffee/basic.ics?token=c0ffee\n"
    problems = checked(tmp_path, {NAME: text}).problems
    assert "keyed-address" in {problem.code for problem in problems}
    assert not [problem.message for problem in problems if "c0ffee" in problem.message]


def test_the_site_stays_as_it_is(tmp_path: Path) -> None:
    remembered = {".imported/county-calendar.json": '{"format": 1}', ".imported/head.json": "[]"}
    sites = [
        built(tmp_path / name, files)  # type: ignore[arg-type]
        for name, files in {"without": {}, "with": {NAME: CALENDAR, **remembered}}.items()
    ]
    without, with_source = (
        {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in folder.rglob("*")
            if path.is_file()
        }
        for folder in (tmp_path / "without/output", tmp_path / "with/output")
    )
    assert all(site.problems == () for site in sites)
    assert with_source == without


def test_a_cache_keeps_what_was_read(tmp_path: Path) -> None:
    content(tmp_path / "content", {NAME: CALENDAR})
    where = paths(tmp_path)
    found = []
    for _ in range(2):
        cache = Cache(tmp_path / "cache", "")
        found.append(check(where, begin(where, None, NOON, cache), cache=cache).content.sources)
        cache.save()
    assert found[0] == found[1]


def test_a_slip_can_be_fixed() -> None:
    text = b"type: Mobilze\norganization: 1234\n"
    assert fix_file(RawFile(NAME, NAME, text), NOON).raw.data == b"type: mobilize\norganization: 1234\n"


@pytest.mark.parametrize("name", ["sources/County.yaml", "sources/county.yml", "sources/county.txt"])
def test_the_name_of_the_file(name: str, tmp_path: Path) -> None:
    (problem,) = checked(tmp_path, {name: CALENDAR}).problems
    assert problem.code == "file-name"


def test_files_and_imports_know_the_same_kinds_of_sources() -> None:
    names = {kind.name: kind.api for kind in SOURCE_TYPES}
    assert set(names) == set(get_args(SourceTypeName))
    assert {name for name, api in names.items() if api} == set(WITH_ORGANIZATIONS)
