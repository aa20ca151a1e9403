"""Where the engine of a repository comes from: its package, and its workflows."""

from __future__ import annotations

import json
import re
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import SplitResult, unquote, urldefrag, urlsplit

import click

from statepages import __version__
from statepages.engine import IS_INSTALLED
from statepages.output import Output
from statepages.report import Failure, Untrusted
from statepages.scaffold import EnginePackage, Workflows

engine = click.option(
    "--engine",
    metavar="PACKAGE",
    help="The package of the engine: a file, or an address with #sha256=… after it. Default: what this "
    "command was installed from.",
)
workflows = click.option(
    "--workflows",
    metavar="OWNER/NAME@COMMIT",
    help="Where the engine's workflows are on GitHub. Default: where the release of this engine is from.",
)

_WHEEL = f"statepages-{__version__}-py3-none-any.whl"
_FOLDER = "engine"
"""Where a repository keeps the package if it has no address."""

_DIGEST = re.compile(r"(?:^|&)(?:sha256=)?([0-9a-f]{64})(?:&|$)", re.IGNORECASE)


def engine_and_workflows(
    engine: str | None, workflows: str | None, before: str | None = None
) -> tuple[EnginePackage, Workflows | None]:
    """The package and the workflows that somebody named, or those of this engine, or the workflows `before`.

    Raises click.ClickException.
    """
    try:
        package = engine_package(engine)
        named = None if workflows else _workflows_of_engine()
        text = workflows or before
        return package, named or (Workflows.parse(text) if text else None)
    except Failure as failure:
        raise click.ClickException(str(failure)) from failure


def _workflows_of_engine() -> Workflows | None:
    """The workflows of the release that this package is from; None for a package that somebody made."""
    release = Path(__file__).resolve().parent.parent / "release.txt"
    return Workflows.parse(release.read_text()) if release.is_file() else None


def engine_package(named: str | None) -> EnginePackage:
    """The package of this engine: a file or an address that somebody named, else what pip installed it from.

    An address needs the digest of the file: ADDRESS#sha256=DIGEST. Raises Failure.
    """
    if named is None:
        return _installed()
    parts = _parts(named)
    if parts.scheme in {"http", "https"}:
        address, fragment = urldefrag(named)
        return _at_address(address, fragment)
    return _in_file(Path(unquote(parts.path) if parts.scheme == "file" else named))


def _parts(address: str) -> SplitResult:
    try:
        return urlsplit(address)
    except ValueError as error:
        raise Failure("The package of the engine cannot have this address: ", Untrusted(address)) from error


def _installed() -> EnginePackage:
    """What pip wrote down when it installed the package."""
    try:
        about = json.loads(distribution("statepages").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        about = {}
    digest = about.get("archive_info", {}).get("hashes", {}).get("sha256")
    parts = _parts(about.get("url", ""))
    path = Path(unquote(parts.path))
    if IS_INSTALLED and path.name == _WHEEL and parts.scheme == "file":
        package = _in_file(path)
        if package.digest != (digest or package.digest):
            raise Failure(
                "The package of the engine has changed since it was installed: ",
                Untrusted(str(path)),
                ". Install it again.",
            )
        return package
    if IS_INSTALLED and path.name == _WHEEL and digest:
        return _at_address(about["url"], digest)
    raise Failure(
        "The repository needs the package of the engine. Name it with --engine: its file, such as "
        f"dist/{_WHEEL} (make package makes it), or its address with the digest of the file: "
        "--engine https://…#sha256=…"
    )


def _at_address(address: str, fragment: str) -> EnginePackage:
    parts = _parts(address)
    _refuse_other_version(parts.path.rpartition("/")[2], address)
    if "@" in parts.netloc:
        raise Failure(
            "The address of the package has a user name or a password in it, and everybody who sees the "
            "repository would see that. Download the package, and name its file with --engine."
        )
    digest = _DIGEST.search(fragment)
    if not digest:
        raise Failure(
            "Put the digest of the file after the address of the package: ",
            Untrusted(address),
            "#sha256=… To get the digest, download the file and run: python3 -m pip hash FILE",
        )
    # pip would take what follows a space for something else.
    return EnginePackage(f"statepages @ {address.replace(' ', '%20')}", digest[1].lower())


def _in_file(path: Path) -> EnginePackage:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Failure(
            "The package of the engine cannot be read: ",
            Untrusted(str(path)),
            f" ({error.strerror}). Name its file or its address with --engine.",
        ) from error
    _refuse_other_version(path.name, str(path))
    name = f"{_FOLDER}/{_WHEEL}"
    return EnginePackage(f"./{name}", sha256(data).hexdigest(), Output(name, data))


def _refuse_other_version(name: str, shown: str) -> None:
    if name != _WHEEL:
        raise Failure(
            f"This command is version {__version__}, so the package has to be {_WHEEL}, and not ",
            Untrusted(shown),
            ". To use another version, install it first, and run its own command.",
        )
