"""Texts from elsewhere, as HTML or as plain text, and the Markdown that says the same."""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"<(?:br|/?(?:p|div|li|ul|ol|tr|h[1-6]))\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9:-]*(?:\s[^<>]{0,500})?/?>|<!--.*?-->", re.IGNORECASE | re.DOTALL)
_ESCAPED_TWICE = re.compile(r"&amp;(?=(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});)", re.IGNORECASE)


def from_html(text: str) -> str:
    """The Markdown of HTML, or of a text that has entities or none."""
    return plain(text)


def from_text(text: str) -> str:
    """The Markdown of a plain text."""
    return text.strip()


def plain(text: str) -> str:
    """The words of a text on one line, without tags and entities. Line breaks of HTML become commas."""
    while (once := _ESCAPED_TWICE.sub("&", text)) != text:
        text = once
    text = _TAG.sub(" ", _BREAK.sub("\n", html.unescape(text)))
    lines = (" ".join(line.split()).strip(", ") for line in text.split("\n"))
    return ", ".join(line for line in lines if line)


def cut(text: str, most: int) -> tuple[str, bool]:
    """A Markdown text of at most `most` characters, and whether something was cut off."""
    return (text, False) if len(text) <= most else (text[:most].rpartition(" ")[0], True)
