"""What an importer of one kind of source provides."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from statepages.importers.record import Options, Reading


class Api(Struct, frozen=True):
    """A service that is asked at an address of its own.

    `host` is the only host that gets the token. The token is in the environment under the name `variable`,
    and goes into the header `header`, after `prefix`. `address` gives that of an organization's events.
    """

    host: str
    address: Callable[[str], str]
    variable: str | None = None
    header: str = ""
    prefix: str = ""


class SourceType(Struct, frozen=True):
    """A kind of source: how its inputs are recognized, by their bytes and their name, and read.

    `read` never fails for what is in an input: it raises Failure if nothing in it can be read.
    """

    name: str
    recognizes: Callable[[bytes, str], bool]
    read: Callable[[bytes, Options], Reading]
    api: Api | None = None
