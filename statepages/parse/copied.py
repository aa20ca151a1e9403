"""Lines that carry what stood in front of them where they were copied from."""

from __future__ import annotations

import re

from statepages.parse.draft import Draft

_FRONTS = (
    (re.compile(r"\+"), "a + as in a list of changes"),
    (re.compile(r"> ?"), "a > as in a mail that is quoted"),
    (re.compile(r"\t"), "a tab"),
    (re.compile(r"[ \t]*[0-9]+(?:[ \t]*[|:.)])?(?: |$)"), "a number"),
)


def mend_copied(draft: Draft) -> None:
    """Tell of a front that all lines have, and take it off."""
    _mend_fence(draft)
    written = [line for line in draft.lines if line.strip()]
    if len(written) < 2 or written[0][0] not in "+> \t0123456789":
        return
    for front, name in _FRONTS:
        found = [front.match(line) for line in written]
        if all(found) and _counts([match[0] for match in found if match]):
            last = max(at for at, line in enumerate(draft.lines) if line.strip())
            fix = "\n".join(front.sub("", line, count=1) for line in draft.lines[: last + 1])
            draft.tell("copied-front", f"Each line begins with {name}. Copy the text without it.", 0, 0, fix)
            return


def _mend_fence(draft: Draft) -> None:
    """Take away the lines of ``` around a file, or the one that is left of them at its end."""
    written = [at for at, line in enumerate(draft.lines) if line.strip()]
    fences = [at for at in written if draft.lines[at].startswith("```")]
    if not fences or fences[-1] != written[-1]:
        return
    is_around = fences[0] == written[0] and len(fences) > 1
    if not is_around and len(fences) % 2 == 0:
        return
    lines = "Lines of ``` go" if is_around else "A line of ``` goes"
    cure = f"Delete this one and that on line {fences[-1] + 1}." if is_around else "Delete it."
    message = f"{lines} around a piece of code elsewhere, not around a file. {cure}"
    draft.tell("no-colon", message, fences[0] if is_around else fences[-1], 0, "")
    draft.replace(fences[-1], "")


def _counts(fronts: list[str]) -> bool:
    """Whether numbers in front count the lines; True where there are none."""
    numbers = [int(number) for front in fronts for number in re.findall("[0-9]+", front)]
    return numbers == sorted(set(numbers))
