"""A real browser for the tests in this folder, and a static host for it to look at."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest

from tests.browser import chromium
from tests.browser.server import serve


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """pytest-playwright starts its browser with these."""
    path = chromium.find()
    if path is None:
        pytest.fail("No Chromium here. `python -m tests.browser.chromium` installs one.")
    return {**browser_type_launch_args, "executable_path": path, "args": chromium.arguments()}


@pytest.fixture(scope="session")
def serve_folder() -> Iterator[Callable[..., str]]:
    """`serve_folder(path, under="/hub/")` serves a folder until the run ends and gives its address."""
    with ExitStack() as hosts:
        yield lambda folder, under="/": hosts.enter_context(serve(Path(folder), under))
