"""Texts without what is not for everyone: the page is public, and calendars often are not meant to be."""

from __future__ import annotations

import re

from statepages.importers.meeting_links import is_meeting_link
from statepages.importers.personal_things import CODE, EMAIL, LINK, MARKS, PHONE, marked
from statepages.report import Line

__all__ = ["is_meeting_link", "without_personal"]

_STAND_INS = {
    EMAIL: "(email removed)",
    PHONE: "(phone number removed)",
    LINK: "(link removed)",
    CODE: "(code removed)",
}
_NAMES = {
    EMAIL: ("email address was", "email addresses were"),
    PHONE: ("phone number was", "phone numbers were"),
    LINK: ("link to an online meeting was", "links to online meetings were"),
    CODE: ("meeting ID or passcode was", "meeting IDs or passcodes were"),
}
_HAS_MARK = re.compile(f"[{MARKS}]")
_ANY = re.compile(rf"\(?[{MARKS}]\)?")
_SENTENCE = re.compile(rf"(?<=[.!?])[*_]{{0,2}}\s+(?=[*_]{{0,2}}[A-Z¿¡\"“(\[{MARKS}])")
_BEGINNING = re.compile(r"\s*(?:(?:[-*+•>]|[0-9]{1,3}[.)]) +)*")
_SAY_NOTHING = """
a access address all also and android any anything are at attend audio automatically be by call
calling can cell chat click code comments computer concerns conference connect contact correo de
details device dial dialin dialing direct dm either el email enlace feel find following for free
from get go google h hangouts have help here host how i id if in info information interested into
ios is it join joining la laptop leave let link linux llame local location log login mac mail me
meet meeting meetings message microsoft mobile more need no number numbers of on one online only
open or our out page participate pass passcode password pc phone pin platform please por question
questions reach reply reunión room rsvp see send sip sms tablet tap teams tel telephone teléfono
text that the them this to toll up url us use using via video videocall virtual visit want we web
webex webinar will with write you your zoom
"""
_FILLER = frozenset(_SAY_NOTHING.split())
"""Words that say nothing once the address next to them is gone."""
_DIAL_IN = re.compile(
    rf"[{MARKS}](?:\s*[-–,;:]?\s*(?:US\b|USA\b|United States|Canada|Toll|\()[^.!?{MARKS}]{{0,60}})",
    re.IGNORECASE,
)
_BOILERPLATE = re.compile(
    r"\W*(?:one[ -]tap mobile|dial (?:by|from) your location"
    r"|dial[ -]in(?: info(?:rmation)?| numbers?)?"
    r"|join (?:zoom|(?:the )?(?:microsoft )?teams|(?:with )?google meet|webex) ?(?:meeting|webinar)?(?: now)?"
    r"|join (?:by|from|on|with|via) (?:your |an? |the )?"
    r"(?:sip|h\.?323|computer|phone|telephone|pc|mac|video|web|browser|meeting link)\b[\w ,./()]{0,80}"
    r"|or (?:dial|call in|join (?:by|online))[\w ,()]{0,40}"
    r"|find (?:your|a) local number|call in \(audio only\)"
    r"|more phone numbers|microsoft teams(?: meeting)?|learn more about (?:teams|meet) at"
    r"|[\w ]{1,40} is inviting you to a scheduled zoom meeting)\W*",
    re.IGNORECASE,
)
"""Lines that services for online meetings write around their links."""
_MAIL_HEAD = re.compile(
    r"^(?:[*_]{0,2}(?:from|sent|date|to|cc|subject|de|enviado(?: el)?|fecha|para|asunto)[*_]{0,2}:"
    r"[^\n]*(?:\n|\Z)){3,8}",
    re.IGNORECASE | re.MULTILINE,
)
_SUBJECT = re.compile(r"^[*_]{0,2}(?:subject|asunto)\b", re.IGNORECASE | re.MULTILINE)
_HEAD_REMOVED: Line = ("The head of an email was removed from the text.",)
_RULE = "---"
_MOST_TURNS = 4


