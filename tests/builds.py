"""Publishing files as a build does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from statepages.output import Output
from statepages.publish.staging import stage
from statepages.publish.tree import Tree, put


def write(outputs: Iterable[Output], target: Path) -> None:
    """Publish exactly these files as a folder, and keep nothing for the next time."""
    with stage(target) as staged:
        staged.complete([put(staged.folder, staged.target, output) for output in outputs], [])
        staged.publish()


@dataclass
class Builds:
    """Builds of one process. Each reuses what the one before the last left.

    Files that are the same in the published site are kept.
    """

    target: Path
    spare: Path
    published: Tree = field(default_factory=Tree)
    had: Tree | None = None

    def write(self, outputs: Iterable[Output], keep: Iterable[str] = ()) -> None:
        """Publish exactly these files, and those of the published site with these paths."""
        had, self.had = self.had, None
        with stage(self.target, self.spare, had) as staged:
            fresh = [put(staged.folder, staged.target, output) for output in outputs]
            tree = staged.complete(fresh, [self.published.files[path] for path in keep])
            if staged.publish(self.spare):
                self.had = self.published
        self.published = tree
