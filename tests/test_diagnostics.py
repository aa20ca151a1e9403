"""How problems look to people, to programs and to GitHub."""

import io
import json
import re
import sys

import pytest

from statepages import diagnostics
from statepages.edit import Edit
from statepages.problem import Place, Problem, in_order

PATH = "content/events/pa/canvass.yaml"


def problem(line: int = 1, column: int = 1, **changes: object) -> Problem:
    values: dict[str, object] = {"level": "error", "code": "some-code", "message": "Wrong."} | changes
    return Problem(Place(PATH, line, column), **values)  # type: ignore[arg-type]


def shown(found: Problem, *lines: str) -> list[str]:
    return diagnostics.as_text([found], {found.place.path: lines}).split("\n")


def annotated(found: Problem, *lines: str) -> str:
    [command] = diagnostics.as_github([found], {found.place.path: lines})
    return command


def test_a_problem_shows_place_message_code_line_caret_and_fix() -> None:
    edits = (Edit(1, 8, 1, 8, '"'), Edit(1, 22, 1, 22, '"'))
    found = problem(1, 8, message='A value with ": " needs quotes.', edits=edits)
    assert shown(found, "title: Calls: Mondays") == [
        f'{PATH}:1:8 error: A value with ": " needs quotes. [some-code]',
        "     1 | title: Calls: Mondays",
        "       |        ^",
        'Write:   title: "Calls: Mondays"',
        "",
    ]


@pytest.mark.parametrize(
    ("line", "column", "caret_under"),
    [
        pytest.param("zip: 1", 6, "zip: ", id="plain"),
        pytest.param("zip: 1", 99, "zip: 1", id="after the end"),
        pytest.param("", 1, "", id="an empty line"),
        pytest.param("\tzip: 1", 2, "    ", id="a tab"),
        pytest.param("a\tzip: 1", 3, "a   ", id="a tab goes to the next stop"),
        pytest.param("集会: x", 5, "xxxx: ", id="wide characters take two cells"),
        pytest.param("🎉🎉 x", 4, "xxxx ", id="emoji"),
        pytest.param("e\u0301e\u0301 x", 6, "ee ", id="combining accents take none"),
        pytest.param("a\u202eb", 3, "a<U+202E>", id="a hidden character takes the room of its name"),
    ],
)
def test_the_caret_is_under_its_column(line: str, column: int, caret_under: str) -> None:
    assert shown(problem(1, column), line)[2] == f"       | {' ' * len(caret_under)}^"


def test_a_long_line_is_shown_around_its_column() -> None:
    text, caret = shown(problem(1, 30_001), "x" * 30_000 + "!" + "y" * 30_000)[1:3]
    assert len(text) < 120
    assert text[caret.index("^")] == "!"


def test_a_line_that_is_not_known_is_not_shown() -> None:
    assert diagnostics.as_text([problem(7)], {}).count("\n") == 1
    assert len(shown(problem(7), "only one")) == 2


