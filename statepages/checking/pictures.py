"""Read the pictures in content/images/. Each is read only once, as long as it stays the same."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from statepages.cache import Cache
from statepages.checking.one_file import name_problems
from statepages.content import ContentFile
from statepages.picture import Picture, read_picture
from statepages.source import RawFile

_NAME = "pictures"

Known = dict[bytes, tuple[str, tuple[int, int] | None]]
"""The kind and size of pictures that are published as they are, by the digests of their bytes."""


def read_pictures(images: Iterable[RawFile], cache: Cache) -> tuple[ContentFile[Picture], ...]:
    """The pictures in some files."""
    known = cache.get(_NAME, Known) or {}
    kept: Known = {}
    found = []
    for image in images:
        digest = sha256(image.data).digest()[:16]
        if digest in known:
            kind, size = known[digest]
            picture = Picture(kind, len(image.data), size, image.data)
        else:
            picture = read_picture(image.data)
        if picture.kind and picture.data == image.data:
            kept[digest] = picture.kind, picture.size
        problems = tuple(name_problems(image.name, image.path))
        found.append(ContentFile(image.name, image.path, picture, problems))
    if kept.keys() != known.keys():
        cache.put(_NAME, kept)
    return tuple(found)
