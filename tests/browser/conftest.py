"""A real browser for the tests in this folder, and a static host for it to look at."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from statepages.paths import Paths
from tests.browser import chromium
from tests.browser.kinds import crowded_content
from tests.browser.looks import LIGHT
from tests.browser.server import serve
from tests.browser.watch import watch
from tests.sharing import made_once
from tests.site import NOON, ROOT, build_at


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


@pytest.fixture(scope="session")
def sample_site(sample_folder: Path, serve_folder: Callable[..., str]) -> str:
    """The address of the sample site, with a slash at its end."""
    return serve_folder(sample_folder)


@pytest.fixture(scope="session")
def crowded_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with every kind of page (see kinds.py), built for https://example.org/hub/."""

    def make(folder: Path) -> None:
        paths = Paths.under(ROOT, crowded_content(folder / "content"), folder / "output")
        result = build_at(paths, NOON)
        assert result.published, "\n".join(map(str, result.problems))

    return made_once(tmp_path_factory, "crowded", make) / "output"


@pytest.fixture(scope="session")
def crowded_site(crowded_folder: Path, serve_folder: Callable[..., str]) -> str:
    """The address of that site, which ends in /hub/."""
    return serve_folder(crowded_folder, under="/hub/")


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    """What `tab` shows; it lasts as long as the tests of a file."""
    with browser.new_context() as context:
        yield context.new_page()


@pytest.fixture
def tab(window: Page) -> Page:
    """An empty page on a desk, in a browser that other tests of the file have used before.

    A new browser takes longer than most of what is tested in it. It is for tests that change it themselves,
    such as its clock or what it answers to requests: they take `page`.
    """
    window.goto("about:blank")
    LIGHT.take(window)
    return window


@pytest.fixture
def finder(window: Page, sample_site: str) -> Iterator[Page]:
    """The finder of the sample site, in a browser that has nothing to complain of and kept nothing.

    Its clock shows noon of October 14, 2024.
    """
    said = watch(window, sample_site)
    LIGHT.take(window)
    window.goto(f"{sample_site}events/")
    yield window
    window.evaluate("localStorage.clear()")
    assert said == []
