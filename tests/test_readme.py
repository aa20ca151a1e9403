"""What the README shows works as it stands there."""

import re
from pathlib import Path

from tests.site import ROOT, checked

README = (ROOT / "README.md").read_text()


def test_the_sample_event_brings_no_problem(tmp_path: Path) -> None:
    [name] = re.findall(r"^`content/(events/\S+\.yaml)`:$", README, re.MULTILINE)
    event = re.findall(r"```yaml\n(title: .*?)```", README, re.DOTALL)[0]
    found = checked(tmp_path, {name: event, "states/wi.yaml": "headline: Come\npitch: We are here.\n"})
    assert not found.problems
    assert found.site
    assert name.removeprefix("events/").removesuffix(".yaml") in {event.id for event in found.site.events}


def test_every_file_it_points_to_is_there() -> None:
    for path in re.findall(r"\]\((?!https?:|#)([^)]+)\)", README):
        assert (ROOT / path).exists(), path


def test_every_target_of_make_is_there() -> None:
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^    make ([a-z]+)|`make ([a-z]+)`", README, re.MULTILINE))
    for target in {"".join(found) for found in targets}:
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target
