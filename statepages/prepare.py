"""`make setup` runs this module: it fills the store (store.py), so that the first build need not."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from jinja2 import TemplateError

from search import index, outlines, zips
from search.bundle import ScriptError
from statepages.look import Look
from statepages.model.zips import zips_of_city
from statepages.pipeline.looking import look_of
from statepages.pipeline.paths import Paths
from statepages.render.environment import compile_all


def fill() -> None:
    """Keep all that does not depend on content. A slip in a template or a script is for the build to tell."""
    zips_of_city("", "")
    list(zips.zip_files())
    look = look_of(Paths.under(Path(__file__).resolve().parents[2]))
    if not isinstance(look, Look):
        return
    if look.atlas is not None:
        outlines.outline_files(look.atlas)
    with suppress(ScriptError):
        list(index.finder_files(look))
    with suppress(TemplateError):
        compile_all(look)


if __name__ == "__main__":
    fill()