def without_personal(markdown: str) -> tuple[str, tuple[Line, ...]]:
    """A Markdown text without email addresses, phone numbers and ways into online meetings.

    The lines say what was removed, but never the address or number itself. A sentence or a list item that
    says nothing else goes too.
    """
    found: list[str] = []
    text = _MAIL_HEAD.sub(lambda head: "" if _SUBJECT.search(head[0]) else head[0], markdown)
    heads = (_HEAD_REMOVED,) if text != markdown else ()
    for _ in range(_MOST_TURNS):
        with_marks, more = marked(text)
        if not more:
            break
        found += more
        text = _without_marks(with_marks)
    return text.lstrip("\n") if heads else text, (*heads, *what_was_removed(found, "the text"))


def masked(text: str) -> str:
    """A text with a few words in place of each thing that is not for everyone."""
    return _ANY.sub(lambda found: _stand_in(found[0]), marked(text)[0])


def what_was_removed(marks: list[str], source: str) -> tuple[Line, ...]:
    """A line for each kind of thing that was removed, with how many there were."""
    lines: list[Line] = []
    for kind, (one, several) in _NAMES.items():
        number = marks.count(kind)
        if number:
            lines.append((f"{number:,} {one if number == 1 else several} removed from {source}.",))
    return tuple(lines)


def _without_marks(text: str) -> str:
    """A text with words in place of the marks, without the lines that are only about them."""
    is_about_meeting = LINK in text or CODE in text
    kept: list[str] = []
    for line in text.split("\n"):
        if _HAS_MARK.search(line):
            rest = _line(line)
            if rest:
                kept.append(rest)
            else:
                _drop_heading(kept)
        elif not (is_about_meeting and line.strip() and _BOILERPLATE.fullmatch(line[:200])):
            kept.append(line)
    made = re.sub(r"\\(?=\n\s*\n|\Z)", "", "\n".join(kept))
    return "\n\n".join(_without_spare_rules(re.split(r"\n\s*\n", made)))


def _drop_heading(lines: list[str]) -> None:
    """Drop a last line such as "Contact:", which was above what is gone."""
    at = len(lines) - 1
    while at >= 0 and not lines[at].strip():
        at -= 1
    if at >= 0 and lines[at].strip(" *_").endswith(":") and _says_nothing(lines[at]):
        del lines[at:]


def _without_spare_rules(blocks: list[str]) -> list[str]:
    """Blocks without the lines across that nothing is above or below of."""
    kept: list[str] = []
    for block in (block.strip("\n") for block in blocks):
        if block.strip() and (block.strip() != _RULE or (kept and kept[-1].strip() != _RULE)):
            kept.append(block)
    return kept[:-1] if kept and kept[-1].strip() == _RULE else kept


def _line(line: str) -> str:
    """A line without the sentences that are only about what was removed; empty if none is left."""
    beginning = _BEGINNING.match(line)
    start = beginning.end() if beginning else 0
    end = "\\" if line.endswith("\\") else ""
    sentences = _SENTENCE.split(line[start:].removesuffix("\\"))
    gone = [_HAS_MARK.search(one) is not None and _says_nothing(one) for one in sentences]
    for at in range(len(sentences) - 1):
        # "Questions?" before "Call us."
        gone[at] = gone[at] or (gone[at + 1] and _says_nothing(sentences[at]))
    kept = [one for one, is_gone in zip(sentences, gone, strict=True) if not is_gone]
    if not kept:
        return ""
    return line[:start] + _ANY.sub(lambda found: _stand_in(found[0]), " ".join(kept)) + end


def _says_nothing(sentence: str) -> bool:
    """Whether a sentence has no words but those around an address, or is a line of numbers to call."""
    if _DIAL_IN.fullmatch(sentence.strip()):
        return True
    return all(word in _FILLER for word in re.findall(r"\w+", _ANY.sub(" ", sentence).lower()))


def _stand_in(found: str) -> str:
    return _STAND_INS[found.strip("()")]
