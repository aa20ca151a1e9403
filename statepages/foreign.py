"""Files in content/ that are not content: names that git gives a meaning to, and what programs leave there.

In folders that look like a repository, git can be made to run commands, and .gitattributes can hide a change
from reviewers. A name that Windows does not allow keeps people from cloning the repository. None of these
files is ever opened.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from statepages.fields.text import quoted
from statepages.problem import Place, Problem

# Characters that a Mac ignores when it compares names.
_UNSEEN = dict.fromkeys([*range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x206A, 0x2070), 0xFEFF])
_OF_GIT = re.compile(
    r"\.git(?!keep\Z).*"  # .git itself, .gitattributes, .gitmodules and their kin
    r"|g[ -~]{0,5}~[0-9]+"  # the same by the short names of Windows, such as git~1
    r"|head|objects|refs|packed-refs|config|config\.worktree|commondir|gitdir|hooks",  # parts of a repository
    re.DOTALL,
)
RESERVED = r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?"
"""Names of devices on Windows, in small letters: no file can have them, whatever its ending."""
_NOT_ON_WINDOWS = re.compile(
    r'.*[<>:"|?*\\\x00-\x1f].*|.*[. ]|' + RESERVED,
    re.DOTALL | re.IGNORECASE,
)
_COPY = re.compile(
    r".*~|#.*#|\.#.*|~\$.*"
    r"|.*\.(?:bak|backup|old|orig|rej|save|sw[a-p]|tmp|temp|part|crdownload|crswap)"
    r"|.*:zone\.identifier|desktop\.ini|(?:eh)?thumbs\.db|icon\r",
    re.DOTALL | re.IGNORECASE,
)
_AS_CONTENT_IS = re.compile(
    r"(?:site|(?:states|posts|pages|images|sources|events/[a-z]{2})/[a-z0-9-]+)\.(?:yaml|jpg|jpeg|png|webp|avif|gif)"
)
_NOTE = re.compile(r"(?:readme|license|contributing)(?:\.(?:md|markdown|rst|txt))?", re.IGNORECASE)


def is_of_git(name: str) -> bool:
    """Whether git gives a meaning to a file or folder of this name, on any system.

    Windows ignores dots and spaces at the end and what follows a colon, and treats a backslash as a slash.
    """
    pieces = name.translate(_UNSEEN).casefold().split("\\")
    return any(_OF_GIT.fullmatch(piece.partition(":")[0].rstrip(" .")) for piece in pieces)


def is_skipped(name: str) -> bool:
    """Whether a file or folder is skipped because its name begins with a dot."""
    return name.startswith(".") and not name.startswith(".#") and not is_refused(name)


def is_refused(name: str) -> bool:
    """Whether a file or folder of this name is not allowed, even a hidden one."""
    return is_of_git(name) or _NOT_ON_WINDOWS.fullmatch(name) is not None


def foreign(name: str, shown: str) -> Problem | None:
    """The problem of a file in content/ that is not content, or is in a folder of git; None for other files.

    `name` is its path inside content/; `shown` is how people name that folder.
    """
    # There may be a hundred thousand.
    if _AS_CONTENT_IS.fullmatch(name):
        return None
    if of_git := _first(is_of_git, name):
        message = (
            f"{quoted(of_git.rpartition('/')[2])} has a special meaning to git, "
            "so it cannot be in the content. Delete it."
        )
        return Problem(Place(f"{shown}/{printable(of_git)}"), "error", "git-name", message)
    # The names of content files have a rule of their own.
    if "/." in f"/{name}" and (refused := _first(is_refused, name)):
        message = (
            f"Windows does not allow the name {quoted(refused.rpartition('/')[2])}. Rename or delete it."
        )
        return Problem(Place(f"{shown}/{printable(refused)}"), "error", "file-name", message)
    message = _leftover(name.rpartition("/")[2])
    return (
        Problem(Place(f"{shown}/{printable(name)}"), "warning", "backup-file", message) if message else None
    )


def _first(test: Callable[[str], bool], name: str) -> str | None:
    """The file, or the first folder on its path, whose name passes a test."""
    parts = name.split("/")
    end = next((number for number, part in enumerate(parts, 1) if test(part)), 0)
    return "/".join(parts[:end]) or None


def _leftover(file: str) -> str:
    if _NOTE.fullmatch(file):
        return f"{quoted(file)} is for people who edit the content. It is not published, and it can stay."
    if _COPY.fullmatch(file):
        return f"A program left {quoted(file)} here. It is not published. Delete it."
    return ""


def printable(name: str) -> str:
    """A name that can be shown: hidden characters and bytes that are not text are escaped."""
    if name.isprintable():
        return name
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape", "surrogatepass").decode("ascii")
        for letter in name
    )
