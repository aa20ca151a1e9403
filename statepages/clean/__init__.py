"""Bytes to clean text: decoding, mojibake, hidden characters.

Only what is certain is fixed, word by word, and only encodings; the rest is a problem that shows the best
guess. Nothing here changes the number of lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.clean.decode import MOST_BYTES, decode
from statepages.clean.garble import guess, is_doubtful, word_read_back
from statepages.edit import Edit, Step, between
from statepages.fields.text import quoted
from statepages.problem import Place, Problem, moved_back
from statepages.source import RawFile, Shifts, Source, original_column, without_pieces
from statepages.unseen import BIDI, HIDDEN, describe, droppable, is_plain

# Not \s: mojibake contains U+00A0 and U+0085, which are part of its words.
_WORD = re.compile(r"[^ \t]+")
_BEFORE_LOST_SPACE = ("Ã", "Â")
"""If there are two spaces after these, the first was part of the letter or a no-break space."""

_MOST_PROBLEMS = 1_000
"""A file with this many is never published, so there is no need to look for more."""

__all__ = ["MOST_BYTES", "clean", "read_back"]


def clean(raw: RawFile, steps: tuple[Step, ...] = ()) -> tuple[Source | None, list[Problem]]:
    """The cleaned text of a file, and what was wrong with it; None if it is not text.

    `steps` are the edits that were made to the file in memory.
    """
    source, problems = _cleaned(raw, steps)
    return source, [moved_back(problem, steps) for problem in problems]


def _cleaned(raw: RawFile, steps: tuple[Step, ...]) -> tuple[Source | None, list[Problem]]:
    text, problems = decode(raw)
    if text is None:
        return None, problems
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if is_plain(text):
        return Source(raw.name, raw.path, text, steps=steps), problems
    lines = text.split("\n")
    shifts: dict[int, Shifts] = {}
    widths: dict[int, int] = {}
    for number, line in enumerate(lines):
        if len(problems) > _MOST_PROBLEMS:
            break
        if is_plain(line):
            continue
        lines[number], pieces, found = _fix_line(line, Place(raw.path, number + 1))
        lines[number], pieces, unseen = _without_unseen(
            lines[number], pieces, line, Place(raw.path, number + 1)
        )
        problems += found + unseen
        if pieces:
            shifts[number] = pieces
            widths[number] = len(line)
    source = Source(raw.name, raw.path, "\n".join(lines), shifts, widths)
    for number, line in enumerate(source.lines):
        if not is_plain(line) and len(problems) <= 2 * _MOST_PROBLEMS:
            problems += _invisible(source, number)
    parseable = HIDDEN.sub(_substitute, source.text)
    return Source(raw.name, raw.path, parseable, shifts, widths, steps=steps), problems


def read_back(text: str) -> str:
    """A text with its garbled words fixed, and nothing else."""
    if text.isascii():
        return text
    return "\n".join(_fix_line(line, Place(""))[0] for line in text.split("\n"))


def _fix_line(line: str, start: Place) -> tuple[str, Shifts, list[Problem]]:
    """A line with its garbled words fixed, where its words were, and a problem if any was garbled."""
    pieces: list[tuple[int, int]] = []
    edits: list[Edit] = []
    shown: list[int] = []
    doubtful: list[tuple[int, str]] = []
    text, read = "", 0
    for found in _WORD.finditer(line):
        word = found[0]
        text += line[read : found.start()]
        fixed = word if word.isascii() else word_read_back(word)
        if fixed == word and not word.isascii() and is_doubtful(word):
            doubtful.append((found.start(), word))
        pieces.append((len(text), found.start()))
        shown += [len(text), len(text) + len(fixed)] if fixed != word else []
        text, read = text + fixed, found.end()
        if word.endswith(_BEFORE_LOST_SPACE) and fixed != word and line.startswith("  ", read):
            read += 1
        if fixed != word:
            edits.append(Edit(start.line, found.start() + 1, start.line, read + 1, fixed))
    text += line[read:]
    problems = [_guess(Place(start.path, start.line, at + 1), word) for at, word in doubtful]
    if not edits:
        return line, (), problems
    seen = text[shown[0] : shown[-1]]
    message = f"Garbled text, read as “{seen}”. `python build.py fix --write` fixes the file."
    place = Place(start.path, start.line, edits[0].column)
    return text, tuple(pieces), [Problem(place, "warning", "garbled", message, tuple(edits)), *problems]


def _guess(place: Place, word: str) -> Problem:
    if "\ufffd" in word:
        return Problem(
            place, "error", "lost-text", f"Letters of “{word}” were lost when it was copied. Retype the word."
        )
    guessed = guess(word)
    advice = f"It may have been “{guessed}”. Retype it." if guessed else "Retype it."
    return Problem(place, "warning", "garbled-guess", f"“{word}” looks garbled. {advice}")


def _invisible(source: Source, number: int) -> list[Problem]:
    """The invisible characters of a line. Each kind is reported once a line."""
    problems: dict[str, Problem] = {}
    line = source.lines[number]
    for found in HIDDEN.finditer(line):
        character = found[0]
        if character == "\ufffd" or character in problems:
            continue
        problems[character] = source.problem(
            "error", "hidden-character", describe(character), line=number, column=found.start()
        )
    return list(problems.values())


def _substitute(found: re.Match[str]) -> str:
    """Same length, and the parser takes it: reading goes on after what was reported."""
    return found[0] if found[0] in BIDI or found[0] == "\ufffd" else " "


def _without_unseen(
    line: str, shifts: Shifts, before: str, start: Place
) -> tuple[str, Shifts, list[Problem]]:
    """A line without invisible characters that change nothing; reported once a line.

    `before` is the line as it is in the file.
    """
    found = droppable(line)
    if not found:
        return line, shifts, []
    kept = without_pieces(shifts, [match.span() for match in found])
    without = "".join(line[first:end] for first, end in _between(found, len(line)))
    place = Place(start.path, start.line, original_column(shifts, found[0].start()) + 1)
    marked = next((sign for match in found for sign in match[0] if sign in BIDI), None)
    message = describe(marked or found[0][0][0])
    if marked:
        inside = line[found[0].end() : found[-1].start()] or line[found[0].end() :]
        shown = quoted("".join(sign for sign in inside if not _is_dropped(sign)).strip() or without.strip())
        message = f"Hidden characters (U+{ord(marked):04X}) were copied with this. Write {shown[1:-1]}."
    edits = between([before], [without], start.line)
    return without, kept, [Problem(place, "warning", "hidden-character", message, edits)]


def _is_dropped(sign: str) -> bool:
    return bool(droppable(sign))


def _between(found: list[re.Match[str]], length: int) -> Iterator[tuple[int, int]]:
    """Where the pieces between matches begin and end."""
    ends = [0, *(match.end() for match in found)]
    return zip(ends, [*(match.start() for match in found), length], strict=True)
