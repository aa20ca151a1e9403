"""The scripts of the finder put together: few files, and small ones."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory

from rjsmin import jsmin

from statepages.look import Look

ENTRY = "page.js"
_PACKAGE = '{"type": "module"}'
_OPTIONS = ("--minify", "--transform.target=es2022", "--log-level=silent")
_COLOR = re.compile(r"\x1b\[[\d;]*m")
_MESSAGE = re.compile(r"^\[[A-Z_]+\] (.+)$", re.MULTILINE)
_WHERE = re.compile(r"\[ (\S+\.js):(\d+):(\d+) \]")


class ScriptError(Exception):
    """Raised for a script that can not be used; `name` is that of its file, None where that is not known."""

    def __init__(self, message: str, name: str | None, line: int, column: int) -> None:
        super().__init__(message)
        self.name, self.line, self.column = name, line, column


def bundle(look: Look) -> dict[str, bytes]:
    """Files by name: page.js, which loads all that each search needs, and one for each part that some load.

    The names of all but page.js have the look's version, so that files of two versions are never mixed;
    a page that a browser has kept asks for page.js as before. Without a bundler come the scripts one by
    one without their comments, which work as well and weigh more. Raises ScriptError.
    """
    if look.bundler is None or look.main_script is None:
        return {name: jsmin(script) for name, script in look.finder.items()}
    with TemporaryDirectory() as folder:
        source, made = Path(folder, "finder"), Path(folder, "made")
        source.mkdir()
        Path(folder, "package.json").write_text(_PACKAGE)
        for name, script in look.finder.items():
            (source / name).write_bytes(script)
        names = (f"--entry-file-names={look.main_script}", f"--chunk-file-names=[name]-{look.version}.js")
        command = [look.bundler.node, look.bundler.script, ENTRY, f"--dir={made}", *names, *_OPTIONS]
        done = subprocess.run(command, cwd=source, capture_output=True, check=False)  # noqa: S603
        if done.returncode:
            raise _slip(_COLOR.sub("", done.stderr.decode("utf-8", "replace")))
        entry = f'import"./{look.main_script}";\n'.encode()
        return {ENTRY: entry, **{path.name: path.read_bytes() for path in sorted(made.iterdir())}}


def _slip(words: str) -> ScriptError:
    """What the bundler says of a script, at its place."""
    message, where = _MESSAGE.search(words), _WHERE.search(words)
    text = (message[1] if message else words.strip().partition("\n")[0]).rstrip(".")
    if where is None:
        return ScriptError(text, None, 1, 1)
    return ScriptError(text, where[1], int(where[2]), int(where[3]))
