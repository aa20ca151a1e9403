"""A visit: redirects, HEAD then GET, patience."""

from collections.abc import Iterable
from datetime import UTC, datetime

import pytest

from statepages.links.outcome import Finding
from statepages.links.request import Answer, Method, NoAnswer
from statepages.links.visit import Visitor

NOON = datetime(2024, 10, 14, 16, tzinfo=UTC)
A, B, C = "https://a.example.org/", "https://b.example.org/x", "https://c.example.org/y"

Said = Answer | NoAnswer


class Web:
    """A stand-in for the web: what each request is answered, in a row of which the last stays."""

    def __init__(self, **pages: Said | Iterable[Said]) -> None:
        self.pages = {
            name: [said] if isinstance(said, Answer | NoAnswer) else list(said)
            for name, said in pages.items()
        }
        self.asked: list[str] = []
        self.slept: list[float] = []

    def ask(self, method: Method, url: str) -> Answer:
        host = url.split("/")[2].split(".")[0]
        self.asked.append(f"{method} {url}")
        row = self.pages.get(f"{host}_{method}") or self.pages[host]
        said = row.pop(0) if len(row) > 1 else row[0]
        if isinstance(said, NoAnswer):
            raise said
        return said

    def visit(self, url: str) -> Finding:
        return Visitor(self, self.slept.append, lambda: NOON).visit(url)


OK, GONE = Answer(200), Answer(404)


def to(url: str, status: int) -> Answer:
    return Answer(status, location=url)


CASES = {
    "fine": (Web(a=OK), Finding("fine", "status", 200)),
    "no page": (Web(a=GONE), Finding("broken", "status", 404)),
    "gone for good": (Web(a=Answer(410)), Finding("broken", "status", 410)),
    "moved for good": (Web(a=to(B, 301), b=OK), Finding("moved", "status", 200, B)),
    "moved for good, method kept": (Web(a=to(B, 308), b=OK), Finding("moved", "status", 200, B)),
    "moved for now": (Web(a=to(B, 302), b=OK), Finding("fine", "status", 200)),
    "for good, then for now": (Web(a=to(B, 301), b=to(C, 302), c=OK), Finding("moved", "status", 200, B)),
    "for now, then for good": (Web(a=to(B, 307), b=to(C, 301), c=OK), Finding("fine", "status", 200)),
    "for good, twice": (Web(a=to(B, 301), b=to(C, 308), c=OK), Finding("moved", "status", 200, C)),
    "for good to no page": (Web(a=to(B, 301), b=GONE), Finding("broken", "status", 404)),
    "relative": (Web(a=[to("/there", 301), OK]), Finding("moved", "status", 200, f"{A}there")),
    "in UTF-8": (
        Web(a=[to("/caf\u00c3\u00a9", 301), OK]),
        Finding("moved", "status", 200, f"{A}café"),
    ),
    "a redirect without an address": (Web(a=Answer(301)), Finding("fine", "status", 301)),
    "in a circle": (Web(a=to(B, 302), b=to(A, 302)), Finding("unsure", "circle")),
    "to itself": (Web(a=to(A, 301)), Finding("unsure", "circle")),
    "to no web page": (Web(a=to("file:///etc/passwd", 301)), Finding("broken", "scheme")),
    "to a script": (Web(a=to("javascript:alert(1)", 302)), Finding("broken", "scheme")),
    "with a password": (Web(a=to("https://me:secret@b.example.org/", 301)), Finding("broken", "scheme")),
    "to half an address": (Web(a=to("https://[", 301)), Finding("broken", "scheme")),
    "into a private network": (Web(a=to(B, 301), b=NoAnswer("private")), Finding("broken", "private")),
    "no such site": (Web(a=NoAnswer("no-host")), Finding("broken", "no-host")),
    "no certificate": (Web(a=NoAnswer("certificate")), Finding("silent", "certificate")),
    "not for programs": (Web(a=Answer(403)), Finding("unsure", "status", 403)),
    "HEAD not allowed": (Web(a_HEAD=Answer(405), a_GET=OK), Finding("fine", "status", 200)),
    "HEAD not known": (Web(a_HEAD=Answer(501), a_GET=OK), Finding("fine", "status", 200)),
    "HEAD answered badly": (Web(a_HEAD=GONE, a_GET=OK), Finding("fine", "status", 200)),
    "HEAD hung up on": (Web(a_HEAD=NoAnswer("connection"), a_GET=OK), Finding("fine", "status", 200)),
    "too much to do, then fine": (Web(a=[Answer(429), OK]), Finding("fine", "status", 200)),
    "trouble, then fine": (Web(a=[Answer(503), Answer(500), OK]), Finding("fine", "status", 200)),
    "trouble that stays": (Web(a=Answer(502)), Finding("silent", "status", 502)),
    "too much to do all the time": (Web(a=Answer(429)), Finding("unsure", "status", 429)),
    "slow, then fine": (Web(a=[NoAnswer("timeout"), OK]), Finding("fine", "status", 200)),
    "slow all the time": (Web(a=NoAnswer("timeout")), Finding("silent", "timeout")),
    "come back in an hour": (Web(a=Answer(429, retry_after="3600")), Finding("unsure", "busy")),
}  # fmt: skip


@pytest.mark.parametrize(("web", "finding"), CASES.values(), ids=CASES.keys())
def test_what_a_visit_finds(web: Web, finding: Finding) -> None:
    assert web.visit(f"{A}#part") == finding


def test_a_long_way_has_an_end() -> None:
    class Endless:
        def ask(self, method: Method, url: str) -> Answer:
            return to(url + "x", 302)

    visitor = Visitor(Endless(), lambda seconds: None, lambda: NOON)
    assert visitor.visit(A) == Finding("unsure", "too-far")


def test_a_link_that_is_fine_is_asked_for_once_without_its_fragment_and_with_a_pause() -> None:
    web = Web(a=OK)
    web.visit(f"{A}#part")
    assert (web.asked, web.slept) == ([f"HEAD {A}"], [0.5])


@pytest.mark.parametrize(
    ("retry_after", "waited"),
    [
        (None, 1.0),
        ("30", 30.0),
        ("0", 1.0),
        ("Mon, 14 Oct 2024 16:00:20 GMT", 20.0),
        ("Mon, 14 Oct 2024 15:00:00 GMT", 1.0),
        ("soon", 1.0),
        ("٣", 1.0),
        ("-5", 1.0),
    ],
)
def test_what_a_server_asks_for_is_waited(retry_after: str | None, waited: float) -> None:
    web = Web(a=[Answer(429, retry_after=retry_after), OK])
    web.visit(A)
    assert web.slept == [0.5, waited, 0.5]


def test_each_further_try_waits_longer() -> None:
    web = Web(a=Answer(503))
    web.visit(A)
    assert web.slept == [0.5, 1.0, 0.5, 2.0, 0.5]


@pytest.mark.parametrize(
    "said", [Answer(429, retry_after="86400"), NoAnswer("timeout"), NoAnswer("connection")]
)
def test_a_host_that_had_its_chance_is_left_alone(said: Said) -> None:
    web = Web(a=said)
    visitor = Visitor(web, web.slept.append, lambda: NOON)
    first = visitor.visit(A)
    asked = len(web.asked)
    assert visitor.visit(f"{A}other") == first
    assert len(web.asked) == asked
