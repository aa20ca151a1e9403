"""Markdown as harmless HTML: what stays, what goes, and how long it takes at worst."""

import re
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from statepages.markup import full_html, to_html, to_text
from statepages.markup.plain import plain_html
from tests.cases import cases_of, labelled
from tests.mutations import samples

KEPT = {
    "paragraphs": ("One.\n\nTwo.", "<p>One.</p>\n<p>Two.</p>"),
    "strong and em": ("**a** *b*", "<p><strong>a</strong> <em>b</em></p>"),
    "list": ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
    "nested by two spaces": ("- a\n  - b", "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>"),
    "indented text is not code": ("a\n\n    b", "<p>a</p>\n<p>b</p>"),
    "quote": ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
    "rule": ("a\n\n---\n\nb", "<p>a</p>\n<hr>\n<p>b</p>"),
    "headings go down": ("# A\n\n## B\n\n##### C", "<h3>A</h3>\n<h4>B</h4>\n<h4>C</h4>"),
    "entities and signs": ("AT&T 1 < 2 &copy;", "<p>AT&amp;T 1 &lt; 2 ©</p>"),
    "https": (
        "[a](https://example.org/x?y=1&z=2)",
        '<p><a href="https://example.org/x?y=1&amp;z=2" rel="noopener">a</a></p>',
    ),
    "mailto": ("[a](mailto:a@example.org)", '<p><a href="mailto:a@example.org" rel="noopener">a</a></p>'),
    "tel": ("[a](tel:+12155550100)", '<p><a href="tel:+12155550100" rel="noopener">a</a></p>'),
    "address in angle brackets": (
        "<https://example.org/>",
        '<p><a href="https://example.org/" rel="noopener">https://example.org/</a></p>',
    ),
    "nothing": ("", ""),
}

TRICKS = {
    "script": "<script>alert(1)</script>",
    "script in a block": "a\n\n<div><script>alert(1)</script></div>",
    "event handler": '<p onclick="alert(1)">a</p>',
    "image with onerror": "<img src=x onerror=alert(1)>",
    "image by Markdown": "![a](https://example.org/a.png)",
    "image by reference": "![a][b]\n\n[b]: https://example.org/a.png",
    "svg": "<svg/onload=alert(1)>",
    "iframe": '<iframe src="https://example.org/"></iframe>',
    "style": "<style>p{display:none}</style>",
    "style attribute": '<p style="position:fixed">a</p>',
    "form": '<form action="https://example.org/"><input name=a></form>',
    "meta refresh": '<meta http-equiv="refresh" content="0;url=https://example.org/">',
    "base": '<base href="https://example.org/">',
    "javascript": "[a](javascript:alert(1))",
    "javascript in capitals": "[a](JaVaScRiPt:alert(1))",
    "javascript with an entity": "[a](&#106;avascript:alert(1))",
    "javascript with a hexadecimal entity": "[a](&#x6A;avascript:alert(1))",
    "javascript with a tab entity": "[a](java&Tab;script:alert(1))",
    "javascript with a newline entity": "[a](java&NewLine;script:alert(1))",
    "javascript after a control character": "[a](\x01javascript:alert(1))",
    "javascript by reference": "[a][b]\n\n[b]: javascript:alert(1)",
    "javascript in angle brackets": "<javascript:alert(1)>",
    "data": "[a](data:text/html;base64,PHNjcmlwdD4=)",
    "vbscript": "[a](vbscript:x)",
    "file": "[a](file:///etc/passwd)",
    "host without a scheme": "[a](//example.org/)",
    "host with backslashes": "[a](\\\\example.org/)",
    "title that breaks out": '[a](https://example.org/ "\\" onmouseover=\\"alert(1)")',
    "link that breaks out": '[a](https://example.org/"onmouseover="alert(1))',
    "comment": "<!-- a --><script>alert(1)</script>",
    "processing instruction": "<?php echo 1 ?>",
    "placeholder of Markdown": "\x02wzxhzdk:0\x03 \x02amp\x03",
    "javascript with a mail address": "javascript:alert(1)//a@example.org",
    "address that breaks out": 'https://example.org/"onmouseover="alert(1)',
    "address in an attribute": '<a href="https://example.org/" onclick="alert(1)">https://example.org/</a>',
    "start of a list that breaks out": '1" onclick="alert(1). a\n1. "onclick=alert(1)',
    "id and name": '<a id="main" name="main">a</a>',
    "class": '<p class="notice">a</p>',
}

