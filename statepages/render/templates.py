"""The template of a page, and how it is filled in."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment
from markupsafe import Markup
from msgspec import Struct

from statepages.problem import ProblemError
from statepages.render.environment import environment, is_of_template, problem_of
from statepages.render.language import ENGLISH, Language
from statepages.render.page import Page
from statepages.task import Shared
from statepages.theme import template_meant

SHELL, SHELL_MACROS = "parts/shell.html", ("head", "foot", "clock")
"""The template of the shell, and the macros that make it."""


class Templates(Shared, frozen=True):
    """The template of a page with all that it refers to, by name, and the language of its words."""

    page: str
    texts: tuple[tuple[str, str], ...]
    language: Language = ENGLISH

    def fill(self, page: Page, **view: object) -> str:
        """Fill the page's template in with the page itself and the views that the template names.

        Raises ProblemError if a template has a mistake.
        """
        return _filler(self).fill(self.page, page, view)


class Shell(Struct, frozen=True):
    """What is the same on many pages: what is above and below the content."""

    head: Markup
    foot: Markup


class _Filler:
    """Templates ready for use, and the shells that were made from them."""

    def __init__(self, environment: Environment, shell: str | None) -> None:
        self.environment, self.shell_template = environment, shell
        self.shells: dict[object, Shell] = {}

    def fill(self, template: str, page: Page, view: dict[str, object]) -> str:
        try:
            return _tight(self._filled(template, page, view)) + "\n"
        except Exception as error:
            if not is_of_template(error):
                raise
            raise ProblemError(problem_of(error)) from error

    def _filled(self, template: str, page: Page, view: dict[str, object]) -> str:
        jinja, made = self.environment, self.environment.get_template(template)
        names = {**jinja.globals, "page": page, **view}
        try:
            if self.shell_template:
                names["shell"] = self.shell(page, self.shell_template)
            # Jinja's own `render` compares the names of all templates with those of each part, each time.
            context = jinja.context_class(jinja, names, template, made.blocks)
            return jinja.concat(made.root_render_func(context))
        except RecursionError:
            raise  # the line below would take seconds for a thousand calls
        except Exception:
            # This shows the lines of templates instead of those of their compiled code.
            jinja.handle_exception()

    def shell(self, page: Page, template: str) -> Shell:
        """The shell of a page. Ten thousand pages share a few, and a shell takes as long as a page."""
        key = (page.site, page.shell_key)
        if key not in self.shells:
            parts = self.environment.get_template(template).module
            # Macros exist only once the template runs, so its type does not know them.
            head, foot = parts.head(page), parts.foot(page)  # type: ignore[attr-defined]
            self.shells[key] = Shell(Markup(_tight(head)), Markup(_tight(foot)))  # noqa: S704
        return self.shells[key]


@lru_cache(maxsize=64)
def _filler(templates: Templates) -> _Filler:
    texts = dict(templates.texts)
    shell = template_meant(SHELL, texts)
    return _Filler(environment(texts, templates.language), shell if shell in texts else None)


def _tight(text: str) -> str:
    """The text without the blank lines that blocks and macros leave."""
    return "\n".join([line for line in map(str.strip, text.split("\n")) if line])
