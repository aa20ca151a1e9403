"""`new`: it writes valid files into the right folder, whatever people type."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from statepages import cli
from tests.commands.small_site import small_site
from tests.test_cli import run

CANVASS = ("--title", "Knock doors", "--kind", "Canvassing", "--start", "Nov 2, 2024 10am", "--zip", "60540")


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return small_site(tmp_path)


def made(done: Result, content: Path) -> tuple[str, str]:
    """The path inside content/ and the text of the new file. The path is printed first."""
    assert done.exit_code == 0, done.output
    name = done.output.splitlines()[0].removeprefix("content/")
    return name, (content / name).read_text()


def test_an_event_from_options(content: Path) -> None:
    details = "Wear comfortable shoes.\r\n\r\n- Water: yes #1"
    done = run(
        "new", "event", "--content", content, *CANVASS,
        "--end", "2024-11-02 15:30", "--venue", "Station: north lot", "--address", "12 Main St",
        "--helps", "wi, Illinois", "--details", details, "--signup", "https://example.org/x",
        "--summary", "yes", "--bring", "Shoes", "--host", "Ann", "--training", "https://example.org/t",
        "--email", "ann@example.org",
    )  # fmt: skip
    assert made(done, content) == (
        "events/il/2024-11-02-knock-doors.yaml",
        "# yaml-language-server: $schema=../../.schemas/event.json\n"
        "title: Knock doors\n"
        'summary: "yes"\n'
        "kind: canvass\n"
        "when:\n"
        "  - start: 2024-11-02 10 am\n"
        "    end: 3:30 pm\n"
        "where:\n"
        '  venue: "Station: north lot"\n'
        "  address: 12 Main St\n"
        "  zip: 60540\n"
        "helps: [WI, IL]\n"
        "details: |\n"
        "  Wear comfortable shoes.\n"
        "\n"
        "  - Water: yes #1\n"
        "bring: Shoes\n"
        "signup: https://example.org/x\n"
        "training: https://example.org/t\n"
        "host: Ann\n"
        "contact:\n"
        "  email: ann@example.org\n",
    )
    assert "It has no problems." in done.output
    assert run("check", "--content", content).output == "No problems in 3 files.\n"


EVENTS = {
    "the folder of its ZIP": ((*CANVASS,), "events/il/2024-11-02-knock-doors.yaml", "zip: 60540\n"),
    "days of the week, without some days": (
        (
            *CANVASS, "--repeat", "weekly on saturday, sunday", "--until", "2024-12-01",
            "--except", "2024-11-30, 2024-12-01",
        ),
        "events/il/2024-11-02-knock-doors.yaml",
        "    repeat: weekly on Saturday and Sunday\n    until: 2024-12-01\n"
        "    except: [2024-11-30, 2024-12-01]\n",
    ),
    "help for another state": (
        (*CANVASS, "--helps", "WI"),
        "events/wi/2024-11-02-knock-doors.yaml",
        "helps: [WI]\n",
    ),
    "a folder that is not where it takes place": (
        (*CANVASS, "--folder", "wisconsin"),
        "events/wi/2024-11-02-knock-doors.yaml",
        "helps: [WI]\n",
    ),
    "online": (
        ("--title", "Call", "--kind", "phone-bank", "--start", "2024-11-02 6:30 pm", "--online",
         "--folder", "PA"),
        "events/pa/2024-11-02-call.yaml",
        "where: online\n",
    ),
    "online, for every state": (
        ("--title", "Call", "--kind", "phone-bank", "--start", "2024-11-02 noon", "--online",
         "--folder", "us", "--timezone", "America/New_York"),
        "events/us/2024-11-02-call.yaml",
        "start: 2024-11-02 12 pm\nwhere: online\ntimezone: America/New_York\n",
    ),
    "in a place and online": (
        (*CANVASS, "--online"),
        "events/il/2024-11-02-knock-doors.yaml",
        "  online: yes\n",
    ),
    "anytime": (
        ("--title", "Write", "--kind", "letter-writing", "--start", "Anytime", "--until", "Nov 5, 2024",
         "--online", "--folder", "PA"),
        "events/pa/write.yaml",
        "when: anytime\nuntil: 2024-11-05\nwhere: online\n",
    ),
    "to be announced": (
        ("--title", "Rally", "--kind", "rally", "--start", "to-be-announced", "--zip", "18503"),
        "events/pa/rally.yaml",
        "when: to be announced\n",
    ),
    "a whole day": (
        ("--title", "Rally", "--kind", "rally", "--start", "2024-11-02", "--zip", "18503"),
        "events/pa/2024-11-02-rally.yaml",
        "  - start: 2024-11-02\n    all day: yes\n",
    ),
    "every week": (
        (*CANVASS, "--repeat", "weekly", "--until", "2024-11-30"),
        "events/il/2024-11-02-knock-doors.yaml",
        "    repeat: weekly\n    until: 2024-11-30\n",
    ),
    "past midnight": (
        (*CANVASS, "--end", "2024-11-03 12 am"),
        "events/il/2024-11-02-knock-doors.yaml",
        "    end: 2024-11-03 00:00\n",
    ),
    "a title without a letter of ours": (
        ("--title", "电话 🎉", "--kind", "rally", "--start", "anytime", "--zip", "18503"),
        "events/pa/rally.yaml",
        "title: 电话 🎉\n",
    ),
    "a ZIP with a zero in front": (
        ("--title", "Rally", "--kind", "rally", "--start", "anytime", "--zip", "02134-0001"),
        "events/ma/rally.yaml",
        "  zip: 02134\n",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("arguments", "name", "holds"), EVENTS.values(), ids=EVENTS.keys())
def test_kinds_of_events(arguments: tuple[str, ...], name: str, holds: str, content: Path) -> None:
    done = run("new", "event", "--content", content, *arguments)
    path, text = made(done, content)
    assert path == name
    assert all(line in text for line in holds.splitlines(keepends=True))
    assert "It has no problems." in done.output


HOSTILE = [
    "Calls: Mondays #1", "yes", "2024-10-14", "- x", "🎉 party", 'She said "come"', "Don't 'wait'",
    "C:\\temp: x", "two\nlines", "{a: b}", "[a, b]", "*star &anchor", "!!python/object", "#hash",
    "../../etc/passwd", "CON",
]  # fmt: skip


@pytest.mark.parametrize("title", HOSTILE)
def test_any_title_makes_a_valid_file(title: str, content: Path) -> None:
    arguments = ("--kind", "rally", "--start", "2024-11-02 10 am", "--zip", "18503")
    name, _ = made(run("new", "event", "--content", content, "--title", title, *arguments), content)
    assert name.startswith("events/pa/2024-11-02-")
    assert run("check", "--content", content).exit_code == 0


def test_the_schema_that_a_file_names_is_there(content: Path) -> None:
    name, text = made(run("new", "event", "--content", content, *CANVASS), content)
    line, schema = text.splitlines()[0].split("=")
    assert line == "# yaml-language-server: $schema"
    assert ((content / name).parent / schema).is_file()
    assert run("schema", "--check", "--content", content).exit_code == 0


def test_no_file_is_overwritten(content: Path) -> None:
    first, text = made(run("new", "event", "--content", content, *CANVASS), content)
    second, _ = made(run("new", "event", "--content", content, *CANVASS, "--venue", "Elsewhere"), content)
    assert second == first.replace(".yaml", "-2.yaml")
    assert (content / first).read_text() == text


MISSING = {
    "all": ((), "Missing: --title, --kind, --start, --zip or --online."),
    "the state of an online event": (
        ("--title", "x", "--kind", "rally", "--start", "anytime", "--online"),
        "Missing: --folder.",
    ),
    "the zone where a state has two": (
        ("--title", "x", "--kind", "rally", "--start", "2024-11-02 10 am", "--online", "--folder", "KY"),
        "Missing: --timezone.",
    ),
}


@pytest.mark.parametrize(("arguments", "told"), MISSING.values(), ids=MISSING.keys())
def test_without_a_terminal_what_is_missing_is_named(
    arguments: tuple[str, ...], told: str, content: Path
) -> None:
    done = run("new", "event", "--content", content, *arguments)
    assert done.exit_code == 2
    assert told in done.output


WRONG = {
    "a kind": (("--kind", "canvas party xyz"), "is not a kind of event"),
    "a start without am or pm": (("--start", "2024-11-02 10"), "can be am or pm"),
    "a ZIP": (("--zip", "1"), "ZIP codes have 5 digits"),
    "a state": (("--helps", "Pensylvania"), "Did you mean PA"),
    "a link": (("--signup", "javascript:alert(1)"), "A link begins with https:"),
    "a zone": (("--timezone", "MST"), "America/Phoenix"),
    "a long title": (("--title", "x" * 121), "The most is 120"),
    "an empty title": (("--title", "  "), "The title is empty"),
}


@pytest.mark.parametrize(("arguments", "told"), WRONG.values(), ids=WRONG.keys())
def test_a_wrong_answer_gets_the_message_of_the_model(
    arguments: tuple[str, ...], told: str, content: Path
) -> None:
    done = run("new", "event", "--content", content, *CANVASS, *arguments)
    assert done.exit_code == 2
    assert told in " ".join(done.output.split())
    assert len(list(content.rglob("*.yaml"))) == 2


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        pytest.param(("--end", "9 am"), "The end, 9 am, is before the start, 10 am.", id="end before start"),
        pytest.param(("--start", "2025-03-09 2:30 am"), "does not exist", id="clocks jump"),
    ],
)
def test_answers_that_do_not_go_together_write_nothing(
    arguments: tuple[str, ...], told: str, content: Path
) -> None:
    done = run("new", "event", "--content", content, *CANVASS, *arguments)
    assert done.exit_code == 1
    assert told in done.output
    assert "Nothing was written." in done.output
    assert len(list(content.rglob("*.yaml"))) == 2


def test_what_remains_is_shown(content: Path) -> None:
    done = run(
        "new", "event", "--content", content, *CANVASS[:-4], "--start", "2024-10-13 10 am", "--zip", "18503"
    )
    assert done.exit_code == 0
    assert "warning: This event is over" in done.output


def asked(content: Path, monkeypatch: pytest.MonkeyPatch, *arguments: str, typed: list[str]) -> Result:
    """A command at a terminal where somebody types."""
    monkeypatch.setattr("statepages.commands.answers.can_ask", lambda: True)
    command = [*arguments, "--content", str(content)]
    return CliRunner().invoke(cli.commands, command, input="\n".join([*typed, ""]))


def test_on_a_terminal_it_asks_and_checks_as_people_type(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    typed = ["Call voters", "calling", "phone bank", "tomorrow", "2024-11-02 6 pm", "", "1", "online"]
    typed += ["Kentucky", "EST", "America/New_York", ""]
    done = asked(content, monkeypatch, "new", "event", typed=typed)
    assert done.exit_code == 0, done.output
    assert '"calling" is not a kind of event' in done.output
    assert '"tomorrow" depends on the day when somebody reads it' in done.output
    assert '"1" is not a ZIP code' in done.output
    assert 'For "EST", write America/New_York' in done.output
    assert (content / "events/ky/2024-11-02-call-voters.yaml").read_text() == (
        "# yaml-language-server: $schema=../../.schemas/event.json\n"
        "title: Call voters\nkind: phone-bank\nwhen:\n  - start: 2024-11-02 6 pm\n"
        "where: online\ntimezone: America/New_York\n"
    )


def test_it_asks_for_an_end_and_a_link_too(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    typed = ["Call voters", "phone bank", "6 pm", "2024-11-02 6 pm", "8", "5 pm", "8:30 pm", "18503"]
    typed += ["example.org/calls", "the library", "https://example.org/calls"]
    done = asked(content, monkeypatch, "new", "event", typed=typed)
    assert done.exit_code == 0, done.output
    assert "The start has no date." in done.output
    assert "End (such as 3 pm; leave it empty if there is none):" in done.output
    assert '"8" can be am or pm' in done.output
    assert "The end, 5 pm, is before the start, 6 pm." in done.output
    assert (
        "Link to sign up (such as https://example.org/canvass; leave it empty if there is none):"
        in done.output
    )
    assert "A link begins with https://." in done.output
    assert '"the library" is not a link. Write one such as https://example.org/page.\n' in done.output
    assert (
        (content / "events/pa/2024-11-02-call-voters.yaml")
        .read_text()
        .endswith(
            "when:\n  - start: 2024-11-02 6 pm\n    end: 8:30 pm\n"
            "where:\n  zip: 18503\nsignup: https://example.org/calls\n"
        )
    )


def test_an_option_that_was_given_does_not_block_a_question(
    content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weekly needs a last day, and 2:30 am does not exist in most time zones on that day."""
    given = ("--repeat", "weekly", "--until", "2025-04-01")
    typed = ["Early", "canvass", "2025-03-09 2:30 am", "5 am", "85001", ""]
    done = asked(content, monkeypatch, "new", "event", *given, typed=typed)
    assert done.exit_code == 0, done.output
    assert done.output.count("Start (") == done.output.count("End (") == 1


