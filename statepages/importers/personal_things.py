"""What a text has that is not for everyone: email addresses, phone numbers, ways into an online meeting.

Each of them is replaced by a mark, which tells its kind.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from statepages.fields.addresses import parse_phone
from statepages.fields.text import PLACEHOLDER
from statepages.importers.meeting_links import MEETING_ADDRESS, is_meeting_link
from statepages.problem import FieldError

EMAIL, PHONE, LINK, CODE = "\ue300\ue301\ue302\ue303"
"""Marks for an email address, a phone number, the link of a meeting, and an ID or passcode of one."""
MARKS = EMAIL + PHONE + LINK + CODE

_TAKEN = re.compile("[\ue300-\ue3ff]")
_URL = r"https?://[^\s<>()\[\]]+(?:\([^\s<>()\[\]]*\)[^\s<>()\[\]]*)*"
_LINKED = re.compile(
    r"\[(?P<words>(?:[^\[\]\n]|\[[^\[\]\n]*\]){0,500})\]"
    r"\(<?(?P<target>[^\s()<>]{1,2000}(?:\([^\s()]{0,300}\)[^\s()]{0,300})?)>?\)"
)
_MAIL = re.compile(
    r"<?(?:mailto:)?(?<![\w.+%'\\-])(?P<name>[\w.+%'\\-]{1,100})@(?P<host>(?:[\w-]{1,63}\.){1,6}[a-z]{2,24})(?!\w)"
    r"(?:\?(?:subject|body|cc|bcc)=[^\s<>()\[\]]{0,500})?>?",
    re.IGNORECASE,
)
_AT, _DOT = (rf"(?:\\?[(\[{{<] ?{word} ?\\?[)\]}}>]|(?<=\s){word}(?=\s))" for word in ("at", "dot"))
_HOSTS = "gmail|googlemail|yahoo|hotmail|outlook|live|msn|icloud|me|mac|aol|proton|protonmail|comcast|verizon"
"""Services for email that nearly everybody has."""
_SPELLED = re.compile(
    rf"(?<![\w.+-])[\w.+-]{{1,64}}\s{{0,2}}(?:{_AT}|@)\s{{0,2}}[\w-]{{2,63}}"
    rf"(?:\s{{0,2}}{_DOT}\s{{0,2}}[\w-]{{2,63}}){{1,3}}"
    rf"|(?<![\w.+-])[\w.+-]{{1,64}}\s{{0,2}}\\?[(\[{{<] ?at ?\\?[)\]}}>]\s{{0,2}}"
    rf"(?:[\w-]{{1,63}}\.){{1,3}}[a-z]{{2,24}}\b"
    rf"|(?<![\w.+-])[\w.+-]{{1,64}}(?:\s{{1,2}}@\s{{0,2}}|@\s{{1,2}})(?:{_HOSTS})\.(?:com|net|me)\b"
    r"|(?<![\w.+-])[\w.+-]{1,64}＠(?:[\w-]{1,63}\.){1,3}[a-z]{2,24}\b",
    re.IGNORECASE,
)
_PUBLIC = ("group.calendar.google.com", "import.calendar.google.com")
"""Addresses of calendars, which are in links to them."""
_GAP = r"[ .·/‐‑‒–—-]"
_PHONE = re.compile(
    rf"(?P<url>{_URL})"
    rf"|(?<![\w/=.$#-])(?:tel:)?(?P<number>(?:\+?1{_GAP}?)?\\?\(?[2-9][0-9]{{2}}\\?\)?{_GAP}{{0,3}}"
    rf"[2-9][0-9]{{2}}{_GAP}{{0,3}}[0-9]{{4}}"
    rf"|\(?[0-9]{{3}}\)?{_GAP}{{1,3}}[0-9]{{3}}{_GAP}[0-9]{{4}}"
    r"|\+[2-9][0-9 ().-]{7,18}[0-9])"
    r"(?:,{1,4}[0-9*\\#,]{4,60}|,? ?(?:x|ext\.?|extension) ?[0-9]{1,6})?(?![\w])(?!-[0-9])",
    re.IGNORECASE,
)
_FORMATTED = re.compile(rf"\(?[0-9]{{3}}\)?{_GAP}{{1,3}}[0-9]{{3}}{_GAP}[0-9]{{4}}")
_LOCAL_PHONE = re.compile(
    r"(?P<cue>\b(?:call|text|phone|cell|mobile|tel|telephone|ph|llame|tel[ée]fono)\b"
    r"[^\w\n]{1,4}(?:(?:us|me|at) ){0,2})"
    r"[2-9][0-9]{2}[ .-][0-9]{4}(?![\w-])",
    re.IGNORECASE,
)
_MESSENGER = re.compile(
    r"https?://(?:wa\.me/\+?[0-9]{7}|api\.whatsapp\.com/send\?\S*phone=)\S*", re.IGNORECASE
)
_LABEL = r"[*_]{0,2} ?(?:number|no\.|#)? ?(?:\([^()\n]{0,30}\) ?)?(?:is|:|=|#|->|–|-)?[*_]{0,2}[ \n]{0,3}"
_CODE = re.compile(
    rf"(?P<url>{_URL})"
    r"|\b(?:(?:zoom|meeting|webinar|webex|conference|phone|teams|event|participant|room|access) ?){0,3}"
    rf"\b(?:id|meeting (?:number|code)|access code|participant code|event number)"
    rf"{_LABEL}[0-9][0-9 -]{{6,20}}[0-9]#?(?!\w)"
    r"|\b(?:(?:numeric|meeting|webinar|zoom|phone|access) )?"
    r"(?:(?:pass ?code|password|pass ?word|pwd|contraseña|clave)s?"
    r"(?:[*_]{0,2} ?(?:\([^()\n]{0,30}\) ?)?(?::|=)[*_]{0,2} ?[^\s,;()]{3,40}"
    r"|(?: is| -| –)? ?[\"“]?(?=[^\s,;()]{0,30}[0-9])[^\s,;()]{4,40})"
    rf"|(?:pin|access code|host key|c[oó]digo(?: de acceso)?){_LABEL}[0-9][0-9 ]{{2,14}}[0-9]#?(?!\w))"
    r"|\b(?:door|gate|entry|buzzer|lock ?box|key ?pad|building) code"
    rf"{_LABEL}[#*]?[0-9]{{3,8}}[#*]?(?!\w)"
    r"|\b[0-9]{1,3}(?:\.[0-9]{1,3}){3}\b",
    re.IGNORECASE,
)


def marked(text: str) -> tuple[str, list[str]]:
    """A text with marks in place of what is not for everyone, and one mark for each thing found."""
    found: list[str] = []

    def mark(kind: str, kept: str = "") -> str:
        found.append(kind)
        return f"{kept} {kind}" if kept else kind

    text = _TAKEN.sub("", text)
    text = _LINKED.sub(lambda link: _in_link(link, mark), text)
    text = PLACEHOLDER.sub(lambda _: mark(EMAIL), text)
    text = re.sub(_URL, lambda url: _in_url(url[0], mark), text)
    text = MEETING_ADDRESS.sub(lambda url: mark(LINK) if is_meeting_link(url[0]) else url[0], text)
    text = _CODE.sub(lambda one: one["url"] or mark(CODE), text)
    text = _MAIL.sub(lambda mail: mail[0] if _is_public(mail["host"]) else mark(EMAIL), text)
    text = _SPELLED.sub(lambda _: mark(EMAIL), text)
    text = _PHONE.sub(lambda one: mark(PHONE) if one["number"] and _is_phone(one["number"]) else one[0], text)
    text = _LOCAL_PHONE.sub(lambda one: one["cue"] + mark(PHONE), text)
    return text, found


def _in_link(link: re.Match[str], mark: Callable[[str, str], str]) -> str:
    """The words of a link that is not for everyone, and a mark; other links as they are."""
    target, words = link["target"], link["words"].strip()
    kind = _kind_of(target)
    if kind is None:
        return link[0]
    says_it = _MAIL.search(words) or _PHONE.search(words) or "://" in words
    return mark(kind, "" if says_it else words)


def _in_url(url: str, mark: Callable[[str], str]) -> str:
    kind = _kind_of(url)
    return mark(kind) if kind else url


def is_personal_link(target: str) -> bool:
    """Whether a link has somebody's email address or phone number in it."""
    return _kind_of(target) in {EMAIL, PHONE}


def _kind_of(target: str) -> str | None:
    """The mark for a link that is not for everyone."""
    lower = target.lower()
    if lower.startswith("tel:") or _MESSENGER.match(target):
        return PHONE
    mail = _MAIL.search(target.replace("%40", "@"))
    if lower.startswith("mailto:") or (mail and not _is_public(mail["host"])):
        return EMAIL
    return LINK if is_meeting_link(target) else None


def _is_public(host: str) -> bool:
    return host.lower().endswith(_PUBLIC)


def _is_phone(text: str) -> bool:
    if _FORMATTED.fullmatch(text):
        # Also one that nobody can have: it was meant as a phone number.
        return True
    try:
        return bool(parse_phone(re.sub(r"[\\·/]", "", text)))
    except FieldError:
        return False
