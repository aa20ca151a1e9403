"""Lines that carry what stood in front of them where they were copied from."""

from __future__ import annotations

import re

from statepages.parse.draft import Draft

_FRONTS = (
    (re.compile(r"\+"), "a + as in a list of changes"),
    (re.compile(r"> ?"), "a > as in a mail that is quoted"),
    (re.compile(r"[ \t]*[0-9]+(?:[ \t]*[|:.)])?(?: |$)"), "a number"),
)


def mend_copied(draft: Draft) -> None:
    """Tell of a front that all lines have, and take it off."""
    written = [line for line in draft.lines if line.strip()]
    if len(written) < 2 or written[0][0] not in "+> \t0123456789":
        return
    for front, name in _FRONTS:
        found = [front.match(line) for line in written]
        if all(found) and _counts([match[0] for match in found if match]):
            fix = "\n".join(front.sub("", line, count=1) for line in draft.lines).rstrip("\n")
            draft.tell("copied-front", f"Each line begins with {name}. Copy the text without it.", 0, 0, fix)
            return


def _counts(fronts: list[str]) -> bool:
    """Whether numbers in front count the lines; True where there are none."""
    numbers = [int(number) for front in fronts for number in re.findall("[0-9]+", front)]
    return numbers == sorted(set(numbers))
