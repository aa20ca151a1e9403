"""Looking through the pictures of content/images/, each just once as long as it stays the same."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import sha256

from statepages.cache import Cache
from statepages.entry import Filed
from statepages.picture import Picture, read_picture
from statepages.source import RawFile

_NAME = "pictures"


def read_pictures(images: Iterable[RawFile], cache: Cache) -> tuple[Filed[Picture], ...]:
    """The pictures in some files. Of those that are published as they are, the cache knows kind and size."""
    known = cache.get(_NAME) or {}
    kept, found = {}, []
    for image in images:
        digest = sha256(image.data).hexdigest()[:32]
        if digest in known:
            kind, size = known[digest]
            picture = Picture(kind, len(image.data), (size[0], size[1]), image.data)
        else:
            picture = read_picture(image.data)
        if picture.kind and picture.data == image.data:
            kept[digest] = [picture.kind, picture.size]
        found.append(Filed(image.name, image.path, picture))
    if kept.keys() != known.keys():
        cache.put(_NAME, kept)
    return tuple(found)
