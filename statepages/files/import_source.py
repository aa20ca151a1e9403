"""Sources of events as maintainers write them."""

from __future__ import annotations

from functools import lru_cache

from pydantic import ConfigDict, model_validator

from statepages.fields.choices import or_list
from statepages.fields.source_words import WITH_ORGANIZATIONS
from statepages.files.base import Model
from statepages.files.site_kinds import with_kinds
from statepages.model.field import OrganizationId, SourceAddress, SourceWord
from statepages.model.import_source import ImportSource
from statepages.model.kinds import Kinds
from statepages.problem import FieldError


class ImportSourceFile(Model, of=ImportSource):
    """A source of events, as written in content/sources/. The site does not show it; `import` reads it."""

    model_config = ConfigDict(
        json_schema_extra={
            "if": {"required": ["organization"]},
            "then": {"required": ["type"], "properties": {"address": False}},
            "else": {"required": ["address"]},
        }
    )

    source_type: SourceWord | None
    address: SourceAddress | None
    organization: OrganizationId | None

    @model_validator(mode="after")
    def _one_place(self) -> ImportSourceFile:
        message = self._wrong_place()
        if message:
            raise FieldError("source", message)
        return self

    def _wrong_place(self) -> str | None:
        """What is wrong with where the events are said to be."""
        services = or_list(WITH_ORGANIZATIONS)
        if not self.organization:
            example = "address: https://example.org/events.ics"
            return None if self.address else f"This does not say where the events are. Add a line: {example}"
        if self.address:
            return "A source has an address or an organization, not both. Delete one of the two lines."
        if self.source_type is None:
            return f"This does not say where the organization is. Add a line with type: and {services}."
        if self.source_type not in WITH_ORGANIZATIONS:
            return (
                f"A source of type {self.source_type} has no organization. "
                f"Write address: with a web address instead. These have one: {services}."
            )
        return None


@lru_cache(maxsize=16)
def import_source_file(kinds: Kinds) -> type[ImportSourceFile]:
    """The model of sources on a site with some kinds."""
    return with_kinds(ImportSourceFile, kinds)
