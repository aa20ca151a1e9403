"""Jinja, set up so that a template cannot leave a text unescaped or a name undefined."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup
from msgspec import Struct, field

from statepages import store
from statepages.look import Look
from statepages.render.language import ENGLISH, Language, language
from statepages.render.page import Page


class Frame(Struct, frozen=True):
    """What stands above and below the content of a page."""

    head: Markup
    foot: Markup


class Press(Struct, frozen=True, eq=False):
    """The templates of a look with the words of a language, and the frames that were made of them."""

    environment: Environment
    frames: dict[object, Frame] = field(default_factory=dict)

    def print(self, template: str, page: Page, view: dict[str, object]) -> str:
        """A page: its template filled in with the page itself and the views that the template names."""
        jinja, made = self.environment, self.environment.get_template(template)
        names = {**jinja.globals, "page": page, "frame": self.frame(page), **view}
        # Jinja's own `render` compares the names that all templates know with those of each part, each time.
        context = jinja.context_class(jinja, names, template, made.blocks)
        try:
            filled = jinja.concat(made.root_render_func(context))
        except Exception:
            jinja.handle_exception()
        return _tight(filled) + "\n"

    def frame(self, page: Page) -> Frame:
        """The frame of a page. Ten thousand pages share a few, and a frame takes as long as a page."""
        key = (page.chrome, page.standing)
        if key not in self.frames:
            parts = self.environment.get_template("parts/frame.html").module
            # Macros are made as the template runs, so its type does not know them.
            head, foot = parts.head(page), parts.foot(page)  # type: ignore[attr-defined]
            self.frames[key] = Frame(Markup(_tight(head)), Markup(_tight(foot)))  # noqa: S704
        return self.frames[key]


class Spoken(Extension):
    """Says `_("words")` as a template is read: each of ten thousand pages would say the same."""

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

    The words of the language are in it (see Spoken), so the catalog counts beside the text.
    """

    def __init__(self, catalog: bytes) -> None:
        self._catalog = catalog

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill a bucket, if its template was compiled before."""
        if data := store.get(f"template-{bucket.key}", bucket.checksum.encode(), self._catalog):
            bucket.bytecode_from_string(data)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a bucket has."""
        data = bucket.bytecode_to_string()
        store.put(f"template-{bucket.key}", data, bucket.checksum.encode(), self._catalog)


@lru_cache(maxsize=8)
def press(look: Look, code: str) -> Press:
    """The templates of a look, with the words of a language."""

    def load(name: str) -> tuple[str, str, None] | None:
        # The name goes along as that of the file, so that an error tells the template and its line.
        return (look.templates[name], name, None) if name in look.templates else None

    made = Environment(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n", Spoken],
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
        bytecode_cache=Compiled(_catalog(look, code)),
    )
    _speak(made, language(look, code))
    return Press(made)


def compile_all(look: Look) -> None:
    """Have all templates compiled, in all languages. Raises TemplateError."""
    for code in (ENGLISH.code, *look.catalogs):
        for name in look.templates:
            press(look, code).environment.get_template(name)


def render(look: Look, template: str, page: Page, **view: object) -> str:
    """A page: its template filled in with the page itself and the views that the template names."""
    return press(look, page.chrome.language).print(template, page, view)


def _catalog(look: Look, code: str) -> bytes:
    """What tells the words of a language from those of others; English and all without a catalog are one."""
    catalog = look.catalogs.get(code)
    return code.encode() + b"\0" + catalog if catalog else b""


def _speak(environment: Environment, words: Language) -> None:
    """Give templates the words of a language."""

    def say(message: str, **values: object) -> str:
        said = words.gettext(message)
        return said % values if values else said

    # What the i18n extension adds to an environment is not in its type.
    environment.install_gettext_translations(words.words, newstyle=True)  # type: ignore[attr-defined]
    # The extension's own _ takes thrice the time, and lets markup through in translations.
    environment.globals["_"] = say


def _tight(text: str) -> str:
    """Without the lines of mere spaces that blocks and macros leave behind."""
    return "\n".join([line for line in map(str.strip, text.split("\n")) if line])
