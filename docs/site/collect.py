"""Copies the pages of the docs site to where Zensical reads them. `make docs` runs this first.

In the repository, files stay where people look for them, and their links work there.
In the docs site, they have other places, and their links follow.
"""

import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from posixpath import dirname, join, normpath, relpath

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).with_name("pages")

NAMED = {
    "docs/README.md": "index.md",
    "README.md": "overview.md",
    "CONTRIBUTING.md": "how-it-works.md",
    "CHANGELOG.md": "changes.md",
    "search/README.md": "search-index.md",
    "bench/README.md": "speed.md",
    "LICENSE": "license.txt",
    ".github/images/home.png": "images/home.png",
}
"""Files that have a different place in the docs site, by their path in the repository."""

_LINK = re.compile(r"(?<=\]\()([^)\s#]+)(?=[)#])")


def places() -> dict[str, str]:
    """All files of the docs site: the path in the repository, and in the docs site."""
    docs = {f"docs/{path.name}": path.name for path in ROOT.glob("docs/*.md")}
    problems = {
        f"statepages/problems/{path.name}": f"problems/{path.name}"
        for path in ROOT.glob("statepages/problems/*.md")
    }
    return {**docs, **problems, **NAMED}


def moved(text: str, path: str, places: Mapping[str, str]) -> str:
    """The text of a file, with links that lead to the places of the docs site."""

    def follow(link: re.Match[str]) -> str:
        place = places.get(normpath(join(dirname(path), link[0])))
        return relpath(place, dirname(places[path])) if place else link[0]

    return _LINK.sub(follow, text)


def main() -> None:
    """Write all files into the folder `pages`, next to this file."""
    shutil.rmtree(PAGES, ignore_errors=True)
    every = places()
    for path, place in every.items():
        (PAGES / place).parent.mkdir(parents=True, exist_ok=True)
        if place.endswith(".md"):
            text = (ROOT / path).read_text(encoding="utf-8")
            (PAGES / place).write_text(moved(text, path, every), encoding="utf-8")
        else:
            shutil.copyfile(ROOT / path, PAGES / place)


if __name__ == "__main__":
    main()
