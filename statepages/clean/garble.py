"""Garbled words: read back if that is certain, otherwise guessed.

ftfy does the reading. Some garbled words are first changed into a form that it knows: a byte that another
program dropped or turned into a space is put back, and words from an old Mac or a DOS window are read with
that encoding.
"""

from __future__ import annotations

import re

import ftfy
from ftfy.badness import is_bad

from statepages.model.states import STATES

# Encode and decode again, nothing else: if bytes are lost, the two options that are off here turn hundreds of
# emoji into wrong ones.
_CERTAIN = ftfy.TextFixerConfig(
    unescape_html=False,
    restore_byte_a0=False,
    replace_lossy_sequences=False,
    decode_inconsistent_utf8=False,
    fix_c1_controls=False,
    normalization=None,
)

# A no-break space is two bytes, read as "Â" and a no-break space; many programs turn that into a plain space.
# Words in capitals can end in "Â" too (SUOVÂ), but lowercase ones never do.
_NO_BREAK = re.compile(r"(?<![^\W\d_a-zß-öø-ÿ])Â$")
_SHORT_WORDS = (
    "AM",
    "PM",
    "ZIP",
    "US",
    "USA",
    *STATES,
    *(f"{zone}{kind}" for zone in "ECMP" for kind in ("T", "ST", "DT")),
)
_AFTER_SHORT_WORD = re.compile(rf"(?<![^\W\d_])(?:{'|'.join(_SHORT_WORDS)})Â$")
# "à" is read as "Ã" and a no-break space. Words in capitals can end in "Ã" too (AMANHÃ).
_A_GRAVE = re.compile(r"(?:^|(?<=[a-zß-ÿ©]))Ã$")
# The last byte of a closing quote, and of the mark that turns a sign into an emoji, is not a letter in the
# Windows encoding, so it is the one that gets lost.
_LOST_BYTES = ((re.compile(r"â€(?=[\x00-\x7f]|$)"), "â€\x9d"), (re.compile(r"ï¸(?=[\x00-\x7f]|$)"), "ï¸\x8f"))
# If the second byte of an accented capital was lost (Á, Í), a single "Ã" is left before lowercase letters.
_LOST_CAPITAL = re.compile(r"(?<!\w)Ã(?=[b-df-hj-np-tv-z])")
_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")

_OTHER_ENCODINGS = {
    "cp1252": "â„ â– Ã¥",
    "cp1250": "đź âś â— â– ÂĽ Âľ ÂŁ Âż Ă© ĂĽ Ăą Ă® Ă´ Ă» Ă« ĂŻ ĂŁ ĂĄ Ăź Ăł Ăş ĂŤ Ăš Ă— Ă·",
    "mac_roman": "√ ¬ ‚Ä ‚Ç ‚Ñ ‚Ü ‚â ‚ñ ‚ò ‚ó ‚ô ‚ú ‚ù \uf8ffü",
    "cp437": "├ ┬ ΓÇ Γé Γä Γå Γë Γû Γù Γÿ ΓÖ Γ£ Γ¥ Γ¡ ≡ƒ",
}
"""How garbled letters begin in encodings, or for signs, that ftfy does not look for."""
_MATH = re.compile("√π|√∑|√∏|√∞|¬∑")
"""Formulas that look like a garbled letter."""


def word_read_back(word: str) -> str:
    """A word as it was before it was garbled, if that is certain; else the word. It ends at a space."""
    if _AFTER_SHORT_WORD.search(word):
        return word
    whole = _NO_BREAK.sub("", word)
    restored = _A_GRAVE.sub("Ã\u00a0", whole)
    for lost, sign in _LOST_BYTES:
        restored = lost.sub(sign, restored)
    fixed = ftfy.fix_encoding(restored, _CERTAIN)
    if fixed == restored:
        fixed = whole
    return fixed if _MATH.search(fixed) else _NOT_ASCII.sub(_decoded, fixed)


def _decoded(found: re.Match[str]) -> str:
    """A run of letters, read with the encoding whose mark it begins with, if all of it is UTF-8."""
    run = found[0]
    for encoding, marks in _OTHER_ENCODINGS.items():
        if not run.startswith(tuple(marks.split())):
            continue
        try:
            return run.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return run


def is_doubtful(word: str) -> bool:
    """Whether a word that could not be read back looks garbled."""
    return bool(
        "\ufffd" in word or is_bad(word) or _AFTER_SHORT_WORD.search(word) or _LOST_CAPITAL.search(word)
    )


def guess(word: str) -> str | None:
    """What a doubtful word may have been; None if the guess is garbled itself."""
    text = word.removesuffix("Â") if _AFTER_SHORT_WORD.search(word) else ftfy.fix_encoding(word)
    return text if text != word and "\ufffd" not in text and not is_doubtful(text) else None
