"""Reports: what others wrote is shown, and does nothing in a terminal or in Markdown."""

from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from statepages.commands.report import as_markdown, as_text
from statepages.diagnostics import visible
from statepages.report import Item, Report, Section, Untrusted

HOSTILE = (
    "<script>alert(1)</script>",
    "![x](https://example.org/x.png)",
    "[click](javascript:alert(1))",
    "https://evil.example.org @mona #1 porchlight/ohio#2",
    "`` ` ``` ` ``",
    "`",
    "```\n\n# A heading\n\n- an item",
    "a\n\n    block\n<img src=x>",
    "\\`",
    "&lt;b&gt; &#64;mona",
    "~~~",
    "| a | b |\n| - | - |",
    "::error::boom",
    "",
)


def report(text: str) -> Report:
    return (
        Section("Links", (Item(("Before ", Untrusted(text), " after"), (("detail ", Untrusted(text)),)),)),
    )


def tokens(text: str) -> list[Token]:
    parsed = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(text)
    return [token for block in parsed for token in (block, *(block.children or ()))]


def harmless(text: str) -> None:
    """Parsed as Markdown, a report with the text has our structure, and the text only in code."""
    found = tokens(as_markdown("Title", report(text)))
    shape = [
        token.type
        for token in found
        if token.nesting == 1 or token.type.startswith(("html", "fence", "image"))
    ]
    assert shape == [
        "heading_open", "paragraph_open", "heading_open", "bullet_list_open", "list_item_open",
        "paragraph_open", "bullet_list_open", "list_item_open", "paragraph_open",
    ]  # fmt: skip
    words = [token.content for token in found if token.type == "text" and token.content]
    assert words == ["Title", "Links: 1", "Links", "Before ", " after", "detail "]
    assert sum(token.type == "code_inline" for token in found) == 2


def test_hostile_texts_are_harmless_in_markdown() -> None:
    for text in HOSTILE:
        harmless(text)


@given(st.text(st.sampled_from("`\\<>![]()@#*_~-\n\r\t &;:/a1\u202e\x1b\u2028|"), max_size=30))
def test_any_text_is_harmless_in_markdown(text: str) -> None:
    harmless(text)


@given(st.text(st.characters(exclude_characters="\n"), max_size=30))
def test_the_text_itself_is_what_markdown_shows(text: str) -> None:
    found = tokens(as_markdown("", (Section("", (Item((Untrusted(text),)),)),)))
    shown = [token.content for token in found if token.type == "code_inline"]
    assert shown == [visible(text.strip()) or "(nothing)"]


def test_nothing_of_it_reaches_a_terminal_as_a_control_character() -> None:
    text = as_text("Title", report("\x1b[31mred\u202e\x07\u200b\n::error::boom"))
    assert "“<U+001B>[31mred<U+202E><U+0007><U+200B> ::error::boom”" in text
    assert not any(line.lstrip().startswith("::") for line in text.split("\n"))


def test_long_reports_end() -> None:
    item = Item(("x",), (("y",),) * 30)
    text = as_markdown("Title", (Section("Many", (item,) * 150),))
    assert "Many: 150" in text
    assert text.count("\n- x\n") == 100 and text.count("  - and 10 more\n") == 100
    assert text.endswith("- and 50 more\n")
    assert len(as_text("", report("x" * 5_000))) < 800


def test_a_text_too_long_for_an_issue_ends_with_a_whole_line() -> None:
    text = as_markdown(
        "Title", tuple(Section("Many", (Item((Untrusted("`@mona " * 40),)),) * 90) for _ in range(9))
    )
    assert 50_000 < len(text) < 60_100
    assert text.endswith("\n\nThe rest does not fit here.\n")
    assert all(line.count("``") == 2 for line in text.split("\n") if line.startswith("- "))
