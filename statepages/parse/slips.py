"""What the YAML parser stumbles over, in a volunteer's words."""

from __future__ import annotations

import re

import yaml

from statepages.problem import Problem
from statepages.source import Source

_FIELD = re.compile(r"(?P<head>\s*(?:- +)*[\w ]+:[ \t]+)(?P<value>\S.*?)\s*$")
_QUOTED_EARLY = re.compile(r"(?P<head>\s*(?:- +)*(?:[\w ]+:[ \t]+)?)'(?P<value>.*)'\s*$")


def explain(source: Source, text: str, error: yaml.MarkedYAMLError) -> tuple[Problem, int]:
    """The problem behind a parser's error, and the line (from 0) to leave out to read on.

    `text` is what was parsed: the source, perhaps with some lines made blank.
    """
    mark = error.problem_mark or error.context_mark
    line, column = (mark.line, mark.column) if mark else (0, 0)
    lines = text.split("\n")
    line = min(line, len(lines) - 1)
    found = (
        _tab(source, lines, line)
        or _no_space(source, lines, line)
        or _dash(source, lines, line)
        or _markdown_link(source, lines, line)
        or _block_mark(source, lines, line)
        or _open_quote(source, lines, error)
        or _quote_in_quotes(source, lines, line)
        or _colon(source, lines, line, error)
        or _open_list(source, lines, error)
        or _first_character(source, lines, line, column, error)
        or _indentation(source, lines, line)
        or _no_colon(source, lines, line)
    )
    if found:
        return found
    message = "From here on this line can not be read. Check quotes, colons and the spaces in front."
    return source.problem("error", "syntax", message, line=line, column=min(column, len(lines[line]))), line


def quoted(value: str) -> str:
    """A value in double quotes, as YAML reads it back."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


Found = tuple[Problem, int] | None


def _tab(source: Source, lines: list[str], line: int) -> Found:
    for at in (line, line - 1):
        if at < 0:
            continue
        front = lines[at][: len(lines[at]) - len(lines[at].lstrip(" \t"))]
        if "\t" in front:
            message = "Tab used for indenting. Replace it with two spaces."
            fixed = front.replace("\t", "  ")
            return source.problem(
                "error", "tab", message, line=at, column=front.index("\t"), old="\t", new="  "
            ) if front.count("\t") == 1 else Problem(
                source.place(at, front.index("\t")), "error", "tab", message, fixed + lines[at].lstrip(" \t")
            ), at
    return None


def _no_space(source: Source, lines: list[str], line: int) -> Found:
    for at in _here_and_above(lines, line):
        found = re.match(
            r"(?P<head>\s*(?:- +)*)(?P<name>[a-z_]+):(?P<value>[^\s:].*)", lines[at], re.IGNORECASE
        )
        if found and found["name"] not in {"http", "https", "mailto", "tel"}:
            message = f'A space is missing behind "{found["name"]}:".'
            fix = f"{found['head']}{found['name']}: {found['value']}"
            return Problem(source.place(at, found.start("value")), "error", "no-space", message, fix), at
    return None


def _dash(source: Source, lines: list[str], line: int) -> Found:
    for at in _here_and_above(lines, line):
        found = re.match(r"(?P<indent> *)(?P<dash>-(?=\w)|[–—•·*]\s*)(?P<rest>\w.*)", lines[at])
        if found:
            message = 'An entry of a list begins with "- ": a hyphen and a space.'
            fix = f"{found['indent']}- {found['rest']}"
            return Problem(source.place(at, found.start("dash")), "error", "dash", message, fix), at
    return None


def _markdown_link(source: Source, lines: list[str], line: int) -> Found:
    found = _FIELD.match(lines[line])
    link = found and re.fullmatch(r"\[[^\]]*\]\((?P<address>\S+)\)", found["value"])
    if not found or not link:
        return None
    name = found["head"].strip(" -:")
    is_link = name in {"signup", "training", "link", "url", "repository"}
    value = link["address"] if is_link else quoted(found["value"])
    reason = "Only the address belongs here." if is_link else "A text that begins with [ needs quotes."
    message = f"{reason} Write {name}: {value}"
    return Problem(
        source.place(line, len(found["head"])), "error", "markdown-link", message, found["head"] + value
    ), line


def _block_mark(source: Source, lines: list[str], line: int) -> Found:
    for at in _here_and_above(lines, line):
        found = re.match(r"\s*(?:- +)*[\w ]+:\s*(?P<mark>[|>][-+]?)\s*[^\s#|>+-]", lines[at])
        if found:
            mark = found["mark"]
            message = (
                f"Nothing may stand behind {mark} on its line. Begin the text on the next line, indented."
            )
            return source.problem("error", "block-mark", message, line=at, column=found.start("mark")), at
    return None


def _here_and_above(lines: list[str], line: int) -> list[int]:
    """The line, and the nearest above it that is not empty."""
    above = next((at for at in range(line - 1, -1, -1) if lines[at].strip()), None)
    return [line] if above is None else [line, above]


def _open_quote(source: Source, lines: list[str], error: yaml.MarkedYAMLError) -> Found:
    if "quoted scalar" not in str(error.context) or not error.context_mark:
        return None
    at = error.context_mark.line
    column = error.context_mark.column
    quote = lines[at][column]
    message = f"The quote that opens on line {at + 1} never closes. Add {quote} at the end of line {at + 1}."
    fix = lines[at].rstrip() + quote
    return Problem(source.place(at, column), "error", "open-quote", message, fix), at


def _quote_in_quotes(source: Source, lines: list[str], line: int) -> Found:
    for at in (line, line - 1):
        found = _QUOTED_EARLY.match(lines[at]) if at >= 0 else None
        if found and re.search(r"\w'\w", found["value"]):
            value = found["value"].replace("''", "'")
            early = found["value"].index("'")
            word = re.split(r"\s", found["value"][: early + 1])[-1]
            message = f"The quote ended early, at {word}. Write {quoted(value)}."
            column = len(found["head"]) + 1 + early
            return Problem(
                source.place(at, column), "error", "quote-in-quotes", message, found["head"] + quoted(value)
            ), at
    return None


def _colon(source: Source, lines: list[str], line: int, error: yaml.MarkedYAMLError) -> Found:
    if "mapping values are not allowed" not in str(error.problem):
        return None
    found = _FIELD.match(lines[line])
    if found and ": " in found["value"] + " ":
        head, value = found["head"], found["value"]
        message = f'A value that contains ": " needs quotes. Write {head.strip()} {quoted(value)}.'
        column = len(head) + (value + " ").index(": ")
        return Problem(source.place(line, column), "error", "colon", message, head + quoted(value)), line
    return _indentation(source, lines, line)


def _open_list(source: Source, lines: list[str], error: yaml.MarkedYAMLError) -> Found:
    if "flow" not in str(error.context) or not error.context_mark:
        return None
    at, column = error.context_mark.line, error.context_mark.column
    if at >= len(lines) or lines[at][column : column + 1] not in {"[", "{"}:
        return None
    opener = lines[at][column]
    closer = "]" if opener == "[" else "}"
    message = f"The {opener} that opens here needs a {closer} at its end. For a text, put it in quotes."
    return source.problem("error", "open-list", message, line=at, column=column), at


def _first_character(
    source: Source, lines: list[str], line: int, column: int, error: yaml.MarkedYAMLError
) -> Found:
    reasons = ("cannot start any token", "alphabetic or numeric", "did not find expected", "found unknown")
    found = _FIELD.match(lines[line])
    if found and found["value"][0] in "@`%&*!" and any(word in str(error.problem) for word in reasons):
        message = f"A text that begins with {found['value'][0]} needs quotes. Write {quoted(found['value'])}."
        place = source.place(line, len(found["head"]))
        return Problem(
            place, "error", "first-character", message, found["head"] + quoted(found["value"])
        ), line
    return None


def _indentation(source: Source, lines: list[str], line: int) -> Found:
    """A line that stands neither with its neighbours nor below them."""
    own = _indent(lines[line])
    before = next((at for at in range(line - 1, -1, -1) if lines[at].strip()), None)
    if before is None or not lines[line].strip():
        return None
    other = _field_indent(lines[before])
    if own == other or ":" not in lines[line]:
        return None
    if lines[before].rstrip().endswith(":"):
        return None
    gap = abs(other - own)
    cure = f"Add {_count(gap)}" if own < other else f"Delete {_count(gap)}"
    message = f"This line is indented by {_spaces(own)}, its neighbours by {other}. {cure}."
    fix = " " * other + lines[line].lstrip() if gap == 1 else None
    return Problem(source.place(line, own), "error", "indentation", message, fix), line


def _no_colon(source: Source, lines: list[str], line: int) -> Found:
    for at in (line, line - 1):
        if (
            at >= 0
            and lines[at].strip()
            and ":" not in lines[at]
            and not lines[at].lstrip().startswith(("-", "#"))
        ):
            message = (
                "This line has no field name. Write name: value, or indent it if it goes on "
                "with the text above."
            )
            return source.problem("error", "no-colon", message, line=at, column=_indent(lines[at])), at
    return None


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _field_indent(line: str) -> int:
    """Where the field on a line begins: behind the dash of a list."""
    return len(line) - len(re.sub(r"^ *(?:- +)*", "", line))


def _spaces(count: int) -> str:
    return "1 space" if count == 1 else f"{count} spaces"


def _count(count: int) -> str:
    return "one" if count == 1 else str(count)
