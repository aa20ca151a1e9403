"""Small pictures of all kinds, as programs write them."""

import random
import zlib
from functools import cache
from io import BytesIO
from typing import Any

from PIL import Image, ImageCms

PILLOW = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}
"""Pillow's name for each kind, by the ending of its files."""

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
    """The file of a picture that reveals nothing but what it shows."""
    return saved(noise(size=size, seed=seed), kind)


def heavy(size: int) -> bytes:
    """A picture of so many bytes, or a few more: it repeats the same table."""
    data = picture("jpg")
    table = b"\xff\xdb\0\x43\x03" + bytes([1]) * 64
    return data[:2] + table * (size // len(table)) + data[2:]


def turned(orientation: int = 6) -> Image.Exif:
    """Exif that says how to rotate the picture."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    return exif


def placed(orientation: int = 6) -> Image.Exif:
    """Exif as a phone writes it: how to rotate the picture, the phone, and where it was."""
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


def heic_with_place() -> bytes:
    """A photo in a phone's own format, which few browsers show, as far as its notes matter."""
    return (
        b"\0\0\0\x18ftypheic" + bytes(40) + b"\0\0\0\6Exif\0\0" + placed().tobytes().removeprefix(b"Exif\0\0")
    )


def chunk(name: bytes, data: bytes) -> bytes:
    """A chunk of a PNG file."""
    return len(data).to_bytes(4, "big") + name + data + zlib.crc32(name + data).to_bytes(4, "big")


@cache
def vast_png(width: int = 30_000, height: int = 30_000) -> bytes:
    """A small file of very many pixels, all of them white, one bit each."""
    packer = zlib.compressobj(9)
    row = b"\0" + b"\xff" * -(-width // 8)
    pixels = b"".join(packer.compress(row * 100) for _ in range(height // 100)) + packer.flush()
    head = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\1\0\0\0\0"
    sign = b"\x89PNG\r\n\x1a\n"
    return sign + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")


def placed_xmp() -> bytes:
    """Notes in XMP that name a place."""
    return b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:Description exif:GPSLatitude="40,26N"/></x:xmpmeta>'


def revealing() -> dict[str, bytes]:
    """Pictures of all kinds that reveal where they were taken, or carry something else, by its name."""
    return {**_revealing_jpegs(), **_revealing_pngs(), **_revealing_others()}


def _revealing_jpegs() -> dict[str, bytes]:
    jpeg, scan = picture("jpg"), b"\xff\xda"
    tiff = placed().tobytes().removeprefix(b"Exif\0\0")
    exif, xmp = segment(0xE1, b"Exif\0\0" + tiff), b"http://ns.adobe.com/xap/1.0/\0" + placed_xmp()
    long_xmp = b"http://ns.adobe.com/xmp/extension/\0" + b"0" * 40 + placed_xmp()
    thumbnail = b"JFIF\0\1\1\0\0\1\0\1\x02\x02" + bytes(12)
    front = {
        "Exif": exif,
        "Exif twice": segment(0xE1, b"Exif\0\0" + turned().tobytes().removeprefix(b"Exif\0\0")) + exif,
        "fill bytes before Exif": b"\xff\xff\xff" + exif,
        "XMP": segment(0xE1, xmp),
        "XMP in pieces": segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0<x/>") + segment(0xE1, long_xmp),
        "IPTC": segment(0xED, b"Photoshop 3.0\x008BIM\4\4\0\0\0\0\0\x0a\x1c\x02\x5a\0\5GPSin"),
        "a comment": segment(0xFE, b"GPS 40.26"),
        "a small copy in its head": segment(0xE0, thumbnail),
        "notes of another program": segment(0xEA, b"GPS 40.26"),
        "junk between segments": segment(0xDD, b"\0\0") + b"GPS 40.26",
    }
    head = {f"jpg with {name}": jpeg[:2] + data + jpeg[2:] for name, data in front.items()}
    progressive = saved(noise(), "jpg", progressive=True)
    second = progressive.index(scan, progressive.index(scan) + 2)
    return {
        **head,
        "jpg with Exif between scans": progressive[:second] + exif + progressive[second:],
        "jpg with another picture after it": jpeg + with_place(jpeg),
        "jpg with a film after it": jpeg + b"\0\0\0\x18ftypmp42 GPS",
        "jpg with fill bytes and a film": jpeg[:-2] + b"\xff\xff\xff\xd9" + b"GPS",
        "jpg of CMYK": saved(noise("CMYK"), "jpg", exif=placed()),
        "jpg of gray": saved(noise("L"), "jpg", exif=placed()),
    }


def _revealing_pngs() -> dict[str, bytes]:
    png = picture("png")
    end = png.index(b"IEND") - 4
    exif = placed().tobytes().removeprefix(b"Exif\0\0")
    hexed = b"\nexif\n%8d\n" % len(exif) + exif.hex().encode()
    chunks = {
        "eXIf": chunk(b"eXIf", exif),
        "tEXt": chunk(b"tEXt", b"Comment\0GPS 40.26"),
        "zTXt": chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"GPS 40.26")),
        "iTXt": chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + placed_xmp()),
        "Exif in hex": chunk(b"zTXt", b"Raw profile type exif\0\0" + zlib.compress(hexed)),
        "tIME": chunk(b"tIME", b"\x07\xe8\x0a\x0e\x0c\0\0"),
        "a chunk of its own": chunk(b"gpSx", b"GPS 40.26"),
    }
    pixels = png.index(b"IDAT") - 4
    length = int.from_bytes(png[pixels : pixels + 4], "big")
    longer = chunk(b"IDAT", png[pixels + 8 : pixels + 8 + length] + b"GPS 40.26")
    frames = [noise("RGBA", seed=seed) for seed in (2, 3)]
    moving = {"save_all": True, "append_images": frames, "duration": [100, 200, 300], "loop": 3}
    return {
        **{f"png with {name} in front": png[:33] + data + png[33:] for name, data in chunks.items()},
        **{f"png with {name} after them": png[:end] + data + png[end:] for name, data in chunks.items()},
        "png with data after its end": png + b"PK\3\4GPS",
        "png with data after its pixels": png[:pixels] + longer + png[pixels + 12 + length :],
        "png of frames": saved(noise("RGBA"), "png", exif=placed(), **moving),
        "png of 16 colors": saved(noise().quantize(16), "png", exif=placed()),
        "png of gray and transparency": saved(noise("LA"), "png", exif=placed()),
    }


def _revealing_others() -> dict[str, bytes]:
    gif = saved(noise(), "gif", comment=b"GPS 40.26")
    frames = {"save_all": True, "append_images": [noise(seed=2), noise(seed=3)], "duration": [100, 200, 300]}
    own = b"\x21\xff\x0bGPSGPSGPS01\x03abc\0"
    notes: dict[str, Any] = {"exif": placed().tobytes(), "xmp": placed_xmp(), "icc_profile": PROFILE}
    webps = {
        "webp": saved(noise(), "webp", **notes),
        "webp without loss": saved(noise("RGBA"), "webp", lossless=True, **notes),
        "webp with transparency": saved(noise("RGBA"), "webp", **notes),
        "webp of frames": saved(noise(), "webp", loop=3, **frames, **notes),
        "webp with data after its end": picture("webp") + b"GPS 40.26",
        "webp with a chunk of its own": _with_chunk(saved(noise(), "webp", **notes)),
    }
    return {
        **webps,
        "gif with a comment": gif,
        "gif with data after its end": picture("gif") + b"GPS 40.26",
        "gif with a block of its own": gif[:-1] + own + gif[-1:],
        "gif of frames": saved(noise(), "gif", loop=3, comment=b"GPS 40.26", **frames),
        "avif": saved(noise(), "avif", **notes),
        "avif with transparency": saved(noise("RGBA"), "avif", **notes),
        "avif with data after its end": picture("avif") + b"GPS 40.26",
    }


def _with_chunk(webp: bytes) -> bytes:
    whole = webp + b"GPSx\4\0\0\0GPS!"
    return whole[:4] + (len(whole) - 8).to_bytes(4, "little") + whole[8:]
