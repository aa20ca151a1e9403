"""Jinja, set up so that a template cannot leave a text unescaped or a name undefined."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import lru_cache
from traceback import extract_tb

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateSyntaxError,
    meta,
    nodes,
)
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup
from msgspec import Struct

from statepages import store
from statepages.problem import CannotMake, Place, Problem
from statepages.render.language import ENGLISH, Language
from statepages.render.page import Page
from statepages.task import Shared
from statepages.theme import Theme

_SHELL = "parts/shell.html"
_REFERENCES = (nodes.Extends, nodes.Import, nodes.FromImport, nodes.Include)


class Templates(Shared, frozen=True):
    """The template of a page with all that it refers to, by name, and the language of its words."""

    page: str
    texts: tuple[tuple[str, str], ...]
    language: Language = ENGLISH

    def fill(self, page: Page, **view: object) -> str:
        """A page: its template filled in with the page itself and the views that the template names.

        Raises CannotMake where a template has a slip.
        """
        return _filler(self).fill(self.page, page, view)


class Shell(Struct, frozen=True):
    """What stands above and below the content of a page."""

    head: Markup
    foot: Markup


class _Filler:
    """Templates ready for use, and the shells that were made of them."""

    def __init__(self, environment: Environment, *, has_shell: bool) -> None:
        self.environment, self.has_shell = environment, has_shell
        self.shells: dict[object, Shell] = {}

    def fill(self, template: str, page: Page, view: dict[str, object]) -> str:
        try:
            return _tight(self._filled(template, page, view)) + "\n"
        except TemplateError as error:
            raise CannotMake(_problem(error)) from error

    def _filled(self, template: str, page: Page, view: dict[str, object]) -> str:
        jinja, made = self.environment, self.environment.get_template(template)
        names = {**jinja.globals, "page": page, **view}
        if self.has_shell:
            names["shell"] = self.shell(page)
        # Jinja's own `render` compares the names that all templates know with those of each part, each time.
        context = jinja.context_class(jinja, names, template, made.blocks)
        try:
            return jinja.concat(made.root_render_func(context))
        except Exception:
            jinja.handle_exception()

    def shell(self, page: Page) -> Shell:
        """The shell of a page. Ten thousand pages share a few, and a shell takes as long as a page."""
        key = (page.site, page.standing)
        if key not in self.shells:
            parts = self.environment.get_template(_SHELL).module
            # Macros are made as the template runs, so its type does not know them.
            head, foot = parts.head(page), parts.foot(page)  # type: ignore[attr-defined]
            self.shells[key] = Shell(Markup(_tight(head)), Markup(_tight(foot)))  # noqa: S704
        return self.shells[key]


class ConstantTranslations(Extension):
    """Puts the translation in place of `_("words")`: each of ten thousand pages would look it up."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, with what is said in place of the call."""
        tokens = list(stream)
        at = 0
        while at < len(tokens):
            call = tokens[at : at + 4]
            if call[0].value == "_" and [token.type for token in call[1:]] == ["lparen", "string", "rparen"]:
                # To its type, what an environment gives to templates may be anything.
                said = self.environment.globals["_"](call[2].value)  # type: ignore[operator]
                yield Token(call[0].lineno, "string", said)
                at += 4
            else:
                yield call[0]
                at += 1


class Compiled(BytecodeCache):
    """Templates as code of Python, kept: to compile one takes longer than to fill it in a hundred times.

    The words of the language are in it (see ConstantTranslations), so the catalog counts beside the text.
    """

    def __init__(self, language: Language) -> None:
        # English and all languages without a catalog say the same.
        self._words = language.code.encode() + b"\0" + language.catalog if language.catalog else b""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its template was compiled before."""
        if data := store.get(f"template-{bucket.key}", bucket.checksum.encode(), self._words):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket has."""
        data = bucket.bytecode_to_string()
        store.put(f"template-{bucket.key}", data, bucket.checksum.encode(), self._words)


@lru_cache(maxsize=64)
def _filler(templates: Templates) -> _Filler:
    texts = dict(templates.texts)
    return _Filler(_environment(texts, templates.language), has_shell=_SHELL in texts)


def _environment(texts: dict[str, str], language: Language) -> Environment:
    """Jinja with some templates and the words of a language, and with nothing of the site."""

    def load(name: str) -> tuple[str, str, None] | None:
        # The name goes along as that of the file, so that an error tells the template and its line.
        return (texts[name], name, None) if name in texts else None

    made = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", ConstantTranslations],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(language),
    )
    _speak(made, language)
    return made


