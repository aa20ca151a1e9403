"""`diff` against revisions of real repositories and against built sites."""

import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from statepages.paths import Paths
from statepages.read import read_theme
from statepages.theme import Theme
from tests.commands.small_site import EVENT, NAME, SITE, put, small_site
from tests.pictures import picture
from tests.repository import commit, git, repository
from tests.test_cli import run

LATER = EVENT.replace("10 am", "12 pm").replace("3 pm", "5 pm")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The content of a repository with one commit, tagged base. The current folder is its top."""
    monkeypatch.chdir(repository(tmp_path))
    content = small_site(tmp_path)
    put(content, "states/pa.yaml", "headline: Come\npitch: We are here.\n")
    commit(tmp_path)
    git(tmp_path, "tag", "base")
    return content


def told(content: Path, *arguments: str) -> str:
    done = run("diff", "--content", content, *arguments)
    assert done.exit_code == 0, done.output
    return done.output


def test_no_changes_are_reported_too(content: Path) -> None:
    assert told(content, "HEAD") == "Nothing changes for readers.\n"
    put(content, NAME, "# A comment\n" + EVENT)
    assert "Nothing changes for readers." in told(content, "base")


def test_a_pull_request_in_words(content: Path) -> None:
    put(content, NAME, LATER)
    put(content, "events/pa/calls.yaml", "title: Calls\nkind: phone-bank\nwhen: anytime\nwhere: online\n")
    commit(content.parent)
    assert told(content, "base").split("\n\n")[:3] == [
        "What changes for readers",
        "Events added (1)\n- Anytime: “Calls”, “Online”",
        "Events changed (1)\n"
        "- Sat, Oct 19 @ 12 pm – 5 pm EDT: “Knock doors in Scranton”\n"
        "  - 2 hours later: from Sat, Oct 19 @ 10 am – 3 pm EDT to Sat, Oct 19 @ 12 pm – 5 pm EDT",
    ]


def test_pages_touched_and_sizes(content: Path) -> None:
    put(content, NAME, EVENT + "image: {file: dot.png, alt: A dot}\n")
    dot = picture(size=(290, 288))
    put(content, "images/dot.png", dot)
    output = told(content, "base")
    assert "- 1 page of " in output and "  - “events/pa/2024-10-19-scranton/”" in output
    assert f"  - “images/dot.png”: {-(-len(dot) // 1000)} kB, new" in output
    assert "kB more than before" in output


def test_pages_that_come_and_go(content: Path) -> None:
    (content / NAME).rename(content / "events/pa/doors.yaml")
    output = told(content, "base")
    assert "Events removed" not in output and "  - New address: from" in output
    assert (
        "- 1 page new\n  - “events/pa/doors/”\n- 1 page gone\n  - “events/pa/2024-10-19-scranton/”" in output
    )


def test_a_time_without_a_zone_is_one_time_for_both_sides(content: Path) -> None:
    """It uses the time zone that the site has now, even if it had another one."""
    put(content, "site.yaml", SITE.replace("America/Phoenix", "Pacific/Honolulu"))
    # That is after 3 pm in Scranton if the time is in Hawaii, and before it if the time is in Arizona.
    output = told(content, "base", "--now", "2024-10-19T11:30")
    assert "Timezone: from “America/Phoenix” to “Pacific/Honolulu”" in output
    assert "Events changed" not in output and "Problems" not in output


def test_an_error_is_reported_with_the_rest(content: Path) -> None:
    put(content, NAME, EVENT.replace("18503", "185"))
    put(content, "states/pa.yaml", "headline: Come soon\npitch: We are here.\n")
    output = told(content, "base")
    assert "Events that can no longer be read (1)" in output
    assert "Headline: from “Come” to “Come soon”" in output
    assert "New problems (1)" in output
    assert "so it cannot be published yet" in output


def test_the_work_tree_and_the_index_are_left_alone(content: Path) -> None:
    put(content, NAME, LATER)
    before = git(content.parent, "status", "--porcelain"), (content.parent / ".git/index").read_bytes()
    told(content, "base")
    assert (
        git(content.parent, "status", "--porcelain"),
        (content.parent / ".git/index").read_bytes(),
    ) == before


def test_a_link_in_the_base_leads_nowhere(content: Path) -> None:
    put(content.parent, "secret.yaml", EVENT.replace("Knock", "Secretly knock"))
    (content / "events/pa/link.yaml").symlink_to("../../../secret.yaml")
    commit(content.parent)
    (content / "events/pa/link.yaml").unlink()
    output = told(content, "HEAD")
    assert "Secret" not in output
    assert "Problems that are gone (1)\n- “content/events/pa/link.yaml:1:1” error: “This is a link" in output


def test_markdown_goes_into_a_file(content: Path) -> None:
    put(content, NAME, EVENT.replace("Knock", "<img src=x> @mona `Knock`"))
    assert told(content, "base", "--format", "markdown", "--output", "report.md") == ""
    text = (content.parent / "report.md").read_text()
    assert text.startswith(
        "### What changes for readers\n\nEvents changed: 1; New problems: 1; Pages: 1; Size: 1\n"
    )
    assert "EDT: ``<img src=x> @mona `Knock` doors in Scranton``\n" in text


@pytest.mark.parametrize("base", ["nowhere", "HEAD~5", ".", "content", "../"])
def test_a_base_that_does_not_exist_is_reported(base: str, content: Path) -> None:
    done = run("diff", "--content", content, base)
    assert done.exit_code == 2
    assert "neither a built site nor a git revision" in " ".join(done.output.split())


def test_an_output_that_cannot_be_written_is_reported(content: Path) -> None:
    done = run("diff", "--content", content, "HEAD", "--output", "nowhere/report.md")
    assert (done.exit_code, "could not be written" in done.output) == (1, True)


def test_a_built_site_is_compared_by_its_public_data(content: Path) -> None:
    site = content.parent / "output"
    assert run("build", "--content", content, "--output", site).exit_code == 0
    assert "Nothing changes for readers." in told(content, str(site))

    changed = LATER.replace("North lot", "Südpark") + "status: cancelled\n"
    put(content, NAME, changed)
    put(content, "events/pa/calls.yaml", EVENT.replace("Knock doors", "Call"))
    put(content, "states/pa.yaml", "headline: Come\npitch: We [are](https://example.net/?a=1&b=2) here.\n")
    output = told(content, str(site))
    assert "Events added (1)\n- Sat, Oct 19 @ 10 am – 3 pm EDT: “Call in Scranton”" in output
    assert "  - Canceled\n  - 2 hours later: from Sat, Oct 19 @ 10 am – 3 pm EDT to" in output
    assert "  - New place: from “North lot, Scranton, PA 18503” to “Südpark, Scranton, PA 1850" in output
    assert "- “example.net” (a new host)\n  - “https://example.net/?a=1&b=2”" in output
    assert "- 1 page new\n  - “events/pa/calls/”" in output and "  - “pennsylvania/”" in output

    put(content, NAME, EVENT.replace("18503", "185"))
    done = run("diff", "--content", content, site)
    assert (done.exit_code, "The content has errors" in done.output) == (1, True)


def test_a_built_site_is_the_same_if_only_its_history_grows(content: Path) -> None:
    site = content.parent / "output"
    assert run("build", "--content", content, "--output", site).exit_code == 0
    put(content, NAME, "# A comment\n" + EVENT)
    commit(content.parent)
    assert told(content, str(site)) == "Nothing changes for readers.\n"
    # Without its history, the content is still the same.
    (content.parent / ".git").rename(content.parent / "elsewhere")
    assert told(content, str(site)) == "Nothing changes for readers.\n"


def test_a_site_of_an_older_version_is_reported_with_the_fix(content: Path) -> None:
    site = content.parent / "output"
    assert run("build", "--content", content, "--output", site).exit_code == 0
    shutil.rmtree(site / "api")
    done = run("diff", "--content", content, site)
    words = " ".join(done.output.split())
    assert (done.exit_code, "Traceback" in words) == (1, False)
    assert "This site has no api/v1/index.json, so it was built with an older version." in words
    assert "Build it again with this version, or compare with a git revision." in words


def test_content_that_git_treats_as_a_repository_is_not_compared(content: Path) -> None:
    put(content, "events/pa/HEAD", "ref: refs/heads/main\n")
    done = run("diff", "--content", content, "base")
    assert (done.exit_code, 'content/events/pa/HEAD: "HEAD" has a special meaning to git' in done.output) == (
        1,
        True,
    )


def test_a_site_inside_content_does_not_count_as_one(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("build", "--content", content, "--output", content.parent / "output").exit_code == 0
    (content.parent / "output").rename(content / "base")
    monkeypatch.chdir(content)
    assert "New problems" in told(content, "base")


@pytest.mark.parametrize("slip", ["{% if %}", "{{ nowhere }}"])
@pytest.mark.parametrize("base", ["base", "output"])
def test_a_mistake_in_a_template_is_reported_with_its_place(
    slip: str, base: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first one appears when the template is read, and the other when a page is filled in."""
    assert run("build", "--content", content, "--output", content.parent / "output").exit_code == 0

    def broken(paths: Paths) -> Theme:
        theme = read_theme(paths)
        page = theme.templates["pages/credits.html"].replace("{{ page.title }}", slip)
        return replace(theme, templates={**theme.templates, "pages/credits.html": page})

    monkeypatch.setattr("statepages.plan.read_theme", broken)
    done = run("diff", "--content", content, base)
    assert done.exit_code == 1
    assert "Error: templates/pages/credits.html:" in done.output
    assert "The content has errors" not in done.output


def test_a_draft_that_becomes_an_event_and_the_other_way_round(content: Path) -> None:
    link = "signup: https://example.com/supper\n"
    supper = EVENT.replace("Knock doors in Scranton", "Supper") + link
    put(content, "events/pa/supper.yaml", f"{supper}draft: yes\n")
    output = told(content, "base")
    assert "Drafts added, which the site leaves out (1)\n- “Supper”, “events/pa/supper”\n" in output
    assert "Events added" not in output
    assert "New links" not in output
    assert "pages new" not in output
    commit(content.parent)
    git(content.parent, "tag", "drafted")
    put(content, "events/pa/supper.yaml", supper)
    put(content, NAME, f"{EVENT}draft: yes\n")
    output = told(content, "drafted")
    assert "Events added (1)\n" in output
    assert "“Supper”, “North lot, Scranton, PA 18503”\n  - Before, it was a draft.\n" in output
    assert "Events removed (1)\n" in output
    assert "“Knock doors in Scranton”, “North lot, Scranton, PA 18503”\n  - It is a draft now.\n" in output
    assert "Drafts added" not in output
    assert "https://example.com/supper" in output.partition("New links")[2]
