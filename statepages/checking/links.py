"""The outgoing links of content, with the places of each, and the problems that trying them finds."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from urllib.parse import urlsplit

from msgspec import Struct

from statepages import links
from statepages.checking.check import Checked
from statepages.problem import Problem
from statepages.weblink import Weblink, weblinks


class World(Struct, frozen=True):
    """What trying links needs: a way to wait, the time, and when to stop."""

    sleep: Callable[[float], None]
    clock: Callable[[], datetime]
    has_time: Callable[[], bool]


class LinkRound(Struct, frozen=True):
    """What trying the links found: the problems, the number of links, and the text to remember it by."""

    problems: tuple[Problem, ...]
    looked: int
    remembered: int
    left: int
    known: str


def look_at_links(checked: Checked, known: str, world: World, *, allow_local: bool = False) -> LinkRound:
    """Try each web address that leads out of the site once. `known` is the text from the last time."""
    now = world.clock()
    found = list(_outgoing(checked))
    wanted = {link.address for link in found}
    before = links.read_known(known, now)
    settings = checked.content.settings.value if checked.content.settings else None
    visitor = links.Visitor(
        links.Requests(links.agent("looks at the links of", settings), allow_local=allow_local),
        world.sleep,
        world.clock,
    )
    outcomes = links.go_round(wanted, before, visitor.visit, now, world.has_time)
    judged = (links.judge(link, outcomes[link.address], now) for link in found if link.address in outcomes)
    looked = sum(outcome.looked == now for outcome in outcomes.values())
    fresh = sum(links.is_fresh(outcome, now) for outcome in outcomes.values())
    return LinkRound(
        problems=tuple(problem for problem in judged if problem),
        looked=looked,
        remembered=fresh - looked,
        left=len(wanted) - fresh,
        known=links.known_text({**before, **outcomes}, now),
    )


def _outgoing(checked: Checked) -> Iterator[Weblink]:
    settings = checked.content.settings
    own = settings.value.url if settings else ""
    for node in checked.nodes:
        yield from (link for link in weblinks(node) if not _is_below(link.address, own))


def _is_below(address: str, site: str) -> bool:
    """Whether an address is on the site itself, which may not be published yet."""
    try:
        one, other = urlsplit(address), urlsplit(site)
    except ValueError:
        return False
    return one.netloc.lower() == other.netloc.lower() and f"{one.path}/".startswith(other.path)
