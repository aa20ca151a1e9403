"""The kinds of a site: those of presets, and those that site.yaml adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pydantic import ValidationError

from statepages.fields.choices import certain, kebab, nearest, or_list
from statepages.files.settings import KindFile, SettingsFile
from statepages.model.kind import Kind, label_of, plural_of
from statepages.model.kinds import CAMPAIGN, PRESETS, Kinds, preset
from statepages.node import MappingNode, Node, Scalar, SequenceNode
from statepages.problem import Problem
from statepages.slug import slug

_FIELD = "kinds"


def site_kinds(entries: Sequence[str | KindFile], node: MappingNode) -> tuple[Kinds, list[Problem]]:
    """The kinds that the entries in site.yaml define, and what is wrong with them.

    An entry is the name of a preset, or a kind. A kind replaces the one with the same name in a preset.
    """
    found: dict[str, Kind] = {}
    own: list[tuple[Node, Kind]] = []
    problems: list[Problem] = []
    for number, entry in enumerate(entries):
        spot = _spot(node, number)
        name = _preset_named(entry)
        if name:
            found |= {kind.name: kind for kind in preset(name)}
            continue
        wrong = _no_preset(entry, is_only=len(entries) == 1) if isinstance(entry, str) else None
        if wrong:
            problems.append(_problem(spot, *wrong))
        else:
            own.append((spot, _kind(entry)))
    found |= {kind.name: kind for _, kind in own}
    return tuple(found.values()), [*problems, *_alike(own, found.values())]


def _alike(own: Sequence[tuple[Node, Kind]], every: Iterable[Kind]) -> Iterator[Problem]:
    """The problems with kinds that have the name or label of another; of two, the second is reported."""
    names = {kind.name for _, kind in own}
    taken = {word for kind in every if kind.name not in names for word in _words(kind)}
    for spot, kind in own:
        if _words(kind) & taken:
            message = (
                f'There is already a kind called "{kind.label}". Delete one, or change its name and label.'
            )
            yield _problem(spot, message)
        taken |= _words(kind)


def kinds_written(node: MappingNode) -> Kinds:
    """The kinds of a site whose settings have errors; none if it is not clear which they are."""
    written = node.get(_FIELD)
    if written is None:
        is_meant = any(key.text.lower().startswith("kind") for key, _ in node.pairs)
        return () if is_meant or node.lost else CAMPAIGN
    needed = {"name": "Site", "url": "https://example.org/", "timezone": "America/New_York"}
    try:
        file = SettingsFile.model_validate({**needed, _FIELD: written.plain()})
    except ValidationError:
        return ()
    kinds, problems = site_kinds(file.kinds, node)
    return () if problems else kinds


def _preset_named(entry: str | KindFile) -> str | None:
    if not isinstance(entry, str):
        return None
    word = kebab(entry)
    return next((name for name in PRESETS if word in {name, name.replace("-", "")}), None)


def _no_preset(entry: str, *, is_only: bool) -> tuple[str, str | None] | None:
    """The problem with a word that was meant for a preset, or cannot name a kind, and what to write."""
    word, named = kebab(entry), or_list(PRESETS)
    meant = certain(word, PRESETS)
    if meant:
        return f'There is no ready-made list "{entry}". Write {meant}.', meant
    if is_only:
        near = nearest(word, PRESETS)
        guess = f'Did you mean "{near}"?' if near else f"Write {named}, or your own list of kinds."
        return f'There is no ready-made list "{entry}". {guess}', None
    if not slug(entry)[:1].isalpha():
        message = (
            'A kind needs a name that begins with a letter from a to z. Write "- name: food-distribution", '
            f'and below it "  label: {entry}".'
        )
        return message, None
    return None


def _kind(entry: str | KindFile) -> Kind:
    if isinstance(entry, str):
        name = slug(entry)
        label = label_of(name) if entry == name else entry[:1].upper() + entry[1:]
        return Kind(name, label, plural_of(label))
    label = entry.label or label_of(entry.name)
    return Kind(entry.name, label, entry.plural or plural_of(label))


def _words(kind: Kind) -> set[str]:
    return {kind.name, kebab(kind.label), kebab(kind.plural)}


def _spot(node: MappingNode, number: int) -> Node:
    """Where an entry is: its name, if it has fields."""
    written = node.get(_FIELD) or node
    item = written.items[number] if isinstance(written, SequenceNode) else written
    return (item.get("name") or item) if isinstance(item, MappingNode) else item


def _problem(spot: Node, message: str, new: str | None = None) -> Problem:
    if not isinstance(spot, Scalar):
        return spot.problem("error", _FIELD, message)
    return spot.problem("error", _FIELD, message, old=spot.text, new=new)
