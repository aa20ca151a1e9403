"""From a content folder to a published site: what is reported, what is written, what stays."""

import errno
import json
import os
import shutil
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from statepages import read
from statepages.cache import Cache
from statepages.checking.check import check
from statepages.checking.settings import begin
from statepages.output import Output
from statepages.paths import Paths
from statepages.problem import Place
from statepages.publish.tree import Written
from statepages.read import list_content
from tests.pictures import noise, placed, saved, turned
from tests.site import EVENT, NOON, ROOT, SAMPLE, SITE, STATE, build_at, built, checked, content, paths


def reported(problems: object) -> list[str]:
    return [f"{p.place} {p.level} {p.code}" for p in problems]  # type: ignore[attr-defined]


def test_a_good_folder_has_no_problems(tmp_path: Path) -> None:
    found = checked(tmp_path)
    assert not found.problems
    assert found.site
    assert [event.id for event in found.site.events] == ["pa/doors"]
    assert found.now == NOON


def test_it_is_published(tmp_path: Path) -> None:
    result = built(tmp_path)
    assert result.published
    assert not [problem for problem in result.problems if problem.is_error]
    output = tmp_path / "output"
    for page in ["index.html", "pennsylvania/index.html", "pa/index.html", "events/pa/doors/index.html"]:
        assert (output / page).is_file(), page
    html = list(output.rglob("*.html"))
    assert result.tree
    assert result.tree.pages == len(html)
    assert "Knock on doors" in (output / "pennsylvania" / "index.html").read_text()


def test_a_photo_is_published_without_the_place_where_it_was_taken(tmp_path: Path) -> None:
    photo = saved(noise(), "jpg", exif=placed())
    shown = EVENT + "image: {file: us.jpg, alt: Us}\n"
    result = built(tmp_path, {"images/us.jpg": photo, "images/no.jpg": photo, "events/pa/doors.yaml": shown})
    assert reported(result.problems) == [
        f"{tmp_path}/content/images/{name}.jpg:1:1 warning picture-details" for name in ("no", "us")
    ]
    [published] = (tmp_path / "output" / "images").iterdir()
    assert published.name == "us.jpg"
    assert published.read_bytes() == saved(noise(), "jpg", exif=turned())


def test_an_error_leaves_the_last_good_site(tmp_path: Path) -> None:
    built(tmp_path)
    before = (tmp_path / "output" / "index.html").read_bytes()
    result = built(
        tmp_path, {"site.yaml": SITE.replace("Neighbors", "Renamed"), "events/pa/bad.yaml": "kind: x"}
    )
    assert not result.published
    assert (tmp_path / "output" / "index.html").read_bytes() == before


def test_pages_and_posts_come_in_their_order(tmp_path: Path) -> None:
    """States by the order in their files, then by name; posts from the newest on."""
    post = "title: {0}\ndate: {0}\nbody: Read.\n"
    days = ("2024-10-02", "2024-10-11", "2024-09-30")
    files: dict[str, str | bytes | None] = {
        "states/oh.yaml": STATE + "order: 1\n",
        "states/az.yaml": STATE + "order: 200\n",
        "states/wi.yaml": STATE,
        **{f"posts/{day}-post.yaml": post.format(day) for day in days},
    }
    site = checked(tmp_path, files).site
    assert site
    assert [state.name for state in site.states] == ["Ohio", "Pennsylvania", "Wisconsin", "Arizona"]
    assert [one.title for one in site.posts] == ["2024-10-11", "2024-10-02", "2024-09-30"]


def test_the_lines_of_problems_are_those_of_the_file(tmp_path: Path) -> None:
    """Whatever the line ends, such as those of an old editor or of Windows."""
    garbled = EVENT.replace("The library", "The â€œlibraryâ€\x9d")
    files: dict[str, str | bytes | None] = {
        f"events/pa/{name}.yaml": garbled.replace("doors", name).replace("\n", end).encode()
        for name, end in {"unix": "\n", "windows": "\r\n", "mac": "\r"}.items()
    }
    found = checked(tmp_path, files)
    reported = {problem.place.path.rpartition("/")[2]: problem.place for problem in found.problems}
    assert set(reported) == {"unix.yaml", "windows.yaml", "mac.yaml"}
    for place in reported.values():
        assert "The â€œlibrary" in found.lines[place.path][place.line - 1]


