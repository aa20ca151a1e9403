"""The page of each post, and the list of posts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from markupsafe import Markup
from msgspec import Struct

from statepages.model.post import Post
from statepages.model.site import Site
from statepages.render.contact import ContactView, contact_view
from statepages.render.context import render_context
from statepages.render.layout import POSTS, SiteLayout, StateTag
from statepages.render.page import Page, file_of
from statepages.render.posts import PostLine, post_line
from statepages.render.prose import page_prose, prose
from statepages.render.templates import Templates
from statepages.task import Task
from statepages.theme import Theme


def plan(site: Site, theme: Theme, now: datetime) -> Iterator[Task]:
    """The list of posts, and the page of each."""
    context = render_context(site, theme, now)
    templates, layout = context.templates("pages/post.html"), context.layout
    yield Task(file_of(POSTS), post_list, (context.templates("pages/posts.html"), layout, site.posts))
    for post in site.posts:
        yield Task(file_of(post.path), post_page, (templates, layout, post))


class PostActionView(Struct, frozen=True):
    """Something that a post asks for, with the state that it is for."""

    label: str
    link: str
    training: str | None
    state: StateTag | None


class PostView(Struct, frozen=True):
    """A post in full, and (`data`) its fields as they are."""

    data: Post
    line: PostLine
    body: Markup
    actions: tuple[PostActionView, ...]
    notes: tuple[Markup, ...]
    contact: ContactView | None


def post_list(templates: Templates, layout: SiteLayout, posts: tuple[Post, ...]) -> str:
    """The list of posts."""
    language = templates.language
    description = language.gettext("News and calls for help, across states.")
    page = Page(POSTS, layout, language.gettext("Posts"), description)
    return templates.fill(page, posts=tuple(post_line(post, layout, language) for post in posts))


def post_page(templates: Templates, layout: SiteLayout, post: Post) -> str:
    """The page of a post."""
    line = post_line(post, layout, templates.language)
    source = f"posts/{post.id}.yaml"
    page = Page(post.path, layout, post.title, line.summary, kind="article", source=source)
    return templates.fill(page, post=_view(post, line, layout))


def _view(post: Post, line: PostLine, layout: SiteLayout) -> PostView:
    actions = (
        PostActionView(
            action.label,
            action.link,
            action.training,
            layout.state(action.state) if action.state else None,
        )
        for action in post.actions
    )
    return PostView(
        data=post,
        line=line,
        body=page_prose(post.body),
        actions=tuple(actions),
        notes=tuple(prose(note) for note in post.notes),
        contact=contact_view(post.contact),
    )
