"""A file of the site, as the function call that makes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from hashlib import sha256
from typing import Any

from msgspec import Struct
from msgspec.msgpack import Encoder

from statepages.output import Output

# Sets have no order, and so no bytes that stay the same.
_ENCODER = Encoder(order="deterministic")

Made = str | bytes | Mapping[str, bytes]


class Shared(Struct, frozen=True, cache_hash=True):
    """Data that many tasks share. For their keys it is encoded only once."""


class Task(Struct, frozen=True):
    """A function call that makes a file.

    `address` is the path of the file below the site. If it ends in "/", the function makes several files and
    returns them by their paths below that. `function` is at the top level of a module and the `arguments` are
    plain data, so a task can be sent to another process. Nothing but the arguments can change the file.
    """

    address: str
    function: Callable[..., Made]
    arguments: tuple[Any, ...] = ()

    @property
    def key(self) -> bytes:
        """Bytes that change with the function and with any argument, but not with the engine."""
        name = f"{self.function.__module__}.{self.function.__qualname__}"
        digest = sha256(name.encode())
        for argument in self.arguments:
            digest.update(_digest(argument) if isinstance(argument, Shared) else b"\0" + encoded(argument))
        return digest.digest()[:16]

    def outputs(self) -> Iterator[Output]:
        """Make the file or files."""
        made = self.function(*self.arguments)
        if isinstance(made, Mapping):
            yield from (Output(self.address + name, data) for name, data in made.items())
        else:
            yield Output(self.address, made.encode() if isinstance(made, str) else made)


@lru_cache(maxsize=64)
def _digest(shared: Shared) -> bytes:
    return sha256(encoded(shared)).digest()


def encoded(value: object) -> bytes:
    """Plain data as bytes, the same for equal data."""
    return _ENCODER.encode(value)


def unchanged(data: bytes) -> bytes:
    """The function of a task whose file is published as it is."""
    return data
