"""A shortcut for what most people write: paragraphs, lists with hyphens, bold, italics and links.

It gives what Python-Markdown would, or nothing if a text may have more than that.
"""

from __future__ import annotations

import re

from statepages.markup.lines import paragraph

_SIGNS = ("<", ">", "[", "`", "_", "@", "://", "ww.", "WW.")
"""Signs of quotes, code, addresses and other kinds of links."""
_LINK = re.compile(r"(?<!!)\[(?P<words>[^\]*\n]+)\]\((?P<address>https?://[A-Za-z0-9/?#=&%+.~_-]+)\)")
# A word, also in bold, in a link or in quotes, that begins no heading, rule or list.
_LINE = r"\*{0,2}[\"'“‘(\[¡¿$]?(?![0-9]{1,3}[.)] |o  )[^\W_].*"
_LINES = re.compile(rf"{_LINE}(?:\n{_LINE})*")
_ENTRY = re.compile(rf"{_LINE}(?:\n  {_LINE})*")
_MARKED = re.compile(
    r"\*\*(?P<bold>[^\s*](?:[^*]*[^\s*])?)\*\*|\*(?P<italics>[^\s*](?:[^*]*[^\s*])?)\*(?!\*)"
)


def plain_html(markdown: str) -> str | None:
    """The HTML of a plain Markdown text; None for any other."""
    bare = _LINK.sub(r"\g<words>", markdown) if "[" in markdown else markdown
    is_plain = bare.replace("\n", "").isprintable() and not any(sign in bare for sign in _SIGNS)
    if not is_plain or ("&" in markdown and ";" in markdown):
        return None
    made: list[str] = []
    was_list = False
    for block in markdown.strip("\n").split("\n\n"):
        above, *entries = f"\n{block}".split("\n- ")
        # A single item below a line may be prose, and an item after an empty line continues its list.
        is_clear = (len(entries) != 1 or not above) and not (was_list and not above)
        is_written = (not above or _LINES.fullmatch(above, 1)) and all(map(_ENTRY.fullmatch, entries))
        if not (is_clear and is_written):
            return None
        if above:
            made.append(f"<p>{_marked(paragraph(above, is_entry=False))}</p>")
        if entries:
            texts = (_marked(paragraph(entry, is_entry=True)) for entry in entries)
            made.append("".join(["<ul>\n", *(f"<li>{text}</li>\n" for text in texts), "</ul>"]))
        was_list = bool(entries)
    whole = "\n".join(made)
    return None if "*" in whole or "\\" in whole else whole


def _marked(text: str) -> str:
    """The HTML of a paragraph; extra stars, or a backslash before one, stay in it."""
    text = _LINK.sub(r'<a href="\g<address>">\g<words></a>', text) if "[" in text else text
    text = text.replace("&", "&amp;").replace("  \n", "<br>\n")
    return _MARKED.sub(_as_tag, text) if "*" in text else text


def _as_tag(found: re.Match[str]) -> str:
    bold = found["bold"]
    return f"<strong>{bold}</strong>" if bold else f"<em>{found['italics']}</em>"
