"""`make setup` runs this module. It fills the store (store.py), so that the first build is faster."""

from __future__ import annotations

from contextlib import suppress

from search import finder, outlines, zips
from statepages.engine import ENGINE
from statepages.model.zips import zips_of_city
from statepages.paths import Paths
from statepages.plan import theme_of
from statepages.problem import ProblemError
from statepages.render.references import compile_all
from statepages.theme import Theme


def prepare() -> None:
    """Store all that does not depend on content. The build reports mistakes in templates and scripts."""
    zips_of_city("", "")
    theme = theme_of(Paths.under(ENGINE))
    zips.zip_files()
    if not isinstance(theme, Theme):
        return
    if theme.atlas is not None:
        outlines.outline_files(theme.atlas)
    with suppress(ProblemError):
        finder.finder_scripts(theme.finder, theme.main_script, theme.finder_version, theme.bundler)
    with suppress(ProblemError):
        compile_all(theme)


if __name__ == "__main__":
    prepare()
