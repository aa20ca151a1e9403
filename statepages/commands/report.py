"""Reports, as text for a terminal or as Markdown. Text that others wrote has no effect in either."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from pathlib import Path
from typing import TypeVar

import click

from statepages import diagnostics
from statepages.report import Line, Report, Section, Untrusted

Command = TypeVar("Command", bound=Callable[..., object])

_MOST_CHARACTERS = 60_000  # GitHub accepts up to 65,536 in an issue
_MOST_ITEMS = 100
_MOST_DETAILS = 20
_MOST_QUOTED = 300


def report_options(command: Command) -> Command:
    """The options of the commands that write a report."""
    style = click.option(
        "--format",
        "style",
        type=click.Choice(["text", "markdown"]),
        default="text",
        help="The format of the report.",
    )
    file = click.Path(dir_okay=False, path_type=Path)
    output = click.option("--output", type=file, help="The file to write. Default: print the report.")
    return style(output(command))


def write_report(
    title: str, report: Report, nothing: str, style: str, output: Path | None, *, is_whole: bool = False
) -> None:
    """Write a report to a file or to the terminal, or `nothing` if the report is empty.

    `is_whole`: with all of its items, as far as they fit.
    """
    most = None if is_whole else _MOST_ITEMS
    text = (as_markdown if style == "markdown" else as_text)(title, report, most) if report else nothing
    write_text(text, output)


def write_text(text: str, output: Path | None) -> None:
    """Write a text to a file or to the terminal."""
    if output is None:
        click.echo(text.rstrip("\n"))
        return
    try:
        output.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise click.ClickException(f"{output} could not be written: {error.strerror}.") from error


def as_text(title: str, report: Report, most: int | None = _MOST_ITEMS) -> str:
    """A report for people at a terminal."""
    lines = [title, ""]
    for section in report:
        lines += [f"{section.title} ({len(section.items):,})", *_items(section, _in_quotes, most), ""]
    return "\n".join(lines)


def as_markdown(title: str, report: Report, most: int | None = _MOST_ITEMS) -> str:
    """The same in Markdown. All text from the content is in code spans, where markup has no effect."""
    counts = "; ".join(f"{section.title}: {len(section.items):,}" for section in report)
    lines = [f"### {title}", "", counts, ""]
    for section in report:
        lines += [f"#### {section.title}", "", *_items(section, _in_code, most), ""]
    return "\n".join(_fitting(lines))


def _fitting(lines: list[str]) -> list[str]:
    """As many whole lines as fit. A code span cut in two would no longer contain its text."""
    ends = list(accumulate(len(line) + 1 for line in lines))
    fit = bisect_right(ends, _MOST_CHARACTERS)
    return lines if fit == len(lines) else [*lines[:fit], "", "The rest does not fit here.", ""]


def _items(section: Section, quote: Callable[[str], str], most: int | None) -> Iterator[str]:
    for item in section.items[:most]:
        yield f"- {_in_line(item.line, quote)}"
        for detail in item.details[:_MOST_DETAILS]:
            yield f"  - {_in_line(detail, quote)}"
        if len(item.details) > _MOST_DETAILS:
            yield f"  - and {len(item.details) - _MOST_DETAILS:,} more"
    if most is not None and len(section.items) > most:
        yield f"- and {len(section.items) - most:,} more"


def _in_line(line: Line, quote: Callable[[str], str]) -> str:
    return "".join(quote(_short(part.text)) if isinstance(part, Untrusted) else part for part in line)


def _short(text: str) -> str:
    line = re.sub(r"\s*\n\s*", " ", text.strip())
    return diagnostics.visible(line if len(line) <= _MOST_QUOTED else line[: _MOST_QUOTED - 1] + "…")


def _in_quotes(text: str) -> str:
    return f"“{text}”"


def _in_code(text: str) -> str:
    """A code span. It ends with the same number of backticks as it starts with."""
    text = text or "(nothing)"
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    # A backtick at either end would join the fence. A space keeps them apart, and is not shown.
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"
