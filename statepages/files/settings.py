"""The settings of a site as its maintainers write them."""

from __future__ import annotations

from statepages.fields.times import AsOf
from statepages.files.base import Model
from statepages.model.settings import Settings


class SettingsFile(Model, of=Settings):
    """A site's settings, as written in content/site.yaml."""

    as_of: AsOf | None
