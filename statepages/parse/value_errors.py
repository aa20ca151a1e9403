"""What is wrong with how the value of a field is written, on the rest of its line.

Columns count from 0 at the start of the value.
"""

from __future__ import annotations

import re

from statepages.fields.wrapped_links import contrast_in
from statepages.files.names import link_names, markdown_names
from statepages.parse.syntax import COMMENT, end_of_brackets, end_of_quotes, is_comment, is_readable
from statepages.problem import FieldError
from statepages.quoting import in_quotes

_BAD_ESCAPE = re.compile(
    r"\\(?:x(?![0-9a-fA-F]{2})|u(?![0-9a-fA-F]{4})|U(?![0-9a-fA-F]{8})|[^0abtnvfre \"/\\N_LPxuU\t])"
)
_MARKDOWN_LINK = re.compile(r"\[[^\]]*\] ?\((?P<address>\S+)\)")
_SPACED_LINK = re.compile(r"(?P<scheme>https?|mailto|tel): +(?=\S+$)", re.IGNORECASE)


def value_error(name: str, value: str, *, is_list: bool) -> FieldError | None:
    """What is wrong with the value of a field on one line."""
    if not value or value[0] in "#|>":
        return None
    again = _name_again(name, value)
    if again:
        return again
    if value[0] in "\"'":
        return _quotes(value)
    if value[0] in "[{":
        return _brackets(name, value, is_list=is_list)
    return _backticks(name, value) or _first_character(value, is_list=is_list) or _colon(name, value)


def _name_again(name: str, value: str) -> FieldError | None:
    """The name of the field again after its colon: title: title: Talk."""
    found = re.match(rf"{re.escape(name)}:\s+(?=\S)", value, re.IGNORECASE) if name else None
    if not found:
        return None
    rest = value[found.end() :].rstrip()
    fixed = rest if is_readable(rest) and ": " not in rest else in_quotes(rest)
    return FieldError("colon", f'"{name}:" is here twice. Write {name}: {fixed}', fixed)


def _quotes(value: str) -> FieldError | None:
    """A quote that ends too early, or a backslash with a special meaning."""
    end = end_of_quotes(value)
    if end is None:
        return None
    quote, rest = value[0], value[end + 1 :]
    if is_comment(rest):
        return _backslash(value, end)
    if rest.strip() in {",", ";"}:
        return _comma(value[: end + 1], end + 1, rest.strip())
    whole = value.rstrip()
    if whole[-1] == quote and not _closes_a_word(whole, end):
        inner = whole[1:-1].replace("''", "'") if quote == "'" else whole[1:-1].replace('\\"', '"')
        early = re.sub(r".*?(\S+\s*)$", r"\1", value[1:end]) + quote
        fixed = in_quotes(inner)
        return FieldError(
            "quote-in-quotes", f"The quote ends too early, at {early}. Write {fixed}.", fixed, column=end
        )
    fixed = in_quotes(whole if whole[-1] == quote else COMMENT.sub("", whole))
    return FieldError(
        "quote-in-quotes",
        f"The quote ends too early. Put the whole text in quotes: {fixed}",
        fixed,
        column=end,
    )


def _closes_a_word(value: str, end: int) -> bool:
    """Whether the quote at a place closes: a word is before it, a space after it, and the next one opens."""
    following = value.find(value[0], end + 1)
    is_closing = value[end - 1].isalnum() and value[end + 1 : end + 2] == " "
    return is_closing and value[following - 1] == " " and following + 1 < len(value)


def _backslash(value: str, end: int) -> FieldError | None:
    found = _BAD_ESCAPE.search(value, 0, end) if value[0] == '"' else None
    if found is None:
        return None
    inner = value[1:end].replace('\\"', '"')
    fixed = f"'{inner}'" if "'" not in inner else in_quotes(inner)
    message = f"A backslash has a special meaning inside double quotes. Write {fixed}."
    return FieldError("backslash", message, fixed + value[end + 1 :], column=found.start())


def _comma(kept: str, at: int, sign: str) -> FieldError:
    name = "comma" if sign == "," else "semicolon"
    return FieldError("comma", f"There is a {name} after the value. Delete it.", kept, column=at)


