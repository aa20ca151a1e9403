"""Finds what can run or act in the HTML of a page."""

from html.parser import HTMLParser
from urllib.parse import urlsplit

ADDRESSES = {"href", "src", "action", "formaction", "data", "poster", "srcset", "ping", "xlink:href"}
SCHEMES = {"", "http", "https", "mailto", "tel", "geo", "webcal"}
DATA = {"application/json", "application/ld+json"}
NEVER = {"object", "embed", "base", "frame", "applet", "math", "style", "video", "audio"}


class Active(HTMLParser):
    """Collects everything active, which no page of the site needs."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        loads = urlsplit(values.get("src", ""))
        is_ours = tag == "script" and (loads.path or values.get("type") in DATA)
        if tag in NEVER or (tag == "script" and not is_ours):
            self.found.append(f"<{tag}>")
        if tag in {"script", "img", "source", "link"} and (loads.netloc or loads.scheme):
            self.found.append(f"<{tag} src={values['src']}>")
        if tag == "iframe" and (
            loads.netloc or loads.scheme or "allow-same-origin" in values.get("sandbox", "allow-same-origin")
        ):
            self.found.append(f"<iframe src={values['src']}>")
        if tag == "meta" and "script" in values.get("content", "").partition("url=")[2].lower():
            self.found.append("<meta refresh>")
        self.found += [name for name in values if name.startswith("on") or name in {"style", "srcdoc"}]
        addresses = [values[name] for name in ADDRESSES & values.keys()]
        self.found += [address for address in addresses if scheme(address) not in SCHEMES]


def scheme(address: str) -> str:
    """The scheme as a browser reads it: without spaces and control characters."""
    bare = "".join(sign for sign in address if sign > " " and sign != "\x7f")
    head, colon, _ = bare.partition(":")
    return head.lower() if colon and not set(head) & set("/?#") else ""


def active_content(page: str) -> list[str]:
    """Everything active in a page."""
    parser = Active()
    parser.feed(page)
    return parser.found
