"""`init`: writes a repository for the content of a new site, with all that its people need."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import click
from msgspec.structs import replace

from statepages import __version__, diagnostics
from statepages.checking.check_file import check_file
from statepages.checking.settings import SETTINGS
from statepages.commands import options, package, starter
from statepages.commands.answers import Answer, Answers, Asker, option, prompt, words_of
from statepages.commands.shown_diff import lines_of
from statepages.fields.choices import or_list
from statepages.fields.states import parse_state
from statepages.files.settings import SettingsFile
from statepages.model.kinds import PRESETS
from statepages.model.states import STATES
from statepages.paths import shown_name
from statepages.problem import FieldError
from statepages.scaffold import FORGES, Forge
from statepages.source import RawFile
from statepages.written import RECORD, Record, digest


class StateCodes(click.ParamType[tuple[str, ...]]):
    """One or more states, by name or code, with commas or "and" between them. Codes need only spaces."""

    name = "states"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> tuple[str, ...]:
        if isinstance(value, tuple):
            return value
        try:
            return tuple(map(parse_state, _each_state(str(value))))
        except FieldError as error:
            self.fail(words_of(error), param, ctx)


def _each_state(text: str) -> Iterator[str]:
    for part in re.split(r"[,;&]|\band\b", text, flags=re.IGNORECASE):
        words = part.split()
        if STATES.keys() >= set(words) and "OR" not in words[1:-1]:  # Oregon, or the word
            yield from words
        elif words:
            yield part


class PresetName(click.Choice[str]):
    """A ready-made list of kinds of events. Spaces are as good as hyphens."""

    def __init__(self) -> None:
        super().__init__(list(PRESETS))

    def convert(self, value: object, param: click.Parameter | None, ctx: click.Context | None) -> str:
        word = "-".join(str(value).lower().split())
        near = get_close_matches(word, PRESETS, n=1)
        if near and word not in PRESETS:
            self.fail(f'There is no list "{value}". Did you mean {near[0]}?', param, ctx)
        return super().convert(word, param, ctx)


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
    type=PresetName(),
    help="What people do at its events: a ready-made list. Default: campaign.",
)
@option(SettingsFile, "repository")
@click.option(
    "--forge",
    type=click.Choice(FORGES),
    help="Where the repository will be. Default: github.",
)
@package.engine
@package.workflows
def command(
    folder: Path,
    states: tuple[tuple[str, ...], ...],
    forge: Forge | None,
    engine: str | None,
    workflows: str | None,
    **answers: Any,
) -> None:
    """Write a repository for a new site into FOLDER, and say what to do next.

    It asks for what is missing. Files that are already there stay as they are, so you can also use it to
    complete a folder that has content/ in it.
    """
    before = starter.record_in(folder)
    if before and forge not in {None, before.forge}:
        raise click.ClickException(
            f"This repository is for --forge {before.forge}. To change that, delete {RECORD} and try again."
        )
    pinned, named = package.engine_and_workflows(engine, workflows, before.workflows if before else None)
    given = [f"--{name}" for name, value in {**answers, "state": states}.items() if value]
    has_settings = starter.found_files(folder, [starter.SETTINGS_FILE])[starter.SETTINGS_FILE] is not None
    if not has_settings:
        _write_content(folder, answers, states)
    paths = options.paths_of(folder / "content", folder / "output")
    settings, kinds = starter.begun(paths)
    record = before or Record(version=__version__, forge=forge or "github", files={})
    record = replace(record, version=__version__, workflows=str(named) if named else None)
    files = starter.starter_files(paths, settings.name, kinds, record.forge, pinned, named)
    left = _write_rest(folder, files, record)
    _write_missing(folder, starter.made_files(paths, kinds, record.forge))
    _say(folder, left, given if has_settings else [], record)


def _write_content(folder: Path, answers: Answers, states: tuple[tuple[str, ...], ...]) -> None:
    """Ask for what is missing, and write the first content. Raises click.ClickException."""
    _ask(answers, states)
    files = dict(starter.first_content(answers, options.clock().date()))
    raw = RawFile(SETTINGS, starter.SETTINGS_FILE, files[starter.SETTINGS_FILE])
    wrong = [problem for problem in check_file(raw, options.clock()) if problem.is_error]
    if wrong:
        diagnostics.show(wrong, {raw.path: lines_of(raw.data)})
        raise click.ClickException("Nothing was written. Fix the answers and try again.")
    if (folder / "content/events").is_dir():
        files = {name: data for name, data in files.items() if not name.startswith("content/events/")}
    _write_missing(folder, files)


def _write_missing(folder: Path, files: Mapping[str, bytes]) -> dict[str, bytes | None]:
    """Write the files that are not there. Returns what was there before."""
    found = starter.found_files(folder, files)
    starter.write_files(folder, {name: data for name, data in files.items() if found[name] is None})
    return found


def _write_rest(folder: Path, files: dict[str, bytes], record: Record) -> list[str]:
    """Write the files that are not there, and the record of all. Returns the names of those that stay.

    What is known about those that stay is what was known before, so that `upgrade` knows who changed them.
    """
    found = _write_missing(folder, files)
    left = [name for name, data in files.items() if digest(found[name] or data) != digest(data)]
    digests = {name: digest(data) for name, data in files.items()}
    known = {name: record.files[name] for name in left if name in record.files}
    after = replace(record, files={**record.files, **digests, **known})
    starter.write_files(folder, {RECORD: after.encoded()})
    return left


def _say(folder: Path, left: list[str], ignored: list[str], record: Record) -> None:
    shown = diagnostics.visible(shown_name(folder))
    diagnostics.say(f"{shown} has a new site. To see it:")
    diagnostics.say(f"\n    cd {shlex.quote(shown)}\n    make\n    make serve\n")
    diagnostics.say("README.md there says how to add events, publish, and get newer versions.")
    if ignored:
        verb = "changes" if len(ignored) == 1 else "change"
        diagnostics.say(
            f"{starter.SETTINGS_FILE} was there already, so {' and '.join(ignored)} {verb} nothing. "
            "Edit that file instead."
        )
    if left:
        diagnostics.say(f"These files were there already, and stay as they are: {', '.join(left)}.")
    if record.forge == "github" and not record.workflows:
        diagnostics.say(
            "It has no workflows that check and publish, because this engine is not from a release. To add "
            "them, run upgrade there with --workflows OWNER/NAME@COMMIT --write."
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
    asker.offer(
        "kinds",
        f"What people do at its events: {or_list(PRESETS)} (leave it empty for campaign)",
        PresetName(),
    )
    asker.finish()
