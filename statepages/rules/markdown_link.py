"""Links in a text are complete and lead somewhere safe."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from itertools import islice

from statepages.fields.links import parse_link
from statepages.fields.text import quoted
from statepages.node import MappingNode, Scalar, has_sign, scalars
from statepages.problem import FieldError, Problem
from statepages.rules.brackets import (
    DEFINED,
    Bracket,
    address_in,
    brackets,
    markdown_texts,
    parentheses,
    without_code,
)
from statepages.rules.limits import MOST_A_TEXT

_SIGNS = ("[", "<", "mailto:")
_AUTOLINK = re.compile(r"<(?P<address>[a-z][a-z0-9+.-]*:[^<>\s]*)>", re.IGNORECASE)
_BEGUN = re.compile(r"\S\(\s*<?(?:https?:|mailto:|tel:|www\.)", re.IGNORECASE)
_POINTING = re.compile(
    r"(?:click |tap |press |right |sign up )?here|(?:this |the )?link|sign up|register|rsvp", re.I
)
_TURNED = re.compile(r"\((?P<words>[^()\n]{1,200})\)\[(?P<address>https?://[^\]\s]{1,500})\]", re.IGNORECASE)
_UNCLOSED = re.compile(
    r"(?P<words>\[[^\[\]\n]{1,200}\])(?P<address>https?://[^\s()<>\[\]]{1,500}[\w/])", re.IGNORECASE
)
_SLACK = re.compile(
    r"<(?P<address>(?:https?://|mailto:)[^\s<>|]{1,500})\|(?P<words>[^<>|\n]{1,200})>", re.IGNORECASE
)
_BARE_MAIL = re.compile(r"(?<![\w(<:])mailto:[^\s<>()\[\]?]+\?[^\s<>()\[\]]*[\w=]", re.IGNORECASE)
_WITH_ADDRESS = re.compile(r"(?P<words>\[[^\[\]\n]*\])(?P<address>\([^()\s]*\))")
_ADDRESS_AFTER = re.compile(r" *\(|\[|:|https?:", re.IGNORECASE)
_EXAMPLE = "Write it like this: [Call Ohio voters](https://...)."


def markdown_link(node: MappingNode) -> Iterator[Problem]:
    """Half, empty and unsafe links. Outside Markdown, only half links can be recognized."""
    if not has_sign(node, *_SIGNS):
        return
    markdown = set(map(id, markdown_texts(node)))
    for scalar in scalars(node):
        if not any(sign in scalar.text for sign in _SIGNS):
            continue
        text = without_code(scalar.text)
        problems = _all(scalar, text) if id(scalar) in markdown else _halves(scalar, text)
        yield from islice(problems, MOST_A_TEXT)


def _all(scalar: Scalar, text: str) -> Iterator[Problem]:
    """All problems of the links in a Markdown text."""
    yield from _halves(scalar, _WITH_ADDRESS.sub(_without_brackets, text))
    yield from _links(scalar, text)
    yield from _turned(scalar, text)
    for pattern in (_AUTOLINK, DEFINED):
        for found in pattern.finditer(text):
            yield from _unsafe(scalar, found["address"], found.start("address"))
    for found in _BARE_MAIL.finditer(text):
        yield from _unsafe(scalar, found[0], found.start())


def _without_brackets(found: re.Match[str]) -> str:
    """A link without the brackets in its address. What is wrong there is reported with the address."""
    return found["words"] + re.sub(r"[\[\]]", "_", found["address"])


def _links(scalar: Scalar, text: str) -> Iterator[Problem]:
    partners = parentheses(text)
    for found in brackets(text):
        if not found.is_closed:
            continue
        gap = re.compile(r" +\((?=https?:)").match(text, found.after)
        if text.startswith("(", found.after):
            yield from _link(scalar, text, found, partners.get(found.after))
        elif gap:
            message = f"There is a space between {quoted(found.whole)} and its address. Delete it."
            old, new = found.whole + gap[0], found.whole + "("
            yield scalar.problem("error", "markdown-link", message, old=old, new=new, start=found.start)


def _turned(scalar: Scalar, text: str) -> Iterator[Problem]:
    """Links with their words and address mixed up, or without parentheses."""
    for found in _TURNED.finditer(text):
        words, address = found["words"], found["address"]
        message = (
            "This link has its words and its address mixed up. Put the words in [ ] and the address in ( )."
        )
        # A value without quotes cannot start with a bracket.
        new = f"[{words}]({address})" if found.start() or scalar.style != "plain" else None
        yield scalar.problem("error", "markdown-link", message, old=found[0], new=new, start=found.start())
    for found in _SLACK.finditer(text):
        new = f"[{found['words']}]({found['address']})"
        message = f"In a link, the words come before the address. Write {new}."
        yield scalar.problem("error", "markdown-link", message, old=found[0], new=new, start=found.start())
    for found in _UNCLOSED.finditer(text):
        message = f"The address after {quoted(found['words'])} has no parentheses. Put ( and ) around it."
        new = f"{found['words']}({found['address']})"
        yield scalar.problem("error", "markdown-link", message, old=found[0], new=new, start=found.start())


def _halves(scalar: Scalar, text: str) -> Iterator[Problem]:
    """Links and remarks whose bracket is never closed, and words such as [here] that lead nowhere."""
    for found in brackets(text):
        words = found.words
        first = re.match(r"\w+", words)
        if found.is_closed:
            if _POINTING.fullmatch(words.strip()) and not _goes_on(text, found.after):
                message = f"The link {quoted(found.whole)} has no address. {_EXAMPLE}"
                yield _problem(scalar, found.whole, found.start, message)
        elif first and (_POINTING.fullmatch(words.strip(" \n.,;:!?")) or _BEGUN.search(words)):
            message = f'The link that starts with "[{first[0]}" is never closed. {_EXAMPLE}'
            yield _problem(scalar, "[" + first[0], found.start, message)
        elif first:
            message = f'The bracket before "{first[0]}" is never closed. Write ] where the remark ends.'
            yield scalar.problem("warning", "markdown-link", message, old="[" + first[0], start=found.start)


def _goes_on(text: str, after: int) -> bool:
    return _ADDRESS_AFTER.match(text, after) is not None


def _link(scalar: Scalar, text: str, found: Bracket, end: int | None) -> Iterator[Problem]:
    """What is wrong with a link that has words and an address."""
    start = found.after + 1
    inside = None if end is None else scalar.text[start:end]
    shown = quoted(found.whole)
    if found.start and text[found.start - 1] == "!":
        message = "Text cannot contain pictures. Put the picture in the field image, or link to it."
        yield _problem(scalar, "!" + found.whole, found.start - 1, message)
    elif inside is None:
        message = f"The address after {shown} has no closing parenthesis. Add ) at its end."
        yield _problem(scalar, found.whole, found.start, message)
    elif not scalar.text[found.start + 1 : found.end].strip():
        yield _problem(scalar, found.whole + "(", found.start, f"This link has no words. {_EXAMPLE}")
    elif not inside.strip(" <>#"):
        message = f"The link {shown} has no address. {_EXAMPLE}"
        yield _problem(scalar, found.whole + "(", found.start, message)
    else:
        address = address_in(inside)
        yield from _unsafe(scalar, address, start + inside.index(address))


def _unsafe(scalar: Scalar, address: str, start: int) -> Iterator[Problem]:
    try:
        parse_link(html.unescape(address))
    except FieldError as error:
        if error.code != "email-placeholder":
            new = error.suggestion if error.suggestion and not set(error.suggestion) & set("()<>") else None
            yield scalar.problem("error", error.code, error.message, old=address, new=new, start=start)


def _problem(scalar: Scalar, piece: str, start: int, message: str) -> Problem:
    return scalar.problem("error", "markdown-link", message, old=piece, start=start)
