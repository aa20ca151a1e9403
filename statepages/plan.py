"""The tasks that make the files of a checked site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from statepages import outputs
from statepages.checking.check import Checked
from statepages.humanize import and_list
from statepages.model.kinds import Kinds
from statepages.model.site import Site
from statepages.model.turns import next_turn
from statepages.outputs.assets import asset_problems
from statepages.outputs.style_problems import style_problems
from statepages.outputs.unused_files import unused_files
from statepages.paths import Paths, shown_name
from statepages.problem import Place, Problem, ProblemError
from statepages.read import read_speaking_modules, read_theme
from statepages.render.catalogs import catalog_problems, unreadable
from statepages.render.language import Language
from statepages.render.overrides import misfits
from statepages.render.references import template_problems
from statepages.render.word_list import word_list
from statepages.render.words import Word, words_of
from statepages.task import Task
from statepages.theme import Theme


def plan(checked: Checked, paths: Paths) -> tuple[list[Task], list[Problem]]:
    """All tasks of a site in the theme at `paths`, and the problems of the theme.

    If the site or the theme has an error, there are no tasks.
    """
    tasks, problems = plan_lazily(checked, paths)
    try:
        return list(tasks), problems
    except ProblemError as error:
        return [], [*problems, error.problem]


def plan_lazily(
    checked: Checked, paths: Paths, *further: outputs.Plan
) -> tuple[Iterator[Task], list[Problem]]:
    """The same, but each task is planned only when it is needed. The iterator may raise ProblemError.

    The tasks of `further` plans come first.
    """
    theme = theme_of(paths)
    if isinstance(theme, Problem):
        return iter(()), [theme]
    problems = [*_theme_problems(theme, checked.site), *_missing(theme)]
    if checked.site is None or any(problem.is_error for problem in problems):
        return iter(()), problems
    site = checked.site
    tasks = (plan(site, theme, checked.now) for plan in (*further, outputs.plan))
    return chain.from_iterable(tasks), problems


def override_problems(checked: Checked, paths: Paths) -> list[Problem]:
    """What is wrong with the theme of a site that has templates in place of the engine's."""
    theme = theme_of(paths)
    return [theme] if isinstance(theme, Problem) else list(_theme_problems(theme, checked.site))


def _theme_problems(theme: Theme, site: Site | None) -> Iterator[Problem]:
    """Mistakes in templates, scripts and words, and files of a site that nothing uses."""
    in_templates = list(template_problems(theme))
    yield from in_templates
    if theme.base and not in_templates:
        yield from misfits(theme)
    yield from asset_problems(theme)
    yield from style_problems(theme)
    yield from unused_files(theme, site.settings.language if site else None)
    known = _known_words(theme, site.settings.kinds) if theme.catalogs and site else None
    yield from catalog_problems(theme.catalogs, known)


def listed_words(paths: Paths, language: str, kinds: Kinds) -> str | list[Problem]:
    """A catalog with all words, and those that a site has in a language; or what is wrong with its own."""
    theme = theme_of(paths)
    if isinstance(theme, Problem):
        return [theme]
    there = Language(language, theme.catalogs.get(language, b""))
    return list(unreadable(there)) or word_list(there, _known_words(theme, kinds))


def _known_words(theme: Theme, kinds: Kinds) -> list[Word]:
    """The words of all pages, with those that a site has for its kinds of events."""
    of_kinds = {Word(words) for kind in kinds for words in (kind.label, kind.plural)}
    words = {*of_kinds, *words_of(theme.templates, read_speaking_modules())}
    return sorted(words, key=lambda word: (word.text, word.many or ""))


def same_until(checked: Checked) -> datetime:
    """The instant until which the site does not change by itself."""
    site, now = checked.site, checked.now
    if site is None:
        return now
    turn, banner = next_turn(now, _zones(site), site.events), site.settings.banner
    return turn if banner is None or banner.is_over(now) else min(turn, banner.until)


def _zones(site: Site) -> set[str]:
    """The time zones that the site counts days in."""
    zones = {slot.zone for event in site.events for slot in event.slots}
    return {"UTC", *zones, site.settings.timezone, *(page.zone for page in site.states)}


def theme_of(paths: Paths) -> Theme | Problem:
    """The theme, or what is wrong with its files."""
    try:
        return read_theme(paths)
    except ProblemError as error:
        return error.problem
    except OSError as error:
        place = Place(error.filename or shown_name(paths.templates))
        return Problem(place, "error", "template", f"This file cannot be read: {error.strerror}.")


def _missing(theme: Theme) -> Iterator[Problem]:
    """A warning that says what the site lacks because npm or pip has not installed it."""
    parts = {
        "no keyword box": theme.lunr,
        "no map of results": theme.atlas,
        "no QR codes on posters": theme.qr,
        "no pictures for shared links": theme.fonts,
    }
    lacking = [words for words, part in parts.items() if not part]
    if lacking:
        message = (
            f"Some npm packages are missing, so the site has {and_list(lacking)}. "
            "Install Node.js with npm, then run make."
        )
        yield Problem(Place("package.json"), "warning", "missing-packages", message)
    elif not theme.can_draw:
        message = "Pillow is missing, so the site has no pictures for shared links. Run make."
        yield Problem(Place("requirements.txt"), "warning", "missing-packages", message)
