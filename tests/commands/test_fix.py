"""`fix`: it changes what is certain, and not a byte more."""

import stat
from pathlib import Path

import pytest

from tests.commands.small_site import EVENT, NAME, put, small_site
from tests.opened import opened
from tests.pictures import heic_with_place, noise, placed, saved, turned
from tests.test_cli import run

GARBLED = EVENT.replace("Knock", "# as it was: Letâ€™s\ntitle: Letâ€™s knock", 1).replace(
    "title: # as", "# as", 1
)
FIXED = GARBLED.replace("â€™", "’")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path)


def test_without_write_it_shows_a_diff_and_leaves_the_file(content: Path) -> None:
    file = put(content, NAME, GARBLED)
    done = run("fix", "--content", content)
    assert done.exit_code == 0
    assert file.read_text() == GARBLED
    assert done.output.splitlines() == [
        f"--- content/{NAME}",
        f"+++ content/{NAME}",
        "@@ -1,3 +1,3 @@",
        "-# as it was: Letâ€™s",
        "-title: Letâ€™s knock doors in Scranton",
        "+# as it was: Let’s",
        "+title: Let’s knock doors in Scranton",
        " kind: canvass",
        "2 lines in 1 file can be fixed. To do so, run: python build.py fix --write",
    ]


def test_a_file_without_mistakes_is_read_once(content: Path) -> None:
    fine = put(content, NAME.replace("scranton", "easton"), EVENT.replace("Scranton", "Easton"))
    doubtful = put(content, NAME.replace("scranton", "york"), EVENT.replace("2024-10-19", "2024-09-19"))
    put(content, NAME, GARBLED)
    with opened() as files:
        assert run("fix", "--content", "content").exit_code == 0
    assert files.count(str(fine.relative_to(content.parent))) == 1
    # Once more, to show what is wrong with it.
    assert files.count(str(doubtful.relative_to(content.parent))) == 2


def test_write_fixes_the_file_and_then_there_is_nothing_left(content: Path) -> None:
    file = put(content, NAME, GARBLED)
    done = run("fix", "--content", content, "--write")
    assert done.exit_code == 0
    assert done.output.endswith("Fixed 2 lines in 1 file.\n")
    assert file.read_text() == FIXED
    again = run("fix", "--content", content, "--write")
    assert (again.exit_code, again.output) == (0, "Nothing to fix.\n")


LAYOUTS = {
    "Windows line ends": lambda text: text.replace("\n", "\r\n"),
    "a byte order mark": lambda text: "\ufeff" + text,
    "no line end at the end": lambda text: text.rstrip("\n"),
    "blank lines at the end": lambda text: text + "\n\n",
    "trailing spaces and comments": lambda text: text.replace("kind: canvass", "kind:   canvass   # well"),
    "mixed line ends": lambda text: text.replace("\n", "\r\n", 2),
}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS.keys())
def test_all_other_bytes_stay(layout: object, content: Path) -> None:
    assert callable(layout)
    file = put(content, NAME, layout(GARBLED))
    run("fix", "--content", content, "--write")
    assert file.read_bytes() == layout(FIXED).encode()


def test_a_line_between_two_kinds_of_line_ends_takes_its_own_with_it(content: Path) -> None:
    file = put(content, NAME, "pinned\r: x\n" + EVENT)
    done = run("fix", "--content", content, "--write")
    assert (done.exit_code, file.read_bytes()) == (1, b'pinned: ": x"\r' + EVENT.encode())
    assert "Fixed 2 lines in 1 file." in done.output


def test_permissions_stay_and_no_other_file_is_left(content: Path) -> None:
    file = put(content, NAME, GARBLED)
    file.chmod(0o640)
    run("fix", "--content", content, "--write")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(file.parent.iterdir()) == [file]


def test_several_mistakes_on_a_line_are_fixed_one_after_the_other(content: Path) -> None:
    signup = "signup: https://www.google.com/url?q=https%3A%2F%2Fexample.org%2Fx%3Futm_source%3Dmail&sa=D\n"
    file = put(content, NAME, EVENT + signup)
    done = run("fix", "--content", content, "--write")
    assert file.read_text() == EVENT + "signup: https://example.org/x\n", done.output
    assert "Fixed 1 line in 1 file." in done.output


def test_a_fix_of_several_lines_replaces_as_many(content: Path) -> None:
    slips = EVENT.replace("  - start", "\t- start").replace("    end", "\t\tend").replace("  venue", "venue")
    slips = slips.replace("  zip", "zip") + "details: |\nWear shoes.\n\nBring water.\n"
    file = put(content, NAME, slips.replace("\n", "\r\n"))
    done = run("fix", "--content", content, "--write")
    whole = EVENT + "details: |\n  Wear shoes.\n\n  Bring water.\n"
    assert file.read_bytes().decode() == whole.replace("\n", "\r\n"), done.output
    assert done.exit_code == 0


