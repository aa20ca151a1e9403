"""The package: with pip's installation of it, a folder with only content/ in it becomes the same site."""

import ast
import os
import re
import shutil
import sys
import zipfile
from pathlib import Path

import pytest
from msgspec.structs import replace

from statepages import __version__
from statepages.paths import Paths
from statepages.read import read_theme
from statepages.theme import Bundled
from tests.installation import NOWHERE, SOURCE, WHEEL, environment, python, run
from tests.repository import commit, git, repository
from tests.site import EVENT, NOON, ROOT, SAMPLE, built, content
from tests.workflows import run_job, workflow


@pytest.fixture
def organization(tmp_path: Path) -> Path:
    """A folder with content/ and nothing else."""
    shutil.copytree(SAMPLE, tmp_path / "organization/content")
    return tmp_path / "organization"


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_the_package_has_one_name_to_import_and_one_command(package: Path) -> None:
    with zipfile.ZipFile(package / WHEEL) as wheel:
        about = f"statepages-{__version__}.dist-info"
        assert {name.partition("/")[0] for name in wheel.namelist()} == {"statepages", about}
        commands = wheel.read(f"{about}/entry_points.txt").decode()
        assert commands == "[console_scripts]\nstatepages = statepages.cli:main\n"
        for name in wheel.namelist():
            if name.endswith(".py"):
                assert "search" not in set(imported(wheel.read(name))), name
            if name.endswith((".py", ".md")):
                assert "python build.py" not in wheel.read(name).decode(), name


