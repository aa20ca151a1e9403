"""Texts of sources as Markdown."""

from __future__ import annotations

import html
import re

_TAG = re.compile(r"<[^<>]*>")


def from_html(text: str) -> str:
    """HTML as Markdown."""
    return html.unescape(_TAG.sub("", text)).strip()


def from_text(text: str) -> str:
    """Plain text as Markdown."""
    return text.strip()


def plain(text: str) -> str:
    """A text on one line without tags and entities."""
    return " ".join(html.unescape(_TAG.sub("", text)).split())
