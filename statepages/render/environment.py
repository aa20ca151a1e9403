"""Jinja, set up so that a template cannot leave a text unescaped or a name undefined."""

from __future__ import annotations

from functools import lru_cache

from jinja2 import Environment, FunctionLoader, StrictUndefined

from statepages.look import Look
from statepages.render.language import language
from statepages.render.page import Page


@lru_cache(maxsize=8)
def environment(look: Look, code: str) -> Environment:
    """The templates of a look, with the words of a language."""

    def load(name: str) -> tuple[str, str, None] | None:
        # The name goes along as that of the file, so that an error tells the template and its line.
        return (look.templates[name], name, None) if name in look.templates else None

    made = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    words = language(look, code)
    # What the i18n extension adds to an environment is not in its type.
    made.install_gettext_translations(words.words, newstyle=True)  # type: ignore[attr-defined]
    return made


def render(look: Look, template: str, page: Page, **view: object) -> str:
    """A page: its template filled in with the page itself and the views that the template names."""
    made = environment(look, page.chrome.language).get_template(template).render(page=page, **view)
    # Blocks and macros leave lines of mere spaces behind, which help nobody and weigh something.
    return "\n".join(line for line in map(str.strip, made.split("\n")) if line) + "\n"