def _brackets(name: str, value: str, *, is_list: bool) -> FieldError | None:
    """Text that begins with a bracket, or a list with something after it."""
    opener, end = value[0], end_of_brackets(value)
    link = _MARKDOWN_LINK.fullmatch(value.rstrip())
    if link and name in link_names() and not contrast_in(value, link["address"]):
        message = f"Only the link itself belongs here. Write {name}: {link['address']}"
        return FieldError("markdown-link", message, link["address"])
    if "#" in value and re.search(r"(?:[\[{,]|\s)#", value):
        return _hash(value)
    if end is None:
        return None
    rest = value[end + 1 :]
    if rest.strip() in {",", ";"}:
        return _comma(value[: end + 1], end + 1, rest.strip())
    if is_comment(rest):
        return _empty_entry(value, end) or _unreadable(value, end)
    if is_list:
        return FieldError(
            "open-list",
            "The list ends here, but the line goes on. Put all entries between one [ and one ].",
            column=end,
        )
    fixed = in_quotes(COMMENT.sub("", value.rstrip()))
    code = "markdown-link" if link else "first-character"
    return FieldError(code, f"Text that begins with {opener} needs quotes. Write {fixed}.", fixed)


def _hash(value: str) -> FieldError | None:
    """Entries of a list that begin with #, which would begin a comment."""
    if end_of_brackets(COMMENT.sub("", value)) is not None and not re.search(r"[\[{,]\s*#", value):
        return None
    fixed = re.sub(
        r"(?<=[\[{,])(\s*)(#[^,\]}\"']*[^,\]}\"'\s])", lambda found: f'{found[1]}"{found[2]}"', value
    )
    at = re.search(r"#", value)
    message = "A # begins a comment, which is ignored. Put the entry in quotes."
    is_whole = fixed != value and end_of_brackets(fixed) is not None
    return FieldError("dropped-text", message, fixed if is_whole else None, column=at.start() if at else 0)


def _empty_entry(value: str, end: int) -> FieldError | None:
    found = re.search(r",\s*,|\[\s*,", value[:end])
    if found is None:
        return None
    fixed = re.sub(r",(?:\s*,)+", ",", re.sub(r"\[\s*,\s*", "[", value))
    return FieldError(
        "comma", "There is nothing before this comma. Delete it.", fixed, column=found.end() - 1
    )


def _unreadable(value: str, end: int) -> FieldError | None:
    if is_readable(value[: end + 1]):
        return None
    message = f"The text between {value[0]} and {value[end]} cannot be read. Put each entry in quotes."
    entries = [entry.strip() for entry in value[1:end].split(",")]
    fixed = f"[{', '.join(entry if is_readable(entry) else in_quotes(entry) for entry in entries)}]"
    is_sure = value[0] == "[" and not set("\"'{}[]") & set(value[1:end]) and is_readable(fixed)
    return FieldError("open-list", message, fixed + value[end + 1 :] if is_sure else None)


def _first_character(value: str, *, is_list: bool) -> FieldError | None:
    """A text whose first character has a special meaning."""
    entry = re.match(r"-\s+(?=[\w\"'])", value)
    if entry and is_list:
        message = "There is an extra hyphen after the colon. Delete it."
        return FieldError("dash", message, value[entry.end() :])
    second = re.match(r":\s+(?=[\w\[{\"'])", value)
    if second:
        return FieldError(
            "first-character", "There is a second colon here. Delete it.", value[second.end() :]
        )
    if not re.match(r"[@`%,\]}]|[-?:](?:\s|$)|&(?!\w+(?:\s|$))|!(?![!<])|\*(?!\w+\s*$)", value):
        return None
    fixed = in_quotes(COMMENT.sub("", value.rstrip()))
    return FieldError(
        "first-character", f"Text that begins with {value[0]} needs quotes. Write {fixed}.", fixed
    )


def _backticks(name: str, value: str) -> FieldError | None:
    """Backticks around a text, as in chats. In Markdown they have a meaning."""
    found = re.fullmatch(r"`([^`]+)`", value.rstrip())
    if found is None or name in markdown_names():
        return None
    fixed = found[1] if re.fullmatch(r"\w[^:#]*", found[1]) else in_quotes(found[1])
    return FieldError("first-character", f"Backticks do not work as quotes here. Write {fixed}.", fixed)


def _colon(name: str, value: str) -> FieldError | None:
    """A text with a colon, which YAML would read as the end of a name."""
    plain = COMMENT.sub("", value.rstrip())
    found = re.search(r":(?=\s|$)", plain)
    if found is None:
        return None
    spaced = _SPACED_LINK.match(plain)
    if spaced:
        fixed = spaced["scheme"] + ":" + plain[spaced.end() :]
        message = f"A link cannot contain spaces. Write {fixed}."
        return FieldError("colon", message, fixed, column=spaced.end() - 1)
    fixed = in_quotes(plain)
    line = f"{name}: {fixed}" if name else fixed
    message = f'A value that contains ": " needs quotes. Write {line}.'
    return FieldError("colon", message, fixed + value[len(plain) :], column=found.start())
