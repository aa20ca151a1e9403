"""Posts in lists."""

from __future__ import annotations

from msgspec import Struct

from statepages.markup import to_text
from statepages.model.post import Post
from statepages.render.dates import day_of_year
from statepages.render.language import Language
from statepages.render.layout import SiteLayout, StateTag

_MOST_SUMMARY = 160


class PostLine(Struct, frozen=True):
    """A post in a list."""

    title: str
    path: str
    day: str
    stamp: str
    summary: str
    states: tuple[StateTag, ...]


def post_line(post: Post, layout: SiteLayout, language: Language) -> PostLine:
    """A post as a line of a list. Its day always has the year: posts are read long after."""
    return PostLine(
        title=post.title,
        path=post.path,
        day=day_of_year(post.date, language),
        stamp=post.date.isoformat(),
        summary=post.summary or to_text(post.body, _MOST_SUMMARY),
        states=layout.tags(post.states),
    )
