"""What the site looks like and what runs in it: templates, assets, scripts, catalogs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cached_property

from msgspec import Struct


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
        return f"page-{self.version}.js" if self.bundler and "page.js" in self.finder else None


def _digest(parts: Mapping[str, bytes]) -> str:
    """Hex digits that change with any of some named parts, whatever their order."""
    digest = hashlib.sha256()
    for name, data in sorted(parts.items()):
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()
