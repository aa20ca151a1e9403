"""Runs rules on whole content folders, as `build.py check` does, and makes their fixes."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from statepages.checking.manual import whole
from statepages.problem import Problem
from tests.fixes import fixed, fixed_lines
from tests.pictures import (
    PROFILE,
    heavy,
    heic_with_place,
    noise,
    picture,
    placed,
    saved,
    turned,
    vast_png,
    with_place,
)
from tests.site import checked

PICTURES = {
    **{kind: picture(kind) for kind in ("png", "jpg", "jpeg", "gif", "webp", "avif")},
    "html": b"<!doctype html><title>Not found</title>",
    "heavy jpg": heavy(2_400_000),
    "a bit heavy jpg": heavy(1_010_000),
    "endless jpg": heavy(5_000_000),
    "a logo of a bit more": heavy(50_100),
    "half jpg": picture("jpg")[:-40],
    "vast png": vast_png(),
    "jpg with a place": saved(noise(), "jpg", exif=placed()),
    "heic with a place": heic_with_place(),
    "half jpg with a place": saved(noise(), "jpg", exif=placed())[:-40],
    "endless jpg with a place": with_place(heavy(5_000_000)),
    "jpg with a film": picture("jpg") + b"\0\0\0\x18ftypmp42",
    "turned jpg with a profile": saved(noise(), "jpg", exif=turned(), icc_profile=PROFILE),
}

_MOST_ROUNDS = 6


def told(folder: Path, files: Mapping[str, str | bytes]) -> list[Problem]:
    """Everything that is wrong with a folder that has these files, in order."""
    return list(checked(folder, {"events/pa/doors.yaml": None, **files}).problems)


def place(problem: Problem) -> str:
    """File, line, column and level in short: "events/pa/x.yaml:1:8 warning"."""
    path = problem.place.path.rpartition("content/")[2]
    return f"{path}:{problem.place.line}:{problem.place.column} {problem.level}"


def message(problem: Problem) -> str:
    """The message, with paths that start at content/."""
    return re.sub(r"\S*(?=content/events|content/posts)", "", problem.message)


def all_fixed(folder: Path, files: Mapping[str, str | bytes]) -> list[Problem]:
    """What is still wrong after all fixes have been made, one at a time."""
    texts = dict(files)
    for _ in range(_MOST_ROUNDS):
        problems = told(folder, texts)
        fixable = next((problem for problem in problems if problem.edits), None)
        if fixable is None:
            return problems
        name = fixable.place.path.rpartition("content/")[2]
        texts[name] = fixed(str(texts[name]), fixable)
    raise AssertionError(f"the fixes never end: {problems}")


def hold(code: str, case: dict[str, Any], folder: Path) -> None:
    """Check a case: what the rule says, where, how it fixes it, and that no other rule reports it.

    A case has `text`, the fields of `file` (an event unless named), or `files` by name; `says` are
    the places and levels of the rule's own problems, `also` the codes of others; `message` and
    `fix` are those of the first.
    """
    name = case.get("file", "events/pa/canvass.yaml")
    texts = case["files"] if "files" in case else {name: case["text"]}
    files: dict[str, str | bytes] = {file: whole(file, text) for file, text in texts.items()}
    files |= {f"images/{file}": PICTURES[kind] for file, kind in case.get("images", {}).items()}
    problems = told(folder, files)
    own = [problem for problem in problems if problem.code == code]
    expected = [says if says.count(":") == 2 else f"{name}:{says}" for says in case.get("says", [])]
    assert [place(problem) for problem in own] == expected
    assert sorted(problem.code for problem in problems if problem.code != code) == case.get("also", [])
    if "message" in case:
        assert message(own[0]) == case["message"]
    if own:
        path = own[0].place.path
        here = [problem for problem in problems if problem.place.path == path]
        text = str(files.get(path.rpartition("content/")[2], ""))
        assert fixed_lines(here, text)[here.index(own[0])] == case.get("fix")
    if any(problem.edits for problem in own):
        left = [problem for problem in all_fixed(folder, files) if problem.code == code]
        assert len(left) == sum(not problem.edits for problem in own), "a fix solves its problem"
