"""Kinds of events: what a site calls them, and the words that people use for them."""

from __future__ import annotations

from msgspec import Struct


class Kind(Struct, frozen=True):
    """A kind of event: its name in files and addresses, in kebab case, and the words for one and several."""

    name: str
    label: str
    plural: str


class PresetKind(Struct, frozen=True):
    """A kind in a preset, with words in kebab case.

    `same` are words that certainly mean it. `near` are words that may mean it. `stems` are beginnings of
    words in what people write for it; without any, those of its label count.
    """

    kind: Kind
    same: tuple[str, ...] = ()
    near: tuple[str, ...] = ()
    stems: tuple[str, ...] = ()


def preset_kind(
    name: str, label: str, plural: str = "", *, same: str = "", near: str = "", stems: str = ""
) -> PresetKind:
    """A kind in a preset. Words are separated by spaces."""
    kind = Kind(name, label, plural or plural_of(label))
    return PresetKind(kind, tuple(same.split()), tuple(near.split()), tuple(stems.split()))


def label_of(name: str) -> str:
    """The label of a kind without one of its own: "Phone bank" for phone-bank."""
    return name.replace("-", " ").capitalize()


def plural_of(label: str) -> str:
    """The plural of a label in English: "Food pantries" for "Food pantry"."""
    if label.endswith(("s", "x", "z", "ch", "sh")):
        return f"{label}es"
    if label.endswith("y") and label[-2:-1] not in "aeiou":
        return f"{label[:-1]}ies"
    return f"{label}s"
