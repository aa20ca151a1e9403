"""What a template refers to and has, as far as its text tells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jinja2 import TemplateSyntaxError, meta, nodes
from msgspec import Struct, json

from statepages import store
from statepages.problem import ProblemError
from statepages.render.environment import environment, problem_of, template_problem
from statepages.render.language import ENGLISH
from statepages.task import encoded

_REFERENCES = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)


class TemplateFacts(Struct, frozen=True):
    """A template's names of others, in quotes as they are written; the one that it extends; and its blocks.

    `outer` are the blocks that are in no other, with their lines. `macros` is what others can import from it,
    `imports` what it imports: template and name, each with its line. `stray` is the first line with text that
    is in no block, if it extends another template, which leaves such text out.
    """

    references: list[str]
    parent: str | None
    blocks: list[str]
    outer: dict[str, int]
    macros: list[str]
    imports: list[tuple[str, str, int]]
    stray: int | None


def facts_of(templates: Mapping[str, str]) -> dict[str, TemplateFacts]:
    """The facts of each readable template, by its name. They are stored, since finding them takes a while."""
    kind = dict[str, TemplateFacts]
    data = store.cached(
        "templates",
        lambda: json.encode(dict(_readable(templates.items()))),
        encoded(sorted(templates.items())),
    )
    return json.decode(data, type=kind)


def facts(name: str, text: str) -> TemplateFacts:
    """The facts of one template. Raises ProblemError if it cannot be read, or computes a name."""
    parsed = _parsed(name, text)
    parent = parsed.find(nodes.Extends)
    # _references has found the names of all templates to be constants.
    return TemplateFacts(
        references=_references(name, parsed),
        parent=_constant(parent.template) if parent else None,
        blocks=[block.name for block in parsed.find_all(nodes.Block)],
        outer={block.name: block.lineno for block in _outer_blocks(parsed)},
        macros=list(_exported(parsed)),
        imports=list(_imports(parsed)),
        stray=next(_stray_lines(parsed), None) if parent else None,
    )


def _readable(templates: Iterable[tuple[str, str]]) -> Iterator[tuple[str, TemplateFacts]]:
    for name, text in templates:
        try:
            yield name, facts(name, text)
        except ProblemError:
            continue


def _parsed(name: str, text: str) -> nodes.Template:
    try:
        return environment({}, ENGLISH).parse(text, filename=name)
    except TemplateSyntaxError as error:
        error.name = name
        raise ProblemError(problem_of(error)) from error
    except RecursionError as error:
        raise ProblemError(template_problem(name, 1, "its brackets are nested too deeply")) from error


def _references(name: str, parsed: nodes.Template) -> list[str]:
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


def _outer_blocks(node: nodes.Node) -> Iterator[nodes.Block]:
    for child in node.iter_child_nodes():
        if isinstance(child, nodes.Block):
            yield child
        else:
            yield from _outer_blocks(child)


def _exported(parsed: nodes.Template) -> Iterator[str]:
    """Names that other templates can import: macros, and values that are set outside of macros and blocks."""
    yield from (macro.name for macro in parsed.find_all(nodes.Macro))
    for node in parsed.body:
        if isinstance(node, nodes.Assign | nodes.AssignBlock):
            yield from (name.name for name in node.find_all(nodes.Name) if name.ctx == "store")


def _imports(parsed: nodes.Template) -> Iterator[tuple[str, str, int]]:
    for node in parsed.find_all(nodes.FromImport):
        for name in node.names:
            yield _constant(node.template), name if isinstance(name, str) else name[0], node.lineno


def _constant(node: nodes.Node) -> str:
    return str(node.value) if isinstance(node, nodes.Const) else ""


def _stray_lines(parsed: nodes.Template) -> Iterator[int]:
    """The lines of text and values that are in no block."""
    for node in parsed.body:
        for part in node.nodes if isinstance(node, nodes.Output) else ():
            if not isinstance(part, nodes.TemplateData):
                yield part.lineno
            elif part.data.strip():
                yield part.lineno + part.data[: len(part.data) - len(part.data.lstrip())].count("\n")
