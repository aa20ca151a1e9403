"""Links in the header, the footer and the banner lead to pages that exist."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.content import Content
from statepages.fields.choices import certain, nearest
from statepages.fields.text import quoted
from statepages.model.addresses import addresses, is_outside
from statepages.model.settings import Settings
from statepages.problem import Place, Problem


def site_link(content: Content) -> Iterator[Problem]:
    """Links of the settings to an address that the site does not have. A slip in a name has a fix."""
    if content.settings is None:
        return
    file, known = content.settings, known_addresses(content)
    for name, link in _links(file.value):
        path = without_query(link)
        if is_outside(link) or path in known:
            continue
        message, new = missing(path, known)
        spot = file.spots.get(name)
        if spot:
            yield spot.problem("error", "site-link", message, new=new)
        else:
            yield Problem(Place(file.path), "error", "site-link", message)


def known_addresses(content: Content) -> frozenset[str]:
    """The addresses of the site. A page whose file has an error counts: that error is reported there."""
    read = (*content.states, *content.events, *content.posts, *content.pages)
    regions = (region for file in content.states for region in file.value.regions)
    return addresses([*(file.name for file in read), *content.unread], regions)


def without_query(link: str) -> str:
    """A link without what follows ? or #."""
    return link.partition("#")[0].partition("?")[0]


def missing(path: str, known: frozenset[str]) -> tuple[str, str | None]:
    """What to say of an address that the site does not have, and the one that was certainly meant."""
    pages = sorted(address.rstrip("/") for address in known if address.endswith("/"))
    name = path.rstrip("/")
    sure = next((page for page in pages if page == name.lower()), None) or certain(name, pages)
    guess = sure or nearest(name, pages)
    if guess:
        advice = f'Did you mean "{guess}"?'
    elif "/" not in name:
        advice = f"Write that page in content/pages/{name.lower()}.yaml, or link to another one."
    else:
        advice = "Link to another one."
    return f"The site has no page {quoted(name)}. {advice}", sure


def _links(settings: Settings) -> Iterator[tuple[str, str]]:
    """The links, by the names of their spots."""
    yield from ((f"header.{number}.link", one.link) for number, one in enumerate(settings.header))
    yield from ((f"footer.{number}.link", one.link) for number, one in enumerate(settings.footer))
    if settings.banner and settings.banner.link is not None:
        yield "banner.link", settings.banner.link
