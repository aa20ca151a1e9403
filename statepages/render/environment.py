"""Jinja, set up so that a template cannot leave text unescaped or a name undefined."""

from __future__ import annotations

import sysconfig
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from traceback import walk_tb
from typing import Any

from jinja2 import (
    BytecodeCache,
    Environment,
    FunctionLoader,
    StrictUndefined,
    TemplateError,
    TemplateRuntimeError,
    TemplateSyntaxError,
)
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from statepages import store
from statepages.problem import Place, Problem
from statepages.render.language import Language
from statepages.theme import ENGINES, template_meant

_LIBRARIES = ("<", *{sysconfig.get_path(name) for name in ("stdlib", "platstdlib", "purelib", "platlib")})


def environment(texts: Mapping[str, str], language: Language) -> Environment:
    """Jinja with some templates and the words of a language, and nothing of the site."""

    def load(name: str) -> tuple[str, str, None] | None:
        # Jinja takes the name for that of a file, so that errors show the template and its line.
        return (texts[name], name, None) if name in texts else None

    made = _Environment(
        texts,
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


class _Environment(Environment):
    """Jinja, where a name means the site's own template, else the engine's."""

    def __init__(self, texts: Mapping[str, str], **options: Any) -> None:
        super().__init__(**options)
        self._texts = texts

    def join_path(self, template: str, parent: str) -> str:
        """The template that another one means by a name."""
        return template_meant(template, self._texts)


def _speak(environment: Environment, language: Language) -> None:
    """Give templates the words of a language."""

    def say(message: str, **values: object) -> str:
        return _filled_in(language.gettext(message), values)

    def count(one: str, many: str, number: int, **values: object) -> str:
        return _filled_in(language.words.ngettext(one, many, number), values)

    # The type of an environment does not know what the i18n extension adds.
    environment.install_gettext_translations(language.words, newstyle=True)  # type: ignore[attr-defined]
    # The extension's own functions take three times as long, and let HTML in translations through.
    environment.globals.update(_=say, gettext=say, ngettext=count)


def _filled_in(said: str, values: dict[str, object]) -> str:
    """Words with values in place of names such as %(name)s."""
    try:
        return said % values if values else said
    except KeyError as error:
        raise TemplateRuntimeError(f"the words {said!r} have no value for {error}") from error
    except (ValueError, TypeError) as error:
        raise TemplateRuntimeError(f"the words {said!r} cannot be filled in: {error}") from error


class ConstantTranslations(Extension):
    """Replaces `_("words")` with the translation, so that no page has to look it up."""

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """The tokens of a template, with the translated words in place of the call."""
        tokens = list(stream)
        at = 0
        while at < len(tokens):
            call = tokens[at : at + 4]
            if call[0].value == "_" and [token.type for token in call[1:]] == ["lparen", "string", "rparen"]:
                # By its type, anything can be a global of an environment.
                said = self.environment.globals["_"](call[2].value)  # type: ignore[operator]
                yield Token(call[0].lineno, "string", said)
                at += 4
            else:
                yield call[0]
                at += 1


class Compiled(BytecodeCache):
    """Compiled templates, stored: compiling one takes longer than filling it in a hundred times.

    They contain the words of the language (see ConstantTranslations), so they depend on the catalog too.
    """

    def __init__(self, language: Language) -> None:
        # English and all languages without a catalog have the same words.
        self._words = language.code.encode() + b"\0" + language.catalog if language.catalog else b""

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its template was compiled before."""
        if data := store.get(f"template-{bucket.key}", bucket.checksum.encode(), self._words):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Store what a bucket contains."""
        data = bucket.bytecode_to_string()
        store.put(f"template-{bucket.key}", data, bucket.checksum.encode(), self._words)


def is_of_template(error: Exception) -> bool:
    """Whether a template made the mistake, and not the engine."""
    if isinstance(error, TemplateError | SyntaxError | RecursionError):
        return True
    files = [frame.f_code.co_filename for frame, _ in walk_tb(error.__traceback__)]
    ours = [file for file in files if not file.startswith(_LIBRARIES)]
    if isinstance(error, TypeError) and not _is_template(ours[-1]):
        ours.pop()  # the template called a function of the engine with wrong arguments
    return _is_template(ours[-1])


def problem_of(error: Exception) -> Problem:
    """The mistake in a template, with the file and line that Jinja or the traceback names."""
    if isinstance(error, TemplateSyntaxError):
        return template_problem(error.name or "", error.lineno, str(error.message))
    if isinstance(error, SyntaxError):
        return template_problem(error.filename or "", 1, str(error.msg))
    frames = list(_template_lines(error))
    if isinstance(error, RecursionError):
        name, line = _way_back(frames)
        return template_problem(name, line, "it includes or calls itself endlessly")
    name, line = frames[-1] if frames else ("", 1)
    reason = f"there is no value for {error}" if isinstance(error, KeyError) else str(error)
    return template_problem(name, line, reason or type(error).__name__)


def template_problem(name: str, line: int, reason: str) -> Problem:
    """What is wrong with a template."""
    reason = f"This template cannot be used: {reason if reason.endswith('?') else reason.rstrip('.') + '.'}"
    if name.startswith(ENGINES):
        reason += " It belongs to the engine, so look for the cause in your own files in templates/."
    return Problem(Place(place_of(name), line), "error", "template", reason)


def place_of(name: str) -> str:
    """How people name a template: by its path, or as theme:pages/home.html if it is the engine's."""
    return name if name.startswith(ENGINES) else f"templates/{name}".rstrip("/")


def _is_template(file: str) -> bool:
    return file.endswith(".html")


def _template_lines(error: Exception) -> Iterator[tuple[str, int]]:
    """The templates in a traceback with the lines that were reached, the outermost first."""
    for frame, line in walk_tb(error.__traceback__):
        if _is_template(name := frame.f_code.co_filename):
            # Jinja has not replaced the lines of compiled code where there is still a template.
            compiled = frame.f_globals.get("__jinja_template__")
            yield name, compiled.get_corresponding_lineno(line) if compiled else line


def _way_back(frames: Sequence[tuple[str, int]]) -> tuple[str, int]:
    """The line that closes the circle of a template that includes or calls itself."""
    for before, frame in pairwise(frames):
        if frame in frames[: frames.index(before) + 1]:
            return before
    return frames[-1] if frames else ("", 1)