ALLOWED = re.compile(
    r"</?(?:p|ul|ol|li|strong|em|h[2-4]|blockquote|code|br|hr)>|</a>"
    r'|<ol start="[0-9]{1,3}">'
    r'|<a rel="noopener">|<a href="(?:https?://|mailto:|tel:)[^"<>]*" rel="noopener">'
)


@pytest.mark.parametrize(("markdown", "wanted"), KEPT.values(), ids=KEPT)
def test_what_volunteers_write_stays(markdown: str, wanted: str) -> None:
    assert to_html(markdown) == wanted


@labelled("markup/texts", "markup/addresses")
def test_lists_and_line_ends_come_out_as_people_mean_them(case: dict[str, Any]) -> None:
    made = to_html(case["markdown"])
    assert made.replace(' rel="noopener"', "") == case["html"]
    assert made.count("<a ") == made.count(' rel="noopener"')


@pytest.mark.parametrize("markdown", TRICKS.values(), ids=TRICKS)
def test_tricks_leave_nothing_but_words(markdown: str) -> None:
    assert "<" not in ALLOWED.sub("", to_html(markdown))


def test_posts_may_begin_one_level_higher() -> None:
    assert to_html("# A\n## B", top=2) == "<h2>A</h2>\n<h3>B</h3>"


@given(st.text(alphabet="[]()<>!*_`#-+:/.&;=\"'\\ \n\tab1\x02\x03", max_size=200))
def test_no_text_gives_another_tag(markdown: str) -> None:
    assert "<" not in ALLOWED.sub("", to_html(markdown))


PIECES = [
    "- ",
    "1. ",
    "2) ",
    "• ",
    "– ",
    "# ",
    "> ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "---",
    "9:00 ",
    "one two",
    "*",
    "_",
]
PIECES += [
    "https://example.org/",
    "www.example.org",
    "a@example.org",
    "\\",
    "`",
    "&amp;",
    "[a](",
    ")",
    "\x02",
    "\x03",
]


@given(st.lists(st.sampled_from(PIECES), max_size=60).map("".join))
def test_no_list_and_no_address_gives_another_tag(markdown: str) -> None:
    assert "<" not in ALLOWED.sub("", to_html(markdown))


PLAIN = {
    "paragraphs": "One line\ngoes on.\n\nAna & Ben: 9 am.",
    "ends of lines that are meant": "9:00 Doors\n9:30 Lunch",
    "a list": "- one\n- two\n  goes on",
    "a list below a line": "Bring:\n- **water**, *cold*\n- a hat",
}
LONG_LINE = "It goes on to the end of a line that is as long as the others, and"
AROUND = [
    "{}", "word\n{}", "{}\nword", "word {} word", "word\n\n{}", "{}\n\n- a", "- a\n{}", "- a\n\n{}",
    "- {}\n- b", "- a {}\n- b", "- a\n  {}\n- b", "word\n- a\n- b\n{}", f"{LONG_LINE}\n{{}}", "*{}*",
    "a **{}** b",
]  # fmt: skip
ODD_LINES = [
    "word", "Word.", "10 am: doors", "9:00 doors\n9:30 lunch", "Mon 5 pm\nTue 6 pm", "Who: Ana\nWhat: b",
    "(1) a", "**bold** a", "**a", "b**", "*it* b", "*a", "b* c", "*a **b** c*", "**a *b* c**", "**a**b*c*",
    "*a*b**c**", "*a**b*", "***a***", "**a***", "*a**", "***a*", "** a **", "* a *", "* a", "*", "*a x\n*b y",
    "*a\nb* c", "- a", "- b\n- c", "- **a** b", "- ", "-", "  more", "  - c", "1. one", "2) two", "o  a",
    "• a", "– a\n– b", "+ a", "# a", "> a", "---", "===", "| a", "A & B", "&copy;", "&copy", "a;", "a  \nb",
    "b \\", "[a](b)", "[a b](https://example.org/a_b?c=d&e#f)", "![a](https://example.org)",
    "[[a](https://example.org)]", "[*a](https://example.org) b*", "[a\n\nb](https://example.org)",
    "[a [b](https://example.org)", "[a](https://example.org/*b) c*", "[a](https://example.org/(b)",
    "**[a](https://example.org)**", "[a]: b", "a@example.org", "www.example.org", "WWW.example.org",
    "https://example.org", "<b>", "a < b", "<https://example.org>", "_a_", "a_b", "`a`", "a\u00a0b", "\ta",
    "a\x02b", "a\u200bb", "\\*a\\*", LONG_LINE, "", "\n",
]  # fmt: skip


