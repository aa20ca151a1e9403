"""Publishing files as a build does."""

from collections.abc import Iterable
from pathlib import Path

from statepages.output import Output
from statepages.publish.staging import stage
from statepages.publish.tree import Tree, Written, put


def write(outputs: Iterable[Output], target: Path, kept: Iterable[Written] = ()) -> Tree:
    """Publish just these files as a folder, with some that are published already."""
    with stage(target) as staged:
        fresh = [put(staged.folder, staged.target, output) for output in outputs]
        tree = staged.complete(fresh, kept)
        staged.publish()
    return tree
