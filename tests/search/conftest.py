"""What the tests of the search share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search.zips import zip_files
from tests.search.finder import stop, write


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the files of ZIP codes, into which a test writes the rest of its index."""
    folder = tmp_path_factory.mktemp("index")
    write(folder, zip_files())
    yield folder
    stop()
