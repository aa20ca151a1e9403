"""A file of the site as a call that makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.msgpack import Encoder

from statepages.output import Output

# Sets have no order, and fields none that a file would keep.
_ENCODER = Encoder(order="deterministic")

Made = str | bytes | Mapping[str, bytes]


class Shared(Struct, frozen=True, cache_hash=True):
    """Data that the tasks of many files have in common: for their keys it is encoded once."""


class Task(Struct, frozen=True):
    """What makes a file, and what it makes it of.

    `address` is the path of the file below the site. Where it ends in "/" the function makes several
    files, and gives them by their paths below that. `function` is a top-level one, and the `arguments`
    are plain data, so a task can be sent to a process. What is no argument cannot change what it makes.
    """

    address: str
    function: Callable[..., Made]
    arguments: tuple[Any, ...] = ()

    @property
    def key(self) -> bytes:
        """Bytes that change with the function and with any of its arguments, but not with the engine."""
        name = f"{self.function.__module__}.{self.function.__qualname__}"
        digest = sha256(name.encode())
        for argument in self.arguments:
            digest.update(_digest(argument) if isinstance(argument, Shared) else b"\0" + encoded(argument))
        return digest.digest()[:16]

    def outputs(self) -> Iterator[Output]:
        """Make the file, or the files."""
        made = self.function(*self.arguments)
        if isinstance(made, Mapping):
            yield from (Output(self.address + name, data) for name, data in made.items())
        else:
            yield Output(self.address, made.encode() if isinstance(made, str) else made)


@lru_cache(maxsize=64)
def _digest(shared: Shared) -> bytes:
    return sha256(encoded(shared)).digest()


def encoded(value: object) -> bytes:
    """Plain data as bytes, the same for what is equal."""
    return _ENCODER.encode(value)


def copied(data: bytes) -> bytes:
    """For a file that is published as it is."""
    return data
