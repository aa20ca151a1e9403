"""Which sources somebody means: files in content/sources/, other files, addresses and organizations."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

from msgspec.structs import replace

from statepages.checking.check import Checked
from statepages.fields.keyed_addresses import redacted
from statepages.importers.recognize import api_of
from statepages.model.import_source import Columns, ImportSource
from statepages.paths import Paths

_SOURCES = "sources"


def files_of_sources(checked: Checked) -> dict[str, str]:
    """The files in content/sources/, by the name of the source."""
    files = {Path(path).stem: path for path in checked.raw if Path(path).parent.name == _SOURCES}
    return {
        name: path
        for name, path in files.items()
        if checked.raw[path].name == f"{_SOURCES}/{Path(path).name}"
    }


def named_source(
    text: str, sources: Mapping[str, ImportSource], paths: Paths, asked: ImportSource
) -> ImportSource:
    """A source by what somebody wrote: the name or the path of a file in content/sources/, an address, or
    the path of another file.

    With --source-type, also the id of an organization.
    """
    if text in sources:
        return sources[text]
    stem = Path(text).stem
    if stem in sources and Path(text).resolve().parent == (paths.content / _SOURCES).resolve():
        return sources[stem]
    scheme = text.partition(":")[0].lower()
    if "://" in text and scheme in {"http", "https", "webcal", "webcals"}:
        return ImportSource(id="", address=text)
    if api_of(asked.source_type) and not Path(text).exists():
        return ImportSource(id="", organization=text)
    return ImportSource(id=text)


def shown_source(source: ImportSource) -> str:
    """How people name a source. No key of an address is shown."""
    if source.id:
        return Path(source.id).name
    if not source.address:
        return f"{source.source_type} {source.organization}"
    shown = redacted(source.address)
    if shown == source.address:
        return shown
    # Addresses that differ only in their keys are different sources.
    return f"{shown} ({sha256(source.address.encode()).hexdigest()[:6]})"


def with_asked(source: ImportSource, asked: ImportSource) -> ImportSource:
    """A source, with what the command line says in place of what its file says."""
    names = (name for name in asked.__struct_fields__ if name not in {"id", "columns"})
    said = {name: value for name in names if (value := getattr(asked, name))}
    columns = (source.columns or Columns()).by_field() | (asked.columns or Columns()).by_field()
    return replace(source, **said, columns=Columns(**columns))
