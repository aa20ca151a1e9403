"""Where things lie."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct


class Paths(Struct, frozen=True):
    """Where things lie. All from `lunr` on come by npm, and may not be there.

    They are a script, the borders of the states, the package.json of what puts scripts together, the
    script that makes QR codes, and the files of a font, each for some letters.
    """

    content: Path
    output: Path
    templates: Path
    search: Path
    lunr: Path
    atlas: Path
    rolldown: Path
    qr: Path
    fonts: tuple[Path, ...]

    @property
    def beside_content(self) -> tuple[Path, ...]:
        """What else a site is made from, and checked against."""
        owners = self.content.absolute().parent / ".github" / "CODEOWNERS"
        npm = self.lunr, self.atlas, self.rolldown, self.qr, *self.fonts
        return self.templates, self.search, *npm, owners

    @classmethod
    def under(cls, root: Path, content: Path | None = None, output: Path | None = None) -> Paths:
        """The layout of a checkout, with content and output elsewhere if they are named."""
        npm = root / "node_modules"
        sans = npm / "@fontsource" / "public-sans" / "files"
        return cls(
            content=content or root / "content",
            output=output or root / "output",
            templates=root / "templates",
            search=root / "search",
            lunr=npm / "lunr" / "lunr.min.js",
            atlas=npm / "us-atlas" / "states-10m.json",
            rolldown=npm / "rolldown" / "package.json",
            qr=npm / "lean-qr" / "index.mjs",
            fonts=tuple(
                sans / f"public-sans-{letters}-700-normal.woff2"
                for letters in ("latin", "latin-ext", "vietnamese")
            ),
        )


def shown_name(folder: Path) -> str:
    """How people name a folder: from here if it lies below, else as it was given."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
