"""Values of the model as JSON and back, by their types: what the cache keeps, and what cannot run.

Dataclasses and models become lists of their fields, in order; instants, days and times become
text. What is unpacked is taken as it is: it was checked before it was packed.
"""

from __future__ import annotations

import types
from collections.abc import Callable
from datetime import date, datetime, time
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from msgspec import Struct

T = TypeVar("T")

Plain = Any
"""What JSON knows: texts, numbers, truths, null, lists."""

_AS_THEY_ARE = (str, int, bool, float, type(None))
_MOMENTS: tuple[type, ...] = (datetime, date, time)


class Packer(Struct, frozen=True):
    """How values of a type are packed and unpacked; `is_list` says what their JSON looks like."""

    pack: Callable[[Any], Plain]
    unpack: Callable[[Plain], Any]
    is_list: bool = False


def pack(kind: type[T], value: T) -> Plain:
    """A value as JSON knows it."""
    return packer(kind).pack(value)


def unpack(kind: type[T], plain: Plain) -> T:
    """The value again. Raises LookupError, TypeError or ValueError where it was none of this type."""
    value: T = packer(kind).unpack(plain)
    return value


def packer(kind: Any) -> Packer:
    """How values of a type are packed."""
    return _packer(kind)


@cache
def _packer(kind: Any) -> Packer:
    while hasattr(kind, "__metadata__"):
        kind = kind.__origin__
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return _of_choice([packer(choice) for choice in get_args(kind)])
    if origin is tuple:
        return _of_tuple(get_args(kind))
    if origin is Literal or kind in _AS_THEY_ARE:
        return Packer(_same, _same)
    if kind in _MOMENTS:
        return Packer(lambda value: value.isoformat(), kind.fromisoformat)
    if hasattr(kind, "model_construct"):
        return _of_model(kind)
    if isinstance(kind, type) and issubclass(kind, Struct):
        return _of_dataclass(kind)
    raise TypeError(f"values of {kind} can not be packed")


def _same(value: Plain) -> Plain:
    return value


def _of_choice(choices: list[Packer]) -> Packer:
    """One of several types, of which at most one is a list in JSON and the others are as they are."""
    lists = [choice for choice in choices if choice.is_list]
    texts = [choice for choice in choices if not choice.is_list and choice.unpack is not _same]
    if len(lists) > 1 or len(texts) > 1:
        raise TypeError("of a choice it could not be told which it was")
    other = lists[0] if lists else texts[0] if texts else None
    if other is None:
        return Packer(_same, _same)
    if not lists:
        return Packer(
            lambda value: None if value is None else other.pack(value),
            lambda plain: None if plain is None else other.unpack(plain),
        )
    return Packer(
        lambda value: value if isinstance(value, _AS_THEY_ARE) else other.pack(value),
        lambda plain: other.unpack(plain) if isinstance(plain, list) else plain,
        is_list=True,
    )


def _of_tuple(parts: tuple[Any, ...]) -> Packer:
    if len(parts) == 2 and parts[1] is Ellipsis:
        part = packer(parts[0])
        if part.unpack is _same:
            return Packer(list, tuple, is_list=True)
        return Packer(
            lambda value: [part.pack(one) for one in value],
            lambda plain: tuple([part.unpack(one) for one in plain]),
            is_list=True,
        )
    every = [packer(part) for part in parts]
    return Packer(
        lambda value: [part.pack(one) for part, one in zip(every, value, strict=True)],
        lambda plain: tuple([part.unpack(one) for part, one in zip(every, plain, strict=True)]),
        is_list=True,
    )


def _of_dataclass(kind: type[Struct]) -> Packer:
    hints = get_type_hints(kind)
    fields = [(name, packer(hints[name])) for name in kind.__struct_fields__]
    packers = [part for _, part in fields]
    return Packer(
        lambda value: [part.pack(getattr(value, name)) for name, part in fields],
        lambda plain: kind(*[part.unpack(one) for part, one in zip(packers, plain, strict=True)]),
        is_list=True,
    )


def _of_model(kind: Any) -> Packer:
    """Of a pydantic model, which is not imported here: much of what is packed has none."""
    hints = get_type_hints(kind)
    fields = [(name, packer(hints[name])) for name in kind.model_fields]

    def unpack_model(plain: Plain) -> Any:
        values = {name: part.unpack(one) for (name, part), one in zip(fields, plain, strict=True)}
        return kind.model_construct(None, **values)

    return Packer(
        lambda value: [part.pack(getattr(value, name)) for name, part in fields], unpack_model, is_list=True
    )
