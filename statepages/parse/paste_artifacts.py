"""What was copied along with a text: marks in front of its lines, fences, a signature."""

from __future__ import annotations

import re

from statepages.files.base import Model
from statepages.files.names import tables
from statepages.parse.form_labels import fix_labels, fix_without_colons, labels_of
from statepages.parse.line_editor import LineEditor
from statepages.parse.lines import fields_of

_FRONTS = (
    (re.compile(r"\+"), "a +, as in a list of changes"),
    (re.compile(r"> ?"), "a >, as in a reply to an email"),
    (re.compile(r"\t"), "a tab"),
    (re.compile(r"[ \t]*[0-9]+(?:[ \t]*[|:.)])?(?: |$)"), "a number"),
)
_SIGNS = frozenset("+> \t0123456789")
"""The characters that they begin with."""
_MOST_SIGNED, _MOST_NAME = 10, 80
_GREETING = re.compile(
    r"(?:(?:many )?thanks|thank you|"
    r"(?:all the |with )?(?:best(?: regards| wishes)?|(?:kind|warm)(?:est)? (?:regards|wishes))"
    r"|regards|cheers"
    r"|sincerely|yours|warmly|in solidarity|gracias|saludos)(?: [a-z]+){0,2}\s?[,!.]*",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(
    r"-- ?|(?:Sent|Get|Enviado|Envoyé|Gesendet)\b.*\b(?:from|for|desde|de|von)\b.*"
    r"(?:i(?:Phone|Pad|OS)|Android|Galaxy|Outlook|Gmail|Mail|mobile|phone|device|Samsung|Pixel|Proton|Yahoo)\b.*",
    re.IGNORECASE,
)


def fix_copied(editor: LineEditor, model: type[Model]) -> None:
    """Report and delete what was copied along with a file."""
    _fix_fence(editor)
    _fix_signature(editor, model)
    _fix_front(editor, model)
    fix_without_colons(editor, model)
    fix_labels(editor, model)


def _fix_signature(editor: LineEditor, model: type[Model]) -> None:
    """Delete the end of an email: from --, a closing, or "Sent from my iPhone" on."""
    lines = editor.lines
    first = next((at for at, line in enumerate(lines) if _ends_email(line)), None)
    if first is None or (_GREETING.fullmatch(lines[first]) and _is_in_text(lines[:first], model)):
        return
    written = [at for at in range(first, len(lines)) if lines[at].strip()]
    is_first = not any(line.strip() for line in lines[:first])
    has_fields = any(name in tables(model)[()] for _, name in fields_of(lines[first:]))
    if is_first or has_fields or len(written) > _MOST_SIGNED:
        return
    if any(len(lines[at]) > _MOST_NAME for at in written):
        return
    these = "this line" if len(written) == 1 else f"lines {first + 1} to {written[-1] + 1}"
    message = f"The end of an email was copied too. Delete {these}."
    editor.report("no-colon", message, first, 0, "\n" * (written[-1] - first))


def _is_in_text(lines: list[str], model: type[Model]) -> bool:
    """Whether the last field above is a text of several lines, which may end with a closing."""
    table = tables(model)[()]
    names = [name for column, name in fields_of(lines) if name in table and not column]
    return bool(names) and table[names[-1]].is_markdown


def _ends_email(line: str) -> bool:
    if ":" in line or line[:1] in {"", " ", "\t", "#"} or len(line) > _MOST_NAME:
        return False
    return any(pattern.fullmatch(line) for pattern in (_SIGNATURE, _GREETING))


def _fix_front(editor: LineEditor, model: type[Model]) -> None:
    """Delete a mark that is in front of all lines."""
    first = next((line for line in editor.lines if line.strip()), "")
    if first[:1] not in _SIGNS:
        return
    written = [line for line in editor.lines if line.strip()]
    if len(written) < 2 or len(labels_of(editor, model)) == len(written):
        return
    for front, name in _FRONTS:
        found = [front.match(line) for line in written]
        if all(found) and _counts([match[0] for match in found if match]):
            last = max(at for at, line in enumerate(editor.lines) if line.strip())
            fix = "\n".join(front.sub("", line, count=1) for line in editor.lines[: last + 1])
            editor.report(
                "copied-front", f"Each line begins with {name}. Copy the text without it.", 0, 0, fix
            )
            return


def _fix_fence(editor: LineEditor) -> None:
    """Delete the lines of ``` around a file, or the one that is left at its end."""
    fences = [at for at, line in enumerate(editor.lines) if line.startswith("```")]
    if not fences:
        return
    written = [at for at, line in enumerate(editor.lines) if line.strip()]
    if fences[-1] != written[-1]:
        return
    is_around = fences[0] == written[0] and len(fences) > 1
    if not is_around and len(fences) % 2 == 0:
        return
    lines = "Lines of ``` do" if is_around else "A line of ``` does"
    advice = f"Delete this one and the one on line {fences[-1] + 1}." if is_around else "Delete it."
    message = f"{lines} not belong in this file. {advice}"
    first = fences[0] if is_around else fences[-1]
    editor.report("no-colon", message, first, 0, "", also=fences[-1:])
    editor.replace(fences[-1], "", is_sure=True)


def _counts(fronts: list[str]) -> bool:
    """Whether numbers in front count the lines; True if there are no numbers."""
    numbers = [int(number) for front in fronts for number in re.findall("[0-9]+", front)]
    return numbers == sorted(set(numbers))
