"""A link leads where its words say."""

import html
import re
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from statepages.checking.check_file import check_file
from statepages.markup import to_html
from statepages.source import RawFile
from tests.cases import labelled
from tests.rules.folders import hold
from tests.site import NOON

PIECES = [
    *(
        "[",
        "]",
        "(",
        ")",
        "](",
        "][",
        "<",
        ">",
        "**",
        "_",
        "`",
        "\\",
        " ",
        "\n",
        "\n\n",
        "- ",
        "# ",
        "!",
        "x",
    ),
    *("https://example.org", "example.org", "example&#46;org", "www.example.org/x", "ana@example.org"),
    *(
        "https://evil.example/",
        "[1]",
        "[example.org]",
        "\n\n[1]: https://evil.example/\n",
        "mailto:eve@evil.example",
    ),
    *("\n\n[example.org]: https://evil.example/\n", "[example.org](https://evil.example/)", ' "example.org"'),
    *(
        "\n\n- [1]: https://evil.example/\n\n",
        "\n\n> ",
        "1. ",
        " [2]: <https://evil.example/>\n",
        "[2]",
        "    ",
    ),
    *("[**example.org**][1]", "[https://example.org/ [x]](", "(https://example.org/)", "&#91;", "&lt;"),
]


@labelled("rules/link_words")
def test_link_words(case: dict[str, Any], tmp_path: Path) -> None:
    hold("link-words", case, tmp_path)


def deceptive(page: str) -> list[str]:
    """The links of a page that show the address of one website and lead to another."""
    found = re.findall(r'<a href="([^"]*)"[^>]*>(.*?)</a>', page, re.DOTALL)
    words = [
        (html.unescape(href), html.unescape(re.sub("<[^>]*>", "", inner)).strip()) for href, inner in found
    ]
    shown = re.compile(r"(?:https://|www\.|ana@)?example\.org\S*")
    leads = re.compile(r"(?:https://|mailto:eve@)evil\.example\b.*", re.DOTALL)
    return [text for href, text in words if shown.fullmatch(text) and leads.fullmatch(href)]


@given(pieces=st.lists(st.sampled_from(PIECES), min_size=2, max_size=9))
def test_no_page_has_a_link_that_shows_another_address(pieces: list[str]) -> None:
    text = "".join(pieces)
    if not deceptive(to_html(text)):
        return
    lines = "".join(f"  {line}\n" if line.strip() else "\n" for line in text.split("\n"))
    file = f"title: Calls\nkind: phone-bank\nwhen: anytime\nwhere: online\ndetails: |2\n{lines}"
    problems = check_file(RawFile("events/us/x.yaml", "x.yaml", file.encode()), NOON)
    assert any(problem.is_error for problem in problems), file
