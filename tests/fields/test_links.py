"""Links, the address of the site, email addresses and phone numbers."""

from itertools import product
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from statepages.fields.addresses import parse_email, parse_phone
from statepages.fields.hosts import ordinary_host
from statepages.fields.links import parse_link
from statepages.fields.site_urls import parse_site_url
from statepages.problem import FieldError
from tests.cases import cases_of, labelled
from tests.fields.parsing import hold


@labelled("model/links")
def test_link(case: dict[str, Any]) -> None:
    hold(parse_link, case)


@labelled("model/site_urls")
def test_site_url(case: dict[str, Any]) -> None:
    hold(parse_site_url, case)


@labelled("model/emails")
def test_email(case: dict[str, Any]) -> None:
    hold(parse_email, case)


@labelled("model/phones")
def test_phone(case: dict[str, Any]) -> None:
    hold(parse_phone, case)


def test_a_link_too_long() -> None:
    hold(
        parse_link,
        {
            "text": "https://example.org/" + "x" * 2000,
            "code": "too-long",
            "message": "The link has 2,020 characters. The most is 2,000.",
        },
    )


def test_a_mail_address_too_long() -> None:
    hold(parse_email, {"text": "x" * 250 + "@example.org", "code": "email"})


SCHEMES = ("https://", "http://", "https:/", "ftp://", "")
HOSTS = (
    "example.org www.a.com a-b.co 127.0.0.1 0x7f.1 a.local a.test a.zip a.py xn--a.com A.org a..org a:8.org"
)
MORE = "/ /a /a_b(1) ?a=b&c=%20 #c : :80 @ , . // https://b.org /cdn-cgi/l/email-protection#a \\ é \u200b ~ ;"


def outcome(link: str) -> str:
    try:
        return parse_link(link)
    except FieldError as slip:
        return slip.message


def test_a_close_look_at_a_link_says_the_same() -> None:
    rests = ["", *MORE.split(" ")]
    links = ["".join(parts) for parts in product(SCHEMES, HOSTS.split(), rests, rests)]
    links += [case["text"] for case in cases_of("model/links") if isinstance(case["text"], str)]
    said = [outcome(link) for link in links]
    hosts = [ordinary_host(link) for link in links]
    with (
        patch("statepages.fields.links.ordinary_host", return_value=None),
        patch("statepages.fields.hosts.ordinary_host", return_value=None),
    ):
        assert [outcome(link) for link in links] == said
    assert all(host == urlsplit(link).hostname for host, link in zip(hosts, links, strict=True) if host)


def test_ordinary_links_are_taken_at_a_glance() -> None:
    links = ["https://example.org", "https://www.example.org/a/b?c=d&e=%20#f", "http://a-b.example.co.uk/"]
    assert [ordinary_host(link) for link in links] == ["example.org", "www.example.org", "a-b.example.co.uk"]
