"""Stories as text for a terminal and as Markdown for a forge; what others wrote does nothing in either."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from statepages import report
from statepages.story import Line, Quote, Section

_MOST_ITEMS = 100
_MOST_DETAILS = 20
_MOST_QUOTED = 300


def as_text(title: str, sections: tuple[Section, ...], nothing: str) -> str:
    """A story for people at a terminal; `nothing` is what to say where there is nothing to say."""
    lines = [title, ""]
    for section in sections:
        lines += [f"{section.title} ({len(section.items):,})", *_items(section, _in_quotes), ""]
    return "\n".join([*lines, *([] if sections else [nothing, ""])])


def as_markdown(title: str, sections: tuple[Section, ...], nothing: str) -> str:
    """The same in Markdown. All words of the content stand in code spans, where nothing has a meaning."""
    lines = [f"### {title}", ""]
    if sections:
        lines += ["; ".join(f"{section.title}: {len(section.items):,}" for section in sections), ""]
    for section in sections:
        lines += [f"#### {section.title}", "", *_items(section, _in_code), ""]
    return "\n".join([*lines, *([] if sections else [nothing, ""])])


def _items(section: Section, quote: Callable[[str], str]) -> Iterator[str]:
    for item in section.items[:_MOST_ITEMS]:
        yield f"- {_said(item.line, quote)}"
        for detail in item.details[:_MOST_DETAILS]:
            yield f"  - {_said(detail, quote)}"
        if len(item.details) > _MOST_DETAILS:
            yield f"  - and {len(item.details) - _MOST_DETAILS:,} more"
    if len(section.items) > _MOST_ITEMS:
        yield f"- and {len(section.items) - _MOST_ITEMS:,} more"


def _said(line: Line, quote: Callable[[str], str]) -> str:
    return "".join(quote(_short(part.text)) if isinstance(part, Quote) else part for part in line)


def _short(text: str) -> str:
    line = re.sub(r"\s*\n\s*", " ", text.strip())
    return report.visible(line if len(line) <= _MOST_QUOTED else line[: _MOST_QUOTED - 1] + "…")


def _in_quotes(text: str) -> str:
    return f"“{text}”"


def _in_code(text: str) -> str:
    """A code span: it ends at as many backticks as it began with."""
    text = text or "(nothing)"
    ticks = "`" * (1 + max((len(run) for run in re.findall("`+", text)), default=0))
    # A backtick at either end would join the ticks: a space each keeps it apart, and is not shown.
    pad = " " if text.startswith("`") or text.endswith("`") else ""
    return f"{ticks}{pad}{text}{pad}{ticks}"
