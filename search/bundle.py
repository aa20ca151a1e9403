"""The scripts of the finder put together: few files, and small ones."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from rjsmin import jsmin

from statepages.problem import Place, Problem

ENTRY = "page.js"
_OPTIONS = (
    "--bundle", "--splitting", "--minify", "--format=esm", "--target=es2022", "--charset=utf8",
    "--chunk-names=[name]-[hash]", "--log-level=error", "--log-limit=1", "--color=false",
)  # fmt: skip
_WHERE = re.compile(r"^\s+(\S+\.js):(\d+):(\d+):", re.MULTILINE)


def bundle(scripts: Mapping[str, bytes], esbuild: Path | None) -> dict[str, bytes] | Problem:
    """page.js with all that each search needs, and a file for each part that some searches load, by name.

    esbuild does it, from npm. Without it come the scripts one by one without their comments, which work
    as well and weigh more. A slip in a script is a problem.
    """
    if esbuild is None or ENTRY not in scripts:
        return {name: jsmin(script) for name, script in scripts.items()}
    with TemporaryDirectory() as folder:
        source, made = Path(folder, "finder"), Path(folder, "made")
        source.mkdir()
        for name, script in scripts.items():
            (source / name).write_bytes(script)
        command = [str(esbuild), ENTRY, f"--outdir={made}", *_OPTIONS]
        done = subprocess.run(command, cwd=source, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            return _slip(done.stderr.decode("utf-8", "replace"))
        return {path.name: path.read_bytes() for path in sorted(made.iterdir())}


def _slip(words: str) -> Problem:
    """What esbuild says of a script, at its place."""
    found = _WHERE.search(words)
    message = words.strip().splitlines()[0].partition("[ERROR] ")[2] or words.strip()
    place = Place("search/finder")
    if found:
        place = Place(f"search/finder/{found[1]}", int(found[2]), int(found[3]) + 1)
    return Problem(place, "error", "script", f"This script can not be used: {message}.")
