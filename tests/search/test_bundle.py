"""The scripts of the finder as they are published."""

import re

import pytest
from msgspec.structs import replace

from search.bundle import ScriptError, bundle
from statepages.look import Look
from statepages.pipeline.looking import look_of
from statepages.paths import Paths
from tests.site import ROOT

FOUND = look_of(Paths.under(ROOT))
assert isinstance(FOUND, Look)
LOOK = FOUND


def imported(script: bytes) -> set[str]:
    """What a script loads before it begins."""
    return set(re.findall(r'(?:from|import)"\./([^"]+)"', script.decode()))


def test_what_every_search_needs_is_one_file() -> None:
    files = bundle(LOOK)
    assert imported(files["page.js"]) == {LOOK.main_script}
    assert LOOK.main_script
    assert imported(files[LOOK.main_script]) == set()


def test_what_some_searches_need_is_apart() -> None:
    files = bundle(LOOK)
    for part in ("map", "words", "complete"):
        assert f"{part}-{LOOK.version}.js" in files
    assert 3 < len(files) < 12


def test_what_is_loaded_later_takes_what_is_there() -> None:
    """A module under two names would begin twice."""
    later = [script for name, script in bundle(LOOK).items() if name != "page.js"]
    assert not any("page.js" in imported(script) for script in later)


def test_no_file_of_one_version_has_the_name_of_another() -> None:
    changed = replace(LOOK, assets={**LOOK.assets, "more.css": b"p {}"})
    assert bundle(LOOK).keys() & bundle(changed).keys() == {"page.js"}


def test_the_same_scripts_make_the_same_files() -> None:
    assert bundle(LOOK) == bundle(replace(LOOK, finder=dict(sorted(LOOK.finder.items(), reverse=True))))


def test_without_a_bundler_each_script_comes_without_its_comments() -> None:
    scripts = {"page.js": b"/** The page. */ import './days.js';", "days.js": b"// Days.\nlet day = 1;"}
    bare = replace(LOOK, finder=scripts, bundler=None)
    assert bundle(bare) == {"page.js": b"import'./days.js';", "days.js": b"let day=1;"}
    assert bare.main_script is None


SLIPS = {
    "not a script": (b"let day = 1;\nlet 9 = 8;\n", ("days.js", 2, 5), "Unexpected token"),
    "a file that is not there": (
        b"export let day = 1;\nimport './nights.js';\n",
        ("days.js", 2, 8),
        "nights.js",
    ),
}


@pytest.mark.parametrize(("script", "place", "words"), SLIPS.values(), ids=SLIPS)
def test_a_slip_in_a_script_is_told_with_its_place(
    script: bytes, place: tuple[str, int, int], words: str
) -> None:
    with pytest.raises(ScriptError, match=words) as found:
        bundle(replace(LOOK, finder={"page.js": b"import './days.js';", "days.js": script}))
    assert (found.value.name, found.value.line, found.value.column) == place
