"""The folders and files that a build uses."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from statepages.engine import NPM


class Paths(Struct, frozen=True):
    """The folders and files that a build uses. npm installs those from `lunr` on, so they may be missing.

    `lunr` and `qr` are scripts, `atlas` the borders of the states, `rolldown` the package.json of the
    bundler, and `fonts` the files of a font, each for some letters. `overrides` is the folder of templates
    that a site has in place of the engine's. A checkout has none: its `templates` are the site's own.
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
    overrides: Path | None = None

    @property
    def beside_content(self) -> tuple[Path, ...]:
        """What else a site is made from and checked against."""
        owners = self.content.absolute().parent / ".github" / "CODEOWNERS"
        return *self.theme, *self.npm, owners

    @property
    def theme(self) -> tuple[Path, ...]:
        """The folders of what the site looks like and of the finder."""
        own = (self.overrides,) if self.overrides else ()
        return self.templates, self.search, *own

    @property
    def npm(self) -> tuple[Path, ...]:
        """The files that npm installs."""
        return self.lunr, self.atlas, self.rolldown, self.qr, *self.fonts

    @property
    def bundled(self) -> Path:
        """The folder of the scripts that Rolldown bundled for the package. A checkout has none."""
        return self.rolldown.parent / "bundled"

    @classmethod
    def under(
        cls,
        root: Path,
        content: Path | None = None,
        output: Path | None = None,
        overrides: Path | None = None,
    ) -> Paths:
        """The paths of the engine in `root`, with other folders for content and output if they are named."""
        npm = root / NPM
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
            overrides=overrides,
        )


def shown_name(folder: Path) -> str:
    """How people name a folder: relative to the current folder if it is inside it, else as it was given."""
    try:
        return folder.resolve().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return folder.as_posix()
