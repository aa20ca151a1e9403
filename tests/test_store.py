"""What depends only on the engine is made once and kept in .venv, and content has no influence on it."""

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site import ROOT, content
from tests.workflows import compile_engine, copy_engine

FORBIDDEN = """\
import sys
sys.modules["zipcodes"] = None
import jinja2
jinja2.Environment.compile = None
"""
"""Python reads this at its start, so no build can use the package of ZIP codes or compile a template."""


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout with a .venv of its own, after `make setup`; its libraries are those of these tests."""
    house = tmp_path_factory.mktemp("filled")
    copy_engine(house)
    compile_engine(house)
    (house / "node_modules").symlink_to(ROOT / "node_modules")
    venv.create(house / ".venv", symlinks=True)
    libraries(house).joinpath("libraries.pth").write_text(sysconfig.get_path("purelib"))
    content(house / "content")
    done = python(house, "-m", "statepages.prepare")
    assert done.returncode == 0, done.stderr
    return house


@pytest.fixture
def house(filled: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return shutil.copytree(filled, tmp_path / "house", symlinks=True)


@pytest.fixture(scope="module")
def site(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files that a build without a store makes."""
    bare = shutil.copytree(filled, tmp_path_factory.mktemp("bare") / "house", symlinks=True)
    shutil.rmtree(bare / ".venv")
    return built(bare, Path(sys.executable))


def libraries(house: Path) -> Path:
    return next((house / ".venv" / "lib").glob("python3*")) / "site-packages"


def python(
    house: Path, *arguments: str | Path, by: Path | None = None, path: str | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [by or house / ".venv" / "bin" / "python", *arguments]
    return subprocess.run(
        command,
        cwd=house,
        env={**environment, "PATH": path or environment["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )


def built(house: Path, by: Path | None = None, path: str | None = None) -> dict[str, bytes]:
    """The files of the site that a build makes from nothing."""
    done = python(house, "build.py", "--no-cache", "--now", "2024-10-14T12:00", by=by, path=path)
    assert done.returncode == 0, done.stdout + done.stderr
    return files(house / "output")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".statepages"
    }


def kept(house: Path) -> dict[str, bytes]:
    return files(house / ".venv" / "statepages")


def test_the_first_build_after_set_up_makes_none_of_it(house: Path, site: dict[str, bytes]) -> None:
    """No script is bundled, no template is compiled, and the package of ZIP codes is not used."""
    libraries(house).joinpath("sitecustomize.py").write_text(FORBIDDEN)
    node = house / "bin" / "node"
    node.parent.mkdir()
    node.write_text(f"#!/bin/sh\ntouch {house}/started\nexit 1\n")
    node.chmod(0o755)
    before = kept(house)
    assert built(house, path=f"{node.parent}:{os.environ['PATH']}") == site
    assert not (house / "started").exists()
    assert kept(house) == before
    shutil.rmtree(house / ".venv" / "statepages")
    assert python(house, "build.py", "--no-cache").returncode != 0


def test_what_is_damaged_is_made_again(house: Path, site: dict[str, bytes]) -> None:
    before = kept(house)
    damages: list[Callable[[bytes], bytes]] = [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        lambda data: b"",
        lambda data: data + b"\n",
    ]
    for number, (name, data) in enumerate(sorted(before.items())):
        (house / ".venv" / "statepages" / name).write_bytes(damages[number % len(damages)](data))
    assert built(house) == site
    assert python(house, "-m", "statepages.prepare").returncode == 0
    assert kept(house) == before


def test_a_change_of_the_engine_is_seen(house: Path) -> None:
    path = house / "search" / "__init__.py"
    path.write_text(path.read_text().replace("FORMAT = ", "FORMAT = 1"))
    found = built(house)
    assert found["search/zips/19.json"].startswith(b'{"format":15,')
    assert found["search/outlines/pa.json"].startswith(b'{"format":15,')


def test_a_change_of_a_template_or_a_script_is_seen(house: Path) -> None:
    template = house / "templates" / "pages" / "base.html"
    template.write_text(template.read_text().replace("</body>", "<p>Made by hand</p></body>"))
    script = house / "search" / "finder" / "days.js"
    script.write_text(
        script.read_text() + "\nexport const dayOfTheTest = 7;\nglobalThis.test = dayOfTheTest;\n"
    )
    found = built(house)
    assert b"Made by hand" in found["index.html"]
    assert any(b"globalThis.test" in data for name, data in found.items() if name.endswith(".js"))


@pytest.mark.parametrize("name", ["zipcodes-9.dist-info", "jinja2-9.dist-info"])
def test_another_version_of_a_library_starts_over(house: Path, name: str) -> None:
    look = ("-c", "from statepages import store; print(store.get('zips') is None)")
    assert python(house, *look).stdout == "False\n"
    libraries(house).joinpath(name).mkdir()
    assert python(house, *look).stdout == "True\n"


def test_content_neither_fills_it_nor_chooses_from_it(house: Path, site: dict[str, bytes]) -> None:
    """Whatever a pull request brings to content/, the same is stored and the same is read."""
    before = kept(house)
    own = house / "content" / ".venv" / "statepages"
    own.mkdir(parents=True)
    for name in before:
        (own / name).write_bytes(b"0 0\n")
    settings = house / "content" / "site.yaml"
    settings.write_text(settings.read_text() + "language: es\n")
    for name, text in {
        "zipcodes.py": "",
        "sitecustomize.py": "",
        "templates/pages/base.html": "mine",
    }.items():
        path = house / "content" / ".venv" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    found = built(house)
    assert kept(house) == before
    same = [name for name in site if name.startswith(("search/zips/", "search/outlines/", "search/finder/"))]
    assert {name: found[name] for name in same} == {name: site[name] for name in same}
    assert b'lang="es"' in found["index.html"]


def test_content_with_errors_does_not_change_it(house: Path) -> None:
    before = kept(house)
    store = house / ".venv" / "statepages"
    (house / "content" / "events" / "pa" / "link.yaml").symlink_to(store / next(iter(before)))
    (house / "content" / "images").mkdir()
    (house / "content" / "images" / "all").symlink_to(store)
    done = python(house, "build.py", "--no-cache", "--now", "2024-10-14T12:00")
    assert done.returncode == 1
    assert "file-link" in done.stdout
    assert kept(house) == before


@pytest.mark.parametrize("place", [".venv", ".venv/statepages", ".venv/statepages/site"])
def test_no_site_is_written_into_it(house: Path, place: str) -> None:
    before = kept(house)
    done = python(house, "build.py", "--output", place)
    assert done.returncode == 2
    assert "Choose a folder of its own" in done.stderr
    assert kept(house) == before


def test_without_a_place_for_it_all_works(house: Path, site: dict[str, bytes]) -> None:
    store = house / ".venv" / "statepages"
    shutil.rmtree(store)
    store.touch()
    assert built(house) == site
    assert store.read_bytes() == b""


def test_a_link_in_its_place_is_not_followed(house: Path, site: dict[str, bytes]) -> None:
    store, elsewhere = house / ".venv" / "statepages", house / "content" / ".mine"
    store.rename(elsewhere)
    for path in elsewhere.iterdir():
        path.write_bytes(b"0 0\n")
    store.symlink_to(elsewhere)
    assert built(house) == site
    assert {path.read_bytes() for path in elsewhere.iterdir()} == {b"0 0\n"}


def test_a_venv_that_is_a_link_keeps_it_where_the_libraries_are(house: Path, site: dict[str, bytes]) -> None:
    (house / ".venv").rename(house.parent / "venv")
    (house / ".venv").symlink_to(house.parent / "venv")
    shutil.rmtree(house.parent / "venv" / "statepages")
    assert built(house) == site
    assert (house.parent / "venv" / "statepages").is_dir()


def test_another_python_keeps_nothing(house: Path, site: dict[str, bytes]) -> None:
    before = kept(house)
    path = house / "search" / "__init__.py"
    path.write_text(path.read_text() + "\n# Changed.\n")
    assert built(house, by=Path(sys.executable)) == site
    assert kept(house) == before


def test_two_builds_at_once_make_it_together(house: Path, site: dict[str, bytes]) -> None:
    store = house / ".venv" / "statepages"
    names = kept(house).keys()
    shutil.rmtree(store)
    python = house / ".venv" / "bin" / "python"
    command: list[str | Path] = [python, "build.py", "--no-cache", "--now", "2024-10-14T12:00"]
    both = [
        subprocess.Popen([*command, "--output", name], cwd=house, stdout=subprocess.DEVNULL)
        for name in ("one", "two")
    ]
    assert [build.wait() for build in both] == [0, 0]
    assert files(house / "one") == files(house / "two") == site
    assert kept(house).keys() <= names


def test_only_a_few_versions_of_a_name_stay(house: Path) -> None:
    script = """
from statepages import store
for number in range(20):
    store.put("thing", b"%d" % number, b"%d" % number)
print(store.get("thing", b"19"))
"""
    others = len(kept(house))
    assert python(house, "-c", script).stdout == "b'19'\n"
    assert 1 <= len(kept(house)) - others <= 5
