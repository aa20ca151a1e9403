"""What the tests of the search share."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from search import zips
from statepages.theme import Theme
from tests.search.events import NOON, site
from tests.search.finder import stop, write


@pytest.fixture(scope="session")
def index_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the files of ZIP codes, into which a test writes the rest of its index."""
    folder = tmp_path_factory.mktemp("index")
    write(folder, (output for task in zips.plan(site([]), Theme({}), NOON) for output in task.outputs()))
    yield folder
    stop()
