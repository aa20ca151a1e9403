"""The tasks that make the files of a checked site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from itertools import chain

from statepages import outputs
from statepages.checking.check import Checked
from statepages.humanize import and_list
from statepages.model.site import Site
from statepages.model.turns import next_turn
from statepages.outputs.assets import asset_problems
from statepages.paths import Paths, shown_name
from statepages.problem import Place, Problem, ProblemError
from statepages.read import NotUtf8, read_theme
from statepages.render.language import catalog_problems
from statepages.render.references import template_problems
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
    problems = [
        *template_problems(theme),
        *catalog_problems(theme.catalogs),
        *asset_problems(theme),
        *_missing(theme),
    ]
    if checked.site is None or any(problem.is_error for problem in problems):
        return iter(()), problems
    site = checked.site
    tasks = (plan(site, theme, checked.now) for plan in (*further, outputs.plan))
    return chain.from_iterable(tasks), problems


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
    except NotUtf8 as error:
        place = Place(f"{shown_name(paths.templates)}/{error.name}")
        return Problem(place, "error", "template", "This template is not UTF-8. Save it as UTF-8.")
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
