"""What is wrong with the templates that a site has in place of the engine's."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.fields.choices import nearest
from statepages.problem import Place, Problem
from statepages.render.environment import environment, is_of_template, place_of, problem_of, template_problem
from statepages.render.language import ENGLISH
from statepages.render.references import known_facts
from statepages.render.template_facts import TemplateFacts
from statepages.render.templates import SHELL, SHELL_MACROS
from statepages.theme import ENGINES, Theme, template_meant


def misfits(theme: Theme) -> Iterator[Problem]:
    """Templates of a site that cannot be compiled, or that do not fit the engine's.

    The theme has no template_problems.
    """
    known = known_facts(theme)
    for name in sorted(theme.own & known.keys()):
        yield from _not_compiled(name, theme)
        yield from _unknown_blocks(name, theme, known)
    yield from _missing_macros(theme, known)


def _not_compiled(name: str, theme: Theme) -> Iterator[Problem]:
    try:
        environment(theme.templates, ENGLISH).get_template(name)
    except Exception as error:
        if not is_of_template(error):
            raise
        yield problem_of(error)


def _unknown_blocks(name: str, theme: Theme, known: dict[str, TemplateFacts]) -> Iterator[Problem]:
    """Blocks that no template above this one has, and text in no block: pages leave them out."""
    own = known[name]
    if own.parent is None:
        return
    blocks = _blocks_above(own.parent, theme, known)
    for block, line in own.outer.items():
        if block not in blocks:
            guess = nearest(block, blocks)
            instead = f'Did you mean "{guess}"?' if guess else f"It has {', '.join(blocks)}."
            message = f'{own.parent} has no block "{block}", so no page shows this one. {instead}'
            yield Problem(Place(place_of(name), line), "warning", "unknown-block", message)
    if own.stray:
        message = f"This is in no block of {own.parent}, so no page shows it. Move it into a block."
        yield Problem(Place(place_of(name), own.stray), "warning", "outside-block", message)


def _blocks_above(parent: str | None, theme: Theme, known: dict[str, TemplateFacts]) -> dict[str, None]:
    """The blocks of a template and of those that it extends, in order."""
    found: dict[str, None] = {}
    while parent and (above := known.get(template_meant(parent, theme.templates))):
        found |= dict.fromkeys(above.blocks)
        parent = above.parent
    return found


def _missing_macros(theme: Theme, known: dict[str, TemplateFacts]) -> Iterator[Problem]:
    """Macros that one template imports and the other lacks, if one of the two is the site's own."""
    for name, one in known.items():
        for other, macro, line in one.imports:
            source = template_meant(other, theme.templates)
            if macro in known[source].macros or not theme.own & {name, source}:
                continue
            if name in theme.own:
                guess = nearest(macro, known[source].macros)
                instead = f". Did you mean {guess}?" if guess else ""
                yield template_problem(name, line, f'{other} has no macro "{macro}"{instead}')
            else:
                yield _lacks(source, macro, f"{name.removeprefix(ENGINES)} uses it")
    if SHELL in theme.own:
        for macro in SHELL_MACROS:
            if macro not in known[SHELL].macros:
                yield _lacks(SHELL, macro, "every page uses it")


def _lacks(name: str, macro: str, reason: str) -> Problem:
    return template_problem(name, 1, f'it has no macro "{macro}", and {reason}. Copy it from {ENGINES}{name}')
