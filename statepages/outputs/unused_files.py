"""Files that a site has beside those of the engine's theme, and that no page uses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from statepages.fields.choices import nearest
from statepages.outputs.assets import modules_of_scripts
from statepages.problem import Place, Problem
from statepages.render.references import referred_templates
from statepages.theme import OWN_SHEET, Theme

TEMPLATES = ("pages/", "parts/")
FOLDERS = (*TEMPLATES, "assets/", "locale/")
"""What there can be in templates/."""


def unused_files(theme: Theme, language: str | None) -> Iterator[Problem]:
    """Templates that no page is made with, parts of no style sheet or script, and words of another language.

    The language is that of the site, if it is known.
    """
    if theme.base is None:
        return
    engines = {*theme.base.templates, *(f"assets/{name}" for name in theme.base.assets)}
    for name in sorted(theme.own - engines):
        reason = _reason(name, theme, language)
        # Editors keep files with a ~ beside those that they change.
        if reason and not name.endswith(("~", ".md")):
            guess = _nearest(name, [*engines, f"assets/{OWN_SHEET}"])
            instead = f" Did you mean {guess}?" if guess else ""
            yield Problem(Place(theme.shown(name)), "warning", "unused-file", reason + instead)


def _nearest(name: str, known: Iterable[str]) -> str | None:
    """The path whose last part is nearest to that of a name. Beginnings and endings are often the same."""
    meant = PurePosixPath(name)
    stems = {path: PurePosixPath(path).stem for path in sorted(known) if path.endswith(meant.suffix)}
    stem = nearest(meant.stem, stems.values())
    return nearest(name, [path for path in stems if stems[path] == stem], cutoff=0)


def _reason(name: str, theme: Theme, language: str | None) -> str | None:
    """Why nothing uses a file; None if something may."""
    if not name.startswith(FOLDERS) or (name.startswith(TEMPLATES) and not name.endswith(".html")):
        return (
            "The site does not use this file. It can have templates in pages/ and parts/ (.html), "
            "assets/, and words in locale/ (.po)."
        )
    if name.startswith(TEMPLATES):
        unused = "No page uses this template. Use its name in another template, or delete it."
        return None if name in referred_templates(theme) else unused
    if name.startswith("locale/"):
        return _reason_of_words(name, language)
    return _reason_of_asset(name.removeprefix("assets/"), theme)


def _reason_of_asset(name: str, theme: Theme) -> str | None:
    if name.startswith("css/") and name != OWN_SHEET:
        return f"No page loads this style sheet. Styles of your own go into templates/assets/{OWN_SHEET}."
    if name.endswith(".js") and "/" in name and name not in modules_of_scripts(theme):
        return "No script imports this one, and only scripts that are not in a folder have an address."
    return None


def _reason_of_words(name: str, language: str | None) -> str | None:
    if language is None or name == f"locale/{language}.po":
        return None
    return (
        f"The site does not use these words. Its language is {language}, so its words are in "
        f"templates/locale/{language}.po."
    )
