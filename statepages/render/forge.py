"""The forge that has the content: where to edit a file, and where the issue forms are."""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

from msgspec import Struct

from statepages.model.settings import Settings

_CONTENT = "content"
_SUGGEST, _REPORT = "suggest-an-event.yml", "report-a-problem.yml"  # in .github/ISSUE_TEMPLATE/


class _Make(Struct, frozen=True):
    """A kind of forge: its hosts, and how its addresses continue after that of a repository.

    `repository` is the pattern of a repository's path; other addresses are not repositories. `page` passes
    the address of a page to the field of that name in a form.
    """

    hosts: str
    repository: str
    edit: str
    form: str
    page: str = ""


_MAKES = (
    _Make(
        hosts=r"github\..+",
        repository=r"/[^/]+/[^/]+",
        edit="/edit/{branch}/{file}",
        form="/issues/new?template={form}",
        page="&page={page}",
    ),
    _Make(
        hosts=r"gitlab\..+",
        repository=r"(?:/(?!-/)[^/]+){2,}",
        edit="/-/edit/{branch}/{file}",
        form="/-/issues/new",
    ),
    _Make(
        hosts=r"codeberg\.org|(?:gitea|forgejo)\..+",
        repository=r"/[^/]+/[^/]+",
        edit="/_edit/{branch}/{file}",
        form="/issues/new?template=.github%2FISSUE_TEMPLATE%2F{form}",
    ),
)


class Forge(Struct, frozen=True):
    """A repository on a forge. If the form of its addresses is not known, all lead to the repository."""

    repository: str
    branch: str
    make: _Make | None

    def edit(self, file: str) -> str:
        """Where people change a file of content/ and propose the change."""
        if self.make is None:
            return self.repository
        branch, path = quote(self.branch), quote(f"{_CONTENT}/{file}")
        return self.repository + self.make.edit.format(branch=branch, file=path)

    @property
    def suggest(self) -> str:
        """Where people suggest an event in a form."""
        return self._form(_SUGGEST)

    def report(self, page: str | None = None) -> str:
        """Where people report what is wrong, with the address of a page."""
        filled = self.make.page.format(page=quote(page, safe="")) if self.make and page else ""
        return self._form(_REPORT) + filled

    def _form(self, name: str) -> str:
        return self.repository + (self.make.form.format(form=name) if self.make else "")


def forge(settings: Settings) -> Forge | None:
    """The forge in the settings; None if they name none that has web pages."""
    address = settings.repository
    if address is None or not address.lower().startswith(("https:", "http:")):
        return None
    bare = address.removesuffix("/").removesuffix(".git")
    parts = urlsplit(bare)
    for make in _MAKES:
        is_its = re.fullmatch(make.hosts, parts.hostname or "") and re.fullmatch(make.repository, parts.path)
        if is_its and not (parts.query or parts.fragment):
            return Forge(bare, settings.branch, make)
    return Forge(address, settings.branch, None)