def test_a_file_that_has_just_changed_may_change_again_unseen(tmp_path: Path) -> None:
    """Two changes within a tick of the system's clock have the same stamp, so the bytes are compared."""
    cache, file = Cache(None, ""), tmp_path / "content" / "events" / "pa" / "doors.yaml"
    content(tmp_path / "content")
    start = begin(paths(tmp_path), None, NOON)
    listed = list_content(tmp_path / "content", str(tmp_path / "content"))
    for title in ("Knock on doors", "Knock on walls"):
        file.write_text(EVENT.replace("Knock on doors", title))
        site = check(paths(tmp_path), start, cache=cache, listed=listed).site
        assert site
        assert [event.title for event in site.events] == [title]


def test_one_bad_file_does_not_hide_another(tmp_path: Path) -> None:
    files: dict[str, str | bytes | None] = {
        "events/pa/alias.yaml": EVENT + "host: *x\n",
        "events/pa/bytes.yaml": b"title: Don\x92t",
        "events/pa/deep.yaml": "tags: " + "[" * 1000,
        "events/pa/empty.yaml": "",
        "events/pa/huge.yaml": "details: " + "x" * 70_000,
        "events/pa/kind.yaml": EVENT.replace("canvass", "knocking"),
        "events/pa/twice.yaml": EVENT.replace("doors", "walls") + "kind: rally\n",
        "site.yaml": "name: a\n",
        "states/pa.yaml": "headline: b\n",
    }
    found = checked(tmp_path, files)
    shown = [line.partition("content/")[2] for line in reported(found.problems)]
    for expected in [
        "events/pa/alias.yaml:9:7 error shortcut",
        "events/pa/bytes.yaml:1:11 error not-utf-8",
        "events/pa/deep.yaml:1:26 error depth",
        "events/pa/empty.yaml:1:1 error empty-file",
        "events/pa/huge.yaml:1:1 error file-size",
        "events/pa/kind.yaml:2:7 error kind",
        "events/pa/twice.yaml:9:1 error duplicate-field",
        "site.yaml:1:1 error missing-field",
        "states/pa.yaml:1:1 error missing-field",
    ]:
        assert expected in shown
    assert found.site is None


def test_a_link_in_the_folder_is_reported(tmp_path: Path) -> None:
    checked(tmp_path)
    (tmp_path / "content" / "events" / "pa" / "link.yaml").symlink_to("/etc/hostname")
    assert "file-link" in {problem.code for problem in checked(tmp_path).problems}


def test_without_settings(tmp_path: Path) -> None:
    found = checked(tmp_path, {"site.yaml": None})
    assert [problem.code for problem in found.problems] == ["no-settings"]


def test_strict_counts_warnings(tmp_path: Path) -> None:
    garbled: dict[str, str | bytes | None] = {"events/pa/doors.yaml": EVENT.replace("on", "â€”", 1)}
    assert built(tmp_path / "a", garbled).published
    assert not built(tmp_path / "b", garbled, strict=True).published


def test_as_of_freezes_the_clock(tmp_path: Path) -> None:
    found = checked(tmp_path, {"site.yaml": SITE + "as_of: 2024-11-20T12:00 America/New_York\n"})
    assert found.now.isoformat() == "2024-11-20T17:00:00+00:00"
    assert {problem.code for problem in found.problems} == {"event-over"}


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "thesis.txt").write_text("ten years")
    result = built(tmp_path)
    assert not result.published
    assert [problem.code for problem in result.problems if problem.is_error] == ["output"]
    assert (tmp_path / "output" / "thesis.txt").read_text() == "ten years"


NOT_WRITTEN = {
    "disk full": (errno.ENOSPC, "Free some disk space, then build again."),
    "not permitted": (errno.EACCES, "Allow writing there, or choose another folder with --output."),
    "read-only": (errno.EROFS, "Allow writing there, or choose another folder with --output."),
}


@pytest.mark.parametrize(("number", "advice"), NOT_WRITTEN.values(), ids=NOT_WRITTEN)
def test_output_that_cannot_be_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, advice: str
) -> None:
    assert built(tmp_path).published

    def put(folder: Path, published: Path, output: Output) -> Written:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("statepages.publish.publish.put", put)
    result = built(tmp_path, {"site.yaml": SITE.replace("Neighbors", "Renamed")})
    assert not result.published
    [problem] = [problem for problem in result.problems if problem.is_error]
    assert problem.code == "output"
    reason = f"{os.strerror(number)}. {advice}"
    assert problem.message == (
        f"The site could not be written: {reason} The last good site is still in place."
    )


