"""The scripts of the finder, bundled: few files, and small ones."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from rjsmin import jsmin

from statepages.problem import Place, Problem, ProblemError
from statepages.theme import Bundled, Bundler

ENTRY = "page.js"
_PACKAGE = '{"type": "module"}'
_OPTIONS = ("--minify", "--transform.target=es2022", "--log-level=silent")
_COLOR = re.compile(r"\x1b\[[\d;]*m")
_MESSAGE = re.compile(r"^\[[A-Z_]+\] (.+)$", re.MULTILINE)
_WHERE = re.compile(r"\[ (\S+\.js):(\d+):(\d+) \]")


def bundle(
    scripts: Mapping[str, bytes], main: str | None, version: str, bundler: Bundler | Bundled | None
) -> dict[str, bytes]:
    """Files by name: page.js, which loads all that each search needs, and one for each part that some load.

    The names of all but page.js have the version, so that files of two versions are never mixed; a page from
    a browser's cache asks for page.js as before, and that loads `main`. Without a bundler the scripts stay
    separate, without their comments; they work as well but are larger. Raises ProblemError.
    """
    if bundler is None or main is None:
        return {name: jsmin(script) for name, script in sorted(scripts.items())}
    if isinstance(bundler, Bundled):
        return dict(bundler.files)
    with TemporaryDirectory() as folder:
        source, made = Path(folder, "finder"), Path(folder, "made")
        source.mkdir()
        Path(folder, "package.json").write_text(_PACKAGE)
        for name, script in scripts.items():
            (source / name).write_bytes(script)
        names = (f"--entry-file-names={main}", f"--chunk-file-names=[name]-{version}.js")
        command = [bundler.node, bundler.script, ENTRY, f"--dir={made}", *names, *_OPTIONS]
        done = subprocess.run(command, cwd=source, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise ProblemError(_slip(_COLOR.sub("", done.stderr.decode("utf-8", "replace"))))
        files = {path.name: path.read_bytes() for path in made.iterdir()}
        return dict(sorted({ENTRY: f'import"./{main}";\n'.encode(), **files}.items()))


def _slip(words: str) -> Problem:
    """What the bundler says about a script, at its place."""
    message, where = _MESSAGE.search(words), _WHERE.search(words)
    text = (message[1] if message else words.strip().partition("\n")[0]).rstrip(".")
    place = (
        Place(f"search/finder/{where[1]}", int(where[2]), int(where[3])) if where else Place("search/finder")
    )
    return Problem(place, "error", "script", f"This script cannot be used: {text}.")
