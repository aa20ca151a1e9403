"""`check --links`, with a web server that the test itself starts."""

import json
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from statepages.commands import looking
from tests.commands.small_site import EVENT, NAME, put, small_site
from tests.links.server import Handler, Site, serving
from tests.test_cli import run


def only_get(handler: Handler) -> None:
    handler.send_response(405 if handler.command == "HEAD" else 200)
    handler.end_headers()


HOST = "web.example"
ROUTES = {
    "/fine": (200, {}),
    "/moved": (301, {"Location": "/there"}),
    "/there": (200, {}),
    "/for-now": (302, {"Location": "/there"}),
    "/circle": (302, {"Location": "/circle/2"}),
    "/circle/2": (302, {"Location": "/circle"}),
    "/only-get": only_get,
    "/busy": [(429, {"Retry-After": "3"}), (200, {})],
    "/inside": (301, {"Location": "http://169.254.169.254/latest/meta-data/"}),
}


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    """A server on this machine with a name, because content cannot link to a number."""
    asked = socket.getaddrinfo
    monkeypatch.setattr(
        socket,
        "getaddrinfo",
        lambda host, *more, **named: asked("127.0.0.1" if host == HOST else host, *more, **named),
    )
    with serving(dict(ROUTES)) as site:  # type: ignore[arg-type]
        site.address = site.address.replace("127.0.0.1", HOST)
        yield site


@pytest.fixture
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    slept: list[float] = []
    monkeypatch.setattr("statepages.commands.looking.time.sleep", slept.append)
    return slept


@pytest.fixture
def content(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slept: list[float]) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(looking, "_KNOWN", tmp_path / ".cache/links.json")
    return small_site(tmp_path)


def linked(content: Path, web: Site, *paths: str) -> None:
    """An event with a link on each line of its details, from line 11 on."""
    lines = "".join(f"  Go [there]({web.address}{path}) now.\n\n" for path in paths)
    put(content, NAME, EVENT + f"signup: {web.address}/fine\ndetails: |\n{lines}")


def test_each_kind_of_answer(content: Path, web: Site, slept: list[float]) -> None:
    linked(content, web, "/moved", "/for-now", "/gone", "/only-get", "/busy", "/circle", "/fine#part")
    done = run("check", "--content", content, "--links", "--local-links", "--format", "json")
    rows = [row for row in json.loads(done.stdout) if row["code"].startswith("link-")]
    found = [(row["line"], row["column"], row["level"], row["code"]) for row in rows]
    assert found == [
        (11, 14, "warning", "link-moved"),
        (15, 14, "error", "link-broken"),
        (21, 14, "warning", "link-unsure"),
    ]
    assert rows[0]["fix"] == f"  Go [there]({web.address}/there) now."
    assert done.exit_code == 1
    assert done.stderr == "8 links checked.\n"
    assert 3.0 in slept
    assert web.count("/fine") == 2  # with and without a fragment, which a server never sees
    assert [method for method, path in web.asked if path == "/only-get"] == ["HEAD", "GET"]
    [agent] = web.agents
    assert agent.startswith("Statepages/") and "looks at the links of https://example.org/hub/" in agent


def test_a_link_that_works_is_not_tried_again(content: Path, web: Site) -> None:
    linked(content, web, "/moved", "/gone")
    options = ("check", "--content", content, "--links", "--local-links")
    first, asked = run(*options), len(web.asked)
    second = run(*options)
    assert len(web.asked) == asked
    assert second.stdout == first.stdout
    assert second.stderr == "0 links checked, 3 known from an earlier run.\n"
    again = run(*options, "--no-cache")
    assert (again.stderr, len(web.asked)) == ("3 links checked.\n", 2 * asked)


def test_the_file_of_known_links_is_not_trusted(content: Path, web: Site) -> None:
    linked(content, web, "/gone")
    put(content.parent, ".cache/links.json", b"\xff\x00{")
    done = run("check", "--content", content, "--links", "--local-links")
    assert "[link-broken]" in done.stdout
    assert set(json.loads((content.parent / ".cache/links.json").read_text())["links"]) == {
        f"{web.address}/fine",
        f"{web.address}/gone",
    }


