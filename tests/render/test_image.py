"""The size of a picture, from the head of its file."""

import pytest

from statepages.render.image import size_of

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + (640).to_bytes(4, "big") + (336).to_bytes(4, "big")
FRAME = b"\xff\xc0\x00\x11\x08" + (336).to_bytes(2, "big") + (640).to_bytes(2, "big") + bytes(10)

FILES = {
    "png": (PNG, (640, 336)),
    "jpeg": (b"\xff\xd8\xff\xe0\x00\x04ab" + FRAME, (640, 336)),
    "progressive jpeg": (b"\xff\xd8\xff\xdb\x00\x04ab" + FRAME.replace(b"\xff\xc0", b"\xff\xc2"), (640, 336)),
    "png cut short": (PNG[:20], None),
    "jpeg cut short": (b"\xff\xd8\xff\xe0\x00\x04ab\xff", None),
    "jpeg whose segments lead nowhere": (b"\xff\xd8" + b"\xff\xe0\x00\x00" * 50, None),
    "jpeg whose picture begins after a million segments": (
        b"\xff\xd8" + b"\xff\xe0\x00\x02" * 10**6 + FRAME,
        None,
    ),
    "webp": (b"RIFF\x00\x00\x00\x00WEBPVP8 ", None),
    "nothing": (b"", None),
}


@pytest.mark.parametrize(("data", "size"), FILES.values(), ids=FILES)
def test_size(data: bytes, size: tuple[int, int] | None) -> None:
    assert size_of(data) == size