HOSTILE = {
    "escape": "\x1b[31mred\x1b]0;title\x07",
    "C1": "\x9b31m",
    "bidi": "safe\u202etxt.exe",
    "zero width": "a\u200bb",
    "line separator": "a\u2028::error::b",
    "line break": "a\n::error::b",
    "return": "a\r::error::b",
    "half of a pair": "\ud83d",
    "old command": "##[error]x",
    "new command": "::error file=x::y",
    "percent": "%0A::error::x",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_nothing_in_a_file_acts_on_a_terminal_or_as_a_command(text: str) -> None:
    path = f"content/{text}.yaml"
    edits = (Edit(1, 1, 1, 1, text),)
    found = Problem(Place(path), "error", "some-code", f'"{text}" is wrong.', edits)
    lines = diagnostics.as_text([found], {path: [text]})
    assert lines.isprintable() or set(filter(lambda c: not c.isprintable(), lines)) <= {"\n"}
    assert not any(line.lstrip().startswith("::") for line in lines.splitlines())
    assert "##[" not in lines


def test_joined_emoji_stay_whole() -> None:
    assert diagnostics.visible("👩‍👩‍👧 ❤️") == "👩‍👩‍👧 ❤️"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_an_annotation_is_one_command_whatever_the_file_says(text: str) -> None:
    edits = (Edit(2, 1, 2, 99, text),)
    found = Problem(Place(f"content/{text}.yaml", 2, 3), "warning", "some-code", text, edits)
    command = annotated(found, "a", "b")
    assert len(command.splitlines()) == 1
    assert command.startswith("::warning file=content/")
    properties, _, message = command.removeprefix("::warning ").partition("::")
    assert len(properties.split(",")) == 4
    assert "line=2,col=3" in properties and properties.endswith("title=some-code")
    assert not re.search("%(?!25|3A|2C)", properties)
    assert not re.search("%(?!25|0A)", message)


def test_an_annotation_carries_message_and_fix() -> None:
    found = problem(1, 9, message="100% wrong: a, b.", edits=(Edit(1, 6, 1, 10, "60540"),))
    assert annotated(found, "zip: 6054") == (
        f"::error file={PATH},line=1,col=9,title=some-code::100%25 wrong: a, b. Corrected: zip: 60540"
    )


def test_a_note_is_a_notice_on_github() -> None:
    assert annotated(problem(level="note"), "x").startswith("::notice file=")


ANNOTATED = {
    "the message has the whole line": (
        'Write kind: "a: b".',
        '  kind: "a: b"',
        'Write kind: "a: b".',
    ),
    "the message has the value": ("Write 02134.", "zip: 02134", "Write 02134. Corrected: zip: 02134"),
    "an empty line": ("Delete it.", "", "Delete it."),
}


@pytest.mark.parametrize(("message", "fix", "says"), ANNOTATED.values(), ids=ANNOTATED.keys())
def test_an_annotation_says_once_what_to_write(message: str, fix: str, says: str) -> None:
    found = problem(message=message, edits=(Edit(1, 1, 1, 2, fix),))
    assert annotated(found, "x").rpartition("::")[2] == says


def test_a_line_that_goes_is_deleted() -> None:
    found = problem(2, 1, edits=(Edit(2, 1, 3, 1, ""),))
    assert shown(found, "a", "b", "c")[-2:] == ["Delete line 2", ""]


def test_a_fix_of_several_lines_is_shown_line_by_line() -> None:
    found = problem(1, 1, edits=(Edit(1, 3, 1, 3, "- start: 6 pm"), Edit(2, 1, 2, 1, "    end: 7 pm")))
    assert shown(found, "  ", "")[-4:] == [
        "Replace lines 1 to 2",
        "Write:     - start: 6 pm",
        "       |     end: 7 pm",
        "",
    ]
    assert annotated(found, "  ", "").endswith(
        ",endLine=2,title=some-code::Wrong. Lines 1 to 2, corrected:%0A  - start: 6 pm%0A    end: 7 pm"
    )


def test_two_fixes_of_one_line_are_shown_as_one() -> None:
    name = problem(1, 1, edits=(Edit(1, 1, 1, 6, "title"),))
    value = problem(1, 8, edits=(Edit(1, 8, 1, 9, "B"),))
    rows = diagnostics.as_text([name, value], {PATH: ["titel: b"]}).split("\n")
    assert [row for row in rows if row.startswith("Write:")] == ["Write:   title: B"] * 2


def test_json_names_all_that_a_problem_has() -> None:
    edit = Edit(1, 6, 1, 7, "60540")
    found = [
        problem(1, 9, edits=(edit,), is_guess=True),
        problem(2, message="\u202eé", can_wait=True),
        problem(3, edits=(Edit(2, 1, 4, 1, ""),)),
    ]
    text = diagnostics.as_json(found, {PATH: ["zip: 6", "a", "b", "c"]})
    assert text.isascii()
    same = {"path": PATH, "level": "error", "code": "some-code"}
    where = {"line": 1, "column": 6, "end_line": 1, "end_column": 7, "text": "60540"}
    gone = {"line": 2, "column": 1, "end_line": 4, "end_column": 1, "text": ""}
    assert json.loads(text) == [
        {**same, "line": 1, "column": 9, "message": "Wrong.", "edits": [where], "is_guess": True,
         "can_wait": False, "fix": "zip: 60540", "fix_line": 1, "end_line": 1},
        {**same, "line": 2, "column": 1, "message": "\u202eé", "edits": [], "is_guess": False,
         "can_wait": True, "fix": None, "fix_line": None, "end_line": 2},
        {**same, "line": 3, "column": 1, "message": "Wrong.", "edits": [gone], "is_guess": False,
         "can_wait": False, "fix": "", "fix_line": 2, "end_line": 3},
    ]  # fmt: skip


def test_json_is_no_old_command_to_github() -> None:
    text = diagnostics.as_json([problem(message="##[error]x")], {})
    assert "##[" not in text
    assert json.loads(text)[0]["message"] == "##[error]x"


def test_json_of_nothing_is_an_empty_array() -> None:
    assert json.loads(diagnostics.as_json([], {})) == []


def test_problems_come_by_place_and_once() -> None:
    first, second, third = problem(2, 9), problem(10, 1), problem(10, 2, edits=(Edit(1, 1, 1, 1, "x"),))
    assert in_order([third, second, first, second]) == (first, second, third)


def test_strict_makes_warnings_errors() -> None:
    warning = problem(level="warning")
    assert in_order([warning], strict=True) == (problem(level="error"),)


def test_strict_leaves_notes() -> None:
    assert in_order([problem(level="note")], strict=True) == (problem(level="note"),)


@pytest.mark.parametrize(
    ("errors", "warnings", "notes", "words"),
    [
        (0, 0, 0, "no problems"),
        (1, 0, 0, "1 error"),
        (0, 1, 0, "1 warning"),
        (0, 0, 2, "2 notes"),
        (2, 1, 0, "2 errors and 1 warning"),
        (2, 1, 1, "2 errors, 1 warning and 1 note"),
        (1200, 0, 0, "1,200 errors"),
    ],
)
def test_counting(errors: int, warnings: int, notes: int, words: str) -> None:
    found = [problem()] * errors + [problem(level="warning")] * warnings + [problem(level="note")] * notes
    assert diagnostics.count(found) == words


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def printed(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *, no_color: str = "") -> str:
    monkeypatch.setenv("NO_COLOR", no_color)
    monkeypatch.setattr(sys, "stdout", stream)
    edits = (Edit(1, 1, 1, 6, "title"),)
    diagnostics.show([problem(message="word " * 100, edits=edits)], {PATH: ["titel: x"]})
    return stream.getvalue()


def test_color_only_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    assert "\x1b[" in printed(Terminal(), monkeypatch)
    assert "\x1b[" not in printed(io.StringIO(), monkeypatch)


def test_no_color_if_it_is_unwanted(monkeypatch: pytest.MonkeyPatch) -> None:
    colored = r"\x1b\[[\d;]*3\dm"
    assert re.search(colored, printed(Terminal(), monkeypatch))
    plain = printed(Terminal(), monkeypatch, no_color="1")
    assert not re.search(colored, plain)
    assert f"\x1b[1m{PATH}:1:1\x1b[0m" in plain


@pytest.mark.parametrize("kind", [io.StringIO, Terminal])
def test_long_lines_are_neither_cut_nor_broken(
    kind: type[io.StringIO], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    text = re.sub(r"\x1b\[[\d;]*m", "", printed(kind(), monkeypatch))
    assert text.splitlines() == [
        f"{PATH}:1:1 error: {'word ' * 100} [some-code]",
        "     1 | titel: x",
        "       | ^",
        "Write:   title: x",
        "",
    ]


def test_the_step_summary_counts_and_shows_the_text() -> None:
    found = problem(message="Wrong.")
    assert diagnostics.as_summary([found], {PATH: ["title: x"]}, 84) == (
        "### 1 error in 84 files\n\n"
        f"```text\n{PATH}:1:1 error: Wrong. [some-code]\n     1 | title: x\n       | ^\n```\n"
    )


def test_the_step_summary_of_a_clean_site() -> None:
    assert diagnostics.as_summary([], {}, 84) == "### No problems in 84 files\n"


HINT = "You do not have to do anything; `python build.py fix --write` tidies the files.\n"


def test_the_step_summary_of_notes_says_that_nobody_has_to_do_anything() -> None:
    notes = [
        problem(1, level="note", message="Read as noon."),
        problem(2, level="note", message="Read as 1."),
    ]
    assert diagnostics.as_summary(notes, {}, 84) == (
        "### 2 notes in 84 files\n\n"
        f"2 notes: these were read as shown. {HINT}\n"
        f"```text\n{PATH}:1:1 note: Read as noon. [some-code]\n\n{PATH}:2:1 note: Read as 1. [some-code]\n```\n"  # noqa: E501
    )


def test_the_step_summary_of_a_note_among_others() -> None:
    found = [problem(1), problem(2, level="note", message="Read as noon.")]
    summary = diagnostics.as_summary(found, {}, 84)
    assert summary.startswith(f"### 1 error and 1 note in 84 files\n\n1 note: this was read as shown. {HINT}")


def test_a_fence_in_a_file_does_not_end_the_summary() -> None:
    found = problem(message="````` <img src=x onerror=alert(1)>")
    summary = diagnostics.as_summary([found], {}, 1)
    fences = [line for line in summary.splitlines() if line.startswith("```")]
    assert fences == ["``````text", "``````"]


def test_the_step_summary_stays_within_what_github_takes() -> None:
    many = [problem(number, message="x" * 400) for number in range(1, 1_000)]
    summary = diagnostics.as_summary(many, {}, 1)
    assert len(summary) < 250_000
    assert summary.endswith("… The log has the rest.\n```\n")
