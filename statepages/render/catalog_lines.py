"""The lines of a catalog: what gettext would misread without a word, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')
_KEYWORD = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)(?![\w\[])\s*")
_CHARSET = re.compile(r"charset=([\w-]+)", re.IGNORECASE)

Mistake = tuple[int, str]
"""A line, from 1, and what is wrong with it."""


class _Entry(Struct):
    """What was read of an entry: the line of its msgid, and its texts as they are written, by keyword."""

    line: int
    texts: dict[str, str] = {}


def line_mistakes(data: bytes) -> Iterator[Mistake]:
    """What is wrong with the form of a catalog, line by line."""
    try:
        lines = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        yield data.count(b"\n", 0, error.start) + 1, "This file is not UTF-8. Save it as UTF-8."
        return
    entries: list[_Entry] = []
    keyword = ""
    for number, line in enumerate(lines, 1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if found := _KEYWORD.match(text):
            keyword, text = found[1], text[found.end() :]
            yield from _misplaced(keyword, number, entries)
        elif not text.startswith('"') or not keyword:
            yield (
                number,
                (
                    "A line of words begins with msgid, msgid_plural, msgstr or a quotation mark. "
                    "Correct this line, or write # in front of it."
                ),
            )
            continue
        yield from _misquoted(number, text)
        texts = entries[-1].texts
        if keyword.startswith("msgstr") and not texts.get("msgid"):
            yield from _wrong_charset(number, text)
        texts[keyword] = texts.get(keyword, "") + text[1:-1]
    yield from _incomplete(entries)


def _misplaced(keyword: str, number: int, entries: list[_Entry]) -> Iterator[Mistake]:
    """A keyword that its entry cannot have here. Begins a new entry where there is one."""
    if keyword == "msgctxt":
        yield number, "The site does not use msgctxt. Delete this line."
    had = entries[-1].texts if entries else {}
    if keyword == "msgid" or not entries:
        if keyword not in ("msgid", "msgctxt"):
            yield number, f"There is no msgid above this {keyword}. Write it there, with the English words."
        entries.append(_Entry(number))
    elif keyword in had:
        yield (
            number,
            f"This entry has {keyword} already. Delete one of the two, or add the msgid of this one.",
        )
    elif keyword == "msgid_plural" and had.keys() != {"msgid"}:
        yield number, "Move msgid_plural to the line below msgid."
    elif keyword == "msgstr" and "msgid_plural" in had:
        yield number, "These words have two forms. Write msgstr[0] for 1, and msgstr[1] for more."
    elif keyword.startswith("msgstr[") and "msgid_plural" not in had:
        had["msgid_plural"] = ""  # said once
        yield (
            number,
            f"For {keyword}, write a line msgid_plural above, with the English words for more than 1.",
        )


def _misquoted(number: int, text: str) -> Iterator[Mistake]:
    """Words whose quotation marks or backslashes do not say what was meant."""
    if _QUOTED.fullmatch(text):
        for escape in re.findall(r"\\(.)", text):
            if escape not in 'ntr"\\':
                yield number, f"\\{escape} has no meaning here. Write \\\\ for a backslash."
    elif not text.startswith('"'):
        yield number, 'Put the words in straight quotation marks, such as "Find a shift".'
    elif _QUOTED.match(text):
        yield (
            number,
            (
                "The words end at the second quotation mark. Delete what comes after it, "
                'or write \\" for a quotation mark that is part of the words.'
            ),
        )
    else:
        yield number, "There is no quotation mark at the end of this line. Add it."


def _wrong_charset(number: int, text: str) -> Iterator[Mistake]:
    charset = _CHARSET.search(text)
    if charset and charset[1].lower() not in ("utf-8", "utf8"):
        yield number, f"This file is UTF-8, not {charset[1]}. Write charset=UTF-8."


def _incomplete(entries: list[_Entry]) -> Iterator[Mistake]:
    """Entries without a translation, and those that are there twice."""
    first: dict[str, int] = {}
    for entry in entries:
        msgid = entry.texts.get("msgid")
        if msgid is None:
            continue
        if not any(keyword.startswith("msgstr") for keyword in entry.texts):
            yield entry.line, 'This msgid has no msgstr. Write a line msgstr "" below it, with your words.'
        if msgid in first:
            yield entry.line, f"Line {first[msgid]} has the same msgid. Delete one of the two."
        first.setdefault(msgid, entry.line)
