"""Small damage to a file, for fuzzing: what is cut, doubled or inserted, and where."""

from collections.abc import Callable, Iterable
from pathlib import Path

from hypothesis import strategies as st

from tests.site import SAMPLE

PIECES = [
    b"<script>hit()</script>", b'"><img src=x onerror=hit()>', b"javascript:hit()",
    b"data:text/html,<script>", b"[a](javascript:hit())", b"[a](&#106;avascript:hit())", b"{{7*7}}",
    b"{% raw %}", b"\n::error::x\n", b"##[error]", b"\x00", b"\x1b[31m", b"\r", "\u0085".encode(),
    "\u202e".encode(), "\u200b".encode(), "\u2028".encode(), "\ufeff".encode(), "\ufffd".encode(),
    "\u00e2\u20ac\u2122".encode(), b"\xff", b"\xc0\xae", b"\xed\xa0\x80", b'"\\u0007\\u202e"', b"*a",
    b"&a ", b"<<: *a\n", b"!!python/object:os.system ", b"---\n", b"...\n", b": ", b"- ", b"? ", b"\t",
    b"\n", b"\n  ", b"'", b'"', b"[", b"{", b"]", b"}", b"|", b">", b"#", b"%", b"@", b"`", b",",
    b"x" * 3_000, b"[" * 400, b"9" * 400, b"0000-00-00", b"9999-12-31 11:59 pm", b"2024-11-03 1:30 am",
    b"-1", b"1e999", b"../../etc/passwd", b"file:///etc/passwd", b"//elsewhere.example", b"http://[::1",
    b"<<<<<<< HEAD\n",
]  # fmt: skip

Harm = tuple[str, float, float, bytes]
HARMS = st.lists(
    st.tuples(
        st.sampled_from(["put in", "value", "cut", "double", "end", "flip", "swap"]),
        st.floats(0, 1),
        st.floats(0, 1),
        st.sampled_from(PIECES),
    ),
    min_size=1,
    max_size=4,
)
"""Changes to a file, one after the other; positions are parts of its length."""


def harmed(data: bytes, harms: Iterable[Harm]) -> bytes:
    """A file after all these changes."""
    for what, one, other, piece in harms:
        start, end = sorted((int(one * len(data)), int(other * len(data))))
        data = WAYS[what](data, start, end, piece)
    return data


def varied(harms: Iterable[Harm], number: int) -> list[Harm]:
    """The same changes with other positions and pieces for each file."""
    return [
        (
            what,
            (one + 0.618 * number) % 1,
            (other + 0.382 * number) % 1,
            PIECES[(PIECES.index(piece) + number) % len(PIECES)],
        )
        for what, one, other, piece in harms
    ]


def _value(data: bytes, start: int, end: int, piece: bytes) -> bytes:
    """The piece in place of what follows a colon."""
    at = data.find(b": ", start) + 2
    line_end = data.find(b"\n", at)
    return data[:at] + piece + data[line_end:] if 2 <= at < line_end else data + piece


def _flip(data: bytes, start: int, end: int, piece: bytes) -> bytes:
    return data[:start] + bytes([data[start] ^ piece[0]]) + data[start + 1 :] if start < len(data) else data


WAYS: dict[str, Callable[[bytes, int, int, bytes], bytes]] = {
    "put in": lambda data, start, end, piece: data[:start] + piece + data[start:],
    "value": _value,
    "cut": lambda data, start, end, piece: data[:start] + data[end:],
    "double": lambda data, start, end, piece: data[:end] + data[start:],
    "end": lambda data, start, end, piece: data[:start],
    "flip": _flip,
    "swap": lambda data, start, end, piece: data[end:] + data[start:end] + data[:start],
}


def samples() -> dict[str, bytes]:
    """All files of the sample content, by name."""
    content = SAMPLE
    paths: list[Path] = sorted(path for path in content.rglob("*") if path.is_file())
    return {path.relative_to(content).as_posix(): path.read_bytes() for path in paths}
