"""Plain English: phrases that nobody would say must not come back. cases/english.yaml lists them."""

import re
import subprocess
from bisect import bisect
from functools import cache
from itertools import accumulate
from pathlib import Path

import pytest

from tests.cases import cases_of, labelled
from tests.site import ROOT

PHRASES = cases_of("english")
AROUND = 50
"""How many characters on both sides of a phrase can make it correct."""

SKIPPED = re.compile(
    r"content/|tests/cases/|bench/hugo/|statepages/model/presets/|LICENSE|statepages/fields/endings.py"
    r"|statepages/importers/header_words.py|.*(requirements|lock)"
)
"""What the people who run a site write, lists of words, the license, and files that a program writes."""

END = "\x00"
"""Marks the end of a text, so that no phrase reaches into the next one."""

LINE = r""""(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'"""
CODE = re.compile(r"^( *)```.*?^\1```$|(`+)[^`]+?\2", re.MULTILINE | re.DOTALL)
INDENTED = re.compile(r"^(?:    |\t).*$", re.MULTILINE)
FILLED = re.compile(r"\$?\{[^{}\n]*\}")
ADDRESS = re.compile(r"(?:https?|mailto):[^\s)>\"']+")


def tokens(comment: str, string: str) -> re.Pattern[str]:
    """Finds comments, with those on consecutive lines as one, and strings."""
    comments = rf"(?:^[ \t]*{comment}[^\n]*\n)+|{comment}[^\n]*|/\*.*?\*/"
    return re.compile(rf"(?P<comment>{comments})|(?:{string})", re.MULTILINE | re.DOTALL)


SCRIPT = tokens("//", rf"(?P<prefix>)(?P<string>{LINE}|`(?:\\.|[^`\\])*`)")
TOKENS = {
    ".py": tokens("#", rf'(?P<prefix>\b[a-zA-Z]{{1,2}}|)(?P<string>"""(?:\\.|[^\\])*?"""|{LINE})'),
    ".js": SCRIPT,
    ".mjs": SCRIPT,
    ".css": tokens("(?!)", "(?P<prefix>(?P<string>(?!)))"),
}
WHOLE = {".html", ".md", ".yaml", ".yml", ".toml", ".in", ""}
"""Endings of files that people read as a whole."""


def as_lines(text: str) -> str:
    """Only the line ends of a text, so that lines keep their numbers."""
    return END + "\n" * text.count("\n")


def without_code(text: str) -> str:
    """A text without spans and blocks of code."""
    return CODE.sub(lambda found: as_lines(found[0]), text)


def words_of(path: str, text: str) -> str:
    """What people read in a file, with as many lines as the file."""
    text = ADDRESS.sub("", text)
    suffix = Path(path).suffix
    if suffix in WHOLE:
        return INDENTED.sub("", without_code(text)) if suffix == ".md" else text
    parts: list[str] = []
    end = 0
    for found in TOKENS[suffix].finditer(text):
        between = text[end : found.start()]
        # Python reads strings in a row as one.
        is_joined = parts and found["string"] and not between.strip() and text[end - 1] in "\"'"
        parts += [between if is_joined else as_lines(between), words_of_token(path, found)]
        end = found.end()
    return "".join(parts)


def words_of_token(path: str, found: re.Match[str]) -> str:
    """What people read in a comment or a string: not in keys, patterns and the data of tests."""
    if found["comment"]:
        return without_code(re.sub(r"^[ \t]*(?:#|//|\*)", "", found[0], flags=re.MULTILINE))
    string = found["string"]
    line = found.string.rfind("\n", 0, found.start()) + 1
    is_docstring = string.startswith('"""') and not found.string[line : found.start()].strip()
    is_data = " " not in string or "r" in found["prefix"].lower() or path.startswith("tests/")
    if is_data and not is_docstring:
        return as_lines(string)
    return without_code(FILLED.sub("…", string.strip("\"'`")))


@cache
def pattern() -> re.Pattern[str]:
    """All phrases as one expression, with a group for each."""
    each = "|".join(f"({case['phrase']})" for case in PHRASES)
    return re.compile(rf"(?<![\w.-])(?:{each})(?![\w-])")


def found_in(path: str, text: str) -> list[str]:
    """Each phrase in a file: where it is, which it is, and what to write instead."""
    lines = [" ".join(line.split()) for line in words_of(path, text).lower().split("\n")]
    starts = [0, *accumulate(len(line) + 1 for line in lines)]
    words, listed = " ".join(lines), []
    for found in pattern().finditer(words):
        case = PHRASES[(found.lastindex or 1) - 1]
        around = words[max(0, found.start() - AROUND) : found.end() + AROUND]
        if "unless" not in case or not re.search(case["unless"], around):
            line = bisect(starts, found.start())
            listed.append(f"{path}:{line}: “{found[0].strip()}”. Write {case['instead']}.")
    return listed


@labelled("english")
def test_a_phrase_is_caught_and_a_correct_sentence_passes(case: dict[str, str]) -> None:
    assert f"Write {case['instead']}." in "".join(found_in("x.md", case["catches"]))
    assert found_in("x.md", case["passes"]) == []


PLACES = {
    "a message of two strings": ("a.py", 'X = (\n    "For "\n    f"ever {x.mend}, anew."\n)\n', [2, 3]),
    "a comment of two lines": ("a.py", "# It is not read\n# here: `anew`\n", [1]),
    "a docstring": ("a.py", 'def f():\n    """Do.\n\n    Do it anew, by `anew`.\n    """\n', [4]),
    "a key and a pattern": ("a.py", "X = {'anew': re.compile(r'do anew')}\n", []),
    "data of a test": ("tests/a.py", 'X = """\ndo it anew"""  # do it anew\n', [2]),
    "a script": ("a.js", "say(`Do it\n anew`); // anew\nlet anew;\n", [2, 2]),
    "a style sheet": ("a.css", "/* Painted\n * anew. */\n.anew { color: red }\n", [2]),
    "a template": ("a.html", "<p>Do {{ x.mend }}\n anew</p>", [2]),
    "a guide": ("a.md", "Do it\nanew.\n\n    anew\n\n```\nanew\n```\n[anew](https://a.b/anew)\n", [2, 9]),
    "a workflow": ("a.yaml", "key: x # do it anew\n", [1]),
}


@pytest.mark.parametrize(("path", "text", "lines"), PLACES.values(), ids=PLACES.keys())
def test_where_it_looks(path: str, text: str, lines: list[int]) -> None:
    assert [int(found.split(":")[1]) for found in found_in(path, text)] == lines


def test_no_phrase_came_back() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)
    paths = [path for path in listed.stdout.splitlines() if Path(path).suffix in {*TOKENS, *WHOLE}]
    read = {path: (ROOT / path).read_text(encoding="utf-8") for path in paths if not SKIPPED.match(path)}
    found = [one for path, text in read.items() for one in found_in(path, text)]
    assert not found, "\n".join([f"{len(found)} phrases that nobody would say:", *found])