def test_a_mistake_in_a_template_is_a_problem_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> object:
        theme = read.read_theme(*args, **options)  # type: ignore[arg-type]
        page = theme.templates["pages/credits.html"]
        return replace(theme, templates={**theme.templates, "pages/credits.html": page + "\n{% if %}"})

    monkeypatch.setattr("statepages.plan.read_theme", broken)
    [problem] = [problem for problem in built(tmp_path).problems if problem.is_error]
    assert problem.code == "template"
    assert problem.place.path == "templates/pages/credits.html"
    assert problem.place.line > 1


def test_a_mistake_in_a_script_is_a_problem_at_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> object:
        theme = read.read_theme(*args, **options)  # type: ignore[arg-type]
        return replace(theme, finder={**theme.finder, "days.js": b"let day = 1;\nlet 9 = 8;\n"})

    monkeypatch.setattr("statepages.plan.read_theme", broken)
    result = built(tmp_path)
    [problem] = [problem for problem in result.problems if problem.is_error]
    assert problem.code == "script"
    assert problem.place == Place("search/finder/days.js", 2, 5)
    assert "cannot be used" in problem.message
    assert not result.published


OTHER_SLIPS = {
    "templates/locale/es.po": {"catalogs": {"es": b"\xff"}},
    "templates/assets/css/base.css": {"assets": {"css/base.css": b"/* caf\xe9 */"}},
    "templates/assets/x.js": {"assets": {"x.js": b'import { x } from "../../search/finder/nowhere.js";\n'}},
}


