"""Redirects lead from an address that is free to a page that exists, in one step."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from statepages.content import Content, ContentFile
from statepages.fields.text import quoted
from statepages.model.addresses import OWN_FOLDERS, is_outside
from statepages.model.menu import Redirect
from statepages.model.settings import Settings
from statepages.problem import Place, Problem
from statepages.rules.site_link import known_addresses, missing, without_query

_LATER = re.compile(r"(?:[^/]+/){1,2}page/[0-9]+/")
"""Later pages of lists: how many there are changes from day to day."""


def moved_address(content: Content) -> Iterator[Problem]:
    """Redirects over a page, twice the same, to nothing, or to another redirect."""
    if content.settings is None or not content.settings.value.redirects:
        return
    file, known = content.settings, known_addresses(content)
    # Windows, macOS and some hosts ignore capitals.
    taken = {address.lower() for address in known}
    by_old: dict[str, Redirect] = {}
    for number, redirect in enumerate(file.value.redirects):
        old = redirect.old.lower()
        wrong = _taken(redirect.old, taken) or (
            f"There are two redirects from {quoted(redirect.old)}. Delete one." if old in by_old else None
        )
        by_old.setdefault(old, redirect)
        if wrong:
            yield _problem(file, f"redirects.{number}.from", wrong)
    for number, redirect in enumerate(file.value.redirects):
        if found := _target(redirect, file.value.url, known, by_old):
            yield _problem(file, f"redirects.{number}.to", *found)


def _taken(old: str, taken: set[str]) -> str | None:
    if old.partition("/")[0].lower() in OWN_FOLDERS:
        return f"The site itself makes everything in /{old.partition('/')[0]}/. Choose another address."
    if old.lower() in taken or _LATER.fullmatch(old.lower()):
        return f"The site has a page at {quoted(old)}. A redirect must not replace it. Delete the redirect."
    return None


def _target(
    redirect: Redirect, url: str, known: frozenset[str], by_old: Mapping[str, Redirect]
) -> tuple[str, str | None] | None:
    """What is wrong with where a redirect leads, and what to write instead."""
    path = without_query(redirect.new)
    if path in known:
        return None
    following = _next(redirect, url, by_old)
    if following is None:
        return None if is_outside(redirect.new) else missing(path, known)
    seen = {redirect.old.lower()}
    while following:
        if following.old.lower() in seen:
            return "These redirects lead in a circle. Write the address where the page is now.", None
        seen.add(following.old.lower())
        end = following.new
        following = _next(following, url, by_old)
    shown = end.rstrip("/")
    return f"This address has moved too. Write where it leads now: {shown or '/'}", shown or "/"


def _next(redirect: Redirect, url: str, by_old: Mapping[str, Redirect]) -> Redirect | None:
    """The redirect at the address that another leads to; a whole link may lead there too."""
    path = without_query(redirect.new).removeprefix(url)
    return by_old.get(path.lower()) or by_old.get(f"{path.lower()}/")


def _problem(file: ContentFile[Settings], name: str, message: str, new: str | None = None) -> Problem:
    spot = file.spots.get(name)
    if spot:
        return spot.problem("error", "moved-address", message, new=new)
    return Problem(Place(file.path), "error", "moved-address", message)
