"""The words of the interface, which a catalog can change: those in templates and modules of the engine."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping

from jinja2 import Environment, TemplateError
from jinja2.ext import extract_from_ast
from msgspec import Struct, json

from statepages import store
from statepages.task import encoded

_SAY, _COUNT = {"_", "gettext", "say"}, {"ngettext", "both"}
"""The functions that translate a text, and those that take one for 1 and one for more."""


class Word(Struct, frozen=True, order=True):
    """A text of the interface, with the one for more than 1 if there are two."""

    text: str
    many: str | None = None


def words_of(templates: Mapping[str, str], modules: Mapping[str, str]) -> list[Word]:
    """The words in some templates and modules, by their names, each once. They are stored."""

    def found() -> bytes:
        texts = [word for text in templates.values() for word in _in_template(text)]
        texts += [word for text in modules.values() for word in _in_module(text)]
        return json.encode(sorted(set(texts), key=lambda word: (word.text, word.many or "")))

    inputs = encoded(sorted(templates.items())), encoded(sorted(modules.items()))
    return json.decode(store.cached("words", found, *inputs), type=list[Word])


def _in_template(text: str) -> Iterator[Word]:
    try:
        parsed = Environment(extensions=["jinja2.ext.i18n"], autoescape=True).parse(text)
    except (TemplateError, RecursionError):
        return  # template_problems reports it
    for _, function, said in extract_from_ast(parsed, tuple(_SAY | _COUNT), babel_style=False):
        yield from _words(function, said if isinstance(said, tuple) else (said,))


def _in_module(text: str) -> Iterator[Word]:
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call):
            function = (
                node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            )
            said = [one.value if isinstance(one, ast.Constant) else None for one in node.args]
            yield from _words(function, said)


def _words(function: str, said: Iterable[object]) -> Iterator[Word]:
    texts: list[object] = [*said, None, None]
    text, many = texts[:2]
    if isinstance(text, str) and function in _SAY:
        yield Word(text)
    elif isinstance(text, str) and isinstance(many, str) and function in _COUNT:
        yield Word(text, many)