def imported(module: bytes) -> list[str]:
    """The first parts of the names that a module imports."""
    nodes = list(ast.walk(ast.parse(module)))
    names = [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
    names += [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return [name.partition(".")[0] for name in names]


def test_what_others_made_comes_with_its_license(package: Path) -> None:
    with zipfile.ZipFile(package / WHEEL) as wheel:
        inside = "statepages/third_party/"
        others = [name.removeprefix(inside) for name in wheel.namelist() if name.startswith(inside)]
        packages = {"/".join(name.split("/")[: 2 if name.startswith("@") else 1]) for name in others}
        assert packages == {"@fontsource/public-sans", "lean-qr", "lunr", "rolldown", "us-atlas"}
        for name in packages:
            license_text = wheel.read(f"{inside}{name}/LICENSE")
            assert license_text == (ROOT / "node_modules" / name / "LICENSE").read_bytes()


def test_the_source_package_makes_the_same_wheel_without_node(package: Path, tmp_path: Path) -> None:
    wheel = ("-m", "pip", "--disable-pip-version-check", "wheel", "--no-deps", "--no-build-isolation")
    python(*wheel, package / SOURCE, folder=tmp_path, **NOWHERE)
    assert (tmp_path / WHEEL).read_bytes() == (package / WHEEL).read_bytes()


def test_a_checkout_without_npm_packages_says_what_is_missing(tmp_path: Path) -> None:
    for name in ("statepages", "search", "templates"):
        (tmp_path / name).symlink_to(ROOT / name)
    for name in ("pyproject.toml", "hatch_build.py", "README.md", "LICENSE"):
        shutil.copy(ROOT / name, tmp_path)
    done = run([sys.executable, "-m", "hatchling", "build", "-t", "wheel"], tmp_path)
    assert done.returncode == 1
    assert "The package needs node_modules/lunr/lunr.min.js. Install Node.js with npm" in done.stderr


def test_it_builds_the_same_site_as_a_checkout(
    installed: Path, organization: Path, sample_folder: Path
) -> None:
    """Without Node, too: the scripts are bundled already."""
    done = run([installed, "--now", NOON.isoformat()], organization, NOWHERE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert {path.name for path in organization.iterdir()} == {"content", "output", ".output.cache"}
    compare(organization / "output", sample_folder)


def compare(made: Path, expected: Path) -> None:
    ours, theirs = files(made), files(expected)
    assert ours.keys() == theirs.keys()
    assert [name for name in ours if ours[name] != theirs[name]] == []
    assert any(name.startswith("search/finder/page-") for name in ours)


NO_FORK = """\
import multiprocessing, os
multiprocessing.get_all_start_methods = lambda: ["spawn"]
del os.fork
"""
"""Python reads this at its start, and is then as on a system where a process cannot become two."""


@pytest.mark.parametrize("start", ["", NO_FORK], ids=["forked", "spawned"])
def test_with_worker_processes_it_builds_the_same_site(start: str, installed: Path, tmp_path: Path) -> None:
    """They are separate programs, which must find the package and not what is in the current folder."""
    assert built(tmp_path / "checkout").published
    organization = content(tmp_path / "organization/content").parent
    (organization / "statepages.py").write_text("raise SystemExit('This is not the engine.')\n")
    (tmp_path / "sitecustomize.py").write_text(start)
    extra = {**NOWHERE, "PYTHONPATH": str(tmp_path)}
    done = run([installed, "--workers", "2", "--now", NOON.isoformat()], organization, extra)
    assert done.returncode == 0, done.stdout + done.stderr
    compare(organization / "output", tmp_path / "checkout/output")


def test_templates_beside_the_content_are_part_of_the_site(installed: Path, organization: Path) -> None:
    """The scripts of the finder stay bundled, without Node, whatever styles the site adds."""
    block = "{% block above_main %}<p>Ours</p>{% endblock %}\n"
    extends = '{% extends "theme:pages/base.html" %}\n'
    for name, text in {
        "pages/base.html": extends + block,
        "pages/sate.html": extends,
        "assets/css/own.css": "p { color: red }",
        "locale/en.po": 'msgid "Find an event"\nmsgstr "Find a shift"\n',
    }.items():
        path = organization / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    done = run([installed, "--now", NOON.isoformat()], organization, NOWHERE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "templates/pages/sate.html" in done.stdout
    page = (organization / "output/index.html").read_text()
    assert "<p>Ours</p>" in page and "Find a shift</a>" in page
    [script] = re.findall(
        r"search/finder/page-\w+\.js", (organization / "output/events/index.html").read_text()
    )
    assert (organization / "output" / script).is_file()


def test_its_commands_work_on_the_current_folder(installed: Path, organization: Path) -> None:
    assert run([installed, "--version"], organization).stdout == f"Statepages, version {__version__}\n"
    check = run([installed, "check", "--now", NOON.isoformat()], organization, NOWHERE)
    assert check.returncode == 0, check.stdout
    assert "`statepages fix --write` fixes the file. [garbled]" in check.stdout
    done = run([installed, "fix", "--write"], organization, NOWHERE)
    assert done.returncode == 0, done.stdout + done.stderr
    changed = files(organization / "content").items() - files(SAMPLE).items()
    assert "site.yaml" in dict(changed)


def test_its_messages_name_its_own_command(installed: Path, tmp_path: Path) -> None:
    for command in ("check", "problems garbled", "build --help"):
        done = run([installed, *command.split()], tmp_path)
        assert "build.py" not in done.stdout + done.stderr
        assert "statepages" in done.stdout + done.stderr
    without = run([installed, "check"], tmp_path)
    assert without.returncode == 2
    assert "Go to the folder that has content/ in it, or use --content" in without.stderr


@pytest.mark.parametrize("is_same", [True, False], ids=["unchanged", "changed"])
def test_bundled_scripts_are_used_only_with_the_scripts_they_were_made_from(
    is_same: bool, tmp_path: Path
) -> None:
    paths = replace(Paths.under(ROOT), rolldown=tmp_path / "package.json")
    paths.rolldown.write_text('{"version": "1.2.3", "bin": {"rolldown": "none"}}')
    paths.bundled.mkdir()
    (paths.bundled / "page.js").write_bytes(b"")
    version = replace(read_theme(paths), bundler=Bundled("1.2.3", {})).version
    (paths.bundled / f"page-{version if is_same else 'other'}.js").write_bytes(b"")
    theme = read_theme(paths)
    assert isinstance(theme.bundler, Bundled) is is_same
    assert theme.main_script == (f"page-{version}.js" if is_same else None)


@pytest.fixture
def started(installed: Path, tmp_path: Path) -> Path:
    """A repository that the installed command wrote, with git, and the installed engine in .venv."""
    done = run([installed, "init", "site", "--name", "Food for All", "--state", "WI"], tmp_path, NOWHERE)
    assert done.returncode == 0, done.stdout + done.stderr
    site = tmp_path / "site"
    os.utime(site / "requirements.txt", (0, 0))  # make would otherwise download the libraries
    commit(repository(site))
    (site / ".venv").symlink_to(installed.parent.parent)
    return site


def test_a_new_repository_pins_the_package_that_its_command_is_from(package: Path, started: Path) -> None:
    assert (started / "engine" / WHEEL).read_bytes() == (package / WHEEL).read_bytes()
    wheel = (sys.executable, "-m", "pip", "--disable-pip-version-check", "hash", "engine/" + WHEEL)
    hashed = run(wheel, started).stdout
    assert hashed.strip().splitlines()[-1] in (started / "requirements.txt").read_text()


def test_its_two_commands_show_the_site_and_check_it(started: Path) -> None:
    for target, last in (("site", "To view it, run: make serve\n"), ("test", "All checks passed.\n")):
        done = run(["make", target], started)
        assert done.returncode == 0, done.stdout + done.stderr
        assert done.stdout.endswith(last)
        assert (started / "output/index.html").is_file()
        shutil.rmtree(started / "output")
    assert git(started, "status", "--porcelain", "--", ".", ":!.venv") == ""


def test_its_upgrade_needs_the_package(started: Path) -> None:
    done = run(["make", "upgrade"], started)
    assert done.returncode != 0
    assert "make upgrade ENGINE=FILE-OR-ADDRESS" in done.stderr


def changed_package(package: Path, folder: Path) -> Path:
    """A package of the same version with another Makefile for new repositories."""
    folder.mkdir()
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(folder / package.name, "w") as new:
        for name in old.namelist():
            more = b"# changed\n" if name == "statepages/starter/Makefile" else b""
            new.writestr(name, old.read(name) + more)
    return folder / package.name


def test_make_upgrade_tries_a_package_and_make_goes_back_to_that_of_the_repository(
    package: Path, started: Path, tmp_path: Path
) -> None:
    """Even if both have the same version. A module of the same name in the repository changes nothing."""
    (started / ".venv").unlink()
    modules = environment(started / ".venv", package / WHEEL)
    changed_package(package / WHEEL, tmp_path / "changed")
    (started / "statepages.py").write_text("raise SystemExit('This is not the engine.')\n")
    extra = {"PIP_NO_INDEX": "1", "HOME": str(tmp_path)}
    done = run(["make", "upgrade", f"ENGINE=~/changed/{WHEEL}"], started, extra)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Makefile changes:" in done.stdout and "\n+# changed\n" in done.stdout
    assert "3 files would change. Nothing is written yet." in done.stdout
    assert (modules / "starter/Makefile").read_text().endswith("# changed\n")
    done = run(["make", "setup"], started, extra)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (modules / "starter/Makefile").read_text() == (started / "Makefile").read_text()


def test_a_package_that_was_not_installed_as_a_file_has_to_be_named(package: Path, tmp_path: Path) -> None:
    """Also one that has changed since it was installed."""
    shutil.copy(package / WHEEL, tmp_path / WHEEL)
    modules = environment(tmp_path / "venv", tmp_path / WHEEL)
    answers = ["--name", "Food for All", "--state", "WI"]
    changed_package(package / WHEEL, tmp_path / "changed").replace(tmp_path / WHEEL)
    [about] = modules.parent.glob("statepages-*/direct_url.json")
    written = about.read_text()
    for text, message in (
        (written, "has changed since it was installed"),
        (written.replace(WHEEL, SOURCE), "Name it with --engine"),
        ("{}", "Name it with --engine"),
    ):
        about.write_text(text)
        done = run([tmp_path / "venv/bin/statepages", "init", "site", *answers], tmp_path)
        assert done.returncode == 1
        assert message in done.stderr
        assert not (tmp_path / "site").exists()


def test_pull_requests_to_it_are_checked_by_its_engine(
    installed: Path, started: Path, tmp_path: Path
) -> None:
    """With templates of the target branch, and without those of the pull request."""
    workspace = tmp_path / "workspace"
    git(started, "clone", "--quiet", ".", str(workspace / "base"))
    git(started, "switch", "--quiet", "--create", "change")
    takeover = {"templates/pages/404.html": "Taken over", "statepages/__init__.py": "raise SystemExit(9)"}
    commit(started, {"content/events/wi/calls.yaml": EVENT.replace("19380", "53703"), **takeover})
    git(started, "switch", "--quiet", "--detach", "main")
    git(started, "merge", "--quiet", "--no-ff", "--message", "Merged", "change")
    git(started, "clone", "--quiet", "--branch", "change", ".", str(workspace / "head"))
    git(workspace / "head", "fetch", "--quiet", "origin", git(started, "rev-parse", "HEAD"))
    git(workspace / "head", "checkout", "--quiet", "--detach", "FETCH_HEAD")
    (workspace / "base/.venv").symlink_to(installed.parent.parent)
    ran = run_job(workflow("check")["jobs"]["content"], workspace)
    assert ran.failed == [], ran.printed
    assert "engine=yes" in ran.outputs
    assert "#### Events added" in ran.summary and "Knock on doors" in ran.summary
    assert "Taken over" not in (workspace / "base/output/404.html").read_text()
    assert (workspace / "base/output/events/wi/calls/index.html").is_file()
