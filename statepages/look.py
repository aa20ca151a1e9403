"""What the pages are made with: templates, assets, catalogs."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, eq=False)
class Look:
    """The look of a site, read from disk once and handed to the steps as values.

    `templates` holds the texts of templates/ by path inside it (pages/home.html, parts/...);
    `assets` the bytes of templates/assets/ by path inside that; `finder` the scripts of
    search/finder/; `lunr` the script of lunr.js and `atlas` the borders of the states
    (TopoJSON of us-atlas), each None where npm has not brought it (then there is no keyword box, or
    no map of results); `catalogs` the gettext catalogs (.po) of templates/locale/ by language.
    """

    templates: Mapping[str, str]
    assets: Mapping[str, bytes] = field(default_factory=dict)
    finder: Mapping[str, bytes] = field(default_factory=dict)
    lunr: bytes | None = None
    atlas: bytes | None = None
    catalogs: Mapping[str, bytes] = field(default_factory=dict)

    @cached_property
    def version(self) -> str:
        """Twelve hex digits that change with any asset or script: the query of their addresses."""
        digest = hashlib.sha256()
        for name, data in sorted([*self.assets.items(), *self.finder.items(), ("lunr", self.lunr or b"")]):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()[:12]

    @cached_property
    def digest(self) -> str:
        """Hex digits that change with anything of it."""
        parts: dict[str, bytes] = {name: text.encode() for name, text in self.templates.items()}
        for kind in ("assets", "finder", "catalogs"):
            parts |= {f"{kind}/{name}": data for name, data in getattr(self, kind).items()}
        parts |= {name: data for name, data in (("lunr", self.lunr), ("atlas", self.atlas)) if data}
        digest = hashlib.sha256()
        for name, data in sorted(parts.items()):
            digest.update(f"{name}\0{len(data)}\0".encode())
            digest.update(data)
        return digest.hexdigest()[:32]
