"""The lines of a text: which line ends people mean, and which only keep the lines short."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from xml.etree.ElementTree import Element, SubElement

from markdown.blockprocessors import BlockProcessor, HashHeaderProcessor, SetextHeaderProcessor

BLOCK = re.compile(r" {0,3}(?:#{1,6} +[^\s#]|##+(?=[^\W\d_])|>|(?P<rule>[-*_])(?: *(?P=rule)){2,} *$)")
"""A heading, a quote, a rule: no line of a paragraph or list begins like this."""

_SHORT, _NARROWEST, _WIDEST = 45, 30, 120
_SHARE = 0.6
"""In text wrapped by hand, every line but the last has at least this share of the longest line."""
_CLAUSE = 25
_RUNS_ON = frozenset(
    {
        "a", "an", "and", "are", "as", "at", "be", "because", "but", "by", "can", "for", "from",
        "has", "have", "if", "in", "into", "is", "its", "my", "near", "nor", "of", "on", "or",
        "our", "over", "per", "since", "than", "the", "their", "to", "under", "until", "was", "we",
        "were", "when", "where", "which", "while", "will", "with", "your", "al", "con", "de", "del",
        "el", "en", "la", "las", "los", "o", "para", "por", "que", "se", "si", "sin", "su", "un",
        "una", "y",
    }
)  # fmt: skip
_ENDED = (".", "!", "?", ":", "…", ".)", "!)", "?)", '."', ".”", "!”", "?”")
_WORD = re.compile(r"\[[^\[\]]*\](?:\([^()\s]*\))?\S*|\S+")
_ADDRESS = re.compile(r"\]\([^()\s]*\)|https?://\S+")
_OWN_LINE = re.compile(
    # Arrows, checkmarks, emoji, the edge of a table, (1).
    r"(?P<sure>[\u2190-\u21ff\u2300-\u2bff\U0001f000-\U0001faff|]|\([0-9]{1,2}\) )"
    r"|(?P<time>[*_]{0,2}(?:[0-9]{1,2}(?::[0-9]{2}| ?(?i:[ap]\.?m)\b| ?[-–—] ?[0-9]{1,2}(?:[: ]|[ap]m))"
    r"|Noon\b))"
    r"|(?P<day>[*_]{0,2}(?:(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\b"
    r"|(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? [0-9]))"
    r"|(?P<dash>[-–—·+~] ?(?=\w))"
    r"|(?P<star>\*(?=\w)(?![^*]*\*))"
    r"|(?P<letter>[A-Za-z][.)] )"
    r"|(?P<number>[0-9]{1,4}[.):] ?(?=[^\W\d_]))"
    r"|(?P<tag>#(?=\w))"
    r"|(?P<label>[*_]{0,2}[A-ZÀ-Þ][\w ]{0,24}[*_]{0,2}:[*_]{0,2} )"
)
"""What begins a line of its own: the first group always, the others if two lines begin with it."""
_NUMBER = re.compile(r"[0-9]{1,9}[.)] ")


class Headings(HashHeaderProcessor):
    """Headings that begin with # and a space; #tag and #1 are words."""

    RE = re.compile(
        r"(?:^|\n) {0,3}(?P<level>#{1,6})(?: +|(?<=##)(?=[^\W\d_]))"
        r"(?P<header>(?=[^\n]*[^#\s])[^\n]+?)(?: +#+|(?<=\w)##+)?[ ]*(?:\n|$)"
    )


class Underlined(SetextHeaderProcessor):
    """Headings with a line below; one or two hyphens are a sign-off or an empty list item."""

    RE = re.compile(r"^.*?\n(?:=+|-{3,}) *(\n|$)", re.MULTILINE)


class Paragraphs(BlockProcessor):
    """Paragraphs with the line ends that people mean."""

    def test(self, parent: Element, block: str) -> bool:
        """Whatever is nothing else is a paragraph."""
        return True

    def run(self, parent: Element, blocks: list[str]) -> None:
        """Make a paragraph of a block."""
        text = paragraph(blocks.pop(0), is_entry=parent.tag == "li")
        if text:
            SubElement(parent, "p").text = text


