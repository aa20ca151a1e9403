"""Finding Chromium, and that the one found shows a page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser import chromium


@pytest.fixture(autouse=True)
def forget() -> Iterator[None]:
    chromium.find.cache_clear()
    yield
    chromium.find.cache_clear()


def program(path: Path, code: int) -> str:
    path.write_text(f"#!/bin/sh\nexit {code}\n")
    path.chmod(0o755)
    return str(path)


def test_the_named_one_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mine = program(tmp_path / "mine", 0)
    program(tmp_path / "chromium", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("CHROMIUM", mine)
    assert chromium.find() == mine


def test_a_stub_that_does_not_start_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program(tmp_path / "chromium", 1)
    chrome = program(tmp_path / "google-chrome", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.find() == chrome


def test_one_without_windows_comes_before_one_with_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(tmp_path / "chromium", 0)
    shell = program(tmp_path / "chromium-headless-shell", 0)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROMIUM", raising=False)
    assert chromium.find() == shell


def test_playwrights_own_comes_without_windows_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = ("chromium_headless_shell-9/linux/chrome-headless-shell", "chromium-9/linux/chrome")
    for path in paths:
        (tmp_path / path).parent.mkdir(parents=True)
        program(tmp_path / path, 0)
    monkeypatch.setattr(chromium, "ASK", f"print({str(tmp_path / paths[1])!r})")
    assert list(chromium.playwrights_own()) == [str(tmp_path / path) for path in paths]


def test_a_wrong_name_is_not_replaced_by_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CHROMIUM", "/no/such/browser")
    assert chromium.find() is None


def test_it_shows_a_page_and_runs_a_script(
    tmp_path: Path, serve_folder: Callable[..., str], page: Page
) -> None:
    (tmp_path / "index.html").write_text("<title>Plain</title><script>document.title = 'Lively'</script>")
    page.goto(serve_folder(tmp_path, under="/hub/"))
    assert page.title() == "Lively"
