"""From the pieces of a site to the published folder, with what stands from the build before."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from search import index
from statepages.cache import Cache
from statepages.model.site import Site
from statepages.output import Output
from statepages.piece import Piece
from statepages.pipeline.keys import ALWAYS_MADE, Keys
from statepages.pipeline.making import Made, Studio, as_it_is, make_some, pieces, problems_of
from statepages.pipeline.progress import Progress
from statepages.pipeline.standing import keep_tree, kept_tree
from statepages.pipeline.workers import Workers
from statepages.problem import Problem
from statepages.write import Tree, put, stage

_DONE, _SPARE = "done", "spare"


@dataclass(frozen=True)
class Done:
    """A piece that was made: its key, the paths of its files, and what the manifest says of it."""

    key: str
    paths: tuple[str, ...]
    entry: dict[str, Any] | None

    @classmethod
    def of(cls, key: str, made: Made) -> Done:
        return cls(key, tuple(written.path for written in made.files), made.entry)


@dataclass(frozen=True)
class Plan:
    """What stands from the build before, by label; what is always made; what is missing, with its key."""

    done: dict[str, Done]
    always: list[Piece]
    missing: list[tuple[Piece, str]]


def publish(
    studio: Studio, site: Site, target: Path, cache: Cache, workers: Workers, progress: Progress
) -> tuple[Tree, list[Problem]]:
    """Make what has to be made and publish the site: its files, or the problems of the templates.

    Raises NotOurs, and OSError where the disk is full or may not be written.
    """
    published, before = kept_tree(cache), _done(cache)
    altered = published.altered(target)
    is_intact = not altered and published.has_its_names(target)
    plan = _plan(studio, site, before, altered)
    whole = make_some(studio, plan.always, as_it_is, Workers(1))
    if problems := problems_of(whole):
        return Tree(), problems
    outputs = [output for made in whole for output in made.files]
    if is_intact and not plan.missing and plan.done.keys() == before.keys():
        outputs.append(_manifest(plan.done))
        if all(published.has(output) for output in outputs):
            return published, []
    spare = cache.folder / _SPARE if cache.folder else None
    with stage(target, spare, _spare(cache)) as staged:
        put_here = partial(put, staged.folder, staged.target)
        made = make_some(studio, [piece for piece, _ in plan.missing], put_here, workers, progress)
        if problems := problems_of(made):
            return Tree(), problems
        fresh = {piece.label: Done.of(key, one) for (piece, key), one in zip(plan.missing, made, strict=True)}
        done = plan.done | fresh
        written = [file for one in made for file in one.files]
        written += map(put_here, {output.path: output for output in [*outputs, _manifest(done)]}.values())
        kept = [published.files[path] for one in plan.done.values() for path in one.paths]
        tree = staged.fill(written, kept)
        if staged.publish(spare) and is_intact:
            cache.put(_SPARE, published.as_plain())
    keep_tree(cache, tree)
    _keep_done(cache, done)
    return tree, []


def _plan(studio: Studio, site: Site, before: Mapping[str, Done], altered: set[str]) -> Plan:
    keys = Keys(studio, site)
    plan = Plan({}, [], [])
    for piece in pieces(studio, site):
        if piece.kind in ALWAYS_MADE:
            plan.always.append(piece)
            continue
        key, stood = keys.of(piece), before.get(piece.label)
        if stood and stood.key == key and altered.isdisjoint(stood.paths):
            plan.done[piece.label] = stood
        else:
            plan.missing.append((piece, key))
    return plan


def _manifest(done: Mapping[str, Done]) -> Output:
    entries = {label.removeprefix("index "): one.entry for label, one in done.items() if one.entry}
    return index.manifest(entries)


def _done(cache: Cache) -> dict[str, Done]:
    """The pieces that the published site is made of, by their labels."""
    if isinstance(held := cache.held.get(_DONE), dict):
        return held
    return {label: Done(key, tuple(paths), entry) for label, key, paths, entry in cache.get(_DONE) or []}


def _keep_done(cache: Cache, done: dict[str, Done]) -> None:
    cache.held[_DONE] = done
    cache.put(_DONE, [[label, one.key, list(one.paths), one.entry] for label, one in done.items()])


def _spare(cache: Cache) -> Tree | None:
    """The files of the spare site. It is forgotten at once: from now on it is not as it was left."""
    plain = cache.get(_SPARE)
    try:
        cache.drop(_SPARE)
    except OSError:
        return None
    return Tree.read(plain) if plain else None
