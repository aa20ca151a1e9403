"""`init`: writes a repository for the content of a new site, with all that its people need."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import click

from statepages import __version__, diagnostics
from statepages.commands import options, starter
from statepages.commands.answers import Answer, Answers, Asker, option, prompt
from statepages.compose import Plain, fields
from statepages.fields.states import parse_state
from statepages.files.settings import SettingsFile
from statepages.model.kinds import PRESETS, preset
from statepages.model.settings import FORMAT
from statepages.model.states import STATES
from statepages.paths import shown_name
from statepages.problem import FieldError
from statepages.scaffold import FORGES, RECORD, Forge, Record, Workflows, digest
from statepages.schema import schema_line

_NO_ADDRESS = "https://example.org/"
_DAYS_AHEAD = 21  # the example event is on the site for this long


class StateCodes(click.ParamType[tuple[str, ...]]):
    """One or more states, by name or code, with commas between them."""

    name = "states"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        try:
            return tuple(parse_state(word) for word in str(value).split(",") if word.strip())
        except FieldError as error:
            self.fail(options.with_examples(error.message), param, ctx)


@click.command("init")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@option(SettingsFile, "name")
@click.option(
    "--state", "states", type=StateCodes(), multiple=True, help="A state with a page; you can name several."
)
@option(SettingsFile, "url")
@option(SettingsFile, "accent")
@click.option(
    "--kinds",
    type=click.Choice(list(PRESETS)),
    help="What people do at its events: a ready-made list. Default: campaign.",
)
@option(SettingsFile, "repository")
@click.option(
    "--forge",
    type=click.Choice(FORGES),
    default="github",
    show_default=True,
    help="Where the repository will be.",
)
@starter.engine
@starter.workflows
def command(
    folder: Path,
    states: tuple[tuple[str, ...], ...],
    forge: Forge,
    engine: str | None,
    workflows: str | None,
    **answers: Any,
) -> None:
    """Write a repository for a new site into FOLDER, and say what to do next.

    It asks for what is missing. Files that are already there stay as they are, so you can also use it to
    complete a folder that has content/ in it.
    """
    package, named = starter.engine_and_workflows(engine, workflows)
    has_content = (folder / "content").is_dir()
    if not has_content:
        _ask(answers, states)
        starter.write_files(folder, dict(_content(answers, options.clock().date())))
    paths = options.paths_of(folder / "content", folder / "output")
    left = _write_rest(folder, starter.starter_files(paths, forge, package, named), forge, named)
    for name, data in starter.made_files(paths, forge).items():
        starter.write_files(folder, {name: data})
    _say(folder, left, forge, named)


def _write_rest(
    folder: Path, files: dict[str, bytes], forge: Forge, workflows: Workflows | None
) -> list[str]:
    """Write the files that are not there, and the record of all. Returns the names of those that stay."""
    found = starter.found_files(folder, [*files, RECORD])
    starter.write_files(folder, {name: data for name, data in files.items() if found[name] is None})
    digests = {name: digest(data) for name, data in files.items()}
    left = [name for name, data in files.items() if found[name] not in {None, data}]
    record = Record(
        version=__version__,
        forge=forge,
        files=digests,
        workflows=str(workflows) if workflows else None,
        offered={name: digests[name] for name in left},
    )
    starter.write_files(folder, {RECORD: record.encoded()})
    return left


def _say(folder: Path, left: list[str], forge: Forge, workflows: Workflows | None) -> None:
    shown = diagnostics.visible(shown_name(folder))
    diagnostics.say(f"{shown} has a new site. To see it:")
    diagnostics.say(f"\n    cd {shlex.quote(shown)}\n    make\n    make serve\n")
    diagnostics.say("README.md there says how to add events, publish, and get newer versions.")
    if left:
        diagnostics.say(f"These files were there already, and stay as they are: {', '.join(left)}.")
    if forge == "github" and not workflows:
        diagnostics.say(
            "It has no workflows that check and publish, because this engine is not from a release. To add "
            "them, run init again with --workflows OWNER/NAME@COMMIT."
        )


def _ask(answers: Answers, states: tuple[tuple[str, ...], ...]) -> None:
    answers["state"] = tuple(dict.fromkeys(code for group in states for code in group))
    asker = Asker(answers)
    asker.need("name", prompt(SettingsFile, "name"), Answer(SettingsFile, "name"))
    asker.need("state", "The states that get a page, such as WI, MN", StateCodes())
    address, color = (Answer(SettingsFile, name) for name in ("url", "accent"))
    asker.offer(
        "url", "The address that it will have on the web (leave it empty if nobody knows yet)", address
    )
    asker.offer("accent", "Its color, such as #7a1f3d (leave it empty for blue)", color)
    asker.offer("kinds", f"What people do at its events: {', '.join(PRESETS)}", click.Choice(list(PRESETS)))
    asker.finish()


def _content(answers: Answers, today: date) -> Iterator[tuple[str, bytes]]:
    """The first files of a site: settings, state pages and an event, so that there is something to see."""
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
    yield _file("site.yaml", settings)
    for code in codes:
        page = {
            "headline": f"Help in {STATES[code].name}",
            "pitch": "Write here what people can do in your state, and why it matters. "
            "The file of this page is in content/states.",
        }
        yield _file(f"states/{code.lower()}.yaml", page)
    yield _file(*starter.example_event(codes[0], preset(kinds), today + timedelta(days=_DAYS_AHEAD)))


def _file(name: str, values: Mapping[str, object]) -> tuple[str, bytes]:
    return f"content/{name}", f"{schema_line(name)}\n{fields(values)}".encode()
