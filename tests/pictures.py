"""Small pictures of all kinds, as programs write them."""

import random
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

PILLOW = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
"""What Pillow calls each kind, by the ending of its files."""

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
ORIENTATION, MAKE, GPS = 0x0112, 0x010F, 0x8825


def noise(mode: str = "RGB", size: tuple[int, int] = (40, 30), seed: int = 1) -> Image.Image:
    """Pixels of all colors, always the same."""
    channels = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(mode, size, random.Random(seed).randbytes(size[0] * size[1] * channels))


def saved(image: Image.Image, kind: str, **options: Any) -> bytes:
    """The file of a picture."""
    file = BytesIO()
    image.save(file, PILLOW[kind], **options)
    return file.getvalue()


def picture(kind: str = "png", size: tuple[int, int] = (40, 30), seed: int = 1) -> bytes:
    """The file of a picture that tells nothing but what it shows."""
    return saved(noise(size=size, seed=seed), kind)


def heavy(size: int) -> bytes:
    """A picture of some bytes, or a few more: it has the same table again and again."""
    data = picture("jpg")
    table = b"\xff\xdb\0\x43\x03" + bytes([1]) * 64
    return data[:2] + table * (size // len(table)) + data[2:]


def turned(orientation: int = 6) -> Image.Exif:
    """Exif that says how to turn the picture."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return exif


def placed(orientation: int = 6) -> Image.Exif:
    """Exif as a phone writes it: how to turn the picture, the phone, and where it was."""
    exif = turned(orientation)
    exif[MAKE] = "Phone of Jo"
    exif.get_ifd(GPS).update({1: "N", 2: (40.0, 26.0, 46.0), 3: "W", 4: (79.0, 58.0, 56.0)})
    return exif


def segment(marker: int, data: bytes) -> bytes:
    """A segment of a JPEG file."""
    return bytes((0xFF, marker)) + (len(data) + 2).to_bytes(2, "big") + data


def with_place(jpeg: bytes) -> bytes:
    """A JPEG file with a phone's Exif in front."""
    return jpeg[:2] + segment(0xE1, b"Exif\0\0" + placed().tobytes().removeprefix(b"Exif\0\0")) + jpeg[2:]


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file."""
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


def vast_png(width: int = 30_000, height: int = 30_000) -> bytes:
    """A small file of very many pixels, all of them white, one bit each."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * -(-width // 8)
    pixels = b"".join(packer.compress(row * 100) for _ in range(height // 100)) + packer.flush()
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\1\0\0\0\0"
    sign = b"\x89PNG\r\n\x1a\n"
    return sign + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
