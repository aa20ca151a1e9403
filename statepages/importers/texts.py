"""Texts of sources, as Markdown or on one line."""

from __future__ import annotations

import html
import re

_BREAK = re.compile(r"<br[^<>]{0,50}>|\n", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][^<>]{0,500}>", re.IGNORECASE)


def from_html(text: str) -> str:
    """HTML, or a text with entities, as Markdown."""
    return html.unescape(_TAG.sub("", _BREAK.sub("\n", text))).strip()


def from_text(text: str) -> str:
    """Plain text as Markdown."""
    return text.strip()


def plain(text: str) -> str:
    """A text on one line, without tags and entities."""
    lines = html.unescape(_TAG.sub(" ", _BREAK.sub("\n", html.unescape(text)))).split("\n")
    return ", ".join(line for line in (" ".join(line.split()).strip(", ") for line in lines) if line)
