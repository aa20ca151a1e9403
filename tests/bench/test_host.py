"""The host that Lighthouse looks at: it sends what real ones do."""

import gzip
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from bench.host import host

PAGE = "<title>Plain</title>" * 50


@pytest.mark.parametrize(
    ("path", "status", "encoding"),
    [("/", 200, "gzip"), ("/sub/", 200, "gzip"), ("/picture.png", 200, None), ("/missing", 404, None)],
)
def test_text_is_packed_and_may_be_kept(tmp_path: Path, path: str, status: int, encoding: str | None) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("index.html", "sub/index.html", "picture.png"):
        (tmp_path / name).write_text(PAGE)
    with host(tmp_path) as address:
        connection = HTTPConnection(urlsplit(address).netloc)
        connection.request("GET", path)
        answer = connection.getresponse()
        body = answer.read()
        connection.close()
    assert (answer.status, answer.getheader("Content-Encoding")) == (status, encoding)
    assert answer.getheader("Cache-Control") == "max-age=600"
    if status == 200:
        assert (gzip.decompress(body) if encoding else body) == PAGE.encode()
