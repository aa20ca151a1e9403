"""What people answer on the command line, checked with the model's own types as they type it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date, time
from typing import Annotated, Any, TypeVar

import click
from pydantic import BaseModel, TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from statepages.commands import options
from statepages.commands.compose import Plain
from statepages.fields.times import WallTime
from statepages.problem import FieldError

Answers = dict[str, Any]
Command = TypeVar("Command", bound=Callable[..., object])


class Answer(click.ParamType[Any]):
    """A field of a model; gives what to write into a file for it.

    `words` are answers that stand for themselves, such as "anytime" in place of a time.
    """

    name = "text"

    def __init__(self, model: type[BaseModel], field: str, *, words: tuple[str, ...] = ()) -> None:
        info = model.model_fields[field]
        self._adapter: TypeAdapter[Any] = TypeAdapter(_annotated(info))
        self._words = words

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> object:
        if not isinstance(value, str) or isinstance(value, Plain):
            return value
        try:
            return self.read(value)
        except FieldError as slip:
            self.fail(options.with_examples(slip.message), param, ctx)

    def read(self, text: str) -> object:
        """What to write for a text that somebody typed. Raises FieldError."""
        word = " ".join(text.lower().replace("-", " ").split())
        if word in self._words:
            return Plain(word)
        try:
            return _to_write(self._adapter.validate_python(text))
        except ValidationError as error:
            raise _slip(error) from error


def _annotated(info: FieldInfo) -> Any:
    """The type of a field with what validates it."""
    return Annotated[info.annotation, *info.metadata] if info.metadata else info.annotation


def _to_write(value: object) -> object:
    return Plain(value.isoformat()) if isinstance(value, date) else value


def _slip(error: ValidationError) -> FieldError:
    first = error.errors()[0]
    slip = first.get("ctx", {}).get("error")
    return slip if isinstance(slip, FieldError) else FieldError(first["type"], first["msg"])


def option(model: type[BaseModel], field: str, name: str = "") -> Callable[[Command], Command]:
    """An option for a field of a model, with the model's own words as its help."""
    flag = "--" + (name or field).replace("_", "-")
    return click.option(flag, type=Answer(model, field), help=model.model_fields[field].description)


def can_ask() -> bool:
    """Whether somebody sits there who could answer."""
    return sys.stdin.isatty()


class Asker:
    """Asks for what is missing: on a terminal one by one; else what is needed, all in one usage error."""

    def __init__(self, answers: Answers) -> None:
        self.answers = answers
        self._missing: list[str] = []
        self._has_asked = False

    def need(self, name: str, question: str, kind: Answer, *, also: str = "") -> None:
        """See to it that there is an answer; without a terminal only `finish` tells.

        `also` names another option that would do.
        """
        if self.answers.get(name):
            return
        if can_ask():
            self._has_asked = True
            self.answers[name] = click.prompt(options.with_examples(question), type=kind)
        else:
            self._missing.append(f"--{name}" + (f" or {also}" if also else ""))

    def offer(self, name: str, question: str, kind: Answer) -> None:
        """Ask for what may be left out, where somebody is being asked anyway; Enter leaves it out."""
        if self._has_asked and not self.answers.get(name):
            self.answers[name] = click.prompt(
                question,
                default="",
                show_default=False,
                value_proc=lambda text: kind(text) if text.strip() else None,
            )

    def finish(self) -> None:
        """Raises click.UsageError with the names of all options that are missing."""
        if self._missing:
            raise click.UsageError(f"Missing: {', '.join(self._missing)}. The help tells what they take.")


def wall_words(wall: WallTime) -> Plain:
    """A day, a time or both as they stand in a file: "2024-11-02 10 am"."""
    parts = [wall.day.isoformat()] if wall.day else []
    if wall.clock is not None:
        parts.append(_clock_words(wall.clock))
    if wall.zone is not None:
        parts.append(wall.zone)
    return Plain(" ".join(parts))


def _clock_words(clock: time) -> str:
    # "12 am" is what people write who mean noon: no one doubts 00:00.
    if clock.hour == 0:
        return f"{clock:%H:%M}"
    minutes = f":{clock.minute:02}" if clock.minute else ""
    return f"{clock.hour % 12 or 12}{minutes} {'am' if clock.hour < 12 else 'pm'}"
