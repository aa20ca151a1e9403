"""What tests of `init` and `upgrade` share."""

from pathlib import Path

from click.testing import Result

from statepages import __version__
from tests.test_cli import run

WORKFLOWS = f"example/statepages@{'0123456789' * 4}"


def package(folder: Path) -> Path:
    """A file with the name of the engine's package."""
    path = folder / f"statepages-{__version__}-py3-none-any.whl"
    path.write_bytes(b"PK\0 the package")
    return path


def started(folder: Path, *arguments: object, status: int = 0) -> Result:
    """`init` into folder/site, with the answers that it needs."""
    done = run(
        "init",
        folder / "site",
        "--name",
        "Food for All",
        "--state",
        "WI",
        "--engine",
        package(folder),
        *arguments,
    )
    assert done.exit_code == status, done.output
    return done


def files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }
