"""What is wrong with style sheets: what browsers would skip without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import normpath
from urllib.parse import unquote

from statepages.fields.choices import nearest
from statepages.outputs.assets import SHEETS, Look, tokens
from statepages.problem import Level, Place, Problem
from statepages.theme import OWN_SHEET, Theme

_TOKEN = re.compile(
    r"""/\*.*?\*/ | (?P<comment>/\*)
    | (?:\burl\(|@import)\s*(?P<link>"(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | (?<=\()[^"'()\s]+)
    | "(?:\\.|[^"\\\n])*" | '(?:\\.|[^'\\\n])*' | (?P<quote>["'])""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_PROPERTY, _USED = re.compile(r"(?<![\w-])(--[\w-]+)\s*:"), re.compile(r"var\(\s*(--[\w-]+)")
_DECLARATIONS, _BEGINS = re.compile(r"[^{};]+(?=[;}])"), re.compile(r"^\s*[a-z-]+\s*:(?!:)", re.MULTILINE)
_OTHER_SITE, _SCHEME = re.compile(r"(?:https?:)?//"), re.compile(r"[A-Za-z][\w+.-]*:")
_NEAR = 0.8
_MADE = {"icon.svg", *(f"{sheet}.css" for sheet in SHEETS)}

Mistake = tuple[int, Level, str]
"""Where in a style sheet it is, how bad it is, and what is wrong."""


def style_problems(theme: Theme) -> Iterator[Problem]:
    """Style sheets that are not text, or that a browser would not read as they are meant."""
    for name, data in sorted(theme.assets.items()):
        if not name.endswith(".css") or (theme.base and f"assets/{name}" not in theme.own):
            continue
        file = theme.shown(f"assets/{name}")
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            message = f"This style sheet cannot be used: {error}. Save it as UTF-8."
            yield Problem(Place(file), "error", "style-sheet", message)
            continue
        for at, level, message in _mistakes(name, text, theme):
            place = Place(file, text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at))
            yield Problem(place, level, "style-sheet", message)


def _mistakes(name: str, text: str, theme: Theme) -> Iterator[Mistake]:
    """All of them in one style sheet."""
    bare = _TOKEN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    unclosed = list(_unclosed(text))
    yield from unclosed
    for found in _TOKEN.finditer(text):
        if found["link"]:
            yield from _wrong_link(found.start("link"), found["link"].strip("\"'"), theme)
    if not unclosed:
        yield from _braces(bare)
        yield from _semicolons(bare)
    if name == OWN_SHEET:
        yield from _unknown_properties(bare, theme)


def _unclosed(text: str) -> Iterator[Mistake]:
    for found in _TOKEN.finditer(text):
        if found["comment"]:
            yield found.start(), "error", "This comment has no end. Write */ after it."
        elif found["quote"]:
            yield found.start(), "error", f"There is no second {found['quote']} on this line. Add it."


def _braces(bare: str) -> Iterator[Mistake]:
    """Braces without their other half. One that is not closed is where the next rule begins in it."""
    opened, suspects = list[int](), list[int]()
    for found in re.finditer(r"[{}]", bare):
        if found[0] == "}" and not opened:
            yield found.start(), "error", "This } closes nothing. Delete it, or add the { that it belongs to."
        elif found[0] == "}":
            opened.pop()
        else:
            if opened and _indent(bare, found.start()) <= _indent(bare, opened[-1]):
                suspects.append(opened[-1])
            opened.append(found.start())
    for at in list(dict.fromkeys(suspects + opened))[: len(opened)]:
        message = "This { has no }, so the rules after it do not work. Write } at the end of its rule."
        yield at, "error", message


def _indent(bare: str, brace: int) -> int:
    """How far to the right the rule of a brace begins."""
    start = max(bare.rfind(sign, 0, brace) for sign in "{};") + 1
    rule = start + len(bare[start:brace]) - len(bare[start:brace].lstrip())
    return rule - bare.rfind("\n", 0, rule) - 1


def _semicolons(bare: str) -> Iterator[Mistake]:
    """Lines after which a second declaration begins without the end of the first."""
    for found in _DECLARATIONS.finditer(bare):
        begun = [one.start() for one in _BEGINS.finditer(found[0])]
        if len(begun) > 1:
            end = found.start() + len(found[0][: begun[1]].rstrip())
            message = "There is no ; at the end of this line, so browsers skip it and the next one. Add it."
            yield end, "error", message


def _wrong_link(at: int, link: str, theme: Theme) -> Iterator[Mistake]:
    """An address of something that is on another site, or that is not among the assets."""
    if _OTHER_SITE.match(link):
        message = (
            "Pages load nothing from other sites. Save the file in templates/assets/ and write its name here."
        )
        yield at, "warning", message
        return
    path = normpath(unquote(re.split("[?#]", link)[0]))
    if _SCHEME.match(link) or path.startswith(("/", "..")) or path == ".":
        return
    files = {name for name in theme.assets if not name.startswith("css/")} | _MADE
    if path not in files:
        guess = nearest(path, files)
        instead = (
            f"Did you mean {guess}?" if guess else "Addresses in style sheets start at templates/assets/."
        )
        yield at, "error", f"There is no file templates/assets/{path}. {instead}"


def _unknown_properties(bare: str, theme: Theme) -> Iterator[Mistake]:
    """Custom properties that are almost those of the engine, and that nothing else explains."""
    sheets = {
        name: data for name, data in theme.assets.items() if name.endswith(".css") and name != OWN_SHEET
    }
    engines = b"\n".join(sheets.values()).decode(errors="replace") + tokens(Look("#000000", "#ffffff"))
    known = set(_PROPERTY.findall(engines))
    own = "\n".join([bare, *theme.templates.values()])
    used, defined = set(_USED.findall(own)), set(_PROPERTY.findall(own))
    told = set[str]()
    for found in re.finditer(r"(?<![\w-])(--[\w-]+)\s*[:),]", bare):
        name = found[1]
        explained = name in known or name in told or (name in used and name in defined)
        if not explained and (guess := nearest(name[2:], {one[2:] for one in known}, cutoff=_NEAR)):
            told.add(name)
            yield found.start(), "warning", f"The styles have no {name}. Did you mean --{guess}?"
