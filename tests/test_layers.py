"""Who may import whom: nouns import nouns, steps import nouns, and only the whole knows the order."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOUNS = {
    "problem", "source", "node", "document", "content", "files", "fields", "model", "output", "task", "theme",
    "report", "weblink", "humanize", "slug", "unseen", "foreign", "program", "picture",
    "paths", "progress", "edit", "engine", "fixed_lines", "quoting", "compose", "scaffold", "written",
}  # fmt: skip
STEPS = {
    "read", "clean", "parse", "validate", "rules", "markup", "render", "search", "schema", "revision", "diff",
    "links", "owners", "stale", "history",
}  # fmt: skip
BETWEEN_STEPS = {("render", "markup"), ("diff", "render"), ("importers", "markup")}
"""Steps that may call another: pages contain Markdown, diff uses the words of the pages, and importers write
Markdown."""

IMPORTERS = "importers"
"""Events from elsewhere, and the files that they become: those are checked before they are written."""

OUTPUTS, CHECKING, PUBLISH = "outputs", "checking", "publish"
"""What a site is made of; from files to a checked site; from tasks to disk. None of them knows another."""

STYLEGUIDE = "styleguide"
"""A page that only the preview has, made of what pages are made of."""

WHOLE = {"build", "plan", "compare", "live_site", "inputs", "caching", "prepare", "preloaded"}
"""The ways from content/ to a site, which put everything above in order."""

COMMANDS, CLI, DIAGNOSTICS = "commands", "cli", "diagnostics"
STORE, CACHE, WORKERS, REPOSITORY = "store", "cache", "workers", "repository"
"""What the engine and a build keep, processes, and git: these modules know nothing about sites."""

MAY_IMPORT = {
    **dict.fromkeys(NOUNS | STEPS, NOUNS | {STORE}),
    **dict.fromkeys((STORE, WORKERS), frozenset({"engine"})),
    CACHE: frozenset(),
    REPOSITORY: NOUNS,
    "revision": NOUNS | {REPOSITORY},
    "history": NOUNS | {REPOSITORY, CACHE},
    DIAGNOSTICS: NOUNS,
    OUTPUTS: NOUNS | {"render", "markup", "search"},
    STYLEGUIDE: NOUNS | {"render", OUTPUTS},
    CHECKING: NOUNS | {CACHE, WORKERS, "read", "clean", "parse", "validate", "rules", "owners", "links"},
    IMPORTERS: NOUNS | {CHECKING, "validate", "schema"},
    PUBLISH: NOUNS | {CACHE, WORKERS},
    **dict.fromkeys(
        WHOLE, NOUNS | STEPS | WHOLE | {OUTPUTS, CHECKING, PUBLISH, STORE, CACHE, WORKERS, STYLEGUIDE}
    ),
    "plan": NOUNS | {"read", "render", OUTPUTS, CHECKING},
    "inputs": NOUNS | {"read", "history"},
    COMMANDS: NOUNS
    | WHOLE
    | {DIAGNOSTICS, CHECKING, WORKERS, REPOSITORY, IMPORTERS, STYLEGUIDE}
    | {"clean", "schema", "stale", "history", "links"},
    CLI: {COMMANDS, DIAGNOSTICS},
    "__main__": {CLI},
}

MODULES = sorted(
    [*ROOT.glob("statepages/**/*.py"), *ROOT.glob("search/**/*.py")], key=lambda path: path.as_posix()
)


def part(path: Path) -> str:
    """The part of the engine that a module belongs to."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return "search" if parts[0] == "search" else parts[1]


def imports(path: Path) -> Iterator[str]:
    """The parts that a module imports."""
    for node in ast.walk(ast.parse(path.read_text())):
        names: list[str] = []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            first, _, rest = name.partition(".")
            if first == "search":
                yield "search"
            elif first == "statepages":
                yield rest.partition(".")[0]


def allowed(importer: str, imported: str) -> bool:
    if importer == imported or imported in {"__version__", ""}:
        return True
    return imported in MAY_IMPORT[importer] or (importer, imported) in BETWEEN_STEPS


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_imports(path: Path) -> None:
    importer = part(path)
    wrong = {imported for imported in imports(path) if not allowed(importer, imported)}
    assert not wrong, f"{importer} may not import {', '.join(sorted(wrong))}"


def test_every_part_is_known() -> None:
    assert {part(path) for path in MODULES} == MAY_IMPORT.keys() | {"__init__"}


def module(path: Path) -> str:
    """The name that a module is imported by."""
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


def modules_imported(path: Path, known: set[str]) -> set[str]:
    """Our modules that one imports at its start."""
    found: set[str] = set()
    for node in ast.parse(path.read_text()).body:
        if isinstance(node, ast.ImportFrom) and node.module:
            names = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= (names & known) or ({node.module} & known)
        elif isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names} & known
    return found


def test_no_imports_form_a_circle() -> None:
    names = {module(path) for path in MODULES}
    left = {module(path): modules_imported(path, names) - {module(path)} for path in MODULES}
    while free := [name for name, needed in left.items() if not needed & left.keys()]:
        for name in free:
            del left[name]
    assert sorted(left) == []


BUNDLE = ROOT / "search" / "bundle.py"
"""It gives scripts to a program that takes files, in a temporary folder."""

TOUCHES_DISK = {"open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "unlink", "scandir"}


@pytest.mark.parametrize(
    "path",
    [
        path
        for path in MODULES
        if part(path) in (NOUNS | STEPS | {OUTPUTS, CHECKING, IMPORTERS}) - {"read"} and path != BUNDLE
    ],
    ids=lambda path: path.relative_to(ROOT).as_posix(),
)
def test_only_the_edges_touch_the_disk(path: Path) -> None:
    calls = [node.func for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call)]
    names = {call.attr if isinstance(call, ast.Attribute) else getattr(call, "id", "") for call in calls}
    assert not names & TOUCHES_DISK


SPEAKS = {"socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "asyncio"}


def test_only_one_module_connects_to_other_machines() -> None:
    """The exception is the preview, which finds a free port of this machine and answers the browser there."""
    found = set()
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text())):
            names = [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if any(name in SPEAKS or name.partition(".")[0] in SPEAKS for name in names):
                found.add(path.relative_to(ROOT).as_posix())
    assert found == {"statepages/links/request.py", "statepages/commands/serve.py"}
