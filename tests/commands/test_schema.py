"""`schema`: it writes schemas where editors look for them, and says if they are out of date."""

from pathlib import Path

import pytest

from tests.commands.small_site import small_site
from tests.test_cli import run

NAMES = ["event.json", "page.json", "post.json", "site.json", "source.json", "state.json"]


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


def test_check_reports_what_is_out_of_date_and_writes_nothing(content: Path) -> None:
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


def test_check_needs_no_schemas_if_nobody_made_any(content: Path) -> None:
    done = run("schema", "--check", "--content", content)
    assert done.exit_code == 0
    assert done.output == "There are no schemas here. To make them, run: python build.py schema\n"
    assert not (content / ".schemas").exists()


def test_a_folder_that_cannot_be_written_to_is_reported(content: Path) -> None:
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
    """People who keep it somewhere else make a link on purpose."""
    content.rename(content.parent / "elsewhere")
    content.symlink_to("elsewhere")
    assert run("schema", "--content", content).exit_code == 0
    assert sorted(path.name for path in (content.parent / "elsewhere/.schemas").iterdir()) == NAMES