def _speak(environment: Environment, language: Language) -> None:
    """Give templates the words of a language."""

    def say(message: str, **values: object) -> str:
        said = language.gettext(message)
        return said % values if values else said

    # What the i18n extension adds to an environment is not in its type.
    environment.install_gettext_translations(language.words, newstyle=True)  # type: ignore[attr-defined]
    # The extension's own _ takes thrice the time, and lets markup through in translations.
    environment.globals["_"] = say


def templates_of(theme: Theme, page: str, language: Language) -> Templates:
    """The template of a page with those that it refers to, and those that they refer to, and so on.

    The theme is one without template_problems. Raises CannotMake where it has no such page.
    """
    references, found, waiting = _references(theme), set[str](), [page]
    while waiting:
        name = waiting.pop()
        if name not in theme.templates:
            raise CannotMake(_told(page, 1, f"there is no template {name}"))
        if name not in found:
            found.add(name)
            waiting += references[name]
    return Templates(page, tuple((name, theme.templates[name]) for name in sorted(found)), language)


def template_problems(theme: Theme) -> Iterator[Problem]:
    """Templates that cannot be read, that name one that is not there, or that name one by a value.

    Of the last nobody could tell which templates a page is made with.
    """
    known = _references(theme)
    for name, text in theme.templates.items():
        try:
            references = known[name] if name in known else _referred(name, text)
        except CannotMake as error:
            yield error.problem
        else:
            missing = (other for other in references if other not in theme.templates)
            yield from (
                _told(name, _line_of(other, text), f"there is no template {other}") for other in missing
            )


def _line_of(words: str, text: str) -> int:
    """The line on which some words stand first."""
    return text[: text.find(words)].count("\n") + 1


def compile_all(theme: Theme) -> None:
    """Have all templates compiled, in all languages, and known to whom they refer. Raises CannotMake."""
    _references(theme)
    languages = ENGLISH, *(Language(code, catalog) for code, catalog in theme.catalogs.items())
    for language in languages:
        environment = _environment(dict(theme.templates), language)
        for name in theme.templates:
            try:
                environment.get_template(name)
            except TemplateError as error:
                raise CannotMake(_problem(error)) from error


# The plans of all pages ask, one after another.
@lru_cache(maxsize=1)
def _references(theme: Theme) -> dict[str, list[str]]:
    """The names of other templates in each that can be read; kept, since reading them all takes its time."""

    def made() -> bytes:
        return json.dumps(dict(_readable(theme.templates.items()))).encode()

    texts = json.dumps(sorted(theme.templates.items())).encode()
    found: dict[str, list[str]] = json.loads(store.kept("references", made, texts))
    return found


def _readable(templates: Iterable[tuple[str, str]]) -> Iterator[tuple[str, list[str]]]:
    for name, text in templates:
        try:
            yield name, _referred(name, text)
        except CannotMake:
            continue


def _referred(name: str, text: str) -> list[str]:
    """The names of the templates that one refers to. Raises CannotMake."""
    try:
        parsed = _environment({}, ENGLISH).parse(text, filename=name)
    except TemplateSyntaxError as error:
        error.name = name
        raise CannotMake(_problem(error)) from error
    names = set[str]()
    for node in parsed.find_all(_REFERENCES):
        for found in meta.find_referenced_templates(nodes.Template([node])):
            if found is None:
                message = (
                    "it names another template by a value. Write the name of the template itself, in quotes"
                )
                raise CannotMake(_told(name, node.lineno, message))
            names.add(found)
    return sorted(names)


def _problem(error: TemplateError) -> Problem:
    """The slip in a template: its file and line, as Jinja tells them or as the traceback does."""
    if isinstance(error, TemplateSyntaxError):
        name, line = error.name, error.lineno
    else:
        frames = [frame for frame in extract_tb(error.__traceback__) if frame.filename.endswith(".html")]
        name, line = (frames[-1].filename, frames[-1].lineno or 1) if frames else (None, 1)
    return _told(name or "", line, str(error.message))


def _told(name: str, line: int, message: str) -> Problem:
    place = Place(f"templates/{name}".rstrip("/"), line)
    return Problem(place, "error", "template", f"This template can not be used: {message}.")


def _tight(text: str) -> str:
    """Without the lines of mere spaces that blocks and macros leave behind."""
    return "\n".join([line for line in map(str.strip, text.split("\n")) if line])
