"""What all tests share: Hypothesis profiles, a folder that no test may read, and the sample site."""

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings

from statepages.paths import Paths
from tests.installation import WHEEL, environment, make_package
from tests.sharing import made_once
from tests.site import NOON, ROOT, SAMPLE, build_at

# The same examples in every run, so that a change that breaks nothing never fails.
# To look for new ones: make test TESTS="--hypothesis-profile=explore"
settings.register_profile("steady", max_examples=50, derandomize=True, deadline=None)
settings.register_profile("explore", max_examples=2_000, deadline=None)
settings.load_profile("steady")

# A site has times of change from git. For the sample they would depend on the clone.
os.environ["GIT_CEILING_DIRECTORIES"] = str(ROOT)

CONTENT = str(ROOT / "content")


def refuse_content(event: str, arguments: tuple[object, ...]) -> None:
    """No test may depend on content/: it belongs to the people who run the site, and may be empty."""
    if event in {"open", "os.listdir", "os.scandir"} and isinstance(arguments[0], str | os.PathLike):
        path = os.fspath(arguments[0])
        # Not for a relative path: one inside an open folder, as in shutil.rmtree, is not below the current
        # folder.
        if path == CONTENT or path.startswith(CONTENT + os.sep):
            raise AssertionError(f"A test reads {path}. The content for tests is in tests/sample.")


sys.addaudithook(refuse_content)


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample site, built once for all tests."""

    def make(folder: Path) -> None:
        result = build_at(Paths.under(ROOT, SAMPLE, folder / "output"), NOON)
        assert result.published, "\n".join(map(str, result.problems))

    return made_once(tmp_path_factory, "sample", make) / "output"


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the source package of this checkout."""
    return made_once(tmp_path_factory, "package", make_package)


@pytest.fixture(scope="session")
def installed(package: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The command statepages, in a virtual environment that has the libraries of this one."""

    def make(folder: Path) -> None:
        environment(folder / "venv", package / WHEEL)

    return made_once(tmp_path_factory, "installed", make) / "venv/bin/statepages"
