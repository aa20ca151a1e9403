"""The files that a checked site is made of, each as a task."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from statepages import outputs
from statepages.checking.check import Checked
from statepages.model.site import Site
from statepages.model.turns import next_turn
from statepages.outputs.assets import asset_problems
from statepages.paths import Paths, shown_name
from statepages.problem import CannotMake, Place, Problem
from statepages.read import read_theme
from statepages.render.language import catalog_problems
from statepages.render.references import template_problems
from statepages.task import Task
from statepages.theme import Theme


def plan(checked: Checked, paths: Paths) -> tuple[list[Task], list[Problem]]:
    """All tasks of a site in the theme that lies at `paths`, and what is wrong with that.

    There is no task where the site or the theme has an error.
    """
    tasks, problems = plan_lazily(checked, paths)
    try:
        return list(tasks), problems
    except CannotMake as error:
        return [], [*problems, error.problem]


def plan_lazily(checked: Checked, paths: Paths) -> tuple[Iterator[Task], list[Problem]]:
    """The same, with each task planned when it is asked for. The iterator may raise CannotMake."""
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
    return outputs.plan(checked.site, theme, checked.now), problems


def same_until(checked: Checked) -> datetime:
    """The instant until which the site stays the same by itself."""
    site = checked.site
    return next_turn(checked.now, _zones(site), site.events) if site else checked.now


def _zones(site: Site) -> set[str]:
    """The time zones that days are counted in."""
    zones = {slot.zone for event in site.events for slot in event.slots}
    return {"UTC", *zones, site.settings.timezone, *(page.zone for page in site.states)}


def theme_of(paths: Paths) -> Theme | Problem:
    """The theme, or what is wrong with its files."""
    try:
        return read_theme(paths)
    except (UnicodeDecodeError, OSError) as error:
        place = Place(shown_name(paths.templates))
        return Problem(place, "error", "template", f"A template can not be read: {error}.")


def _missing(theme: Theme) -> Iterator[Problem]:
    """What the site has to do without, since npm or pip has not brought it."""
    place, cure = Place("package.json"), "Install Node with npm and run make, which brings it."
    if theme.lunr is None:
        message = f"The site has no keyword box: the script lunr.js is not there. {cure}"
        yield Problem(place, "warning", "no-keywords", message)
    if theme.atlas is None:
        message = f"The finder has no map: us-atlas, the borders of the states, is not there. {cure}"
        yield Problem(place, "warning", "no-map", message)
    if theme.qr is None:
        message = f"Paper has no QR codes: the script lean-qr is not there. {cure}"
        yield Problem(place, "warning", "no-qr", message)
    if not theme.fonts:
        message = f"Links that are shared have no pictures: the font Public Sans is not there. {cure}"
        yield Problem(place, "warning", "no-pictures", message)
    elif not theme.can_draw:
        message = "Links that are shared have no pictures: Pillow is not there. Run make, which brings it."
        yield Problem(Place("requirements.txt"), "warning", "no-pictures", message)
