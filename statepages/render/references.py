"""Which templates refer to which, so that a page is made again if one of its own has changed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from jinja2 import TemplateSyntaxError, meta, nodes

from statepages import store
from statepages.humanize import and_list
from statepages.problem import Problem, ProblemError
from statepages.render.environment import environment, is_of_template, problem_of, template_problem
from statepages.render.language import ENGLISH, Language
from statepages.render.templates import Templates
from statepages.theme import Theme

_REFERENCES = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)


def templates_of(theme: Theme, page: str, language: Language) -> Templates:
    """The template of a page with those that it refers to, those that they refer to, and so on.

    The theme has no template_problems. Raises ProblemError if it has no such page.
    """
    references, found, waiting = _references(theme), set[str](), [page]
    while waiting:
        name = waiting.pop()
        if name not in theme.templates:
            raise ProblemError(template_problem(page, 1, f"there is no template {name}"))
        if name not in found:
            found.add(name)
            waiting += references[name]
    return Templates(page, tuple((name, theme.templates[name]) for name in sorted(found)), language)


def template_problems(theme: Theme) -> Iterator[Problem]:
    """Templates that cannot be read, name a missing one, compute a name, or refer to themselves.

    If a name is computed, nobody can tell which templates a page is made with.
    """
    known = _references(theme)
    for name, text in theme.templates.items():
        try:
            references = known[name] if name in known else _referred(name, text)
        except ProblemError as error:
            yield error.problem
        else:
            missing = (other for other in references if other not in theme.templates)
            yield from (
                template_problem(name, _line_of(other, text), f"there is no template {other}")
                for other in missing
            )

    yield from _circles(known, theme.templates)


def _circles(references: Mapping[str, list[str]], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Templates that refer to themselves, directly or through others: they would never end."""
    reported = set[str]()
    for name in sorted(references):
        way = [] if name in reported else _way_back(name, references)
        if way:
            reported.update(way)
            through = f" through {and_list(way[:-1])}" if way[:-1] else ""
            yield template_problem(name, _line_of(way[0], texts[name]), f"it refers to itself{through}")


def _way_back(name: str, references: Mapping[str, list[str]]) -> list[str]:
    """The shortest way from a template to itself, which it ends with; empty if there is none."""
    ways, seen = [[other] for other in references[name]], set[str]()
    for way in ways:
        if way[-1] == name:
            return way
        if way[-1] not in seen:
            seen.add(way[-1])
            ways += [[*way, other] for other in references.get(way[-1], [])]
    return []


def _line_of(words: str, text: str) -> int:
    """The first line with these words."""
    return text[: text.find(words)].count("\n") + 1


def compile_all(theme: Theme) -> None:
    """Compile all templates in all languages, and find what they refer to. Raises ProblemError."""
    _references(theme)
    languages = ENGLISH, *(Language(code, catalog) for code, catalog in theme.catalogs.items())
    for language in languages:
        made = environment(dict(theme.templates), language)
        for name in theme.templates:
            try:
                made.get_template(name)
            except Exception as error:
                if not is_of_template(error):
                    raise
                raise ProblemError(problem_of(error)) from error


# The plans of all pages ask, one after another.
@lru_cache(maxsize=1)
def _references(theme: Theme) -> dict[str, list[str]]:
    """The names of other templates in each readable template; stored, since finding them takes a while."""

    def made() -> bytes:
        return json.dumps(dict(_readable(theme.templates.items()))).encode()

    texts = json.dumps(sorted(theme.templates.items())).encode()
    found: dict[str, list[str]] = json.loads(store.cached("references", made, texts))
    return found


def _readable(templates: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    for name, text in templates:
        try:
            yield name, _referred(name, text)
        except ProblemError:
            continue


def _referred(name: str, text: str) -> list[str]:
    """The names of the templates that one refers to. Raises ProblemError."""
    try:
        parsed = environment({}, ENGLISH).parse(text, filename=name)
    except TemplateSyntaxError as error:
        error.name = name
        raise ProblemError(problem_of(error)) from error
    except RecursionError as error:
        raise ProblemError(template_problem(name, 1, "its brackets are nested too deeply")) from error
    names = set[str]()
    for node in parsed.find_all(_REFERENCES):
        for found in meta.find_referenced_templates(nodes.Template([node])):
            if found is None:
                message = (
                    "it names another template by a value. Write the name of the template itself, in quotes"
                )
                raise ProblemError(template_problem(name, node.lineno, message))
            names.add(found)
    return sorted(names)