def test_without_the_option_no_link_is_tried(content: Path, web: Site) -> None:
    linked(content, web, "/gone")
    assert run("check", "--content", content).exit_code == 0
    assert run("build", "--content", content, "--output", content.parent / "out").exit_code == 0
    assert web.asked == []
    assert not (content.parent / ".cache").exists()


def test_links_to_this_machine_are_tried_only_on_request(content: Path, web: Site) -> None:
    linked(content, web, "/there")
    done = run("check", "--content", content, "--links")
    assert "This leads into a private network, which readers cannot reach." in done.stdout
    assert web.asked == []


def test_a_redirect_into_a_private_network_is_not_followed(
    content: Path, web: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server of the test counts as public here, but the address that it leads to does not."""
    monkeypatch.setattr("statepages.links.request.is_public", lambda address: address == "127.0.0.1")
    linked(content, web, "/inside")
    done = run("check", "--content", content, "--links")
    assert "events/pa/2024-10-19-scranton.yaml:11:14 error: This leads into a private" in done.stdout


def test_links_of_the_site_itself_are_left_out_and_those_of_broken_files_are_not(
    content: Path, web: Site
) -> None:
    text = (
        EVENT.replace("18503", "185") + f"signup: https://example.org/hub/x\ntraining: {web.address}/gone\n"
    )
    put(content, NAME, text)
    done = run("check", "--content", content, "--links", "--local-links")
    assert "[zip]" in done.stdout and f"{NAME}:10:11 error: There is no page" in done.stdout
    assert done.stderr == "1 link checked.\n"


def test_hostile_addresses_do_nothing_to_the_terminal(content: Path, web: Site) -> None:
    web.routes["/moved"] = (301, {"Location": "https://evil.example.org/\x9b31m\xe2\x80\xae"})
    linked(content, web, "/moved")
    done = run("check", "--content", content, "--links", "--local-links")
    assert "\x9b" not in done.output and "\u202e" not in done.output


def test_a_cache_that_cannot_be_written_is_reported(content: Path, web: Site) -> None:
    put(content.parent, ".cache", "a file")
    linked(content, web, "/there")
    done = run("check", "--content", content, "--links", "--local-links")
    assert done.exit_code == 0
    assert "could not be saved for the next run: " in done.stderr


def test_links_of_files_that_have_not_changed_since_a_check(content: Path, web: Site, tmp_path: Path) -> None:
    """The cache of a check does not contain links."""
    linked(content, web, "/gone")
    settings = content / "site.yaml"
    settings.write_text(settings.read_text() + f"repository: {web.address}/circle\n")
    old = 1_700_000_000
    for path in content.rglob("*.yaml"):
        os.utime(path, (old, old))
    output = tmp_path / "output"
    run("check", "--content", content, "--output", output)
    time.sleep(0.15)  # from now on stamps alone tell that nothing has changed
    run("check", "--content", content, "--output", output)
    done = run(
        "check", "--content", content, "--output", output, "--links", "--local-links", "--format", "json"
    )
    found = {
        (Path(row["path"]).name, row["code"])
        for row in json.loads(done.stdout)
        if row["code"].startswith("link-")
    }
    assert found == {(Path(NAME).name, "link-broken"), ("site.yaml", "link-unsure")}


def test_everything_else_is_reported_as_without_links(content: Path) -> None:
    (content / "events/pa/link.yaml").symlink_to(content / NAME)
    (content / "events/pa/folder.yaml").mkdir()
    os.mkfifo(content / "events/pa/pipe.yaml")
    put(content, "events/pa/doubtful.yaml", EVENT.replace("2024-10-19", "2024-09-19"))
    put(content, "README.md", "hello")
    put(content, "images/text.png", "no picture")
    plain, more = run("check", "--content", content), run("check", "--content", content, "--links")
    assert "in 5 files." in plain.stdout
    assert (more.exit_code, more.stdout) == (plain.exit_code, plain.stdout)
