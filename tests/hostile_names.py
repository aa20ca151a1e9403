"""A content folder with names, links and things that nobody should have to expect."""

import os
from pathlib import Path

from tests.site import EVENT

NAMES = [
    "CON.yaml", "aux.yaml", "nul", "com1.yaml", "lpt9.yml", "x.yaml.", "x .yaml", "y.yaml ", " y.yaml",
    "Doors.yaml", "DOORS.YAML", "doors.yml", "doors", "cafe\u0301.yaml", "caf\u00e9.yaml", "STRASSE.yaml",
    "stra\u00dfe.yaml", "a" * 250 + ".yaml", "-rf.yaml", "--output=x.yaml", "~.yaml", "a\\b.yaml",
    "a:b,c.yaml", "a%2fb.yaml", "%0A::error::x.yaml", "::error::x.yaml", "##[error]x.yaml",
    "new\nline.yaml", "re\rturn.yaml", "ta\tb.yaml", "nul\x01.yaml", "e\x1b[31mscape.yaml",
    "c1\x9b31m.yaml", "gpj\u202elmay.yaml", "z\u200bw.yaml", "l\u2028s.yaml",
    "<img src=x onerror=hit()>.yaml", "'\"><b>.yaml", "`id`.yaml", "$(id).yaml", "a;b|c&d.yaml",
    "{{7*7}}.yaml", "[x](javascript:hit()).yaml", "@everyone.yaml", "#1.yaml", "x.yaml.yaml",
    "x.yaml.exe", "index.html", "\U0001f600.yaml", "\ue000.yaml", "\ufffe.yaml",
]  # fmt: skip
RAW_NAMES = [b"\xff\xfe.yaml", b"caf\xe9.yaml", b"\xed\xa0\x80.yaml", b"\xc0\xae\xc0\xae.yaml"]
"""Names that are not UTF-8."""


def put_names(content: Path, outside: Path) -> None:
    """Put an event under each name, and the odd names where other files belong."""
    pa = content / "events" / "pa"
    for name in NAMES:
        (pa / name).write_text(EVENT.replace("Knock", f"Knock {len(name)} {name[:1].isalpha()}"))
    for number, raw in enumerate(RAW_NAMES):
        Path(os.fsdecode(os.fsencode(pa) + b"/" + raw)).write_text(EVENT.replace("Knock", f"Knock {number}"))
    for folder in (
        "states",
        "posts",
        "pages",
        "images",
        "events/PA",
        "events/..pa",
        "events/us/deep/deeper",
        "x\u202ey",
    ):
        (content / folder).mkdir(parents=True, exist_ok=True)
        for name in ("<img src=x onerror=hit()>.yaml", "e\x1b[31m.svg", "..\\..\\x.png", "wi.yaml"):
            (content / folder / name).write_text(EVENT)
    put_links(content, outside)


def put_links(content: Path, outside: Path) -> None:
    """Links out of the folder, into it, in circles and to nowhere; pipes; endless folders."""
    pa = content / "events" / "pa"
    (outside / "secret.yaml").write_text("title: secret of the machine\n")
    (pa / "out.yaml").symlink_to(outside / "secret.yaml")
    (pa / "passwd.yaml").symlink_to("/etc/passwd")
    (pa / "dangling.yaml").symlink_to("nowhere.yaml")
    (pa / "loop.yaml").symlink_to("loop.yaml")
    (pa / "null.yaml").symlink_to("/dev/zero")
    (pa / "folder.yaml").mkdir()
    (content / "events" / "wi").symlink_to(outside)
    (content / "events" / "oh").symlink_to("..")
    (content / "images" / "out.png").symlink_to(outside / "secret.yaml")
    os.mkfifo(pa / "pipe.yaml")
    os.mkfifo(content / "images" / "pipe.png")
    deep = content / "events" / "mi"
    for _ in range(40):
        deep /= "d"
    deep.mkdir(parents=True)
    (deep / "x.yaml").write_text("x")
