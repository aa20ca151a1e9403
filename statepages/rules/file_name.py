"""File names work everywhere, as files and as addresses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from statepages.model.examples import DAY
from statepages.model.states import STATES
from statepages.problem import Place, Problem
from statepages.slug import slug

MOST_CHARACTERS = 100

_STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DATED = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}-.+")
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]")
_PICTURES = ("jpg", "jpeg", "png", "webp", "avif", "gif")


def file_name(name: str, path: str) -> Iterator[Problem]:
    """Names that do not work as an address. There is at most one problem for each file."""
    folder, _, file = name.rpartition("/")
    # Files outside the folders, or not named after a state, are not read: file-place reports them.
    kind = folder.partition("/")[0]
    is_other_page = kind == "states" and file.rpartition(".")[0].upper() not in STATES
    message = _message(kind, file) if folder and not is_other_page else None
    if message:
        yield Problem(Place(path), "error", "file-name", message)


def _message(kind: str, file: str) -> str | None:
    stem, dot, ending = file.rpartition(".")
    if not dot:
        stem, ending = file, ""
    endings = _PICTURES if kind == "images" else ("yaml",)
    if kind == "pages" and ending.lower() in {"md", "markdown", "html", "htm"}:
        return (
            f'A page is a YAML file, with its text in the field "body". Name it "{_fit(stem)}.yaml", or run: '
            "python build.py new page"
        )
    if kind != "images" and ending.lower() in {"", "txt", "text", "md", "json", "doc", "rtf"}:
        better = _fit(re.sub(r"\.ya?ml$", "", stem, flags=re.IGNORECASE))
        return f'File names here end in .yaml. Rename it to "{better}.yaml".'
    if ending.lower() not in (*endings, "yml"):
        return f"File names here end in {_listed(endings)}. Delete this file, or move it elsewhere."
    if not _STEM.fullmatch(stem) or ending not in endings:
        better = f"{_fit(stem)}.{'yaml' if ending.lower() == 'yml' else ending.lower()}"
        what = (
            "A file name can have only lowercase letters, digits and hyphens, "
            f"and must end in {_listed(endings)}."
        )
        return f'{what} Rename it to "{better}".'
    if _RESERVED.fullmatch(stem):
        return f'Windows does not allow the file name "{stem}". Rename it to "{stem}-1.{ending}".'
    if len(stem) > MOST_CHARACTERS:
        return f"This name has {len(stem)} characters. The most is {MOST_CHARACTERS}."
    if kind == "posts" and not _DATED.fullmatch(stem):
        found = re.match(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})-(.+)", file)
        whole = f"{found[1]}-{found[2]:0>2}-{found[3]:0>2}-{found[4]}" if found else ""
        advice = f'Rename it to "{whole}".' if whole else f'Rename it, for example to "{DAY}-{file}".'
        return f"The file name of a post starts with its date. {advice}"
    return None


def _fit(stem: str) -> str:
    """A name that works, without accents, capitals and symbols."""
    name = slug(stem) or "new-name"
    return f"{name}-1" if _RESERVED.fullmatch(name) else name


def _listed(endings: tuple[str, ...]) -> str:
    *most, last = (f".{ending}" for ending in endings)
    return f"{', '.join(most)} or {last}" if most else last
