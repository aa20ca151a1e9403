"""Which group an event is in, and how long lists are split into pages."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from statepages.model.event import Event
from statepages.render.dates import Dates
from statepages.render.grouping import Group, Grouping
from statepages.render.language import ENGLISH
from statepages.render.paginator import PAGE_SIZE, ListPage, Pager, paginated
from statepages.render.paginator import list_page_of as page
from statepages.render.tally import Counts
from tests.search.events import NOON, event, place, slot

HOME = Grouping(Dates(ENGLISH, NOON, "America/New_York"), "PA")
EVERYWHERE = Grouping(Dates(ENGLISH, NOON, "America/New_York"))
HERE, ILLINOIS = place("19380"), place("60540")


def pages(grouping: Grouping, events: Iterable[Event], base: str) -> list[ListPage]:
    cut = paginated(grouping, grouping.listed(events), base)
    return [page(grouping, pager, members) for pager, members in cut]


def listed(*events: Event, grouping: Grouping = HOME) -> ListPage:
    return pages(grouping, events, "pennsylvania/")[0]


def headings(made: ListPage) -> list[str]:
    return [group.title for group in made.groups]


GROUPS: dict[str, tuple[Event, str]] = {
    "later today": (event("pa/a", slot("2024-10-14 18:00"), at=HERE), "Today"),
    "running now": (event("pa/a", slot("2024-10-14 11:00", "2024-10-14 13:00"), at=HERE), "Today"),
    "begun two days ago": (event("pa/a", slot("2024-10-12 00:00", days=5), at=HERE), "Today"),
    "one minute before midnight": (event("pa/a", slot("2024-10-14 23:59"), at=HERE), "Today"),
    "at midnight": (event("pa/a", slot("2024-10-15 00:00"), at=HERE), "Tomorrow"),
    "another day of this week": (event("pa/a", slot("2024-10-20 23:00"), at=HERE), "Sunday, October 20"),
    "the Monday after": (event("pa/a", slot("2024-10-21 08:00"), at=HERE), "Monday, October 21"),
    "another year": (event("pa/a", slot("2025-01-15 08:00"), at=HERE), "Wednesday, January 15, 2025"),
    "a series stands under its next time": (
        event("pa/a", slot("2024-10-07 18:00"), slot("2024-10-15 18:00"), slot("2024-10-22 18:00"), at=HERE),
        "Tomorrow",
    ),
    "to be announced": (event("pa/a", at=HERE, when="to be announced"), "Date TBA"),
    "online for the state": (event("pa/a", slot("2024-10-14 18:00")), "Today"),
    "online for every state": (event("us/a", slot("2024-10-14 18:00"), helps="US"), "For every state"),
    "moved online": (
        event("pa/a", slot("2024-10-14 18:00"), at=HERE, status="moved-online"),
        "Today",
    ),
    "for every state and to be announced": (
        event("us/a", when="to be announced", helps="US"),
        "For every state",
    ),
    "in a place and online": (event("pa/a", slot("2024-10-14 18:00"), at=HERE, online="yes"), "Today"),
    "anytime": (event("pa/a"), "Anytime actions"),
    "anytime for every state": (event("us/a", helps="US"), "Anytime actions"),
    "anytime at a place": (event("pa/a", at=HERE), "Anytime actions"),
    "elsewhere, helping the state by name": (event("pa/a", slot("2024-10-14 18:00"), at=ILLINOIS), "Today"),
    "elsewhere, helping every state": (
        event("us/a", slot("2024-10-14 18:00"), at=ILLINOIS, helps="US"),
        "For every state",
    ),
    "here, helping every state": (event("us/a", slot("2024-10-14 18:00"), at=HERE, helps="US"), "Today"),
    "pinned comes before all": (
        event("pa/a", slot("2024-10-14 18:00"), at=ILLINOIS, pinned="yes"),
        "Featured",
    ),
    "cancelled is never at the top": (
        event("pa/a", slot("2024-10-14 18:00"), at=HERE, pinned="yes", status="cancelled"),
        "Today",
    ),
}


@pytest.mark.parametrize(("made", "heading"), GROUPS.values(), ids=GROUPS)
def test_group(made: Event, heading: str) -> None:
    assert headings(listed(made)) == [heading]


def test_days_are_those_of_the_page() -> None:
    """Eleven at night in Phoenix is the next day in New York, but not on the page of Arizona."""
    late = event("az/a", slot("2024-10-14 23:00", None, "America/Phoenix"), at=place("85004"))
    arizona = Grouping(Dates(ENGLISH, NOON, "America/Phoenix"), "AZ")
    assert headings(listed(late, grouping=arizona)) == ["Today"]


def test_the_block_of_what_has_begun_is_today() -> None:
    made = listed(event("pa/a", slot("2024-10-12 00:00", days=5), at=HERE))
    day = made.groups[0].cards[0].day
    assert (day.weekday, day.number, day.month) == ("Mon", "14", "Oct")


def test_the_order_of_the_groups() -> None:
    events = [replace(event, id=f"{event.id}-{id}") for id, (event, _) in GROUPS.items()]
    found = [heading for one in pages(HOME, events, "pennsylvania/") for heading in headings(one)]
    assert list(dict.fromkeys(found)) == [
        "Featured",
        "Today",
        "Tomorrow",
        "Sunday, October 20",
        "Monday, October 21",
        "Wednesday, January 15, 2025",
        "Date TBA",
        "For every state",
        "Anytime actions",
    ]


def test_the_order_in_a_group_is_by_next_time_then_by_id() -> None:
    made = listed(
        event("pa/a", pinned="yes"),
        event("pa/b", slot("2024-10-15 14:00"), pinned="yes"),
        event("pa/d", slot("2024-10-12 10:00"), slot("2024-10-14 14:00"), pinned="yes"),
        event("pa/c", slot("2024-10-14 14:00"), pinned="yes"),
        event("pa/e", slot("2024-10-14 11:00", "2024-10-14 15:00"), pinned="yes"),
    )
    [group] = made.groups
    assert [card.title for card in group.cards] == ["pa/e", "pa/c", "pa/d", "pa/b", "pa/a"]


def test_a_day_comes_with_its_own_and_its_carpools_by_the_clock() -> None:
    made = listed(
        event("pa/c", slot("2024-10-18 18:00"), at=HERE),
        event("pa/b", slot("2024-10-18 07:00"), at=ILLINOIS),
        event("pa/a", slot("2024-10-18 09:00")),
        event("us/d", slot("2024-10-15 09:00"), helps="US"),
        event("us/e", slot("2024-10-14 19:00"), helps="US"),
    )
    assert [(group.title, [card.title for card in group.cards]) for group in made.groups] == [
        ("Friday, October 18", ["pa/b", "pa/a", "pa/c"]),
        ("For every state", ["us/e", "us/d"]),
    ]


def test_four_anytime_actions_are_shown_and_the_others_fold() -> None:
    [group] = listed(*(event(f"pa/{number}") for number in range(9))).groups
    assert [len(group.cards), len(group.folded)] == [4, 5]
    first, second = pages(HOME, [event(f"pa/{number:02}") for number in range(41)], "pennsylvania/")[:2]
    assert [len(first.groups[0].cards), len(first.groups[0].folded)] == [4, 16]
    assert [len(second.groups[0].cards), len(second.groups[0].folded)] == [20, 0], "it was opened for them"


def test_anytime_actions_stay_together_on_the_last_page() -> None:
    events = [*many(19), *(event(f"pa/action-{number:02}") for number in range(40))]
    [made] = pages(HOME, events, "pennsylvania/")
    assert (made.groups[-1].title, len(made.groups[-1].folded)) == ("Anytime actions", 36)


def test_a_list_counts_what_one_can_go_to_join_and_do_anytime() -> None:
    """On each of its pages, all of it: what is over, full or canceled too, and what is done in a place."""
    here = [event(f"pa/{number:02}", slot("2024-10-15 18:00"), at=HERE, online="yes") for number in range(26)]
    others = [
        event("pa/moved", slot("2024-10-15 18:00"), at=HERE, status="moved-online"),
        event("pa/soon", when="to be announced"),
        event("pa/letters", at=HERE, pinned="yes"),
        event("pa/over", slot("2024-10-13 18:00"), at=HERE),
    ]
    [counts] = {one.pager.counts for one in pages(HOME, here + others, "a/")}
    assert (counts.in_person.number, counts.online.number, counts.anytime.number) == (26, 2, 1)


def test_what_is_over_is_not_listed() -> None:
    over = event("pa/a", slot("2024-10-14 09:00", "2024-10-14 12:00"), at=HERE)
    assert listed(over).groups == ()
    assert listed(over).pager.counts == Counts()


def test_the_list_of_all_events_puts_online_ones_under_their_day() -> None:
    made = listed(event("pa/a", slot("2024-10-14 18:00")), event("pa/b", at=ILLINOIS), grouping=EVERYWHERE)
    assert headings(made) == ["Today", "Anytime actions"]


def size(group: Group) -> int:
    return len(group.cards) + len(group.folded)


def many(count: int) -> list[Event]:
    first = datetime(2024, 10, 15, 8, 0, tzinfo=UTC)
    return [
        event(f"pa/{number:03}", slot(f"{first + timedelta(minutes=number):%Y-%m-%d %H:%M}"), at=HERE)
        for number in range(count)
    ]


PAGES: dict[str, tuple[int, list[int]]] = {
    "none": (0, [0]),
    "one page full": (PAGE_SIZE, [20]),
    "one too many": (PAGE_SIZE + 1, [20, 1]),
    "three pages": (50, [20, 20, 10]),
}


@pytest.mark.parametrize(("count", "sizes"), PAGES.values(), ids=PAGES)
def test_pages(count: int, sizes: list[int]) -> None:
    made = pages(HOME, many(count), "pennsylvania/")
    assert [sum(map(size, one.groups)) for one in made] == sizes
    assert {one.pager.counts.in_person.number for one in made} == {count}
    assert [one.pager.path for one in made][:2] == ["pennsylvania/", "pennsylvania/page/2/"][: len(sizes)]


def test_pages_lead_to_their_neighbors() -> None:
    first, second, last = (one.pager for one in pages(HOME, many(60), "pennsylvania/"))
    assert (first.previous, first.next) == (None, "pennsylvania/page/2/")
    assert (second.previous, second.next) == ("pennsylvania/", "pennsylvania/page/3/")
    assert (last.previous, last.next) == ("pennsylvania/page/2/", None)


NAMED: dict[str, tuple[int, int, list[int | None]]] = {
    "all of a few": (2, 4, [1, 2, 3, 4]),
    "the first of many": (1, 9, [1, 2, None, 9]),
    "the second of many": (2, 9, [1, 2, 3, None, 9]),
    "one in the middle": (5, 9, [1, None, 4, 5, 6, None, 9]),
    "no gap for a single page": (4, 7, [1, 2, 3, 4, 5, 6, 7]),
    "the last of many": (9, 9, [1, None, 8, 9]),
}


@pytest.mark.parametrize(("number", "count", "named"), NAMED.values(), ids=NAMED)
def test_a_page_of_a_long_list_names_its_ends_and_neighbors(
    number: int, count: int, named: list[int | None]
) -> None:
    assert list(Pager("pennsylvania/", number, count).numbers) == named


def test_a_group_that_goes_on_says_so() -> None:
    first, second = pages(HOME, many(21), "pennsylvania/")
    assert [(group.title, group.continued) for group in first.groups] == [("Tomorrow", False)]
    assert [(group.title, group.continued) for group in second.groups] == [("Tomorrow", True)]


def test_the_order_does_not_depend_on_that_of_the_files() -> None:
    events = many(60)
    assert pages(HOME, events, "a/") == pages(HOME, events[::-1], "a/")


BADGES: dict[str, tuple[dict[str, Any], str | None, list[str]]] = {
    "a place at home": ({"at": HERE}, "PA", ["Canvass"]),
    "online": ({}, "PA", ["Canvass", "Online"]),
    "online, on another page": ({}, None, ["Canvass", "Online", "Helps Pennsylvania"]),
    "a place and online": ({"at": HERE, "online": "yes"}, "PA", ["Canvass", "Online"]),
    "full": ({"at": HERE, "status": "full"}, "PA", ["Full", "Canvass"]),
    "cancelled": ({"at": HERE, "status": "cancelled"}, "PA", ["Canceled", "Canvass"]),
    "postponed": ({"at": HERE, "status": "postponed"}, "PA", ["Postponed", "Canvass"]),
    "moved online": ({"at": HERE, "status": "moved-online"}, "PA", ["Moved online", "Canvass"]),
    "elsewhere": ({"at": ILLINOIS}, "PA", ["Canvass", "Helps Pennsylvania"]),
    "four states": ({"at": ILLINOIS, "helps": "WI, PA, MI, OH"}, None, ["Canvass", "Helps 4 states"]),
    "every state": ({"helps": "US"}, None, ["Canvass", "Online", "Helps every state"]),
    "every state, on the page of one": ({"helps": "US"}, "PA", ["Canvass", "Online"]),
    "the language of the site": ({"at": HERE, "languages": "English"}, "PA", ["Canvass"]),
    "another language": ({"at": HERE, "languages": "Spanish"}, "PA", ["Canvass", "Spanish"]),
    "several languages": (
        {"languages": "Vietnamese, English, Spanish"},
        "PA",
        ["Canvass", "Online", "English, Spanish, Vietnamese"],
    ),
    "many languages": (
        {"at": HERE, "languages": "Vietnamese, English, Spanish, Korean"},
        "PA",
        ["Canvass", "4 languages"],
    ),
    "accessible": (
        {"at": HERE, "accessibility": {"status": "accessible"}},
        "PA",
        ["Canvass", "Wheelchair accessible"],
    ),
    "accessible, but nobody goes there": (
        {"at": HERE, "accessibility": {"status": "accessible"}, "status": "moved-online"},
        "PA",
        ["Moved online", "Canvass"],
    ),
}


@pytest.mark.parametrize(("fields", "home", "labels"), BADGES.values(), ids=BADGES)
def test_badges(fields: dict[str, Any], home: str | None, labels: list[str]) -> None:
    grouping = HOME if home else EVERYWHERE
    made = listed(event("pa/a", slot("2024-10-14 18:00"), **fields), grouping=grouping)
    assert [badge.label for badge in made.groups[0].cards[0].badges] == labels
