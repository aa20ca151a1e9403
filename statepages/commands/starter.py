"""What `init` and `upgrade` share: the files of a new repository, and the record of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path

import click

from statepages import __version__, diagnostics
from statepages.checking.settings import SETTINGS, begin
from statepages.commands import options
from statepages.commands import schema as schemas
from statepages.commands.answers import Answers
from statepages.commands.form import form_file
from statepages.commands.linked import refuse_links
from statepages.commands.shown_diff import lines_of
from statepages.compose import Plain, fields
from statepages.engine import ENGINE, IS_INSTALLED, SHARED
from statepages.model.kinds import Kinds, preset
from statepages.model.settings import FORMAT, Settings
from statepages.model.states import STATES
from statepages.model.zips import first_zip
from statepages.output import Output
from statepages.paths import Paths
from statepages.report import Failure
from statepages.scaffold import REQUIREMENTS, EnginePackage, Forge, Scaffold, Workflows
from statepages.schema import schema_files, schema_line
from statepages.written import RECORD, Record

SETTINGS_FILE = f"content/{SETTINGS}"
_NO_ADDRESS = "https://example.org/"
_DAYS_AHEAD = 21  # the example event is on the site for this long
_EXAMPLE_DAY = date(2028, 11, 4)  # in the README, which should not change with the clock
_STARTER = Path(__file__).resolve().parent.parent / "starter"


def sources() -> dict[str, bytes]:
    """The texts of the files, by their paths in a new repository. requirements.txt ends with the engine."""
    found = {
        re.sub("(^|/)dot-", r"\1.", path.relative_to(_STARTER).as_posix()): path.read_bytes()
        for path in _STARTER.rglob("*")
        if path.is_file()
    }
    if not IS_INSTALLED:
        found |= {name: (ENGINE / name).read_bytes() for name in SHARED}
    found[REQUIREMENTS] += b"\n# The engine\n[[ engine ]]"
    return found


def begun(paths: Paths) -> tuple[Settings, Kinds]:
    """The settings of the site, and its kinds of events, which the files depend on.

    Raises click.ClickException, and shows what is wrong, if they have errors.
    """
    start = begin(paths, None, options.clock())
    wrong = [problem for problem in start.settings.problems if problem.is_error]
    if start.settings.value is None or wrong:
        file = paths.content / SETTINGS
        diagnostics.show(wrong, {start.settings.path: lines_of(file.read_bytes() if file.is_file() else b"")})
        raise click.ClickException("Nothing was written. The files depend on site.yaml, so fix that first.")
    return start.settings.value, start.kinds


def starter_files(
    paths: Paths, name: str, kinds: Kinds, forge: Forge, package: EnginePackage, workflows: Workflows | None
) -> dict[str, bytes]:
    """The files that the engine writes once, by path. What people change in them stays."""
    codes = (path.stem.upper() for path in sorted((paths.content / "states").glob("*.yaml")))
    code = next((code for code in codes if code in STATES), "WI")
    _, event = example_event(code, kinds, _EXAMPLE_DAY)
    scaffold = Scaffold(__version__, name, forge, package, workflows, fields(event))
    return {file.path: file.data for file in scaffold.files(sources())}


def made_files(paths: Paths, kinds: Kinds, forge: Forge) -> dict[str, bytes]:
    """The schemas and the form, which follow from the site's kinds of events. Nobody edits them."""
    form = form_file(kinds)
    files = {f"{paths.content.name}/{file.path}": file.data for file in schema_files(kinds)}
    return files | ({form.path: form.data} if forge == "github" else {})


def first_content(answers: Answers, today: date) -> Iterator[tuple[str, bytes]]:
    """The first files of a site, by path: state pages, an event to look at, and the settings."""
    codes = answers["state"]
    kinds = answers["kinds"] or "campaign"
    settings = {
        "format": Plain(FORMAT),
        "name": answers["name"],
        "url": answers["url"] or _NO_ADDRESS,
        "timezone": STATES[codes[0]].zones[0],
        "accent": answers["accent"],
        "kinds": kinds,
        "repository": answers["repository"],
    }
    for code in codes:
        page = {
            "headline": f"Help in {STATES[code].name}",
            "pitch": "[Add why people should help]",  # the check reminds people until they do
        }
        yield _file(f"states/{code.lower()}.yaml", page)
    yield _file(*example_event(codes[0], preset(kinds), today + timedelta(days=_DAYS_AHEAD)))
    yield _file(SETTINGS, settings)  # last, because without it, init begins again


def _file(name: str, values: Mapping[str, object]) -> tuple[str, bytes]:
    return f"content/{name}", f"{schema_line(name)}\n{fields(values)}".encode()


def example_event(code: str, kinds: Kinds, day: date) -> tuple[str, dict[str, object]]:
    """An event that shows how to write one: the name of its file, and its fields."""
    near = first_zip(code)
    event: dict[str, object] = {
        "title": "An example event",
        "kind": kinds[0].name if kinds else "other",
        "when": [{"start": Plain(f"{day} 10 am"), "end": Plain("1 pm")}],
        "where": {"venue": "The library", "city": near.city, "zip": Plain(near.code)},
        "details": "This event only shows how to write one. Change its file, or delete it.",
    }
    return f"events/{code.lower()}/{day}-an-example-event.yaml", event


def record_in(folder: Path) -> Record | None:
    """What is known about a repository that an engine wrote; None if there is no record.

    Raises click.ClickException if it cannot be read, or if a newer engine wrote it.
    """
    data = found_files(folder, [RECORD])[RECORD]
    if data is None:
        return None
    try:
        record = Record.parse(data)
    except Failure as failure:
        raise click.ClickException(str(failure)) from failure
    if record.is_newer(__version__):
        raise click.ClickException(
            f"This repository was written by Statepages {record.version}, and this engine is {__version__}. "
            "Install the newer engine."
        )
    return record


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


def delete_file(folder: Path, name: str) -> None:
    """Delete a file below a folder. Raises click.ClickException if a link or the disk does not allow it."""
    path = folder / name
    refuse_links(folder, path)
    try:
        path.unlink()
    except OSError as error:
        raise click.ClickException(f"{path} could not be deleted: {error.strerror}.") from error
