"""Addresses of sources, and groups at a service."""

from typing import Any

from statepages.fields.source_words import parse_organization, parse_source_address
from tests.cases import labelled
from tests.fields.parsing import hold


@labelled("model/source_addresses")
def test_address(case: dict[str, Any]) -> None:
    hold(parse_source_address, case)


@labelled("model/organizations")
def test_organization(case: dict[str, Any]) -> None:
    hold(parse_organization, case)