@pytest.mark.parametrize(("path", "slip"), OTHER_SLIPS.items(), ids=OTHER_SLIPS)
def test_a_mistake_in_the_rest_of_the_theme_is_a_problem_of_its_file(
    path: str, slip: dict[str, dict[str, bytes]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*args: object, **options: object) -> object:
        theme = read.read_theme(*args, **options)  # type: ignore[arg-type]
        return replace(theme, **{name: {**getattr(theme, name), **files} for name, files in slip.items()})

    monkeypatch.setattr("statepages.plan.read_theme", broken)
    result = built(tmp_path, {"site.yaml": SITE + "language: es\n"})
    assert not result.published
    assert [problem.place.path for problem in result.problems] == [path]


def without_npm(where: Paths) -> Paths:
    """The same folders, if npm has installed nothing."""
    nowhere = where.output.parent / "nowhere"
    return replace(where, lunr=nowhere, atlas=nowhere, qr=nowhere, rolldown=nowhere, fonts=(nowhere,))


def test_without_npm_packages_the_site_is_built_and_one_warning_says_what_to_do(tmp_path: Path) -> None:
    content(tmp_path / "content")
    bare = without_npm(paths(tmp_path))
    result = build_at(bare, NOON)
    assert result.published
    [problem] = result.problems
    assert (problem.code, problem.level) == ("missing-packages", "warning")
    assert problem.message == (
        "Some npm packages are missing, so the site has no keyword box, no map of results, no QR codes on "
        "posters and no pictures for shared links. Install Node.js with npm, then run make."
    )
    assert not build_at(bare, NOON, strict=True).published
    content(tmp_path / "content", {"events/pa/doors.yaml": EVENT.replace("on", "â€”", 1)})
    strict = build_at(bare, NOON, strict=True)
    assert {problem.code for problem in strict.problems} == {"garbled", "missing-packages"}, "all in one run"


def test_without_lunr_there_is_no_keyword_box(tmp_path: Path) -> None:
    content(tmp_path / "content")
    result = build_at(replace(paths(tmp_path), lunr=tmp_path / "nowhere.js"), NOON)
    [problem] = result.problems
    assert "so the site has no keyword box. Install" in problem.message
    assert "Keywords" not in (tmp_path / "output" / "events" / "index.html").read_text()


def test_without_us_atlas_there_is_no_map(tmp_path: Path) -> None:
    content(tmp_path / "content")
    result = build_at(replace(paths(tmp_path), atlas=tmp_path / "nowhere.json"), NOON)
    [problem] = result.problems
    assert "so the site has no map of results. Install" in problem.message
    assert not (tmp_path / "output" / "search" / "outlines").exists()
    assert "map-toggle" not in (tmp_path / "output" / "events" / "index.html").read_text()


@pytest.mark.parametrize(("gone", "advice"), [("fonts", "Install Node.js with npm"), ("Pillow", "Run make")])
def test_without_what_draws_links_have_no_pictures(
    gone: str, advice: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content(tmp_path / "content")
    bare = paths(tmp_path)
    if gone == "fonts":
        bare = replace(bare, fonts=(bare.fonts[0], tmp_path / "nowhere.woff2"))
    else:
        monkeypatch.setattr("statepages.read.find_spec", lambda name: None)
    result = build_at(bare, NOON)
    assert result.published
    [problem] = result.problems
    assert problem.code == "missing-packages"
    assert "no pictures for shared links" in problem.message
    assert advice in problem.message
    assert not list((tmp_path / "output").rglob("*.png"))
    assert "og:image" not in (tmp_path / "output" / "pennsylvania" / "index.html").read_text()


def test_a_template_that_is_not_utf_8_is_a_problem_of_its_file(tmp_path: Path) -> None:
    content(tmp_path / "content")
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    page = tmp_path / "templates" / "pages" / "credits.html"
    page.write_bytes(page.read_bytes() + b"\xe9")
    result = build_at(replace(paths(tmp_path), templates=tmp_path / "templates"), NOON)
    assert not result.published
    [problem] = result.problems
    assert problem.place.path.endswith("templates/pages/credits.html")
    assert problem.message == "This template is not UTF-8. Save it as UTF-8."


def test_any_machine_makes_the_same_bytes(tmp_path: Path) -> None:
    """Other hash seeds, time zones, locales and numbers of workers change nothing."""
    trees = []
    for number, (seed, zone, workers) in enumerate(
        [("1", "Pacific/Kiritimati", "1"), ("2", "America/Adak", "2")]
    ):
        output = tmp_path / str(number)
        subprocess.run(
            [
                *(sys.executable, "build.py", "--content", str(SAMPLE), "--output", str(output)),
                *("--workers", workers),
            ],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C"},
            check=True,
            capture_output=True,
        )
        trees.append(
            {path.relative_to(output): path.read_bytes() for path in output.rglob("*") if path.is_file()}
        )
    first, second = trees
    assert first.keys() == second.keys()
    assert [path for path in first if first[path] != second[path]] == []
    assert len(first) > 150


def test_processes_import_nothing_from_the_current_folder(tmp_path: Path) -> None:
    """In content/, a pull request decides what is there."""
    many = {f"events/pa/e-{number}.yaml": EVENT for number in range(101)}
    taken = {f"{name}.py": f"open({str(tmp_path / name)!r}, 'w')" for name in ("multiprocessing", "signal")}
    folder = content(tmp_path / "content", {**many, **taken})
    done = subprocess.run(
        [
            sys.executable,
            ROOT / "build.py",
            "build",
            "--content",
            ".",
            "--output",
            "../site",
            "--workers",
            "2",
        ],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    assert "multiprocessing.py" in done.stdout
    assert [name for name in ("multiprocessing", "signal") if (tmp_path / name).exists()] == []


def test_a_mistake_in_the_settings_does_not_start_the_clock(tmp_path: Path) -> None:
    """`as_of` decides what is over, even if another setting has an error."""
    slipped = SITE + "as_of: 2024-10-01T12:00 America/New_York\nacent: '#123456'\n"
    content(tmp_path / "content", {"site.yaml": slipped})
    found = check(paths(tmp_path), begin(paths(tmp_path), None, datetime(2026, 1, 1, tzinfo=UTC)))
    assert [problem.code for problem in found.problems] == ["unknown-field"]


def test_the_state_beside_a_zip_in_two_states_is_on_the_site(tmp_path: Path) -> None:
    """30741 belongs to Georgia, and reaches into Tennessee."""
    event = EVENT.replace("  zip: 19380", "  city: Rossville\n  state: TN\n  zip: 30741")
    result = built(tmp_path, {"events/tn/border.yaml": event, "states/tn.yaml": STATE})
    assert result.published, result.problems
    page = (tmp_path / "output/events/tn/border/index.html").read_text()
    assert "Rossville, TN 30741" in page
    assert '"addressRegion":"TN"' in page.replace(": ", ":")
    assert "Rossville, TN" in (tmp_path / "output/tennessee/index.html").read_text()
    shard = json.loads((tmp_path / "output/search/events/tn-1.json").read_text())
    # An event that takes place in the state of its shard, and helps it, does not repeat that.
    assert (shard["shard"], shard.keys() & {"state", "helps"}) == ("TN-1", set())
    assert not (tmp_path / "output/search/events/ga.json").exists()
