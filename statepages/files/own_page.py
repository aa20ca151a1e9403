"""Pages of the site's own as people write them."""

from __future__ import annotations

from statepages.files.base import Model
from statepages.model.own_page import OwnPage


class PageFile(Model, of=OwnPage):
    """A page of your own, as written in content/pages/."""
