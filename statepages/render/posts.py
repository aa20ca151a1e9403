"""Posts: their page each, and the list."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup
from msgspec import Struct

from statepages.markup import to_text
from statepages.model.post import Post
from statepages.model.states import STATES
from statepages.output import Output
from statepages.render.contact import ContactView, contact_view
from statepages.render.edition import Edition, prose
from statepages.render.page import EVENTS, POSTS, Page

_MOST_SUMMARY = 160


class StateTag(Struct, frozen=True):
    """A state as a small tile: where it leads, and its name."""

    code: str
    name: str
    path: str


class PostLine(Struct, frozen=True):
    """A post in a list."""

    title: str
    path: str
    day: str
    stamp: str
    summary: str
    states: tuple[StateTag, ...]


class PostActionView(Struct, frozen=True):
    """Something that a post asks for, with the state that it is for."""

    label: str
    link: str
    training: str | None
    state: StateTag | None


class PostView(Struct, frozen=True):
    """A post in full."""

    line: PostLine
    body: Markup
    actions: tuple[PostActionView, ...]
    notes: tuple[Markup, ...]
    contact: ContactView | None


def state_tag(edition: Edition, code: str) -> StateTag:
    """The tile of a state; one without a page leads to the finder."""
    page = edition.states.get(code)
    return StateTag(code, STATES[code].name, page.path if page else f"{EVENTS}?state={code}")


def post_line(edition: Edition, post: Post) -> PostLine:
    """A post as a line of a list."""
    return PostLine(
        title=post.title,
        path=post.path,
        day=edition.post_day(post),
        stamp=post.date.isoformat(),
        summary=post.summary or to_text(post.body, _MOST_SUMMARY),
        states=tuple(state_tag(edition, code) for code in post.states),
    )


def post_pages(edition: Edition) -> Iterator[Output]:
    """The list of posts, and the page of each."""
    words = edition.words
    lines = tuple(post_line(edition, post) for post in edition.site.posts)
    description = words.gettext("News, and calls for help across states.")
    page = Page(POSTS, edition.chrome, words.gettext("Posts"), description)
    yield edition.output("pages/posts.html", page, posts=lines)
    for post, line in zip(edition.site.posts, lines, strict=True):
        source = f"posts/{post.id}.yaml"
        page = Page(post.path, edition.chrome, post.title, line.summary, kind="article", source=source)
        yield edition.output("pages/post.html", page, post=_view(edition, post, line))


def _view(edition: Edition, post: Post, line: PostLine) -> PostView:
    actions = (
        PostActionView(
            action.label,
            action.link,
            action.training,
            state_tag(edition, action.state) if action.state else None,
        )
        for action in post.actions
    )
    return PostView(
        line=line,
        body=prose(post.body, top=2),
        actions=tuple(actions),
        notes=tuple(prose(note) for note in post.notes),
        contact=contact_view(post.contact),
    )
