"""A made-up content folder of any size, always the same for the same seed.

    python -m bench.content --events 10000 FOLDER          more in states with more ZIP codes
    python -m bench.content --events 10200 --even FOLDER   the same number in each of 51 states

Then: python build.py --content FOLDER --output ANOTHER
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import click

from bench.event_file import as_yaml
from bench.samples import CODES, Sample, samples
from statepages.model.states import STATES

SITE = """\
name: Ten Thousand Doors
tagline: Made-up events, to see how fast their site is built.
description: Every event here is invented, and every link goes to example.org.
url: https://example.org/
timezone: America/New_York
as_of: 2024-10-14T12:00 America/New_York
repository: https://example.org/repo
act_now: {title: Call voters this week, label: Call now, link: https://example.org/call}
contact: {name: The desk, email: hello@example.org}
footer:
  - {label: Host an event, link: https://example.org/host}
  - {label: Privacy, link: https://example.org/privacy}
"""
STATE = """\
headline: Volunteers of {name}
pitch: |
  {name} has neighbors who knock, call and write. Each of the events below needs **one more person**.
this_week:
  text: Knocking on doors matters most.
  actions: [{{label: Knock on doors, link: https://example.org/{code}/knock}}]
links: [{{label: Call, link: https://example.org/{code}/call}}]
contact: {{name: "{name} desk", email: {code}@example.org}}
"""
POST = """\
title: Welcome to the last weeks
date: 2024-10-14
body: The calendar is full. Find what is near you.
"""


def write_content(folder: Path, events: Iterable[Sample]) -> None:
    """Write a content folder with 51 states and these events, into an empty folder."""
    for code in CODES:
        (folder / "events" / code.lower()).mkdir(parents=True)
    for name in ("states", "posts"):
        (folder / name).mkdir()
    (folder / "site.yaml").write_text(SITE)
    (folder / "posts" / "2024-10-14-welcome.yaml").write_text(POST)
    for code in CODES:
        text = STATE.format(name=STATES[code].name, code=code.lower())
        (folder / "states" / f"{code.lower()}.yaml").write_text(text)
    for event in events:
        (folder / "events" / f"{event.id}.yaml").write_bytes(as_yaml(event).encode())


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--events", default=10_000, show_default=True, help="How many.")
@click.option("--even", is_flag=True, help="Put the same number of events in each state.")
@click.option("--seed", default=1, show_default=True, help="Use another seed for other events.")
def main(folder: Path, events: int, even: bool, seed: int) -> None:
    """Write a made-up content folder to FOLDER, which must not exist yet."""
    if folder.exists():
        raise click.UsageError(f"{folder} is there already.")
    write_content(folder, samples(events, seed=seed, even=even))
    click.echo(f"{folder} has {events:,} events.")


if __name__ == "__main__":
    main()
