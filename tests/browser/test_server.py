"""The static host that the browser tests rely on."""

from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest

from tests.browser.server import serve


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "pa").mkdir()
    (tmp_path / "pa" / "index.html").write_text("Pennsylvania")
    (tmp_path / "pa" / "event.ics").write_text("BEGIN:VCALENDAR")
    (tmp_path / "empty").mkdir()
    (tmp_path / "404.html").write_text("Not here")
    return tmp_path


@pytest.mark.parametrize("under", ["/", "/hub/", "hub"])
def test_serves_a_folder_under_any_path(site: Path, under: str) -> None:
    with serve(site, under) as address:
        assert address.endswith("/hub/" if "hub" in under else "/")
        assert urlopen(f"{address}pa/?q=1").read() == b"Pennsylvania"


def test_a_folder_without_its_slash_is_sent_on(site: Path) -> None:
    with serve(site, "/hub/") as address, urlopen(f"{address}pa") as answer:
        assert answer.url == f"{address}pa/"


def test_calendar_files_have_their_type(site: Path) -> None:
    with serve(site) as address, urlopen(f"{address}pa/event.ics") as answer:
        assert answer.headers["Content-Type"] == "text/calendar"


@pytest.mark.parametrize(
    ("path", "is_kept"), [("site.css?v=1", True), ("page-0123456789ab.js", True), ("site.css", False)]
)
def test_browsers_keep_what_has_a_version_in_its_address(site: Path, path: str, is_kept: bool) -> None:
    (site / urlsplit(path).path).touch()
    with serve(site) as address, urlopen(address + path) as answer:
        assert ("immutable" in answer.headers["Cache-Control"]) == is_kept


@pytest.mark.parametrize(
    "path", ["/hub/missing", "/hub/empty/", "/pa/", "/hub/../pyproject.toml", "/hub/x?v=1"]
)
def test_what_is_missing_gets_the_sites_own_page(site: Path, path: str) -> None:
    with serve(site, "/hub/") as address, pytest.raises(HTTPError) as missing:
        urlopen(address.removesuffix("/hub/") + path)
    with missing.value as error:
        assert (error.code, error.read()) == (404, b"Not here")
        assert error.headers["Cache-Control"] == "no-store"
