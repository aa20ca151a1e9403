"""Posts as volunteers write them."""

from __future__ import annotations

from statepages.files.base import Model
from statepages.model.post import Post


class PostFile(Model, of=Post):
    """A post, as written in content/posts/."""
