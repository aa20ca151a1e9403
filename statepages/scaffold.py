"""The files of a new repository that has only content in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from jinja2 import Environment, StrictUndefined
from msgspec import Struct

from statepages.output import Output
from statepages.report import Failure, Untrusted

Forge = Literal["github", "gitlab", "other"]
FORGES: tuple[Forge, ...] = get_args(Forge)

REQUIREMENTS = "requirements.txt"
"""The file that says which engine a repository has. Nothing works without it."""

_ONLY_FOR: dict[str, Forge] = {
    ".github/": "github",
    ".gitlab-ci.yml": "gitlab",
    "Dockerfile": "other",
    ".dockerignore": "other",
}
"""Files and folders that only one kind of forge needs."""

_WORKFLOWS = ".github/workflows/"
_COMMIT = re.compile("[0-9a-f]{40}")
_REPOSITORY = re.compile(r"[A-Za-z0-9-]+/[A-Za-z0-9._-]+")


class Workflows(Struct, frozen=True):
    """Where the engine's workflows are: a `repository` on GitHub (owner/name), and a full `commit` of it."""

    repository: str
    commit: str

    @classmethod
    def parse(cls, text: str) -> Workflows:
        """Read OWNER/NAME@COMMIT. Raises Failure."""
        repository, _, commit = text.strip().partition("@")
        if not _REPOSITORY.fullmatch(repository) or not _COMMIT.fullmatch(commit):
            raise Failure(
                "The workflows are named by their repository and a whole commit of 40 digits, such as "
                "example/statepages@0123456789abcdef0123456789abcdef01234567, and not by ",
                Untrusted(text),
                ".",
            )
        return cls(repository, commit)

    def __str__(self) -> str:
        return f"{self.repository}@{self.commit}"


class EnginePackage(Struct, frozen=True):
    """The package of the engine: what pip calls it, its digest, and its file if that is committed."""

    requirement: str
    digest: str
    file: Output | None = None

    def lines(self) -> str:
        """Its lines in requirements.txt."""
        return f"{self.requirement} \\\n    --hash=sha256:{self.digest}\n"


class Scaffold(Struct, frozen=True):
    """What the files of a repository depend on.

    `example` is the text of an event file, for its README.
    """

    version: str
    name: str
    forge: Forge
    engine: EnginePackage
    workflows: Workflows | None
    example: str

    def files(self, sources: Mapping[str, bytes]) -> Iterator[Output]:
        """The files, from texts with places to fill in."""
        for name, data in sorted(sources.items()):
            if self._needs(name):
                yield Output(name, self._filled(data.decode()).encode())
        if self.engine.file:
            yield self.engine.file

    def _needs(self, name: str) -> bool:
        if name.startswith(_WORKFLOWS) and not self.workflows:
            return False
        return all(forge == self.forge for part, forge in _ONLY_FOR.items() if name.startswith(part))

    def _filled(self, text: str) -> str:
        files = f"https://github.com/{self.workflows.repository}/blob" if self.workflows else None
        return _JINJA.from_string(text).render(
            version=self.version,
            name=self.name,
            forge=self.forge,
            engine=self.engine.lines(),
            workflows=self.workflows,
            example=self.example,
            docs=self.workflows and f"{files}/{self.workflows.commit}/docs",
            changes=self.workflows and f"{files}/main/CHANGELOG.md",
        )


_JINJA = Environment(  # noqa: S701  # the files are for people and programs; none is a page
    block_start_string="[%",
    block_end_string="%]",
    variable_start_string="[[",
    variable_end_string="]]",
    comment_start_string="[#",
    comment_end_string="#]",
    trim_blocks=True,
    keep_trailing_newline=True,
    undefined=StrictUndefined,
)
