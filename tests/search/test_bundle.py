"""The scripts of the finder as they are published."""

import re

import pytest
from msgspec.structs import replace

from search.bundle import bundle
from statepages.paths import Paths
from statepages.plan import theme_of
from statepages.problem import Place, ProblemError
from statepages.theme import Theme
from tests.site import ROOT

FOUND = theme_of(Paths.under(ROOT))
assert isinstance(FOUND, Theme)
THEME = FOUND


def bundled(theme: Theme) -> dict[str, bytes]:
    return bundle(theme.finder, theme.main_script, theme.version, theme.bundler)


def imported(script: bytes) -> set[str]:
    """What a script loads before it begins."""
    return set(re.findall(r'(?:from|import)"\./([^"]+)"', script.decode()))


def test_what_every_search_needs_is_one_file() -> None:
    files = bundled(THEME)
    assert imported(files["page.js"]) == {THEME.main_script}
    assert THEME.main_script
    assert imported(files[THEME.main_script]) == set()


def test_what_some_searches_need_is_apart() -> None:
    files = bundled(THEME)
    for part in ("map", "words", "complete", "suggestions", "errors"):
        assert f"{part}-{THEME.version}.js" in files
    assert len(files) < 15


def test_what_is_loaded_later_takes_what_is_there() -> None:
    """A module under two names would begin twice."""
    later = [script for name, script in bundled(THEME).items() if name != "page.js"]
    assert not any("page.js" in imported(script) for script in later)


def test_no_file_of_one_version_has_the_name_of_another() -> None:
    changed = replace(THEME, assets={**THEME.assets, "more.css": b"p {}"})
    assert bundled(THEME).keys() & bundled(changed).keys() == {"page.js"}


def test_the_same_scripts_make_the_same_files() -> None:
    assert bundled(THEME) == bundled(replace(THEME, finder=dict(sorted(THEME.finder.items(), reverse=True))))


def test_without_a_bundler_each_script_comes_without_its_comments() -> None:
    scripts = {"page.js": b"/** The page. */ import './days.js';", "days.js": b"// Days.\nlet day = 1;"}
    bare = replace(THEME, finder=scripts, bundler=None)
    assert bundled(bare) == {"page.js": b"import'./days.js';", "days.js": b"let day=1;"}
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
    with pytest.raises(ProblemError, match=words) as found:
        bundled(replace(THEME, finder={"page.js": b"import './days.js';", "days.js": script}))
    name, line, column = place
    assert found.value.problem.place == Place(f"search/finder/{name}", line, column)
