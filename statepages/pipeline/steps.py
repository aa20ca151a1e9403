"""Steps that commands call by themselves."""

from statepages.clean import clean
from statepages.revision import NoRevision
from statepages.schema import schema_files, schema_line
from statepages.stale import stale

__all__ = ["NoRevision", "clean", "schema_files", "schema_line", "stale"]
