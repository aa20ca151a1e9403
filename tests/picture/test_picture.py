"""The published copy of a picture, as Pillow reads it: all that shows is there, and nothing else."""

from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps, ImageSequence

from statepages.picture import read_picture
from tests.pictures import (
    ORIENTATION,
    PROFILE,
    chunk,
    noise,
    picture,
    placed,
    revealing,
    saved,
    segment,
    turned,
    vast_png,
)

TELLING = revealing()
KINDS = ("png", "jpg", "gif", "webp", "avif")


def opened(data: bytes) -> Image.Image:
    return Image.open(BytesIO(data))


def frames(data: bytes) -> list[tuple[bytes, object]]:
    """The pixels of each frame, and how long it stands."""
    return [
        (frame.convert("RGBA").tobytes(), frame.info.get("duration"))
        for frame in ImageSequence.Iterator(opened(data))
    ]


@pytest.mark.parametrize("data", TELLING.values(), ids=TELLING)
def test_what_a_picture_tells_is_gone_and_the_picture_is_the_same(data: bytes) -> None:
    found = read_picture(data)
    assert (found.flaw, bool(found.details)) == (None, True)
    assert frames(found.data) == frames(data)
    after = opened(found.data)
    assert dict(after.getexif()) in ({}, {ORIENTATION: 6})
    assert not after.getexif().get_ifd(0x8825)
    assert b"GPS" not in found.data and b"Phone" not in found.data and b"adobe:ns" not in found.data
    assert not {"comment", "xmp", "photoshop", "mp", "Comment", "XML:com.adobe.xmp"} & after.info.keys()
    assert after.info.get("loop") == opened(data).info.get("loop")
    assert after.info.get("icc_profile") == opened(data).info.get("icc_profile")
    again = read_picture(found.data)
    assert (again.data, again.details) == (found.data, ())


