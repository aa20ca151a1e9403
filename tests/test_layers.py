"""Who may import whom: nouns, steps, hub, commands, edges."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOUNS = {
    "problem",
    "source",
    "node",
    "entry",
    "look",
    "output",
    "model",
    "manual",
    "weblink",
    "humanize",
    "report",
    "packing",
    "piece",
    "slug",
    "unseen",
    "foreign",
    "program",
    "picture",
}
STEPS = {"read", "clean", "parse", "shape", "rules", "markup", "render", "schema", "write"} | {
    "revision", "diff", "links", "owners", "stale",
}  # fmt: skip
HUB, COMMANDS, CLI, SEARCH, CACHE = "pipeline", "commands", "cli", "search", "cache"
DIAGNOSTICS = "diagnostics"
STORE = "store"
"""What comes of the engine alone, where the libraries lie: to nouns and steps it is like one of them."""
BETWEEN_STEPS = {("render", "markup"), ("diff", "render")}
"""The steps that may call another: a page holds Markdown, and changes are told in the words of the pages."""

MODULES = sorted(
    [*ROOT.glob("statepages/**/*.py"), *ROOT.glob("search/**/*.py")], key=lambda path: path.as_posix()
)


def room(path: Path) -> str:
    """The part of the house that a module belongs to."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return SEARCH if parts[0] == "search" else parts[1]


def imports(path: Path) -> Iterator[str]:
    """The rooms that a module imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            first, _, rest = name.partition(".")
            if first == "search":
                yield SEARCH
            elif first == "statepages":
                yield rest.partition(".")[0]


def allowed(importer: str, imported: str) -> bool:
    if importer == imported or imported in {"__version__", ""}:
        return True
    if importer in NOUNS:
        return imported in NOUNS | {STORE}
    if importer in STEPS or importer == SEARCH:
        return imported in NOUNS | {STORE} or (importer, imported) in BETWEEN_STEPS
    if importer == STORE:
        return imported == "output"
    if importer == HUB:
        return imported in NOUNS | STEPS | {SEARCH, CACHE, STORE}
    if importer in {DIAGNOSTICS, CACHE}:
        return imported in NOUNS
    if importer == COMMANDS:
        return imported in NOUNS | {HUB, DIAGNOSTICS, CACHE}
    return importer == CLI and imported in {COMMANDS, DIAGNOSTICS}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports(path: Path) -> None:
    importer = room(path)
    wrong = {imported for imported in imports(path) if not allowed(importer, imported)}
    assert not wrong, f"{importer} may not import {', '.join(sorted(wrong))}"


def test_every_room_is_known() -> None:
    known = NOUNS | STEPS | {HUB, COMMANDS, CLI, DIAGNOSTICS, SEARCH, CACHE, STORE, "__init__"}
    assert {room(path) for path in MODULES} <= known


BUNDLE = ROOT / "search" / "bundle.py"
"""It hands scripts to a program that takes files, in a folder that goes again."""

TOUCHES_DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "scandir"}


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in MODULES
        if room(path) in (NOUNS | STEPS | {SEARCH}) - {"read", "write"} and path != BUNDLE
    ],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_only_read_and_write_touch_the_disk(path: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    names = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
    assert not names & TOUCHES_DISK


SPEAKS = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio"}


def test_one_module_alone_speaks_to_other_machines() -> None:
    """But for the preview, which finds a free port of this machine and answers the browser on it."""
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if any(name in SPEAKS or name.partition(".")[0] in SPEAKS for name in names):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == {"statepages/links/request.py", "statepages/commands/serve.py"}
