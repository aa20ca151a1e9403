"""What the site looks like and what runs in it: templates, assets, scripts, catalogs."""

from __future__ import annotations

import hashlib
from collections.abc import Container, Mapping
from functools import cached_property

from msgspec import Struct

ENGINES = "theme:"
"""The beginning of the name of a template of the engine: theme:pages/home.html."""

OWN_SHEET = "css/own.css"
"""The style sheet of a site, among the assets. Every page loads it last."""

FONTS = (".woff2", ".woff", ".ttf", ".otf")


class Bundler(Struct, frozen=True):
    """The program that bundles the finder's scripts: Rolldown, which runs on Node."""

    node: str
    script: str
    version: str


class Bundled(Struct, frozen=True):
    """The finder's scripts as Rolldown bundled them for the package, by name, and its version."""

    version: str
    files: Mapping[str, bytes]


class Theme(Struct, frozen=True, eq=False, dict=True):
    """The contents of templates/ and search/finder/, and what npm installed, read from disk once.

    `templates` holds the texts of templates/ by path inside it (pages/home.html, parts/...); `assets` the
    bytes of templates/assets/ by path inside that; `finder` the scripts of search/finder/; `catalogs` the
    gettext catalogs (.po) of templates/locale/ by language. `lunr` is the script of lunr.js, `atlas` the
    borders of the states (TopoJSON of us-atlas) and `qr` the script of lean-qr; each is None if npm has not
    installed it, and the site then has no keyword box, no map of results or no QR codes. `fonts` are the
    files of Public Sans, each for some letters, and `can_draw` is whether Pillow is installed; without both
    there are no pictures. `bundler` is None without Node or Rolldown; the finder then has more files.
    The package needs neither: its scripts are already bundled.

    If a site can have files in place of the engine's, `base` is the theme without them, and `own` are their
    names. The templates of the engine then have names such as theme:pages/home.html, so that those of the
    site can extend them.
    """

    templates: Mapping[str, str]
    assets: Mapping[str, bytes] = {}
    finder: Mapping[str, bytes] = {}
    lunr: bytes | None = None
    atlas: bytes | None = None
    qr: bytes | None = None
    fonts: tuple[bytes, ...] = ()
    can_draw: bool = False
    catalogs: Mapping[str, bytes] = {}
    bundler: Bundler | Bundled | None = None
    base: Theme | None = None
    own: frozenset[str] = frozenset()

    @cached_property
    def version(self) -> str:
        """Twelve hex digits that change with any asset or script. Pages add them to the addresses of both."""
        parts = {f"assets/{name}": data for name, data in self.assets.items()}
        parts |= {f"finder/{name}": data for name, data in self.finder.items()}
        bundler = self.bundler.version.encode() if self.bundler else b""
        libraries = {"lunr": self.lunr or b"", "qr": self.qr or b"", "bundler": bundler}
        return _digest({**parts, **libraries})[:12]

    @property
    def has_pictures(self) -> bool:
        """Whether share pictures and icons can be drawn."""
        return self.can_draw and bool(self.fonts)

    @property
    def main_script(self) -> str | None:
        """The file that page.js loads; None if the scripts are not bundled."""
        return f"page-{self.finder_version}.js" if self.bundler and "page.js" in self.finder else None

    @property
    def finder_version(self) -> str:
        """The version in the names of the finder's scripts: the engine's, as a site has no others."""
        return (self.base or self).version

    def shown(self, name: str) -> str:
        """How people name a file: by its path, or as theme:assets/clock.js if it is the engine's."""
        return f"templates/{name}" if self.base is None or name in self.own else ENGINES + name

    @property
    def has_own_sheet(self) -> bool:
        """Whether the site has a style sheet that every page loads last."""
        return OWN_SHEET in self.assets

    @property
    def has_fonts(self) -> bool:
        """Whether pages may load fonts. The engine's own styles use those of the device."""
        return any(name.endswith(FONTS) for name in self.assets)


def template_meant(name: str, templates: Container[str]) -> str:
    """The template that a name means: the site's own, else the engine's; the name itself if there is none."""
    engines = ENGINES + name
    return engines if name not in templates and engines in templates else name


def _digest(parts: Mapping[str, bytes]) -> str:
    """Hex digits that change with any of some named parts, whatever their order."""
    digest = hashlib.sha256()
    for name, data in sorted(parts.items()):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
