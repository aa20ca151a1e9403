"""A page of the site's own has an address that the site does not need."""

from __future__ import annotations

from collections.abc import Iterator

from statepages.model.addresses import is_taken
from statepages.problem import Place, Problem


def page_address(name: str, path: str) -> Iterator[Problem]:
    """Pages at an address that the site has itself, or needs once a state gets a page."""
    folder, _, file = name.rpartition("/")
    stem = file.rpartition(".")[0]
    if folder == "pages" and is_taken(stem.lower()):
        message = (
            f"The site itself needs the address /{stem.lower()}/. Rename this file, for example to "
            f'"{stem}-page.yaml".'
        )
        yield Problem(Place(path), "error", "page-address", message)
