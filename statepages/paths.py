"""Where things lie."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Paths(Struct, frozen=True):
    """Where things lie. `lunr`, `atlas` and `rolldown` come by npm, and may not be there.

    They are a script, the borders of the states, and the package.json of what puts scripts together.
    """

    content: Path
    output: Path
    templates: Path
    search: Path
    lunr: Path
    atlas: Path
    rolldown: Path

    @property
    def beside_content(self) -> tuple[Path, ...]:
        """What else a site is made from, and checked against."""
        owners = self.content.absolute().parent / ".github" / "CODEOWNERS"
        return self.templates, self.search, self.lunr, self.atlas, self.rolldown, owners

    @classmethod
    def under(cls, root: Path, content: Path | None = None, output: Path | None = None) -> Paths:
        """The layout of a checkout, with content and output elsewhere if they are named."""
        return cls(
            content=content or root / "content",
            output=output or root / "output",
            templates=root / "templates",
            search=root / "search",
            lunr=root / "node_modules" / "lunr" / "lunr.min.js",
            atlas=root / "node_modules" / "us-atlas" / "states-10m.json",
            rolldown=root / "node_modules" / "rolldown" / "package.json",
        )


def shown_name(folder: Path) -> str:
    """How people name a folder: from here if it lies below, else as it was given."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
