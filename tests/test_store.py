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
    checkout = tmp_path_factory.mktemp("filled")
    copy_engine(checkout)
    compile_engine(checkout)
    (checkout / "node_modules").symlink_to(ROOT / "node_modules")
    venv.create(checkout / ".venv", symlinks=True)
    libraries(checkout).joinpath("libraries.pth").write_text(sysconfig.get_path("purelib"))
    content(checkout / "content")
    done = python(checkout, "-m", "statepages.prepare")
    assert done.returncode == 0, done.stderr
    return checkout


@pytest.fixture
def checkout(filled: Path, tmp_path: Path) -> Path:
    """A copy of it for one test."""
    return shutil.copytree(filled, tmp_path / "checkout", symlinks=True)


@pytest.fixture(scope="module")
def site(filled: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files that a build without a store makes."""
    bare = shutil.copytree(filled, tmp_path_factory.mktemp("bare") / "checkout", symlinks=True)
    shutil.rmtree(bare / ".venv")
    return built(bare, Path(sys.executable))


def libraries(checkout: Path) -> Path:
    return next((checkout / ".venv" / "lib").glob("python3*")) / "site-packages"


def python(
    checkout: Path, *arguments: str | Path, by: Path | None = None, path: str | None = None
) -> subprocess.CompletedProcess[str]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    command = [by or checkout / ".venv" / "bin" / "python", *arguments]
    return subprocess.run(
        command,
        cwd=checkout,
        env={**environment, "PATH": path or environment["PATH"], "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
    )


def built(checkout: Path, by: Path | None = None, path: str | None = None) -> dict[str, bytes]:
    """The files of the site that a build makes from nothing."""
    done = python(checkout, "build.py", "--no-cache", "--now", "2024-10-14T12:00", by=by, path=path)
    assert done.returncode == 0, done.stdout + done.stderr
    return files(checkout / "output")


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != ".statepages"
    }


def stored(checkout: Path) -> dict[str, bytes]:
    return files(checkout / ".venv" / "statepages")


def test_the_first_build_after_set_up_makes_none_of_it(checkout: Path, site: dict[str, bytes]) -> None:
    """No script is bundled, no template is compiled, and the package of ZIP codes is not used."""
    libraries(checkout).joinpath("sitecustomize.py").write_text(FORBIDDEN)
    node = checkout / "bin" / "node"
    node.parent.mkdir()
    node.write_text(f"#!/bin/sh\ntouch {checkout}/started\nexit 1\n")
    node.chmod(0o755)
    before = stored(checkout)
    assert built(checkout, path=f"{node.parent}:{os.environ['PATH']}") == site
    assert not (checkout / "started").exists()
    assert stored(checkout) == before
    shutil.rmtree(checkout / ".venv" / "statepages")
    assert python(checkout, "build.py", "--no-cache").returncode != 0


def test_what_is_damaged_is_made_again(checkout: Path, site: dict[str, bytes]) -> None:
    before = stored(checkout)
    damages: list[Callable[[bytes], bytes]] = [
        lambda data: data[: len(data) // 2],
        lambda data: data[:-9] + bytes([data[-9] ^ 1]) + data[-8:],
        lambda data: b"",
        lambda data: data + b"\n",
    ]
    for number, (name, data) in enumerate(sorted(before.items())):
        (checkout / ".venv" / "statepages" / name).write_bytes(damages[number % len(damages)](data))
    assert built(checkout) == site
    assert python(checkout, "-m", "statepages.prepare").returncode == 0
    assert stored(checkout) == before


def test_a_change_of_the_engine_is_seen(checkout: Path) -> None:
    path = checkout / "search" / "__init__.py"
    path.write_text(path.read_text().replace("FORMAT = ", "FORMAT = 1"))
    found = built(checkout)
    assert found["search/zips/19.json"].startswith(b'{"format":15,')
    assert found["search/outlines/pa.json"].startswith(b'{"format":15,')


def test_a_change_of_a_template_or_a_script_is_seen(checkout: Path) -> None:
    template = checkout / "templates" / "pages" / "base.html"
    template.write_text(template.read_text().replace("</body>", "<p>Made by hand</p></body>"))
    script = checkout / "search" / "finder" / "days.js"
    script.write_text(
        script.read_text() + "\nexport const dayOfTheTest = 7;\nglobalThis.test = dayOfTheTest;\n"
    )
    found = built(checkout)
    assert b"Made by hand" in found["index.html"]
    assert any(b"globalThis.test" in data for name, data in found.items() if name.endswith(".js"))


@pytest.mark.parametrize("name", ["zipcodes-9.dist-info", "jinja2-9.dist-info"])
def test_another_version_of_a_library_starts_over(checkout: Path, name: str) -> None:
    look = ("-c", "from statepages import store; print(store.get('zips') is None)")
    assert python(checkout, *look).stdout == "False\n"
    libraries(checkout).joinpath(name).mkdir()
    assert python(checkout, *look).stdout == "True\n"


def test_content_neither_fills_it_nor_chooses_from_it(checkout: Path, site: dict[str, bytes]) -> None:
    """Whatever a pull request brings to content/, the same is stored and the same is read."""
    before = stored(checkout)
    own = checkout / "content" / ".venv" / "statepages"
    own.mkdir(parents=True)
    for name in before:
        (own / name).write_bytes(b"0 0\n")
    settings = checkout / "content" / "site.yaml"
    settings.write_text(settings.read_text() + "language: es\n")
    for name, text in {
        "zipcodes.py": "",
        "sitecustomize.py": "",
        "templates/pages/base.html": "mine",
    }.items():
        path = checkout / "content" / ".venv" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    found = built(checkout)
    assert stored(checkout) == before
    same = [name for name in site if name.startswith(("search/zips/", "search/outlines/", "search/finder/"))]
    assert {name: found[name] for name in same} == {name: site[name] for name in same}
    assert b'lang="es"' in found["index.html"]


def test_content_with_errors_does_not_change_it(checkout: Path) -> None:
    before = stored(checkout)
    store = checkout / ".venv" / "statepages"
    (checkout / "content" / "events" / "pa" / "link.yaml").symlink_to(store / next(iter(before)))
    (checkout / "content" / "images").mkdir()
    (checkout / "content" / "images" / "all").symlink_to(store)
    done = python(checkout, "build.py", "--no-cache", "--now", "2024-10-14T12:00")
    assert done.returncode == 1
    assert "file-link" in done.stdout
    assert stored(checkout) == before


@pytest.mark.parametrize("place", [".venv", ".venv/statepages", ".venv/statepages/site"])
def test_no_site_is_written_into_it(checkout: Path, place: str) -> None:
    before = stored(checkout)
    done = python(checkout, "build.py", "--output", place)
    assert done.returncode == 2
    assert "Choose a separate folder" in done.stderr
    assert stored(checkout) == before


def test_without_a_place_for_it_all_works(checkout: Path, site: dict[str, bytes]) -> None:
    store = checkout / ".venv" / "statepages"
    shutil.rmtree(store)
    store.touch()
    assert built(checkout) == site
    assert store.read_bytes() == b""


def test_a_link_in_its_place_is_not_followed(checkout: Path, site: dict[str, bytes]) -> None:
    store, elsewhere = checkout / ".venv" / "statepages", checkout / "content" / ".mine"
    store.rename(elsewhere)
    for path in elsewhere.iterdir():
        path.write_bytes(b"0 0\n")
    store.symlink_to(elsewhere)
    assert built(checkout) == site
    assert {path.read_bytes() for path in elsewhere.iterdir()} == {b"0 0\n"}


def test_a_venv_that_is_a_link_keeps_it_where_the_libraries_are(
    checkout: Path, site: dict[str, bytes]
) -> None:
    (checkout / ".venv").rename(checkout.parent / "venv")
    (checkout / ".venv").symlink_to(checkout.parent / "venv")
    shutil.rmtree(checkout.parent / "venv" / "statepages")
    assert built(checkout) == site
    assert (checkout.parent / "venv" / "statepages").is_dir()


def test_another_python_keeps_nothing(checkout: Path, site: dict[str, bytes]) -> None:
    before = stored(checkout)
    path = checkout / "search" / "__init__.py"
    path.write_text(path.read_text() + "\n# Changed.\n")
    assert built(checkout, by=Path(sys.executable)) == site
    assert stored(checkout) == before


def test_two_builds_at_once_make_it_together(checkout: Path, site: dict[str, bytes]) -> None:
    store = checkout / ".venv" / "statepages"
    names = stored(checkout).keys()
    shutil.rmtree(store)
    python = checkout / ".venv" / "bin" / "python"
    command: list[str | Path] = [python, "build.py", "--no-cache", "--now", "2024-10-14T12:00"]
    both = [
        subprocess.Popen([*command, "--output", name], cwd=checkout, stdout=subprocess.DEVNULL)
        for name in ("one", "two")
    ]
    assert [build.wait() for build in both] == [0, 0]
    assert files(checkout / "one") == files(checkout / "two") == site
    assert stored(checkout).keys() <= names


def test_only_a_few_versions_of_a_name_stay(checkout: Path) -> None:
    script = """
from statepages import store
for number in range(20):
    store.put("thing", b"%d" % number, b"%d" % number)
print(store.get("thing", b"19"))
"""
    others = len(stored(checkout))
    assert python(checkout, "-c", script).stdout == "b'19'\n"
    assert 1 <= len(stored(checkout)) - others <= 5
