"""Calendars as bytes, and their components: VEVENT, VTIMEZONE and so on (RFC 5545).

Libraries give up on a calendar with one broken line, and read nothing of a file that ends too early. Here
each event is read on its own, and only what is needed of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from msgspec import Struct, field

MOST_BYTES = 20_000_000
MOST_DEPTH = 10

_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_FOLD = re.compile(rb"(?:\r*\n|\r)[ \t]")
_END = re.compile(rb"[\r\n]+")
_BEGIN = b"begin:vcalendar"
_FIRST_BYTES = 1_000

_PROPERTY = re.compile(
    r'(?P<name>[A-Za-z][\w-]*)\s*(?P<parameters>(?:;(?:"[^"]*"|[^":])*+)?):(?P<text>.*)', re.DOTALL
)
_PARAMETER = re.compile(r';\s*(?P<name>[\w-]+)\s*=\s*(?P<text>"[^"]*"|[^;]*)')
_ESCAPE = re.compile(r"\\([\\;,:\"nN])")
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_KNOWN = frozenset(
    [
        "ACKNOWLEDGED",
        "ACTION",
        "ATTACH",
        "ATTENDEE",
        "BEGIN",
        "BUSYTYPE",
        "CALENDAR-ADDRESS",
        "CALSCALE",
        "CATEGORIES",
        "CLASS",
        "COLOR",
        "COMMENT",
        "COMPLETED",
        "CONCEPT",
        "CONFERENCE",
        "CONTACT",
        "CREATED",
        "DESCRIPTION",
        "DTEND",
        "DTSTAMP",
        "DTSTART",
        "DUE",
        "DURATION",
        "END",
        "EXDATE",
        "EXRULE",
        "FREEBUSY",
        "GEO",
        "IMAGE",
        "LAST-MODIFIED",
        "LINK",
        "LOCATION",
        "LOCATION-TYPE",
        "METHOD",
        "NAME",
        "ORGANIZER",
        "PARTICIPANT-TYPE",
        "PERCENT-COMPLETE",
        "POLL-ITEM-ID",
        "PRIORITY",
        "PRODID",
        "PROXIMITY",
        "RDATE",
        "RECURRENCE-ID",
        "REFID",
        "REFRESH-INTERVAL",
        "RELATED-TO",
        "REPEAT",
        "REQUEST-STATUS",
        "RESOURCE-TYPE",
        "RESOURCES",
        "RRULE",
        "SEQUENCE",
        "SOURCE",
        "STATUS",
        "STRUCTURED-DATA",
        "STYLED-DESCRIPTION",
        "SUMMARY",
        "TRANSP",
        "TRIGGER",
        "TZID",
        "TZID-ALIAS-OF",
        "TZNAME",
        "TZOFFSETFROM",
        "TZOFFSETTO",
        "TZUNTIL",
        "TZURL",
        "UID",
        "URL",
        "VERSION",
    ]
)
_TEXTS = frozenset({"SUMMARY", "DESCRIPTION", "LOCATION", "X-ALT-DESC", "COMMENT"})
_DATES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "EXDATE", "RDATE"})
_INSIDE_EVENTS = frozenset({"VALARM", "PARTICIPANT", "VLOCATION", "VRESOURCE"})
_INSIDE_ZONES = frozenset({"STANDARD", "DAYLIGHT"})


class Property(Struct, frozen=True):
    """A line of a calendar. Names are in capitals. `text` has its backslashes."""

    name: str
    text: str
    parameters: dict[str, str] = {}

    @property
    def words(self) -> str:
        """The text without backslashes and characters that nobody can see."""
        return _CONTROLS.sub("", unescaped(self.text)).strip()


class Component(Struct):
    """A part of a calendar. `lines` are its own, by name. It `is_cut` if its end is missing."""

    name: str
    lines: dict[str, list[str]] = field(default_factory=dict)
    parts: list[Component] = field(default_factory=list)
    is_cut: bool = False

    def properties(self, *names: str) -> Iterator[Property]:
        """Its lines with one of the names, as properties."""
        for name in names:
            for line in self.lines.get(name, ()):
                yield read_property(line)

    def first(self, name: str) -> Property | None:
        """Its first line with a name that has a text."""
        return next((found for found in self.properties(name) if found.text.strip()), None)

    def words(self, name: str) -> str:
        """The words of its first line with a name; nothing if there is none."""
        found = self.first(name)
        return found.words if found else ""


class Scan(Struct, frozen=True):
    """The calendars of an input. `old_lines` were not UTF-8. It `is_cut` if the end is missing."""

    calendars: tuple[Component, ...]
    old_lines: tuple[str, ...]
    is_cut: bool


def is_calendar(data: bytes) -> bool:
    """Whether bytes begin as a calendar does."""
    start = data[:_FIRST_BYTES]
    if start.startswith(_UTF_16):
        start = start.decode("utf-16", errors="ignore").encode()
    return start.removeprefix(b"\xef\xbb\xbf").lstrip().lower().startswith(_BEGIN)


def scan(data: bytes) -> Scan:
    """The calendars in bytes, whatever their encoding and line endings."""
    if data.startswith(_UTF_16):
        data = data.decode("utf-16", errors="replace").encode("utf-8", errors="replace")
    # Folds may be inside a character, so they are removed before the bytes become text.
    whole = _FOLD.sub(b"", data.removeprefix(b"\xef\xbb\xbf"))
    old: list[str] = []
    root = Component("")
    is_cut = _fill(root, _with_breaks(_decoded(_END.split(whole), old)))
    return Scan(tuple(root.parts), tuple(old), is_cut)


def _decoded(lines: Iterable[bytes], old: list[str]) -> Iterator[str]:
    """Lines as text, each by itself: programs join texts of two encodings."""
    for line in lines:
        try:
            yield line.decode()
        except UnicodeDecodeError:
            old.append(line.decode("cp1252", errors="replace"))
            yield old[-1]


def _with_breaks(lines: Iterable[str]) -> Iterator[str]:
    """Lines with a property each: others are the rest of a text with line breaks that are not escaped."""
    pieces: list[str] = []
    for line in lines:
        if _is_property(line):
            if pieces:
                yield "\\n".join(pieces)
            pieces = [line]
        elif pieces and line.strip() and _name(pieces[0]) in _TEXTS:
            pieces.append(line)
    if pieces:
        yield "\\n".join(pieces)


def _is_property(line: str) -> bool:
    name = _name(line)
    return ":" in line and (name in _KNOWN or name.startswith("X-"))


def _name(line: str) -> str:
    return line.partition(":")[0].partition(";")[0].strip().upper()


def _fill(root: Component, lines: Iterable[str]) -> bool:
    """Put lines into components below a root. Whether the end of the last one is missing."""
    stack = [root]
    for line in lines:
        name, word = _name(line), line.partition(":")[2].strip().upper()
        if name == "BEGIN":
            _open(stack, word)
        elif name == "END":
            _close(stack, word)
        else:
            stack[-1].lines.setdefault(name, []).append(line)
    for component in stack[1:]:
        component.is_cut = True
    return len(stack) > 1


def _open(stack: list[Component], name: str) -> None:
    if name == "VCALENDAR":
        _unwind(stack, 1)
    elif name not in _INSIDE_EVENTS | _INSIDE_ZONES:
        # An event cannot be inside another one: the end of that one is missing.
        _unwind(stack, 2)
    if len(stack) == 1 and name != "VCALENDAR":
        stack.append(Component("VCALENDAR"))
        stack[0].parts.append(stack[1])
    if len(stack) < MOST_DEPTH:
        component = Component(name)
        stack[-1].parts.append(component)
        stack.append(component)


def _close(stack: list[Component], name: str) -> None:
    depth = next((at for at in range(len(stack) - 1, 0, -1) if stack[at].name == name), None)
    if depth is not None:
        _unwind(stack, depth + 1)
        stack.pop()


def _unwind(stack: list[Component], depth: int) -> None:
    """Close components whose ends are missing."""
    for component in stack[depth:]:
        component.is_cut = True
    del stack[depth:]


def read_property(line: str) -> Property:
    """A line as a property, even if its parameters are broken."""
    found = _PROPERTY.fullmatch(line)
    name = _name(line)
    if found is None or (name in _DATES and ":" in found["text"]):
        # The name of a zone can have a colon, and must then be in quotes, but is not always.
        head, _, text = line.rpartition(":") if name in _DATES else line.partition(":")
        return Property(name, text, _parameters(head[len(name) :]))
    return Property(name, found["text"], _parameters(found["parameters"]))


def _parameters(text: str) -> dict[str, str]:
    found = islice(_PARAMETER.finditer(text), 20)
    return {each["name"].upper(): each["text"].strip().strip('"') for each in found}


def unescaped(text: str) -> str:
    """A text without the backslashes that calendars need."""
    return _ESCAPE.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def pieces(text: str) -> list[str]:
    """The pieces between commas, without backslashes."""
    return [unescaped(piece).strip() for piece in re.split(r"(?<!\\),", text)]
