"""An email address has no typo in the name of its provider."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from statepages.fields.choices import certain
from statepages.node import MappingNode, Scalar, has_sign, scalars
from statepages.problem import Problem

_HOSTS = frozenset(
    {
        "gmail.com", "yahoo.com", "hotmail.com", "outlook.com", "icloud.com", "aol.com", "comcast.net",
        "verizon.net", "protonmail.com", "proton.me",
    }
)  # fmt: skip
_OTHERS = frozenset({"mail.com", "ymail.com", "email.com", "aol.co", "yahoo.co"})
_MOST_CHARACTERS = 254


def mail_host(node: MappingNode) -> Iterator[Problem]:
    """Email addresses whose provider is one typo away from a well-known one, which is the fix."""
    if not has_sign(node, "@"):
        return
    for scalar in scalars(node):
        name, at, host = scalar.text.strip().removeprefix("mailto:").partition("@")
        is_address = at and len(scalar.text) <= _MOST_CHARACTERS and not set(" /@?") & set(name + host)
        if not is_address or host.lower() in _HOSTS | _OTHERS:
            continue
        meant = certain(host, _HOSTS)
        if meant:
            yield _problem(scalar, host, meant)


def _problem(scalar: Scalar, host: str, meant: str) -> Problem:
    message = f'"{host}" looks like a typo. Did you mean {meant}?'
    problem = scalar.problem("warning", "mail-host", message, old=host, new=meant)
    return replace(problem, is_guess=True)
