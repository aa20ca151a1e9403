"""Names in content/ that are no content: what git gives a meaning to, and what programs leave behind.

Folders that git takes for a repository can make it run commands, and .gitattributes can keep a change out
of sight. A name that Windows cannot have keeps everybody there from getting the repository at all. None of
these files is ever opened.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from statepages.fields.text import quoted
from statepages.problem import Place, Problem

# What a Mac leaves out when it compares names.
_UNSEEN = dict.fromkeys([*range(0x200C, 0x2010), *range(0x202A, 0x202F), *range(0x206A, 0x2070), 0xFEFF])
_OF_GIT = re.compile(
    r"\.git(?!keep\Z).*"  # .git itself, .gitattributes, .gitmodules and their kin
    r"|g[ -~]{0,5}~[0-9]+"  # the same by the short names of Windows, such as git~1
    r"|head|objects|refs|packed-refs|config|config\.worktree|commondir|gitdir|hooks",  # parts of a repository
    re.DOTALL,
)
_NOT_ON_WINDOWS = re.compile(
    r'.*[<>:"|?*\\\x00-\x1f].*|.*[. ]|(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?',
    re.DOTALL | re.IGNORECASE,
)
_COPY = re.compile(
    r".*~|#.*#|\.#.*|~\$.*"
    r"|.*\.(?:bak|backup|old|orig|rej|save|sw[a-p]|tmp|temp|part|crdownload|crswap)"
    r"|.*:zone\.identifier|desktop\.ini|(?:eh)?thumbs\.db|icon\r",
    re.DOTALL | re.IGNORECASE,
)
_AS_CONTENT_IS = re.compile(
    r"(?:site|(?:states|posts|images|events/[a-z]{2})/[a-z0-9-]+)\.(?:yaml|jpg|jpeg|png|webp|avif|gif)"
)
_NOTE = re.compile(r"(?:readme|license|contributing)(?:\.(?:md|markdown|rst|txt))?", re.IGNORECASE)


def is_of_git(name: str) -> bool:
    """Whether git, on some system, gives a meaning to a file or a folder of this name.

    Windows leaves out dots and spaces at the end and what follows a colon, and takes a backslash for a slash.
    """
    pieces = name.translate(_UNSEEN).casefold().split("\\")
    return any(_OF_GIT.fullmatch(piece.partition(":")[0].rstrip(" .")) for piece in pieces)


def is_passed_over(name: str) -> bool:
    """Whether a file or a folder of this name is of no interest: it begins with a dot, which hides it."""
    return name.startswith(".") and not name.startswith(".#") and not is_refused(name)


def is_refused(name: str) -> bool:
    """Whether no file or folder of this name may lie there, be it hidden."""
    return is_of_git(name) or _NOT_ON_WINDOWS.fullmatch(name) is not None


def foreign(name: str, shown: str) -> Problem | None:
    """What to say of a file in content/ that is no content, or lies in a folder of git; None of all others.

    `name` is its path inside content/; `shown` is how people name that folder.
    """
    # There may be a hundred thousand.
    if _AS_CONTENT_IS.fullmatch(name):
        return None
    if of_git := _first(is_of_git, name):
        message = (
            f"Git gives files and folders named {quoted(of_git.rpartition('/')[2])} a meaning of their own. "
            "Delete it: content has no room for it."
        )
        return Problem(Place(f"{shown}/{printable(of_git)}"), "error", "git-name", message)
    # Names of content have a rule of their own.
    if "/." in f"/{name}" and (refused := _first(is_refused, name)):
        message = f"Windows cannot have {quoted(refused.rpartition('/')[2])}. Delete it."
        return Problem(Place(f"{shown}/{printable(refused)}"), "error", "file-name", message)
    message = _left_behind(name.rpartition("/")[2])
    return (
        Problem(Place(f"{shown}/{printable(name)}"), "warning", "backup-file", message) if message else None
    )


def _first(test: Callable[[str], bool], name: str) -> str | None:
    """The file, or the first folder on the way to it, whose name passes a test."""
    parts = name.split("/")
    end = next((number for number, part in enumerate(parts, 1) if test(part)), 0)
    return "/".join(parts[:end]) or None


def _left_behind(file: str) -> str:
    if _NOTE.fullmatch(file):
        return f"{quoted(file)} is a note for those who edit. It is not published, and may stay."
    if _COPY.fullmatch(file):
        return f"{quoted(file)} was left here by a program. It is not published. Delete it."
    return ""


def printable(name: str) -> str:
    """A name that can be shown: what is no text, or hidden, is escaped."""
    if name.isprintable():
        return name
    return "".join(
        letter if letter.isprintable() else letter.encode("unicode_escape", "surrogatepass").decode("ascii")
        for letter in name
    )
