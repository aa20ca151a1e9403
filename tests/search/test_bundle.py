"""The scripts of the finder as they are published."""

import re
from collections.abc import Mapping
from pathlib import Path

from search.bundle import bundle
from statepages.pipeline.paths import Paths
from statepages.problem import Place, Problem
from tests.site import ROOT

ESBUILD = Paths.under(ROOT).esbuild
SCRIPTS = {path.name: path.read_bytes() for path in sorted((ROOT / "search" / "finder").glob("*.js"))}


def made(scripts: Mapping[str, bytes], esbuild: Path | None = ESBUILD) -> dict[str, bytes]:
    found = bundle(scripts, esbuild)
    assert not isinstance(found, Problem), found
    return found


def test_what_every_search_needs_is_in_few_files() -> None:
    files = made(SCRIPTS)
    assert "page.js" in files
    assert len(files) < len(SCRIPTS)
    loaded, wanted = set[str](), {"page.js"}
    while wanted - loaded:
        name = min(wanted - loaded)
        loaded.add(name)
        wanted |= set(re.findall(r'(?:from|import)"\./([^"]+)"', files[name].decode()))
    assert len(loaded) <= 9, loaded
    assert not any(name.startswith(("map-", "words-", "complete-")) for name in loaded)


def test_the_same_scripts_make_the_same_files() -> None:
    assert made(SCRIPTS) == made(dict(reversed(SCRIPTS.items())))


def test_without_esbuild_each_script_comes_without_its_comments() -> None:
    scripts = {"page.js": b"/** The page. */ import './days.js';", "days.js": b"// Days.\nlet day = 1;"}
    assert made(scripts, None) == {"page.js": b"import'./days.js';", "days.js": b"let day=1;"}


def test_a_slip_in_a_script_is_a_problem_at_its_place() -> None:
    found = bundle({"page.js": b"import './days.js';", "days.js": b"let day = 1;\nlet 9 = 8;\n"}, ESBUILD)
    assert isinstance(found, Problem)
    assert found.place == Place("search/finder/days.js", 2, 5)
    assert found.code == "script"
    assert "can not be used" in found.message
