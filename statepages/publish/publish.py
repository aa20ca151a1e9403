"""From the pieces of a site to the published folder, with what stands from the build before."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Iterable, Mapping, Set
from functools import partial
from pathlib import Path

from msgspec import Struct, field

from search import index
from statepages.cache import Cache
from statepages.model.site import Site
from statepages.output import Output
from statepages.piece import Piece
from statepages.pipeline.keys import Keys
from statepages.pipeline.making import Made, Studio, bundles, make_some, problems_of
from statepages.pipeline.progress import Progress
from statepages.pipeline.published import Done, DoneBundle, Published, keep_published, published
from statepages.pipeline.workers import Workers
from statepages.problem import Problem
from statepages.write import Tree, copy, put, stage

_SPARE = "spare"


class Plan(Struct):
    """The bundles of the next site by label, with the pieces that stand from the build before.

    `missing` are the other pieces, each with the label of its bundle and its key.
    """

    bundles: dict[str, DoneBundle] = field(default_factory=dict)
    missing: list[tuple[str, Piece, str]] = field(default_factory=list)

    @property
    def stands(self) -> list[Done]:
        """The pieces that stand."""
        return [done for bundle in self.bundles.values() for done in bundle.pieces.values()]

    def with_made(self, made: Iterable[Made]) -> dict[str, DoneBundle]:
        """All bundles, now that what was missing has been made."""
        pieces = {label: dict(bundle.pieces) for label, bundle in self.bundles.items()}
        for (label, piece, key), one in zip(self.missing, made, strict=True):
            pieces[label][piece.label] = Done(key, [file.path for file in one.files], one.entry)
        return {label: DoneBundle(bundle.key, pieces[label]) for label, bundle in self.bundles.items()}


def publish(
    studio: Studio, site: Site, target: Path, cache: Cache, workers: Workers, progress: Progress
) -> tuple[Tree, list[Problem]]:
    """Make what has to be made and publish the site: its files, or the problems of the templates.

    Raises NotOurs, and OSError where the disk is full or may not be written.
    """
    before = published(cache)
    altered = before.tree.altered(target)
    is_intact = not altered and before.tree.has_its_names(target)
    plan = _plan(studio, site, before.bundles, altered)
    stands = plan.stands
    if is_intact and not plan.missing and len(stands) == before.count:
        keep_published(cache, Published.of(before.tree, plan.bundles))
        return before.tree, []
    spare = cache.folder / _SPARE if cache.folder else None
    with stage(target, spare, _spare(cache)) as staged:
        put_here = partial(put, staged.folder, staged.target)
        made = make_some(studio, [piece for _, piece, _ in plan.missing], put_here, workers, progress)
        if problems := problems_of(made):
            return Tree(), problems
        done = plan.with_made(made)
        written = [file for one in made for file in one.files]
        written.append(put_here(_manifest(done)))
        tree = staged.fill(written, [before.tree.files[path] for one in stands for path in one.paths])
        if staged.publish(spare) and is_intact:
            cache.put(_SPARE, before.tree.as_plain())
    keep_published(cache, Published.of(tree, done))
    return tree, []


def make_spare(target: Path, cache: Cache) -> None:
    """Have a spare site at hand, if there is none: the first change takes as long as any other then."""
    site, spare = published(cache).tree, cache.folder / _SPARE if cache.folder else None
    if spare is None or cache.get(_SPARE) or not site.has_its_names(target) or site.altered(target):
        return
    with contextlib.suppress(OSError):
        shutil.rmtree(spare, ignore_errors=True)
        cache.put(_SPARE, copy(site, target, spare).as_plain())


def _plan(studio: Studio, site: Site, before: Mapping[str, DoneBundle], altered: Set[str]) -> Plan:
    keys, plan = Keys(studio, site), Plan()
    for bundle in bundles(studio, site):
        key, stood = keys.of(bundle), before.get(bundle.label)
        if stood and stood.key == key and not (altered and any(path in altered for path in stood.paths)):
            plan.bundles[bundle.label] = stood
            continue
        standing: dict[str, Done] = {}
        for piece in bundle.cut():
            own, one = keys.of(piece), stood.pieces.get(piece.label) if stood else None
            if one and one.key == own and altered.isdisjoint(one.paths):
                standing[piece.label] = one
            else:
                plan.missing.append((bundle.label, piece, own))
        plan.bundles[bundle.label] = DoneBundle(key, standing)
    return plan


def _manifest(bundles: Mapping[str, DoneBundle]) -> Output:
    """What says which shards of the index there are."""
    entries = {
        label.removeprefix("index "): done.entry
        for label, bundle in bundles.items()
        for done in bundle.pieces.values()
        if done.entry
    }
    return index.manifest(entries)


def _spare(cache: Cache) -> Tree | None:
    """The files of the spare site. It is forgotten at once: from now on it is not as it was left."""
    plain = cache.get(_SPARE)
    try:
        cache.drop(_SPARE)
    except OSError:
        return None
    return Tree.read(plain) if plain else None
