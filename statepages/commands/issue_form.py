"""The list of kinds in the form "Suggest an event": a forge shows the file as it is in the repository."""

from __future__ import annotations

import re

from statepages.model.kinds import Kinds
from statepages.node import in_quotes

NAME = ".github/ISSUE_TEMPLATE/suggest-an-event.yml"
"""Where the form is in the repository that holds the content folder."""

_OPTIONS = re.compile(
    r"(?P<before>^ +id: kind\n(?:(?! +id: ).*\n)*? +options:\n)(?P<indent> +)- .*\n(?:(?P=indent)- .*\n)*",
    re.MULTILINE,
)
_PLAIN = re.compile(r"[A-Za-z][\w '&/-]*[\w']")
_NO_TEXT = frozenset({"yes", "no", "on", "off", "true", "false", "null"})


def with_kinds(form: str, kinds: Kinds) -> str:
    """The text of the form with the kinds of a site to choose from; the rest of it stays as it is."""

    def listed(found: re.Match[str]) -> str:
        lines = (f"{found['indent']}- {_option(kind.label)}\n" for kind in kinds)
        return f"{found['before']}{''.join(lines)}"

    return _OPTIONS.sub(listed, form, count=1) if kinds else form


def _option(label: str) -> str:
    is_plain = _PLAIN.fullmatch(label) and label.lower() not in _NO_TEXT
    return label if is_plain else in_quotes(label)