def paragraph(block: str, *, is_entry: bool) -> str:
    """The text of a paragraph or list item, with two spaces at the line ends that are meant."""
    block = block.strip()
    return _with_breaks(block, is_entry=is_entry) if "\n" in block else block


def broken(lines: list[str]) -> list[bool]:
    """Whether each line of a paragraph but the last ends in a line break without any mark for it."""
    texts = [line.strip() for line in lines]
    return _breaks(texts, [_kind(text) for text in texts], is_entry=False)


def is_mid_sentence(line: str, following: str) -> bool:
    """Whether a sentence certainly continues after a line."""
    line = line.rstrip()
    return runs_on(line) or (len(line) >= _CLAUSE and following[:1].islower() and not line.endswith(_ENDED))


def runs_on(line: str) -> bool:
    """Whether a line ends in a word that others have to follow."""
    return line.rpartition(" ")[2].lower() in _RUNS_ON


def is_short(line: str, following: str, most: float = _SHORT) -> bool:
    """Whether a line is short: the next word would have fit."""
    word = _WORD.match(following)
    return len(line) + 1 + (word.end() if word else 0) <= most


def _with_breaks(block: str, *, is_entry: bool) -> str:
    lines = block.split("\n")
    texts = [line.strip() for line in lines]
    kinds = [_kind(text) for text in texts]
    meant = [
        line.endswith(("  ", "\\")) or is_meant
        for line, is_meant in zip(lines, _breaks(texts, kinds, is_entry=is_entry), strict=False)
    ]
    if kinds.count("star") > 1:
        texts = ["\\" + text if kind == "star" else text for text, kind in zip(texts, kinds, strict=True)]
    above = [
        text.removesuffix("\\") + "  \n" if is_meant else text + "\n"
        for text, is_meant in zip(texts, meant, strict=False)
    ]
    return "".join(above) + texts[-1]


def _breaks(lines: list[str], kinds: list[str | None], *, is_entry: bool) -> list[bool]:
    """Whether the end of each line but the last is meant."""
    plain = [_ADDRESS.sub("", line) for line in lines] if any("/" in line for line in lines) else lines
    widest = max(map(len, plain))
    most = max(_SHORT, _SHARE * widest)
    is_over = [is_short(line, following, most) for line, following in zip(plain, lines[1:], strict=False)]
    is_by_sentence = len(lines) > 2 and all(line.endswith(_ENDED) for line in lines)
    if not any(is_over) and not any(kinds[1:]) and widest <= _WIDEST and not is_by_sentence:
        return [False] * len(is_over)
    counts, is_wrapped = Counter(kinds), _is_wrapped(plain, widest)
    found = []
    for at, (line, following) in enumerate(pairwise(lines)):
        kind, has_ended = kinds[at + 1], line.endswith(_ENDED)
        if kind is not None and (kind == "sure" or counts[kind] > 1):
            is_meant = not runs_on(line) or (kind == kinds[at] and is_over[at])
        elif is_wrapped or is_mid_sentence(line, following) or (is_entry and following[:1].islower()):
            is_meant = False
        else:
            is_whole = has_ended and (is_by_sentence or len(line) > _WIDEST)
            is_meant = is_whole or (is_over[at] and (has_ended or not _NUMBER.match(following)))
        found.append(is_meant)
    return found


def _kind(line: str) -> str | None:
    """Which of the signs that begin a line of their own a line begins with."""
    found = None if line[:1].islower() and line[1:2] not in {".", ")"} else _OWN_LINE.match(line)
    return found.lastgroup if found else None


def _is_wrapped(lines: list[str], widest: int) -> bool:
    """Whether a program wrapped the lines, as email programs do: no word would have fit on the line above."""
    return (
        widest >= _NARROWEST
        and any(following[:1].islower() for following in lines[1:])
        and not any(is_short(line, following, widest) for line, following in pairwise(lines))
    )
