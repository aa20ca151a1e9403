"""Why something could not be fetched, in words that say what to do."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from statepages.fields.keyed_addresses import redacted
from statepages.links.outcome import Reason
from statepages.links.request import Lack
from statepages.report import Failure, Untrusted

_BY_HAND = "Open the address in a browser, save what is there as a file, and import the file."
_LATER = "Try again later."
_NO_ANSWER: Mapping[Reason, str] = {
    "no-host": "There is no website with this name. Check the address.",
    "private": "This is a machine of a private network. Use a public address, or save a file and import it.",
    "port": "The number after the colon is not a port that websites use. Check the address.",
    "scheme": "This is not the address of a web page. Use one that begins with https://",
    "certificate": "The site's security certificate is not valid, so anybody could have sent the answer. "
    "Ask the people who run the site.",
    "timeout": f"The site takes too long to answer. {_LATER}",
    "connection": f"The site does not answer, or breaks off. {_LATER}",
}
_SERVER = 500


def _at(address: str, *words: str | Untrusted) -> Failure:
    return Failure(Untrusted(redacted(address)), ": ", *words)


def _host(address: str) -> Untrusted:
    return Untrusted(urlsplit(address).hostname or "")


def no_web_address(address: str) -> Failure:
    """For what is not an address of the web."""
    return _at(address, "This is not the address of a web page. Use one that begins with https://")


def no_answer(address: str, reason: Reason) -> Failure:
    """For a site that does not answer, or may not be asked."""
    return _at(address, _NO_ANSWER.get(reason, _NO_ANSWER["connection"]))


def leads_elsewhere(address: str) -> Failure:
    """For a redirect to something that is not a public web page."""
    return _at(address, f"This redirects to something that is not a web page. {_BY_HAND}")


def too_many_hops(address: str, *, is_circle: bool) -> Failure:
    """For redirects that do not end."""
    how = "in a circle" if is_circle else "too many times"
    return _at(address, f"This redirects {how}. {_BY_HAND}")


def unsafe_hop(address: str) -> Failure:
    """For a redirect from a safe connection to one that is not, where a token is in play."""
    return _at(address, "This redirects to an address without https, where others can listen. Do not use it.")


def bad_token(variable: str) -> Failure:
    """For a token that cannot be one."""
    return Failure(f"The token in {variable} has a character that no token has. Copy it again.")


def no_body(address: str, lack: Lack, most_bytes: int) -> Failure:
    """For an answer that is not whole."""
    words = {
        "too-large": f"There are more than {most_bytes // 1_000_000 or 1} MB here, which is the most. "
        "Ask for fewer events, or split the file and import the parts.",
        "cut-off": f"The answer ends before its end. {_LATER}",
        "packed": f"The answer is packed in a way that cannot be read. {_BY_HAND}",
    }
    return _at(address, words[lack])


def refused(address: str, status: int, variable: str | None, *, is_redirected: bool) -> Failure:
    """For a status that says no. `variable` has the token, if one was sent to where the redirects began."""
    if status in {401, 403}:
        return _at(address, *_no_permission(address, status, variable, is_redirected=is_redirected))
    if status in {404, 410}:
        return _at(address, f"There is nothing at this address ({status}). Check it for typing errors.")
    if status == 429:
        return _at(address, f"The site has had too many requests ({status}). Try again in an hour.")
    if status >= _SERVER:
        return _at(address, f"The site has a problem right now ({status}). {_LATER}")
    return _at(address, f"The site does not answer programs as it should ({status}). {_BY_HAND}")


def _no_permission(
    address: str, status: int, variable: str | None, *, is_redirected: bool
) -> tuple[str | Untrusted, ...]:
    if variable and is_redirected:
        return (
            f"This asks for a token ({status}), but the address redirected here, and a token never follows "
            "a redirect. If the service is at this address, use this address.",
        )
    if variable:
        return _host(address), f" does not accept the token in {variable} ({status}). Make a new one there."
    return (
        f"The site does not show this to everybody ({status}). Use a public address. Or open it in a browser "
        "where you are signed in, save what is there as a file, and import the file.",
    )
