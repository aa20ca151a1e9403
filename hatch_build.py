"""What the package has besides the files that pyproject.toml names: Hatchling runs this for each build.

The package works without Node, so it brings what npm installs and what Rolldown makes. Python can import only
one name of it, so search/ becomes a part of statepages.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

THIRD_PARTY = "third_party"
"""The folder of what others made. The source package has it too, so that a wheel can be made without npm."""

STARTER = "statepages/starter"
"""The folder of all files that `init` writes."""

RELEASE = "release.txt"
"""Where the workflows of a release are: OWNER/NAME@COMMIT, from the variable STATEPAGES_WORKFLOWS."""

IN_THE_PACKAGE = (
    (re.compile(r"^( *)from search\b", re.MULTILINE), r"\1from statepages.search"),
    (re.compile(r"\bpython build\.py\b"), "statepages"),
)
"""What is different in the package: where search/ is, and what the command is called."""


class PackageHook(BuildHookInterface[BuilderConfig]):
    """Adds files to the wheel and to the source package."""

    _made: TemporaryDirectory[str] | None = None

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Say which files to add. Hatchling calls this before each build."""
        if version == "editable":  # a link to a checkout, which has all files
            return
        root = Path(self.root)
        sys.path.insert(0, str(root))
        self._made = TemporaryDirectory()
        made = Path(self._made.name)
        added: dict[str, str] = build_data["force_include"]
        if (root / THIRD_PARTY).is_dir():
            shutil.copytree(root / THIRD_PARTY, made / THIRD_PARTY)
        else:
            gather(root, made / THIRD_PARTY)
        is_wheel = self.target_name == "wheel"
        added[str(made / THIRD_PARTY)] = f"statepages/{THIRD_PARTY}" if is_wheel else THIRD_PARTY
        from statepages.engine import SHARED  # the modules beside this file

        for name in SHARED:
            added[str(root / name)] = f"{STARTER}/{hidden(name)}" if is_wheel else name
        release = made / RELEASE
        if (root / RELEASE).is_file():
            shutil.copyfile(root / RELEASE, release)
        elif workflows := os.environ.get("STATEPAGES_WORKFLOWS"):
            release.write_text(f"{workflows}\n")
        if release.is_file():
            added[str(release)] = f"statepages/{RELEASE}" if is_wheel else RELEASE
        for name, text in changed_modules(root) if is_wheel else ():
            path = made / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
            added[str(path)] = name if name.startswith("statepages/") else f"statepages/{name}"

    def finalize(self, version: str, build_data: dict[str, Any], artifact_path: str) -> None:
        """Delete what was made for the build. Hatchling calls this after it."""
        if self._made:
            self._made.cleanup()


def hidden(name: str) -> str:
    """The name of a file in the starter, where the parts of a path do not begin with a dot."""
    return re.sub(r"(^|/)\.", r"\1dot-", name)


def gather(root: Path, folder: Path) -> None:
    """Copy what a site needs from npm's packages, with their licenses, and bundle the finder's scripts."""
    # Not at the top: a wheel that is made from the source package does not need these modules.
    from search.bundle import bundle
    from statepages.paths import Paths
    from statepages.read import read_theme

    paths = Paths.under(root)
    theme = read_theme(paths)
    missing = [str(path.relative_to(root)) for path in paths.npm if not path.is_file()]
    if missing:
        sys.exit(f"The package needs {missing[0]}. Install Node.js with npm, run `make`, and try again.")
    if theme.bundler is None:
        sys.exit("The package needs Node.js, which bundles its scripts. Install it and try again.")
    for path in paths.npm:
        name = path.relative_to(root / "node_modules")
        parts = 2 if name.parts[0].startswith("@") else 1
        package = Path(*name.parts[:parts])
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, folder / name)
        shutil.copyfile(root / "node_modules" / package / "LICENSE", folder / package / "LICENSE")
    bundled = folder / paths.bundled.relative_to(root / "node_modules")
    bundled.mkdir()
    for script, data in bundle(theme.finder, theme.main_script, theme.version, theme.bundler).items():
        (bundled / script).write_bytes(data)


def changed_modules(root: Path) -> Iterator[tuple[str, str]]:
    """The files, by their paths in the repository, that are different in the package."""
    for folder in ("statepages", "search"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in {".py", ".md"}:
                before = text = path.read_bytes().decode()
                for pattern, better in IN_THE_PACKAGE:
                    text = pattern.sub(better, text)
                if text != before:
                    yield path.relative_to(root).as_posix(), text