@pytest.mark.parametrize("markdown", PLAIN.values(), ids=PLAIN)
def test_plain_texts_take_the_shortcut(markdown: str) -> None:
    assert plain_html(markdown) == full_html(markdown)


def test_the_shortcut_gives_the_same_or_nothing() -> None:
    texts = [case["markdown"] for name in ("texts", "addresses") for case in cases_of(f"markup/{name}")]
    files = (yaml.load(data, yaml.CBaseLoader) for name, data in samples().items() if name.endswith(".yaml"))
    texts += [text for file in files for text in file.values() if isinstance(text, str)]
    texts += [around.format(line) for around in AROUND for line in ODD_LINES]
    assert [text for text in texts if plain_html(text) not in {None, full_html(text)}] == []


@given(st.lists(st.sampled_from(ODD_LINES), max_size=6).map("\n".join))
def test_the_shortcut_gives_the_same_or_nothing_for_any_text(markdown: str) -> None:
    assert plain_html(markdown) in {None, full_html(markdown)}


LAYOUT = [
    "- ",
    "1. ",
    "3) ",
    "• ",
    "– ",
    "# ",
    "> ",
    "  ",
    "    ",
    "\n",
    "\n\n",
    "---\n",
    "9:00 ",
    "word ",
    "Word.\n",
]


@given(st.lists(st.sampled_from(LAYOUT), max_size=60).map("".join))
def test_no_layout_loses_a_word(markdown: str) -> None:
    assert to_html(markdown).lower().count("word") == markdown.lower().count("word")


def test_lists_nest_as_deep_as_anybody_writes_them_and_lose_no_word() -> None:
    made = to_html("".join(f"{'  ' * depth}- a{depth}\n" for depth in range(60)))
    assert made.count("<ul>") == 12
    assert all(f"a{depth}" in made for depth in range(60))


@pytest.mark.parametrize(
    "markdown",
    ["# One #two", "- one\n  - two\n\n1. three", "9:00 www.example.org\n9:30 `x` [y](mailto:a@example.org)"],
)
def test_a_text_comes_out_the_same_whatever_was_before(markdown: str) -> None:
    to_html.cache_clear()
    alone = to_html(markdown)
    for before in ("- a", "- a\n  - b\n- c\n\n# d", "[" * 200, "a\n---\nb"):
        to_html.cache_clear()
        to_html(before)
        assert to_html(markdown) == alone


SLOW = {
    "open brackets": "[" * 20_000,
    "open images": "![" * 10_000,
    "a few open brackets before much text": "[" * 290 + "a" * 7_000,
    "lists in lists": "- " * 4_000 + "a",
    "numbers in numbers": "1. " * 2_600,
    "quotes in quotes": "> " * 2_000 + "a",
    "stars": "*a" * 4_000,
    "too long": "a " * 200_000,
}


@pytest.mark.parametrize("markdown", SLOW.values(), ids=SLOW)
def test_slow_markdown_comes_out_plain(markdown: str) -> None:
    made = to_html(markdown)
    assert made.startswith("<p>")
    assert made.count("<") == 2
    assert len(made) <= 20_000 * 4 + 7


WORDS = {
    "marks go": ("**Bring** a [friend](https://example.org/)", 80, "Bring a friend"),
    "blocks are separate": ("# One\n\nTwo\n\n- three\n- four", 80, "One Two three four"),
    "items and line ends are separate": (
        "Bring:\n• maps\n• pens\n\n9:00 Doors\n9:30 Lunch",
        80,
        "Bring: maps pens 9:00 Doors 9:30 Lunch",
    ),
    "an address stays": ("See https://example.org/a.", 80, "See https://example.org/a."),
    "signs come back": ("AT&T <b>", 80, "AT&T <b>"),
    "cut between words": ("one two three four", 12, "one two…"),
    "cut within a long word": ("abcdefghij", 5, "abcd…"),
    "as long as allowed": ("one two", 7, "one two"),
}


@pytest.mark.parametrize(("markdown", "most", "wanted"), WORDS.values(), ids=WORDS)
def test_plain_words(markdown: str, most: int, wanted: str) -> None:
    assert to_text(markdown, most) == wanted