@pytest.mark.parametrize("kind", ["png", "jpg", "webp"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_stands_as_it_stood(kind: str, orientation: int) -> None:
    data = saved(noise(size=(40, 30)), kind, exif=placed(orientation), icc_profile=PROFILE)
    found = read_picture(data)
    before, after = (ImageOps.exif_transpose(opened(each)) for each in (data, found.data))
    assert before.tobytes() == after.tobytes()
    # Browsers do not turn a WebP.
    assert found.size == ((40, 30) if kind == "webp" else after.size)
    assert after.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("kind", KINDS)
def test_a_picture_that_tells_nothing_stays(kind: str) -> None:
    plain = picture(kind)
    assert read_picture(plain).details == ()
    assert frames(read_picture(plain).data) == frames(plain)
    if kind != "gif":
        dressed = saved(noise(), kind, exif=turned(), icc_profile=PROFILE)
        assert read_picture(dressed).details == ()
        assert opened(read_picture(dressed).data).info["icc_profile"] == PROFILE


def test_of_several_pictures_in_a_file_browsers_show_the_first() -> None:
    """Cameras with two lenses, and phones that know what is near, put others behind it."""
    file = BytesIO()
    noise().save(file, "MPO", save_all=True, append_images=[noise(seed=2)])
    found = read_picture(file.getvalue())
    assert found.details == ("data after the end of the picture",)
    assert opened(found.data).format == "JPEG"
    assert frames(found.data) == frames(file.getvalue())[:1]


def test_a_profile_in_many_pieces() -> None:
    large = (200_000).to_bytes(4, "big") + PROFILE[4:] + bytes(200_000 - len(PROFILE))
    data = saved(noise(), "jpg", icc_profile=large)
    assert opened(read_picture(data).data).info["icc_profile"] == large
    longer = saved(noise(), "jpg", icc_profile=large + b"GPS 40.26")
    assert opened(read_picture(longer).data).info["icc_profile"] == large


def test_a_profile_that_claims_what_none_of_its_parts_holds() -> None:
    """Its first number says how long it is."""
    text = b"GPS 40.26 at home"
    longer = (len(PROFILE) + len(text)).to_bytes(4, "big") + PROFILE[4:] + text
    for kind in ("jpg", "webp", "avif"):
        found = read_picture(saved(noise(), kind, icc_profile=longer))
        assert b"GPS" not in found.data
        assert opened(found.data).info["icc_profile"] == PROFILE
        assert read_picture(found.data).data == found.data


def test_of_two_notes_on_colors_the_last_in_front_counts() -> None:
    cmyk = saved(noise("CMYK"), "jpg")
    other = segment(0xEE, b"Adobe\0\x64\0\0\0\0\2")
    for data in (cmyk[:2] + other + cmyk[2:], cmyk[:-2] + other + cmyk[-2:]):
        assert frames(read_picture(data).data) == frames(data)


SAYS: dict[str, tuple[Any, tuple[str, ...]]] = {
    "a place and a camera": (placed(), ("the place where it was taken", "notes from the camera")),
    "a time": ({0x0132: "2024:10:14 12:00:00"}, ("the time when it was taken",)),
    "a person": ({0x013B: "Jo"}, ("names of people",)),
    "a text": ({0x010E: "At home"}, ("text",)),
    "an empty text": ({0x010E: "   "}, ()),
    "a program": ({0x0131: "Photos 1.2"}, ()),
    "a resolution": ({0x011A: 72.0}, ()),
    "a number that nobody knows": ({0xC7A1: "GPS"}, ("notes from a program",)),
}


@pytest.mark.parametrize(("tags", "words"), SAYS.values(), ids=SAYS)
def test_what_it_tells_is_named(tags: Any, words: tuple[str, ...]) -> None:
    exif = Image.Exif()
    exif.update(tags)
    if tags and isinstance(tags, Image.Exif):
        exif = tags
    for kind in ("jpg", "png", "webp", "avif"):
        assert read_picture(saved(noise(), kind, exif=exif)).details == words


def gif_of(frames: int, side: int) -> bytes:
    """A GIF of many frames, each a pixel, on a large canvas."""
    one = picture("gif", (1, 1))
    start = one.index(b"\x2c", 13 + (3 << (one[10] & 7) + 1))
    canvas = one[:6] + side.to_bytes(2, "little") * 2 + one[10:start]
    return canvas + one[start:-1] * frames + b";"


JPEG = picture("jpg")
FRAME = JPEG.index(b"\xff\xc0")
PNG = picture("png")
FLAWED = {
    "pixels beyond what phones show": (
        vast_png(),
        "has 900 million pixels (30,000 by 30,000), but phones show at most 25 million",
    ),
    "a pixel too many": (
        vast_png(25_000_100, 1),
        "has 26 million pixels (25,000,100 by 1), but phones show at most 25 million",
    ),
    "a jpg of many pixels": (
        JPEG[: FRAME + 5] + b"\xff\xff\xff\xff" + JPEG[FRAME + 9 :],
        "has 4,295 million pixels (65,535 by 65,535)",
    ),
    "many frames": (
        gif_of(200, 1000),
        "has 200 million pixels in its 200 frames, but phones show at most 100 million",
    ),
    "a png that breaks off": (PNG[:-40], "is cut off"),
    "a png with too few pixels": (PNG[:16] + b"\0\0\0\x29" + PNG[20:], "is damaged"),
    "a png with a wrong checksum": (PNG[:-20] + b"x" + PNG[-19:], "is damaged"),
    "a png with a chunk that nobody knows": (PNG[:33] + chunk(b"CgBI", b"1234") + PNG[33:], "is damaged"),
    "a jpg that breaks off": (JPEG[:-2], "is cut off"),
    "a jpg of a kind that browsers do not show": (JPEG.replace(b"\xff\xc0", b"\xff\xc3"), "is damaged"),
    "a jpg with more in a table": (JPEG[:2] + segment(0xDB, bytes(70)) + JPEG[2:], "is damaged"),
    "a gif that breaks off": (picture("gif")[:-30], "is cut off"),
    "a webp that breaks off": (picture("webp")[:-30], "is cut off"),
    "an avif that breaks off": (picture("avif")[:-30], "is cut off"),
    "an avif that moves": (
        picture("avif")[:8].replace(b"\0\0\0\x20", b"\0\0\0\x10") + b"avif\0\0\0\0\0\0\0\x08moov",
        "has a format",
    ),
}


@pytest.mark.parametrize(("data", "flaw"), FLAWED.values(), ids=FLAWED)
def test_what_is_not_published(data: bytes, flaw: str) -> None:
    found = read_picture(data)
    assert (found.flaw or "").startswith(flaw)
    assert found.data == b""


def test_a_picture_of_as_many_pixels_as_phones_show() -> None:
    assert read_picture(vast_png(5000, 5000)).size == (5000, 5000)
    assert read_picture(gif_of(100, 1000)).flaw is None


WHOLE = [*TELLING.values(), *map(picture, KINDS)]


@given(data=st.data(), whole=st.sampled_from(WHOLE))
def test_any_bytes(data: st.DataObject, whole: bytes) -> None:
    """Whatever a file holds, its copy is one that needs no copy."""
    at = data.draw(st.integers(0, len(whole) - 1))
    gone = data.draw(st.integers(0, 20))
    new = data.draw(st.binary(max_size=20))
    found = read_picture(whole[:at] + new + whole[at + gone :])
    if found.kind and not found.flaw:
        again = read_picture(found.data)
        assert (again.data, again.details, again.flaw) == (found.data, (), None)
