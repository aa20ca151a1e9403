"""Steps that commands call by themselves."""

from statepages.clean import read_back
from statepages.revision import NoRevision
from statepages.schema import schema_files, schema_line
from statepages.stale import stale

__all__ = ["NoRevision", "read_back", "schema_files", "schema_line", "stale"]
