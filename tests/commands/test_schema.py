"""`schema`: schemas where editors look for them, and a word where they are old."""

from pathlib import Path

import pytest

from tests.commands.small_site import small_site
from tests.test_cli import run

NAMES = ["event.json", "post.json", "site.json", "state.json"]


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path)


def test_it_writes_a_schema_for_each_kind_of_file(content: Path) -> None:
    done = run("schema", "--content", content)
    assert done.exit_code == 0
    assert sorted(path.name for path in (content / ".schemas").iterdir()) == NAMES
    assert "content/.schemas/event.json\n" in done.output
    assert run("schema", "--content", content).output == "The schemas are up to date.\n"
    assert run("check", "--content", content).output == "No problems in 2 files.\n"


def test_check_tells_what_is_old_and_writes_nothing(content: Path) -> None:
    run("schema", "--content", content)
    old, gone = content / ".schemas" / "event.json", content / ".schemas" / "site.json"
    old.write_text("{}")
    gone.unlink()
    done = run("schema", "--check", "--content", content)
    assert done.exit_code == 1
    assert done.output == (
        "content/.schemas/event.json is out of date. To update it, run: python build.py schema\n"
        "content/.schemas/site.json is out of date. To update it, run: python build.py schema\n"
    )
    assert old.read_text() == "{}"
    assert not gone.exists()


def test_check_asks_for_no_schemas_where_nobody_wants_any(content: Path) -> None:
    done = run("schema", "--check", "--content", content)
    assert done.exit_code == 0
    assert done.output == "There are no schemas here. To make them, run: python build.py schema\n"
    assert not (content / ".schemas").exists()


def test_a_folder_that_takes_no_file_is_told_in_words(content: Path) -> None:
    (content / ".schemas").write_text("a file")
    done = run("schema", "--content", content)
    assert done.exit_code == 1
    assert "could not be written" in done.output


@pytest.mark.parametrize("linked", [".schemas", ".schemas/site.json"])
@pytest.mark.parametrize("is_there", [True, False])
def test_nothing_is_written_through_a_link(linked: str, is_there: bool, content: Path) -> None:
    outside = content.parent / "outside"
    if is_there:
        (outside.mkdir if linked == ".schemas" else outside.touch)()
    (content / linked).parent.mkdir(exist_ok=True)
    (content / linked).symlink_to(outside)
    done = run("schema", "--content", content)
    assert (done.exit_code, f"content/{linked} is a link to somewhere else" in done.output) == (1, True)
    assert outside.exists() is is_there
    assert not (is_there and (list(outside.iterdir()) if outside.is_dir() else outside.read_text()))


def test_content_may_be_a_link_itself(content: Path) -> None:
    """Whoever keeps it elsewhere says so."""
    content.rename(content.parent / "elsewhere")
    content.symlink_to("elsewhere")
    assert run("schema", "--content", content).exit_code == 0
    assert sorted(path.name for path in (content.parent / "elsewhere/.schemas").iterdir()) == NAMES
