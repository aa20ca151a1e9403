"""Publishing files as a build does."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from statepages.output import Output
from statepages.write import Tree, put, stage


def write(outputs: Iterable[Output], target: Path) -> None:
    """Publish just these files as a folder, and keep nothing for the next time."""
    with stage(target) as staged:
        staged.fill([put(staged.folder, staged.target, output) for output in outputs], [])
        staged.publish(None)


@dataclass
class Builds:
    """Builds of one process, each of which takes over what the one before the last left."""

    target: Path
    spare: Path
    published: Tree = field(default_factory=Tree)
    had: Tree | None = None

    def write(self, outputs: Iterable[Output]) -> None:
        """Publish just these files."""
        had, self.had = self.had, None
        with stage(self.target, self.spare, had) as staged:
            tree = staged.fill([put(staged.folder, staged.target, output) for output in outputs], [])
            if staged.publish(self.spare):
                self.had = self.published
        self.published = tree
