"""For any file and any name, rules report problems at places that exist."""

import sys
from contextlib import ExitStack
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st

from statepages import rules
from statepages.edit import apply
from statepages.node import MappingNode, Scalar
from statepages.problem import Problem
from statepages.source import Source

ADDRESSES = "https:// www.google.com/url?q= l.facebook.com/l.php?u= example.org ?utm_source=a"
SIGNS = "& = % %3A javascript: #1 [here ] ( ) < > ` \\ [email protected] “ ” TODO {{ }} ! é ... x"
PIECES = st.sampled_from([*ADDRESSES.split(), *SIGNS.split(), "[email protected]", "\n", " ", "\u202e"])
SAID_OF_EACH = (
    "[Email Protected]", "/cdn-cgi/l/Email-Protection", "TODO", "FIXME", "a XXX", "TKTK", "Lorem Ipsum",
    "ana@gmial.com", "ana@xn--mnchen-3ya.example", "ana@exämple.org", "“a”", "”a”", "‘a’", "„a“", "«a»",
    "<b>", "&nbsp;", "[here]", "<javascript:a>", "mailto:a?b=c", "[a.org](https://b.org)",
)  # fmt: skip
TEXTS = st.lists(PIECES, max_size=14).map("".join)


def fields(text: str, name: str) -> MappingNode:
    """A file with one field. Its text is in the file as it is, from the second line on."""
    lines = text.split("\n")
    source = Source("events/pa/x.yaml", "x.yaml", f"{name}: |\n{text}\n")
    key = Scalar(source, 0, 0, 0, name, "plain")
    return MappingNode(source, 0, 0, ((key, Scalar(source, 1, 0, len(lines), text, "plain")),))


def is_in(problem: Problem, source: Source) -> bool:
    line = source.lines[problem.place.line - 1]
    return 1 <= problem.place.column <= len(line) + 1


@given(text=TEXTS, name=st.sampled_from(["details", "title", "signup"]))
def test_any_text(text: str, name: str) -> None:
    node = fields(text, name)
    for rule in rules.NODE_RULES:
        for problem in rule(node):
            assert is_in(problem, node.source)
            assert not problem.edits or apply(node.source.text, problem.edits) != node.source.text
    for text_rule in rules.TEXT_RULES:
        assert all(is_in(problem, node.source) for problem in text_rule(node.source))


@given(texts=st.lists(TEXTS, min_size=1, max_size=3), name=st.sampled_from(["details", "title", "signup"]))
def test_a_rule_reports_the_same_without_looking_for_its_signs_first(texts: list[str], name: str) -> None:
    nodes = [fields(text, name) for text in [*texts, *SAID_OF_EACH]]
    said = [[list(rule(node)) for rule in rules.NODE_RULES] for node in nodes]
    with ExitStack() as patches:
        for rule in rules.NODE_RULES:
            if hasattr(sys.modules[rule.__module__], "has_sign"):
                patches.enter_context(patch(f"{rule.__module__}.has_sign", return_value=True))
        assert [[list(rule(node)) for rule in rules.NODE_RULES] for node in nodes] == said


@given(
    name=st.text(min_size=1),
    folder=st.sampled_from(["", "events/", "events/pa/", "states/", "images/", "x/"]),
)
def test_any_name(name: str, folder: str) -> None:
    for rule in rules.FILE_RULES:
        for problem in rule(folder + name, "x"):
            assert "\n" not in problem.message


LONG = (
    "[",
    "](",
    "[a](",
    "[a](b",
    "[a\n",
    "`",
    "\\",
    "{{",
    "%%",
    "https://",
    "https://bit.ly/x ",
    "TODO ",
    "[here] ",
    "\n[a]: b ",
    "<a:",
)


@pytest.mark.parametrize("piece", LONG)
def test_a_long_text(piece: str) -> None:
    """With these, a careless rule takes minutes. No rule reports the same more than a hundred times."""
    node = fields((piece * 20_000)[:20_000], "details")
    for rule in rules.NODE_RULES:
        assert sum(1 for _ in rule(node)) <= 100
