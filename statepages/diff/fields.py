"""Which fields have changed, and how, if that fits on a line."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.diff.snapshot import Fields
from statepages.report import Line, Untrusted

_LABELS = {
    "signup": "sign-up link",
    "training": "training link",
    "as_of": "frozen clock",
    "url": "site address",
    "source_type": "type",
}
_MOST = 300


def field_changes(before: Fields, after: Fields) -> Iterator[Line]:
    """A line for each changed field of one line, and one line that names all others."""
    names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
    unsaid = []
    for name in names:
        old, new = _shown(before.get(name)), _shown(after.get(name))
        label = _label(name)
        if old is None or new is None:
            unsaid.append(label)
        elif not old:
            yield (f"New {label}: ", Untrusted(new))
        elif not new:
            yield (f"{label[0].upper()}{label[1:]} removed; it was ", Untrusted(old))
        else:
            yield (f"{label[0].upper()}{label[1:]}: from ", Untrusted(old), " to ", Untrusted(new))
    if unsaid:
        yield (f"{'Also c' if len(unsaid) < len(names) else 'C'}hanged: {', '.join(unsaid)}",)


def _label(name: str) -> str:
    return _LABELS.get(name, name.replace("_", " "))


def _shown(value: object) -> str | None:
    """A value on one line, "" for none; None if it needs more than a line."""
    if value is None or value == ():
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple) and all(isinstance(part, str) for part in value):
        return ", ".join(value)
    if isinstance(value, str | int) and len(str(value)) <= _MOST and "\n" not in str(value):
        return str(value)
    return None
