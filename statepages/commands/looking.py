"""Checks the links of the content: with a clock, a time limit, and a file of known results."""

from __future__ import annotations

import time
from pathlib import Path

import click

from statepages.checking import links
from statepages.checking.check import Checked
from statepages.commands import options
from statepages.engine import home
from statepages.humanize import how_many
from statepages.problem import Problem

_KNOWN = home() / ".cache" / "links.json"
_MOST_SECONDS = 30 * 60


def look(checked: Checked, *, ignore_cache: bool, local: bool) -> tuple[Problem, ...]:
    """The problems of the links of the content. Says on stderr how many links were checked."""
    ends = time.monotonic() + _MOST_SECONDS
    world = links.World(time.sleep, options.clock, lambda: time.monotonic() < ends)
    found = links.look_at_links(checked, "" if ignore_cache else _read(_KNOWN), world, allow_local=local)
    _write(_KNOWN, found.known)
    words = [f"{how_many(found.looked, 'link')} checked"]
    if found.remembered:
        words.append(f"{found.remembered:,} known from an earlier run")
    if found.left:
        words.append(f"{found.left:,} left for the next run")
    click.echo(f"{', '.join(words)}.", err=True)
    return found.problems


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return ""


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(exist_ok=True)
        new = path.with_suffix(".new")
        new.write_text(text, encoding="utf-8")
        new.replace(path)
    except OSError as error:
        click.echo(f"The results could not be saved for the next run: {error.strerror}.", err=True)
