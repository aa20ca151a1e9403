"""Signs in plain words that Markdown would take for markup, and how to keep them as they are.

Words are first put out of reach: each sign in them becomes a stand-in, so that signs of markup can be written
around them. At the end, `revealed` writes the signs again, with a backslash where they need one.
"""

from __future__ import annotations

import re

_SIGNS = "\\`*_[]<>#+-=~"
_WORDS, _EXACT = 0xE000, 0xE100
BREAK = "\ue200"
"""A line break that is meant."""
_TAKEN = re.compile("[\ue000-\ue2ff]")
_HIDDEN = {ord(sign): _WORDS + ord(sign) for sign in _SIGNS}
_VERBATIM = {ord(sign): _EXACT + ord(sign) for sign in _SIGNS + "()&!"}
_AS_TYPED = {hidden: sign for signs in (_HIDDEN, _VERBATIM) for sign, hidden in signs.items()}


def _sign(sign: str) -> str:
    """A pattern for the stand-in of a sign."""
    return chr(_WORDS + ord(sign))


_STAR, _LINE, _HASH, _MORE = map(_sign, "*_#>")
_OPEN, _CLOSE, _SLASH, _TICK = map(_sign, "[]\\`")
_BOLD = re.compile(rf"{_STAR}{{2}}(?=[^\s{_STAR}])([^{_STAR}\n]*[^\s{_STAR}]){_STAR}{{2}}(?!{_STAR})")
_BEGINS = re.compile(
    rf"^(?P<indent> *)(?:(?P<bullet>[{_STAR}{_sign('-')}{_sign('+')}•●◦▪■∙‣](?= )|[•●]) *(?=\S)"
    rf"|(?P<heading>{_HASH}{{1,6}}(?= )|{_HASH}{{2,}}(?=[^\W\d_]))|(?P<quote>{_MORE}))",
    re.MULTILINE,
)
_RULE = re.compile(
    rf"^ *(?:(?:[{_STAR}{_sign('-')}{_LINE}{_sign('~')}–—] ?){{3,}}|{_sign('=')}+) *$", re.MULTILINE
)
_BRACKETS = re.compile(rf"{_OPEN}(?P<words>[^{_OPEN}{_CLOSE}\n]{{1,200}}){_CLOSE}(?! ?[(\[:{_OPEN}])")
_POINTING = re.compile(
    r"(?:click |tap |press |right |sign up )?here|(?:this |the )?link|sign up|register|rsvp", re.I
)
_ESCAPABLE = "\\`*_{}[]()>#+-.!"


def hidden(words: str) -> str:
    """Words whose signs no markup can touch."""
    return _TAKEN.sub("", words).translate(_HIDDEN)


def verbatim(words: str) -> str:
    """The same for an address, in which no sign ever gets a backslash."""
    return _TAKEN.sub("", words).translate(_VERBATIM)


def as_typed(text: str) -> str:
    """A text with all its signs, as somebody typed them."""
    return text.translate(_AS_TYPED)


def revealed(text: str) -> str:
    """The Markdown of a text with hidden signs. Bullets, lines across and **bold** stay what they are."""
    text = _RULE.sub("\n\n---\n\n", text)
    text = _BEGINS.sub(_as_block, text)
    text = _BOLD.sub(r"**\1**", text)
    text = _BRACKETS.sub(_in_brackets, text)
    for sign in (_STAR, _LINE):
        text = _emphasis(text, sign)
    text = re.sub(f"{_SLASH}(?=(.?))", _backslash, text).replace(_TICK, "\\`").replace(_OPEN, "\\[")
    return as_typed(text)


def _as_block(found: re.Match[str]) -> str:
    if found["bullet"]:
        return f"{found['indent']}- "
    return found["indent"] + "\\" + as_typed(found["heading"] or found["quote"])


def _in_brackets(found: re.Match[str]) -> str:
    """Words in brackets, which are no link: they stay as they are, unless they seem to be half of one."""
    mark = "\\" if _POINTING.fullmatch(as_typed(found["words"]).strip(" .,;:!?")) else ""
    return f"{mark}[{found['words']}]"


def _emphasis(text: str, sign: str) -> str:
    """A text with a backslash before each star or underscore that could begin or end emphasis."""
    typed = as_typed(sign)
    if text.count(sign) + text.count(typed) < 2:
        return text.replace(sign, typed)
    inside = rf"(?<=[^\W_]){sign}(?=[^\W_])" if typed == "_" else "(?!)"
    alone = rf"(?<![^\s]){sign}(?![^\s])"
    text = re.sub(f"{alone}|{inside}", typed.replace("\\", ""), text)
    return text.replace(sign, "\\" + typed)


def _backslash(found: re.Match[str]) -> str:
    following = as_typed(found[1])
    return "\\\\" if not following or following in _ESCAPABLE or following in _SIGNS else "\\"
