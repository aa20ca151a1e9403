"""What people answer on the command line, checked as they type it, with the types of the model."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click
from pydantic import ValidationError

from statepages.commands import options
from statepages.compose import Plain
from statepages.files.base import Model
from statepages.files.names import Field, adapter, tables
from statepages.problem import FieldError
from statepages.schema import EXAMPLES

Answers = dict[str, Any]
Command = TypeVar("Command", bound=Callable[..., object])


class Answer(click.ParamType[Any]):
    """The field at a path of a model. It makes an answer into what to write in a file.

    `words` are answers that are taken as they are, such as "anytime" instead of a time.
    """

    name = "text"

    def __init__(self, model: type[Model], *path: str, words: tuple[str, ...] = ()) -> None:
        self._adapter = adapter(model, path)
        self._words = words

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        if not isinstance(value, str) or isinstance(value, Plain):
            return value
        try:
            return self.read(value)
        except FieldError as error:
            self.fail(words_of(error), param, ctx)

    def read(self, text: str) -> object:
        """What to write for a text that somebody typed. Raises FieldError."""
        text = _without_quotes(text)
        word = " ".join(text.lower().replace("-", " ").split())
        if word in self._words:
            return Plain(word)
        try:
            return _to_write(self._adapter.validate_python(text))
        except ValidationError as error:
            raise _field_error(error) from error


def words_of(error: FieldError) -> str:
    """What is wrong with an answer. It is not a line of a file, so there is no line to delete."""
    return options.with_examples(error.message.replace(", or delete the line", ""))


def _without_quotes(text: str) -> str:
    """An answer without the quotes that a file would need, which people copy from an example."""
    found = re.fullmatch(r"\s*(['\"])([^'\"]+)\1\s*", text)
    return found[2] if found else text


def _to_write(value: object) -> object:
    if isinstance(value, int) and not isinstance(value, bool):
        return Plain(value)
    return Plain(value.isoformat()) if isinstance(value, date) else value


def _field_error(error: ValidationError) -> FieldError:
    first = error.errors()[0]
    cause = first.get("ctx", {}).get("error")
    return cause if isinstance(cause, FieldError) else FieldError(first["type"], first["msg"])


def option(model: type[Model], *path: str, words: tuple[str, ...] = ()) -> Callable[[Command], Command]:
    """An option for the field at a path of a model. What takes yes or no is a flag."""
    field = tables(model)[path[:-1]][path[-1]]
    flag, text = f"--{field.name.replace('_', '-')}", told_about(field, words)
    if field.is_yes:
        return click.option(flag, is_flag=True, help=text)
    return click.option(flag, type=Answer(model, *path, words=words), help=text)


def told_about(field: Field, words: tuple[str, ...] = ()) -> str:
    """The help for a field: its hint, the words that it takes instead, and an example."""
    about = field.about
    suggestion = f" Or write {', or '.join(words)}." if words else ""
    example = f" Example: {EXAMPLES.fill(about.example)}" if about.example and not field.is_yes else ""
    return f"{about.hint}.{suggestion}{example}"


def prompt(model: type[Model], *path: str, words: str = "") -> str:
    """The question for the field at a path of a model. `words` say what else people can answer."""
    about = tables(model)[path[:-1]][path[-1]].about
    also = "; ".join(filter(None, (about.example and f"such as {about.example}", words)))
    asked = about.question or about.hint
    return f"{asked} ({also})" if also else asked


def can_ask() -> bool:
    """Whether there is somebody who can answer."""
    return sys.stdin.isatty()


class Asker:
    """Asks for what is missing: one by one on a terminal, or else with one usage error for everything."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self._missing: list[str] = []
        self._has_asked = False

    def need(self, name: str, question: str, kind: click.ParamType[Any], *, also: str = "") -> None:
        """Make sure that there is an answer; without a terminal, `finish` reports that there is none.

        `also` names another option that would do.
        """
        if self.answers.get(name):
            return
        if can_ask():
            self._has_asked = True
            self.answers[name] = click.prompt(options.with_examples(question), type=kind)
        else:
            self._missing.append(f"--{name}" + (f" or {also}" if also else ""))

    def offer(self, name: str, question: str, kind: click.ParamType[Any]) -> None:
        """Ask for what is optional, if somebody is being asked anyway. Enter skips it."""
        if self._has_asked and not self.answers.get(name):
            self.answers[name] = click.prompt(
                options.with_examples(question),
                default="",
                show_default=False,
                value_proc=lambda text: kind(text) if text.strip() else None,
            )

    def ask(self, name: str, question: str, kind: Answer, *, is_needed: bool, also: str = "") -> None:
        """`need` it, or only `offer` it."""
        if is_needed:
            self.need(name, question, kind, also=also)
        else:
            self.offer(name, question, kind)

    def finish(self) -> None:
        """Raises click.UsageError with the names of all options that are missing."""
        if self._missing:
            raise click.UsageError(f"Missing: {', '.join(self._missing)}. For help, add --help.")
