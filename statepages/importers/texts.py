"""Texts from elsewhere, as HTML or as plain text, and the Markdown that says the same."""

from __future__ import annotations

import html
import re
import unicodedata

from statepages.fields.words import MOST_MARKS, marks_in
from statepages.importers.signs import BREAK, revealed
from statepages.importers.web_links import with_links
from statepages.markup.entries import MAYBE
from statepages.markup.lines import broken
from statepages.unseen import AT_HOME, HIDDEN, ZERO_WIDTH

_NAMES = (
    "html-blob|html|body|head|meta|title|a|b|br|center|div|em|font|h[1-6]|hr|i|img|li|ol|p|pre|code|script|span|strong|style|sup"
    "|sub|small|table|tbody|thead|t[dhr]|u|ul|iframe|blockquote|section|article|svg|o:p|s|strike|del|video|form|input"
)
_ANY_TAG = re.compile(rf"</?(?:{_NAMES})(?:\s[^<>]{{0,2000}})?/?>|<!--|<!doctype", re.IGNORECASE)
_NESTS = re.compile(
    r"<(/?)(?:a|b|i|u|em|strong|small|s|font|code|span|div|center|ul|ol|table|blockquote)\b", re.IGNORECASE
)
_MOST_OPEN = 100
_ESCAPED_TAG = re.compile(rf"&lt;(/?(?:{_NAMES})(?:\s(?:(?!&[lg]t;)[^<>]){{0,500}})?/?)&gt;", re.IGNORECASE)
_ESCAPED_TWICE = re.compile(r"&amp;(?:amp;)*(?=(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z]{2,8});)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#[0-9]{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,30});", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_UNSEEN = re.compile(
    r"<(script|style|head|title|template|svg|iframe)\b[^<>]*>.*?(?:</\1\s*>|\Z)", re.IGNORECASE | re.DOTALL
)
_LINE_TAG = re.compile(r"<(?:br|/?(?:p|div|li|ul|ol|tr|h[1-6]))\b[^<>]{0,500}>", re.IGNORECASE)
_BREAKS = re.compile(rf"(?:{BREAK}\s*){{2,}}")
_SENTENCE_END = re.compile(r"[.!?…][\"”’)\]]*(?=\s)|\n")
_IN_ONE = re.compile(r"\[[^\[\]]*\]\([^()\s]*(?:\([^()\s]*\)[^()\s]*)*\)|\*\*[^*\n]+\*\*|https?://\S+")
_MOST_CHARACTERS = 100_000
_LEAST_KEPT = 0.6


def from_html(text: str) -> str:
    """The Markdown of HTML, or of a plain text that may have entities."""
    from statepages.importers.hypertext import markdown_of

    text = _normal(text)
    if not _ANY_TAG.search(text):
        return from_text(text)
    if _is_tangled(text):
        return from_text(_ANY_TAG.sub("", _LINE_TAG.sub("\n", _UNSEEN.sub(" ", _COMMENT.sub(" ", text)))))
    return _finished(markdown_of(text))


def from_text(text: str) -> str:
    """The Markdown of a plain text: its lines, bullets and addresses stay what they are."""
    text = _decoded(_normal(text))
    lines = (line.expandtabs(4).rstrip() for line in _tidy(text).split("\n"))
    return _finished(with_links("\n".join(lines).strip("\n")))


def plain(text: str) -> str:
    """The words of a text on one line, without tags and entities. Line breaks of HTML become commas."""
    text = _COMMENT.sub(" ", _normal(text)) if "<" in text or "&" in text else text
    text = _ANY_TAG.sub("", _LINE_TAG.sub("\r", _UNSEEN.sub(" ", text)))
    text = _tidy(_decoded(text).replace("\n", " "), line_ends=False)
    first, *others = (" ".join(line.split()) for line in text.split("\r"))
    for line in filter(None, (other.strip(" ,") for other in others)):
        first += line if not first else f" {line}" if first[-1] in ",:;.!?" else f", {line}"
    return first


def cut(text: str, most: int) -> tuple[str, bool]:
    """A Markdown text of at most `most` characters, and whether something was cut off.

    It ends with a paragraph or a sentence if one ends late enough, and never inside a link.
    """
    if len(text) <= most and marks_in(text) <= MOST_MARKS:
        return text, False
    while marks_in(text[:most]) > MOST_MARKS:
        most = most * 9 // 10
    for found in _IN_ONE.finditer(text):
        if found.start() < most < found.end():
            most = found.start()
    room = text[:most]
    paragraph = room.rfind("\n\n")
    sentence = max((found.end() for found in _SENTENCE_END.finditer(room)), default=-1)
    for end in (paragraph, sentence):
        if end >= most * _LEAST_KEPT:
            return room[:end].rstrip(), True
    words = room.rstrip()
    if words == room:
        words = room[: most - 1].rpartition(" ")[0] or room[: most - 1]
    return words.rstrip(" ,;:–—-\n\\") + "…", True


def _normal(text: str) -> str:
    """A text with its tags as tags, and with entities that are escaped once."""
    text = text[:_MOST_CHARACTERS].replace("\r\n", "\n").replace("\r", "\n")
    while (once := _ESCAPED_TWICE.sub("&", text)) != text:
        text = once
    return _ESCAPED_TAG.sub(r"<\1>", text)


def _decoded(text: str) -> str:
    """A text with the characters that its entities stand for. In an address, &copy=1 is none."""
    return _ENTITY.sub(lambda found: html.unescape(found[0]), text) if "&" in text else text


def _is_tangled(text: str) -> bool:
    """Whether so many tags are open at a time that reading them would take minutes. Nobody writes so."""
    depth = 0
    for found in _NESTS.finditer(text):
        depth += -1 if found[1] else 1
        if depth > _MOST_OPEN:
            return True
    return False


def _tidy(text: str, *, line_ends: bool = True) -> str:
    """A text with plain spaces, and without characters that nobody sees."""
    if text.isascii() and text.replace("\n", "").isprintable():
        return text
    text = unicodedata.normalize(
        "NFC", re.sub("[\u2028\u2029\x85\x0b\x0c]", "\n" if line_ends else " ", text)
    )
    text = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in text)
    text = HIDDEN.sub("", text)
    return text if AT_HOME.search(text) else ZERO_WIDTH.sub("", text)


def _finished(text: str) -> str:
    """Markdown with hidden signs and breaks, as it goes into a file."""
    text = _BREAKS.sub("\n\n", re.sub(f" {BREAK}", BREAK, _tidy(text)))
    blocks = [_block(block) for block in re.split(r"\n\s*\n", revealed(text))]
    return re.sub(r"\n{3,}", "\n\n", "\n\n".join(block for block in blocks if block.strip())).strip()


def _block(block: str) -> str:
    """A paragraph with a backslash at its line breaks, if they would be lost without."""
    block = (
        "\n".join(line.rstrip() for line in block.strip("\n").split("\n"))
        .removesuffix(BREAK)
        .replace("****", "")
    )
    if BREAK not in block:
        return block
    bare = block.replace(BREAK, "")
    is_clear = BREAK not in re.sub(f"{BREAK}\n", "", block) and block.count("\n") == block.count(BREAK)
    if is_clear and not MAYBE.search(bare) and all(broken(bare.split("\n"))):
        return bare
    return re.sub(rf"{BREAK}(?=\n *- )", "", block).replace(BREAK, "\\")
