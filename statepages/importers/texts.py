"""Texts of sources as Markdown."""

from __future__ import annotations


def from_text(text: str) -> str:
    """Plain text as Markdown."""
    return text


def from_html(text: str) -> str:
    """HTML as Markdown."""
    return text


def plain(text: str) -> str:
    """One line without entities and tags."""
    return text
