"""The JSON Schemas of content files, from which editors complete, explain and underline.

They lie inside content/, so that they go wherever it goes: in forks, and in a folder that holds
nothing but a site's content.
"""

from __future__ import annotations

FOLDER = ".schemas"
"""Where they lie in content/. The name begins with a dot: it is no content."""

_NAMES = {"site.yaml": "site", "states": "state", "events": "event", "posts": "post"}


def schema_line(name: str) -> str:
    """The comment by which editors find the schema of a content file, given by its path in content/."""
    up = "../" * name.count("/") or "./"
    return f"# yaml-language-server: $schema={up}{FOLDER}/{_NAMES[name.partition('/')[0]]}.json"
