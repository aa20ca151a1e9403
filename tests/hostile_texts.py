"""Harmful files, by what they try; `python -m tests.hostile_texts` reads each of them.

It prints the seconds that each took, the problems, and the most memory that was needed.
"""

import json
import time
from collections.abc import Iterator
from pathlib import Path

from statepages.checking.check_file import check_file
from statepages.clean import MOST_BYTES
from statepages.source import RawFile
from tests.site import NOON

HEAD = "title: Calls\nkind: phone-bank\nwhen: anytime\nwhere: online\n"
BROKEN = "title: Calls: now\nkind: phone-bank\n"
POST = "title: Calls\ndate: 2024-10-01\nbody: Come along.\n"


def much(piece: str, size: int = MOST_BYTES - 200) -> str:
    return piece * (size // len(piece.encode()))


def below(text: str, front: str = "  ") -> str:
    return "".join(f"{front}{line}\n" for line in text.split("\n"))


def bombs() -> Iterator[tuple[str, str]]:
    levels = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    levels += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    yield "aliases of aliases", "\n".join(levels) + f"\n{HEAD}tags: *a11\n"
    yield "an alias of itself", f"{HEAD}tags: &a [*a]\n"
    yield "merges of merges", "a: &a {b: c}\nd: &d\n  <<: [*a, *a]\n" + much("  <<: *a\n", 9_000) + HEAD
    yield "tags of Python", HEAD + 'host: !!python/object/apply:os.system ["touch /tmp/owned"]\n'
    yield "a tag of its own", "%TAG ! tag:yaml.org,2002:python/\n---\n" + HEAD
    yield "lists in lists", HEAD + "tags: " + much("[")
    yield "fields in fields", HEAD + "where: " + much("{a: ")
    yield "steps without end", "".join(" " * step + "a:\n" for step in range(350))
    yield "a million documents", HEAD + much("---\n")
    yield "endless explicit keys", HEAD + much("? ")
    yield "numbers of characters", HEAD + 'host: "' + much("\\U0010FFFF\\u202e\\x00") + '"\n'


def heaps() -> Iterator[tuple[str, str]]:
    for piece in ("a", "\u200ba ", "\u00e2\u20ac\u2122 ", "\u0085", "\ufffd "):
        yield f"one line of {piece!a}", HEAD + "details: " + much(piece)
    for piece in ("\n", "a\n", "- \n", "'\n", "\x07\n"):
        yield f"lines of {piece!a}", HEAD + much(piece)
    for piece in ("- a: b\n", "\u00a0a: b\n", "a: |\n"):
        yield f"lines of {piece!a} below a slip", BROKEN + "when:\n" + below(much(piece, 40_000))
    for piece in ("<<<<<<< \n", "=======\n", "|||||||\n", "---\n", "zip: 1, ", "tittle: a\n", "start:1,"):
        yield f"lines of {piece!a}", much(piece)
    yield "names that nobody knows", HEAD + "".join(f"n{n}: x\n" for n in range(6_000))
    yield "names that are nearly known", HEAD + "".join(f"titl{n}: x\n" for n in range(4_000))
    yield "entries of a list, with tabs", HEAD + "tags:\n" + much("\t- a\n")
    yield "entries that are left over", HEAD + "tags:\n" + much("  - ...\n")
    yield "braces without spaces", HEAD + "where: {" + much("zip:1,")
    yield "one number", HEAD + "where: {zip: " + much("9") + "}\n"


def markdown() -> Iterator[tuple[str, str]]:
    many = "".join(f"[a]: https://example.org/{number}\n" for number in range(1_500))
    yield "a name with a thousand addresses", HEAD + "details: |\n" + below(many)
    for piece in (
        "[",
        "![",
        "[a](",
        "[a][",
        "*a",
        "_a_",
        "`",
        "> ",
        "- ",
        "1. ",
        "===\n",
        "---\n",
        "a\n---\n",
        "- a\n1. b\n2. c\n",
        "- a\n  - b\n",
        "• a\n◦ b\n",
        "3. a\n",
        "https://a.bc/(",
        "a@b.cd ",
        "a-",
        "<",
        "&#",
        "\\",
    ):
        for most in (250, 3_900):
            yield f"{most} of {piece!a}", HEAD + "details: |\n" + below(much(piece, most))
    yield "a hundred notes", POST + "notes:\n" + much("- |\n" + below("[" * 290 + "a" * 300), 60_000)
    yield "links that never close", HEAD + "details: |\n" + below(much("[a](https://example.org/ ", 3_900))


def files() -> dict[str, RawFile]:
    found = {}
    for family in (bombs, heaps, markdown):
        for label, text in family():
            name = "posts/2024-10-01-x.yaml" if text.startswith(POST) else "events/pa/x.yaml"
            data = text.encode("utf-8", "surrogatepass")[:MOST_BYTES]
            found[f"{family.__name__}: {label}"] = RawFile(name, f"content/{name}", data)
    return found


def main() -> None:
    for label, raw in files().items():
        began = time.process_time()
        problems = check_file(raw, NOON)
        seconds = time.process_time() - began
        print(json.dumps({"label": label, "seconds": seconds, "codes": sorted({p.code for p in problems})}))
    # Not getrusage: its numbers include the memory of the program that started this one.
    status = Path("/proc/self/status").read_text()
    print(json.dumps(int(status.partition("VmHWM:")[2].split()[0]) / 1024))


if __name__ == "__main__":
    main()
