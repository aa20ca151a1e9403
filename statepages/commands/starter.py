"""What `init` and `upgrade` share: the files of a new repository, and where its engine comes from."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from urllib.parse import unquote, urldefrag, urlsplit

import click

from statepages import __version__
from statepages.checking.settings import begin
from statepages.commands import options
from statepages.commands import schema as schemas
from statepages.commands.form import form_file
from statepages.commands.linked import refuse_links
from statepages.compose import Plain, fields
from statepages.engine import ENGINE, IS_INSTALLED, SHARED
from statepages.model.kinds import Kinds
from statepages.model.zips import every_zip
from statepages.output import Output
from statepages.paths import Paths
from statepages.report import Failure, Untrusted
from statepages.scaffold import EnginePackage, Forge, Scaffold, Workflows
from statepages.schema import schema_files

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

_STARTER = Path(__file__).resolve().parent.parent / "starter"
_WHEEL = f"statepages-{__version__}-py3-none-any.whl"
_FOLDER = "engine"
"""Where a repository keeps the package if it has no address."""


def sources() -> dict[str, bytes]:
    """The texts of the files, by their paths in a new repository. requirements.txt ends with the engine."""
    found = {
        re.sub("(^|/)dot-", r"\1.", path.relative_to(_STARTER).as_posix()): path.read_bytes()
        for path in _STARTER.rglob("*")
        if path.is_file()
    }
    if not IS_INSTALLED:
        found |= {name: (ENGINE / name).read_bytes() for name in SHARED}
    found["requirements.txt"] += b"\n# The engine\n[[ engine ]]"
    return found


def _workflows_of_engine() -> Workflows | None:
    """The workflows of the release that this package is from; None for a package that somebody made."""
    release = _STARTER.parent / "release.txt"
    return Workflows.parse(release.read_text()) if release.is_file() else None


def engine_package(named: str | None) -> EnginePackage:
    """The package of this engine: a file or an address that somebody named, else what pip installed it from.

    An address needs the digest of the file: ADDRESS#sha256=DIGEST. Raises Failure.
    """
    if named is None:
        return _installed()
    if urlsplit(named).scheme in {"http", "https"}:
        address, fragment = urldefrag(named)
        return _at_address(address, fragment.removeprefix("sha256="))
    return _in_file(Path(named))


def _installed() -> EnginePackage:
    """What pip wrote down when it installed the package."""
    try:
        about = json.loads(distribution("statepages").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        about = {}
    digest = about.get("archive_info", {}).get("hashes", {}).get("sha256")
    parts = urlsplit(about.get("url", ""))
    if IS_INSTALLED and parts.scheme == "file":
        return _in_file(Path(unquote(parts.path)))
    if IS_INSTALLED and digest:
        return _at_address(about["url"], digest)
    raise Failure(
        "The new repository needs the package of the engine. Name it with --engine: its file, such as "
        f"dist/{_WHEEL} (make package makes it), or its address with the digest of the file: "
        "--engine https://…#sha256=…"
    )


def _at_address(address: str, digest: str) -> EnginePackage:
    _refuse_other_version(urlsplit(address).path.rpartition("/")[2], address)
    if len(digest) != 64 or set(digest) - set("0123456789abcdef"):
        raise Failure(
            "Put the digest of the file after the address of the package: ",
            Untrusted(address),
            "#sha256=… To get the digest, download the file and run: python3 -m pip hash FILE",
        )
    return EnginePackage(f"statepages @ {address}", digest)


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


def starter_files(
    paths: Paths, forge: Forge, package: EnginePackage, workflows: Workflows | None
) -> dict[str, bytes]:
    """The files that the engine writes once, by path. What people change in them stays."""
    start = begin(paths, None, options.clock())
    settings = start.settings.value
    _, event = example_event("WI", start.kinds, date(2026, 11, 7))
    name = settings.name if settings else "Our site"
    scaffold = Scaffold(__version__, name, forge, package, workflows, fields(event))
    return {file.path: file.data for file in scaffold.files(sources())}


def made_files(paths: Paths, forge: Forge) -> dict[str, bytes]:
    """The schemas and the form, which follow from the site's kinds of events. Nobody edits them."""
    kinds = options.kinds_of(paths)
    form = form_file(kinds)
    files = {f"{paths.content.name}/{file.path}": file.data for file in schema_files(kinds)}
    return files | ({form.path: form.data} if forge == "github" else {})


def example_event(code: str, kinds: Kinds, day: date) -> tuple[str, dict[str, object]]:
    """An event that shows how to write one: the name of its file, and its fields."""
    near = next(entry for entry in every_zip() if entry.state == code and entry.point)
    event: dict[str, object] = {
        "title": "An example event",
        "kind": kinds[0].name if kinds else "other",
        "when": [{"start": Plain(f"{day} 10 am"), "end": Plain("1 pm")}],
        "where": {"venue": "The library", "city": near.city, "zip": Plain(near.code)},
        "details": "This event only shows how to write one. Change its file, or delete it.",
    }
    return f"events/{code.lower()}/{day}-an-example-event.yaml", event


def found_files(folder: Path, names: Iterable[str]) -> dict[str, bytes | None]:
    """What is in files of a folder; None where there is none. Raises click.ClickException."""
    found: dict[str, bytes | None] = {}
    for name in names:
        path = folder / name
        refuse_links(folder, path)
        try:
            found[name] = path.read_bytes() if path.exists() else None
        except OSError as error:
            raise click.ClickException(f"{path} could not be read: {error.strerror}.") from error
    return found


def write_files(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files below a folder. Raises click.ClickException if a link or the disk does not allow it."""
    for name, data in files.items():
        schemas.write(folder, Output(name, data))
