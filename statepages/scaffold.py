"""The files of a new repository that has only content in it, and how a newer engine changes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from typing import Literal, get_args

from jinja2 import Environment, StrictUndefined
from msgspec import Struct, ValidationError
from msgspec.json import decode, encode, format
from msgspec.structs import replace

from statepages.output import Output
from statepages.report import Failure, Untrusted

Forge = Literal["github", "gitlab", "other"]
FORGES: tuple[Forge, ...] = get_args(Forge)

RECORD = ".statepages.json"
"""The file that remembers what the engine wrote."""

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
        docs = f"https://github.com/{self.workflows.repository}/blob/{{}}" if self.workflows else ""
        return _JINJA.from_string(text).render(
            version=self.version,
            name=self.name,
            forge=self.forge,
            engine=self.engine.lines(),
            workflows=self.workflows,
            example=self.example,
            docs=docs and docs.format(f"{self.workflows.commit}/docs" if self.workflows else ""),
            changes=docs and docs.format("main/CHANGELOG.md"),
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


class Record(Struct, frozen=True):
    """What the engine wrote: a digest of each file. `offered` are proposals that people have seen."""

    version: str
    forge: Forge
    files: dict[str, str]
    workflows: str | None = None
    offered: dict[str, str] = {}

    @classmethod
    def parse(cls, data: bytes) -> Record:
        """Read the record. Raises Failure."""
        try:
            found = decode(data, type=cls)
        except (ValidationError, ValueError) as error:
            raise Failure(
                f"{RECORD} cannot be read ({error}). Bring back an earlier version of it, for example with: "
                f"git checkout {RECORD}"
            ) from error
        for path in found.files:
            if path.startswith(("/", ".git/")) or ".." in path.split("/") or "\\" in path:
                raise Failure(f"{RECORD} names a file outside the repository: ", Untrusted(path), ".")
        return found

    def with_changes(self, wanted: Mapping[str, bytes], made: Iterable[Change]) -> Record:
        """The record once changes are made. What people keep is known by what the engine wrote last."""
        kept = {change.path for change in made if change.fate == "theirs"}
        files = {
            path: self.files.get(path, digest(data)) if path in kept else digest(data)
            for path, data in wanted.items()
        }
        offered = {path: digest(data) for path, data in wanted.items() if path in kept | self.offered.keys()}
        return replace(self, files=files, offered=offered)

    def encoded(self) -> bytes:
        """The bytes of its file."""
        return format(encode(self, order="sorted"), indent=2) + b"\n"


def digest(data: bytes) -> str:
    """What a record has for a file. Windows may have changed the ends of its lines."""
    return sha256(data.replace(b"\r\n", b"\n")).hexdigest()


Fate = Literal["new", "changed", "gone", "theirs"]
"""What happens to a file: it is written, replaced or deleted; or people have changed it, so it stays."""


class Change(Struct, frozen=True):
    """A file that is different in this engine. `old` is what is there, `new` what the engine would write."""

    path: str
    fate: Fate
    old: bytes
    new: bytes


def changes(record: Record, wanted: Mapping[str, bytes], found: Mapping[str, bytes | None]) -> list[Change]:
    """What is different between the files of an engine and those of a repository.

    `found` has each file of the record and of `wanted`, or None where there is none. A file that people have
    deleted stays away, and one that they have changed stays as it is.
    """
    made = []
    for path in sorted(record.files.keys() | wanted.keys()):
        old, new, known = found.get(path), wanted.get(path), record.files.get(path)
        if old == new or (old is None and known):
            continue
        if old is None:
            made.append(Change(path, "new", b"", new or b""))
        elif digest(old) == known:
            made.append(Change(path, "gone" if new is None else "changed", old, new or b""))
        elif new is not None and digest(new) not in {known, record.offered.get(path), digest(old)}:
            made.append(Change(path, "theirs", old, new))
    return made


def with_format(settings: bytes, number: int) -> bytes:
    """The text of site.yaml with the number of its format, as its first field if it has none."""
    line = b"format: %d" % number
    text, count = re.subn(rb"^format:[ \t]*['\"]?-?\d+['\"]?", line, settings, count=1, flags=re.MULTILINE)
    return text if count else re.sub(rb"^(?=\w)", line + b"\n", settings, count=1, flags=re.MULTILINE)
