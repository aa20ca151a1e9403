"""`new event --from-issue`: a filled form becomes a file, or a reply in the words of the form."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from statepages.commands.form import QUESTIONS
from statepages.commands.reply import as_code
from tests.cases import labelled
from tests.commands.small_site import NAME, small_site
from tests.test_cli import run

FINE = {
    "title": "Knock doors",
    "kind": "Canvass",
    "start": "2024-11-02 10 am",
    "zip": "19380",
    "online": "- [ ] People can take part online",
}
HINTS = "Leave the headings as they are."


def form(answers: dict[str, str], end: str = "\n") -> str:
    """An issue as a forge writes it."""
    told = FINE | answers
    parts = (
        f"### {question.label}\n\n{told.get(name, '_No response_')}" for name, question in QUESTIONS.items()
    )
    return "\n\n".join(parts).replace("\n", end)


def suggest(folder: Path, text: str | bytes) -> Result:
    issue = folder / "issue.md"
    issue.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
    done = run("new", "event", "--content", folder / "content", "--from-issue", issue)
    assert done.exit_code in (0, 1), done.output
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return done


def written(folder: Path) -> dict[str, str]:
    """The events that are new."""
    content = folder / "content"
    files = {path.relative_to(content).as_posix(): path for path in content.rglob("*.yaml")}
    return {name: path.read_text() for name, path in files.items() if name not in {"site.yaml", NAME}}


def told(reply: str) -> dict[str, str]:
    """What is wrong with each answer, as a reader sees it."""
    return dict(re.findall(r"^- \*\*(.*?):\*\* `+(.*?)`+$", reply, re.MULTILINE))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    small_site(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@labelled("suggestions")
def test_a_filled_form(case: dict[str, Any], folder: Path) -> None:
    answers = {name: many(str(answer)) for name, answer in case["answers"].items()}
    done = suggest(folder, form(answers))
    if "says" in case:
        found = told(done.output)
        assert list(found) == [
            question.label for question in QUESTIONS.values() if question.label in case["says"]
        ]
        assert all(words in found[label] for label, words in case["says"].items()), found
        assert (done.exit_code, written(folder)) == (1, {})
    else:
        assert done.exit_code == 0, done.output
        assert list(written(folder)) == [f"{case['name']}.yaml"]
        text = written(folder)[f"{case['name']}.yaml"]
        assert text.startswith("# yaml-language-server: $schema=../../.schemas/event.json\n")
        lines = case["holds"].splitlines()
        assert [line for line in lines if line not in text.splitlines()] == []
        assert f"It is in `content/{case['name']}.yaml`, and will be published" in done.output
        assert run("check", "--content", folder / "content").exit_code == 0
    if "notes" in case:
        found = told(done.output)
        assert all(words in found[label] for label, words in case["notes"].items()), found
        assert found.keys() >= case["notes"].keys()
        assert case["notes"] or not found


def many(answer: str) -> str:
    """A long answer, such as "x%9"."""
    text, percent, times = answer.rpartition("%")
    return text * int(times) if percent else answer


def test_windows_line_ends(folder: Path) -> None:
    done = suggest(folder, form({"details": "One\n\nTwo"}, end="\r\n"))
    assert done.exit_code == 0
    assert "details: |\n  One\n\n  Two\n" in "".join(written(folder).values())


def test_doubts_about_an_event_are_in_the_reply(folder: Path) -> None:
    done = suggest(folder, form({"start": "2024-10-13 10 am"}))
    assert done.exit_code == 0
    assert told(done.output) == {"Start": "This event is over, so it is not listed."}


def test_a_zip_with_two_time_zones_asks_for_the_zone(folder: Path) -> None:
    done = suggest(folder, form({"zip": "36867"}))
    assert done.exit_code == 0
    assert "Some places in this ZIP code are in another time zone." in done.output


def test_a_question_that_somebody_added_is_ignored(folder: Path) -> None:
    text = form({}).replace("### Repeats", "### How did you hear of us?\n\nFrom ana\n\n### Repeats")
    assert suggest(folder, text).exit_code == 0
    assert "ana" not in "".join(written(folder).values())


def test_questions_that_were_deleted_have_no_answer(folder: Path) -> None:
    text = "### Name of the event\n\nKnock doors\n\n### ZIP code\n\n19380"
    assert list(told(suggest(folder, text).output)) == ["What people do there", "Start"]


def test_it_replaces_all_other_options(folder: Path) -> None:
    (folder / "issue.md").write_text(form({}))
    options = ("--from-issue", folder / "issue.md", "--title", "Knock")
    done = run("new", "event", "--content", folder / "content", *options)
    assert done.exit_code == 2
    assert "Use --from-issue without other options" in done.output


NO_FORMS = {
    "empty": b"",
    "no form": b"Please add our canvass on Saturday!",
    "headings alone": "\n".join(f"### {question.label}" for question in QUESTIONS.values()).encode(),
    "not UTF-8": b"### Start\n\n\x92\xff\x00",
    "UTF-16": form({}).encode("utf-16"),
    "a megabyte": form({"details": "x" * 2**20}).encode(),
    "a megabyte of headings": b"### Start\n\n" * 100_000,
    "a megabyte of brackets": form({"details": "[" * 2**20}).encode(),
    "a title of a megabyte": form({"title": "x" * 2**20}).encode(),
}


@pytest.mark.parametrize("data", NO_FORMS.values(), ids=NO_FORMS)
def test_without_a_form_there_is_no_event_but_a_reply(data: bytes, folder: Path) -> None:
    done = suggest(folder, data)
    assert done.exit_code == 1
    assert told(done.output)
    assert len(done.output) < 10_000
    assert written(folder) == {}


HOSTILE = [
    "@everyone", "#1", "<script>hit()</script>", "![x](https://evil.example/x.png)", "[x](javascript:hit())",
    "`code` ``` `", "https://evil.example", "www.evil.example", "</code><b>x", "&lt;b&gt;", "\\`@a", "**x**",
    "::error::x", "##[error]x", "org/repo#1", "GH-1", "0123456789abcdef0123456789abcdef01234567",
    "\u202eevil", "$(touch x)", "`touch x`", "${{ secrets.GITHUB_TOKEN }}", "'; touch x; '",
    "--help", "../../etc/passwd",
]  # fmt: skip


def outside_code(markdown: str) -> str:
    """The words of a text that are not in code, after checking that nothing in it has an effect."""
    words = []
    for token in MarkdownIt("commonmark").parse(markdown):
        assert token.type in TOKENS, token.type
        for child in token.children or []:
            assert child.type in TOKENS, child.type
            words.append(child.content if child.type == "text" else " ")
    return " ".join(" ".join(words).split())


TOKENS = {
    "paragraph_open", "paragraph_close", "bullet_list_open", "bullet_list_close", "list_item_open",
    "list_item_close", "inline", "text", "code_inline", "strong_open", "strong_close", "em_open", "em_close",
    "softbreak",
}  # fmt: skip
SENTENCES = """
Thank you for suggesting an event. Before it can be added, please fix this:
To fix an answer, edit this issue: click the three dots at its top right, then Edit .
Do not change the headings. When you save, the form is read again.
It is in , and will be published after somebody has reviewed it. Worth a second look:
"""
OURS = {
    *SENTENCES.split(),
    *(word for question in QUESTIONS.values() for word in f"{question.label}:".split()),
}


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_in_the_reply_has_an_effect(hostile: str, folder: Path) -> None:
    done = suggest(folder, form(dict.fromkeys(QUESTIONS, hostile)))
    assert done.exit_code == 1
    assert set(outside_code(done.output).split()) <= OURS
    # No line of it is a command to the runner that shows it.
    assert not re.search(r"^::|##\[", done.output, re.MULTILINE)


ANY = st.text(st.characters(exclude_categories=["Cs"]))
LIKELY = st.sampled_from(
    [*FINE.values(), *HOSTILE, "online", "PA", "9 am", "2024-11-30", "Weekly", "### Start"]
)
ANSWERS = st.dictionaries(
    st.sampled_from(sorted(QUESTIONS)), ANY | LIKELY | st.tuples(LIKELY, ANY).map("\n".join)
)
# Each example writes what it writes into the same folder, and takes it away again.
SHARED = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


@SHARED
@given(ANSWERS, st.sampled_from(["\n", "\r\n"]))
def test_any_answers_make_a_valid_event_or_a_reply(folder: Path, answers: dict[str, str], end: str) -> None:
    done = suggest(folder, form(answers, end))
    assert set(outside_code(done.output).split()) <= OURS
    made = written(folder)
    assert len(made) == (done.exit_code == 0)
    for name, text in made.items():
        assert re.fullmatch(r"events/[a-z]{2}/[a-z0-9-]+\.yaml", name)
        assert yaml.compose(text)
        assert run("check", "--content", folder / "content").exit_code == 0, text
        (folder / "content" / name).unlink()


@SHARED
@given(
    ANY
    | st.lists(ANY | LIKELY | st.sampled_from([f"### {q.label}" for q in QUESTIONS.values()])).map("\n".join)
)
def test_any_text_at_all_gets_a_reply(folder: Path, text: str) -> None:
    done = suggest(folder, text)
    assert set(outside_code(done.output).split()) <= OURS
    for name in written(folder):
        (folder / "content" / name).unlink()


@given(ANY)
def test_a_text_as_code_is_one_piece_of_code(text: str) -> None:
    assert outside_code(f"Thank {as_code(text)} you") == "Thank you"


# What a volunteer who filled a form need not know: that there are files at all.
FILE_WORDS = re.compile(
    r"\b(?:YAML|line|field|file|quotes|entry|indent\w*)\b|\b(?:start|end|timezone|helps|repeat):"
)


SLIPS = [
    "10-11 am", "2024-11-02 10-11 am", "2024-11-02 10 am EST", "Nov 2", "11/02/2024", "2024-11-02 10",
    "10 am", "calls: Mondays", "[a, b]", "{a: b}", "EST", "MST", "UTC-5", "Eastern Time", "555-0100",
    "a b@example.org", "<ana@example.org>", "[x](https://example.org)", "example.org", "https://", "ana@",
    "Pensylvania", "PA, OH", "weekly on Mondays", "every day", "yes", "12345", "1", "x" * 500, "“quoted”",
    "TBD", "none yet", "[email protected]", "mailto:[email protected]", "https://google.com/url?q=x",
    "2042-10-19 10 am",
]  # fmt: skip


@pytest.mark.parametrize("slip", SLIPS)
def test_replies_are_about_the_form_and_not_about_files(slip: str, folder: Path) -> None:
    for fine in ((), ("title", "kind", "zip"), ("start", "kind", "zip")):
        done = suggest(folder, form({name: slip for name in QUESTIONS if name not in fine}))
        for label, words in told(done.output).items():
            assert not FILE_WORDS.search(re.sub(r'"[^"]*"', "", words)), (label, words)
