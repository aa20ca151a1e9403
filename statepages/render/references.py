"""Which templates refer to which, so that a page is made again if one of its own has changed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from statepages.fields.choices import nearest
from statepages.humanize import and_list
from statepages.problem import Problem, ProblemError
from statepages.render.environment import environment, is_of_template, problem_of, template_problem
from statepages.render.language import ENGLISH, Language
from statepages.render.template_facts import TemplateFacts, facts, facts_of
from statepages.render.templates import Templates
from statepages.theme import ENGINES, Theme, template_meant


def templates_of(theme: Theme, page: str, language: Language) -> Templates:
    """The template of a page with those that it refers to, those that they refer to, and so on.

    The theme has no template_problems. Raises ProblemError if it has no such page.
    """
    page = template_meant(page, theme.templates)
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
            references = known[name] if name in known else facts(name, text).references
        except ProblemError as error:
            yield error.problem
        else:
            missing = (other for other in references if other not in theme.templates)
            yield from (
                template_problem(name, _line_of(other, text), _no_template(other, theme)) for other in missing
            )

    yield from _circles(known, theme.templates)


def _no_template(name: str, theme: Theme) -> str:
    """What to say about a template that does not exist, with the one that was probably meant."""
    guess = nearest(name, theme.templates) or nearest(ENGINES + name, theme.templates)
    return f"there is no template {name}" + (f". Did you mean {guess}?" if guess else "")


def _circles(references: Mapping[str, list[str]], texts: Mapping[str, str]) -> Iterator[Problem]:
    """Templates that refer to themselves, directly or through others: they would never end."""
    reported = set[str]()
    for name in sorted(references):
        way = [] if name in reported else _way_back(name, references)
        if way:
            reported.update(way)
            through = f" through {and_list(way[:-1])}" if way[:-1] else ""
            reason = f"it refers to itself{through}"
            if way == [name] and ENGINES + name in texts:
                reason += f'. Write "{ENGINES}{name}" for the template of the engine'
            yield template_problem(name, _line_of(way[0], texts[name]), reason)


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


def _line_of(name: str, text: str) -> int:
    """The first line with the name of a template."""
    return text[: text.find(name.removeprefix(ENGINES))].count("\n") + 1


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
def known_facts(theme: Theme) -> dict[str, TemplateFacts]:
    """The facts of each readable template of a theme."""
    return facts_of(theme.templates)


def referred_templates(theme: Theme) -> set[str]:
    """The templates that others refer to."""
    return {other for name, others in _references(theme).items() for other in others if other != name}


@lru_cache(maxsize=1)
def _references(theme: Theme) -> dict[str, list[str]]:
    """The names of other templates in each readable template, as what they mean."""
    return {
        name: [template_meant(other, theme.templates) for other in one.references]
        for name, one in known_facts(theme).items()
    }
