"""Links, the site's address, mail addresses and telephone numbers."""

from typing import Any

from statepages.model.fields.addresses import parse_email, parse_phone
from statepages.model.fields.links import parse_link, parse_site_url
from tests.cases import labelled
from tests.model.parsing import hold


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
            "message": "The link has 2,020 characters; 2,000 is the most.",
        },
    )


def test_a_mail_address_too_long() -> None:
    hold(parse_email, {"text": "x" * 250 + "@example.org", "code": "email"})