@pytest.mark.parametrize("start", ["anytime", "to be announced", "2024-11-02"])
def test_what_has_no_time_is_not_asked_for_its_end(
    start: str, content: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = asked(content, monkeypatch, "new", "event", typed=["Write", "letter-writing", start, "18503", ""])
    assert done.exit_code == 0, done.output
    assert "End" not in done.output


def test_it_asks_only_for_what_is_missing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = asked(content, monkeypatch, "new", "event", *CANVASS, typed=[])
    assert done.exit_code == 0
    assert "Title" not in done.output


def test_leaving_early_writes_nothing(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done = asked(content, monkeypatch, "new", "event", typed=["Call voters"])
    assert done.exit_code == 1
    assert "Aborted" in done.output
    assert len(list(content.rglob("*.yaml"))) == 2


def test_a_state_page(content: Path) -> None:
    arguments = ("--headline", "Pennsylvania: door by door", "--pitch", "A close state.")
    done = run("new", "state", "pennsylvania", "--content", content, *arguments)
    assert made(done, content) == (
        "states/pa.yaml",
        "# yaml-language-server: $schema=../.schemas/state.json\n"
        'headline: "Pennsylvania: door by door"\npitch: A close state.\n',
    )
    again = run("new", "state", "PA", "--content", content, *arguments)
    assert again.exit_code == 1
    assert "Pennsylvania already has a page: content/states/pa.yaml. Edit that file." in again.output


def test_a_post(content: Path) -> None:
    arguments = (
        "--title",
        "Six states",
        "--date",
        "Oct 14, 2024",
        "--states",
        "KY, ohio",
        "--body",
        "One\n\nTwo",
    )
    done = run("new", "post", "--content", content, *arguments)
    assert made(done, content) == (
        "posts/2024-10-14-six-states.yaml",
        "# yaml-language-server: $schema=../.schemas/post.json\n"
        "title: Six states\ndate: 2024-10-14\nstates: [KY, OH]\nbody: |\n  One\n\n  Two\n",
    )


def test_a_page(content: Path) -> None:
    arguments = ("--title", "About us", "--summary", "Who we are.", "--body", "One\n\n## Two")
    done = run("new", "page", "--content", content, *arguments)
    assert made(done, content) == (
        "pages/about-us.yaml",
        "# yaml-language-server: $schema=../.schemas/page.json\n"
        "title: About us\nbody: |\n  One\n\n  ## Two\nsummary: Who we are.\n",
    )
    assert "It has no problems." in done.output


def test_a_page_gets_an_address_that_the_site_does_not_need(content: Path) -> None:
    done = run("new", "page", "--content", content, "--title", "Privacy", "--body", "We keep nothing.")
    assert made(done, content)[0] == "pages/privacy-page.yaml"


def test_a_post_without_a_date_is_from_today(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statepages.commands.options.clock", lambda: datetime(2024, 10, 14, 16, tzinfo=UTC))
    name, text = made(run("new", "post", "--content", content, "--title", "x", "--body", "y"), content)
    assert name == "posts/2024-10-14-x.yaml"
    assert "date: 2024-10-14\n" in text


def test_a_post_has_the_day_of_a_stopped_clock(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("statepages.commands.options.clock", lambda: datetime(2026, 1, 2, 16, tzinfo=UTC))
    settings = (content / "site.yaml").read_text()
    (content / "site.yaml").write_text(settings + "as_of: 2024-10-14T23:30 America/New_York\n")
    name, text = made(run("new", "post", "--content", content, "--title", "x", "--body", "y"), content)
    assert name == "posts/2024-10-14-x.yaml"
    assert "date: 2024-10-14\n" in text


@pytest.mark.parametrize(
    ("what", "missing"),
    [
        (("state", "PA"), "--headline, --pitch"),
        (("post",), "--title, --body"),
        (("page",), "--title, --body"),
    ],
)
def test_pages_and_posts_name_what_is_missing(what: tuple[str, ...], missing: str, content: Path) -> None:
    done = run("new", *what, "--content", content)
    assert done.exit_code == 2
    assert f"Missing: {missing}." in done.output


def test_a_folder_that_cannot_be_written_to_is_reported(content: Path) -> None:
    (content / "posts").write_text("a file")
    done = run("new", "post", "--content", content, "--title", "x", "--body", "y", "--date", "2024-10-14")
    assert done.exit_code == 1
    assert "could not be written" in done.output


LINKED = {
    "the folder of all events": ("events", ("event", *CANVASS)),
    "the folder of a state": ("events/il", ("event", *CANVASS)),
    "a file": ("events/il/2024-11-02-knock-doors.yaml", ("event", *CANVASS)),
    "the folder of posts": ("posts", ("post", "--title", "News", "--body", "We talked.")),
    "the folder of states": ("states", ("state", "PA", "--headline", "Come", "--pitch", "We are here.")),
    "the folder of schemas": (".schemas", ("event", *CANVASS)),
}


@pytest.mark.parametrize(("linked", "arguments"), LINKED.values(), ids=LINKED)
def test_nothing_is_written_through_a_link(linked: str, arguments: tuple[str, ...], content: Path) -> None:
    outside = content.parent / "outside"
    if not linked.endswith(".yaml"):
        outside.mkdir()
    if (content / linked).exists():
        (content / linked).rename(content.parent / "before")
    (content / linked).parent.mkdir(parents=True, exist_ok=True)
    (content / linked).symlink_to(outside)
    done = run("new", arguments[0], "--content", content, *arguments[1:])
    assert (done.exit_code, f"content/{linked} is a link to somewhere else" in done.output) == (1, True), (
        done.output
    )
    assert not outside.exists() or not list(outside.iterdir())
    assert not list(content.glob("events/il/*.yaml")) or linked.endswith(".yaml")


DRAFTS = {
    "with a title and a folder": (("--folder", "KY"), "events/ky/supper.yaml", "title: Supper\ndraft: yes\n"),
    "with a place without a ZIP": (
        ("--folder", "KY", "--venue", "The hall", "--city", "Berea"),
        "events/ky/supper.yaml",
        "title: Supper\nwhere:\n  venue: The hall\n  city: Berea\ndraft: yes\n",
    ),
    "with a time without its zone": (
        ("--folder", "KY", "--start", "2024-11-02 6 pm", "--online"),
        "events/ky/2024-11-02-supper.yaml",
        "title: Supper\nwhen:\n  - start: 2024-11-02 6 pm\nwhere: online\ndraft: yes\n",
    ),
    "with everything": (
        ("--kind", "other", "--start", "anytime", "--zip", "18503"),
        "events/pa/supper.yaml",
        "title: Supper\nkind: other\nwhen: anytime\nwhere:\n  zip: 18503\ndraft: yes\n",
    ),
}


@pytest.mark.parametrize(("arguments", "name", "text"), DRAFTS.values(), ids=DRAFTS.keys())
def test_a_draft(arguments: tuple[str, ...], name: str, text: str, content: Path) -> None:
    done = run("new", "event", "--content", content, "--draft", "--title", "Supper", *arguments)
    head = "# yaml-language-server: $schema=../../.schemas/event.json\n"
    assert made(done, content) == (name, f"{head}{text}")
    assert "warning: This is a draft" in done.output
    assert "error" not in done.output


def test_a_draft_needs_a_title_and_a_folder_and_an_end_needs_a_start(content: Path) -> None:
    done = run("new", "event", "--content", content, "--draft", "--end", "3 pm")
    assert done.exit_code == 2
    assert "Missing: --title, --start, --folder." in done.output


def test_nobody_is_asked_where_an_event_was_imported_from() -> None:
    assert "--origin" not in run("new", "event", "--help").output