def test_many_mistakes_are_all_fixed(content: Path) -> None:
    slips = (
        EVENT.replace("title: ", "titel: ")
        .replace("kind: canvass", "kind canvas")
        .replace("zip: ", "zipcode:")
    )
    file = put(content, NAME, slips + "url: https://example.org/x\nhelps: PA and OH\nDetails: Team #1\n")
    done = run("fix", "--content", content, "--write")
    fixed = 'signup: https://example.org/x\nhelps: PA, OH\ndetails: "Team #1"\n'
    assert file.read_text() == EVENT.replace("canvass", "canvas") + fixed, done.output


def test_it_lists_what_people_must_fix_themselves(content: Path) -> None:
    file = put(content, NAME, GARBLED.replace("18503", "abc"))
    done = run("fix", "--content", content, "--write")
    assert done.exit_code == 1
    assert file.read_text() == FIXED.replace("18503", "abc")
    assert "Fix these yourself (1 error):" in done.output
    assert '"abc" is not a ZIP code' in done.output
    assert "Garbled" not in done.output


def test_a_problem_between_two_files_is_not_forgotten(content: Path) -> None:
    put(content, NAME, GARBLED)
    put(content, NAME.replace(".yaml", "-too.yaml"), FIXED)
    output = run("fix", "--content", content).output
    assert "can be fixed" in output
    assert "same-event" in output or "same event" in output


@pytest.mark.parametrize("data", [b"title: Let\x92s\n", "title: Let’s".encode("utf-16")])
def test_a_file_that_is_not_utf_8_is_left_alone(data: bytes, content: Path) -> None:
    file = put(content, NAME, data)
    done = run("fix", "--content", content, "--write")
    assert done.exit_code == 1
    assert file.read_bytes() == data
    assert "[not-utf-8]" in done.output


def test_a_file_that_cannot_be_written_is_reported(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = put(content, NAME, GARBLED)

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tempfile.mkstemp", full)
    done = run("fix", "--content", content, "--write")
    assert done.exit_code == 1
    assert f"content/{NAME} could not be written: No space left on device." in done.output
    assert file.read_text() == GARBLED


def test_hidden_characters_are_shown_in_the_diff(content: Path) -> None:
    put(content, NAME, GARBLED.replace("as it was", "\x1b[31mas\u202eit was"))
    assert "\x1b" not in (output := run("fix", "--content", content).output)
    assert "\u202e" not in output


PHOTO = saved(noise(), "jpg", exif=placed())
TOLD = "the place where it was taken, notes from the camera"


def test_a_photo_is_listed_with_its_hidden_details_and_left_alone(content: Path) -> None:
    file = put(content, "images/us.jpg", PHOTO)
    done = run("fix", "--content", content)
    assert (done.exit_code, done.output.splitlines()) == (
        0,
        [
            f"content/images/us.jpg: remove {TOLD}",
            "1 picture can be fixed. To do so, run: python build.py fix --write",
        ],
    )
    assert file.read_bytes() == PHOTO


def test_write_removes_hidden_details_from_a_photo(content: Path) -> None:
    file = put(content, "images/US.JPG", PHOTO)
    file.chmod(0o640)
    put(content, NAME, GARBLED)
    done = run("fix", "--content", content, "--write")
    assert "Fixed 2 lines in 1 file and 1 picture." in done.output
    assert "picture-details" not in done.output and "file-name" in done.output
    assert file.read_bytes() == saved(noise(), "jpg", exif=turned())
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    assert list(file.parent.iterdir()) == [file]
    assert "picture-details" not in run("check", "--content", content).output


def test_a_photo_with_a_long_film_after_it_keeps_only_the_photo(content: Path) -> None:
    """The whole file is larger than what is read of it."""
    file = put(content, "images/us.jpg", saved(noise(), "jpg") + b"film" * 2_000_000)
    assert run("fix", "--content", content, "--write").exit_code == 0
    assert file.read_bytes() == saved(noise(), "jpg")


def test_a_photo_in_the_format_of_phones_is_left_to_people(content: Path) -> None:
    file = put(content, "images/us.jpg", heic_with_place())
    output = run("fix", "--content", content, "--write").output
    assert "Nothing to fix." in output and "[picture-details]" in output
    assert file.read_bytes() == heic_with_place()


def test_a_damaged_photo_is_left_to_people(content: Path) -> None:
    file = put(content, "images/us.jpg", PHOTO[:-40])
    output = run("fix", "--content", content, "--write").output
    assert "Nothing to fix." in output and "[picture-details]" in output
    assert file.read_bytes() == PHOTO[:-40]
