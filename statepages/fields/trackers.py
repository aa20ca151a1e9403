"""The parameters of links that track readers."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

_PREFIXES = ("utm_", "hsa_", "pk_", "mtm_", "piwik_")
_NAMES = frozenset(
    {
        "fbclid", "gclid", "gclsrc", "dclid", "gbraid", "wbraid", "msclkid", "twclid", "ttclid",
        "li_fat_id", "yclid", "igshid", "igsh", "mibextid", "mc_cid", "mc_eid", "_hsenc", "_hsmi",
        "__hstc", "__hssc", "__hsfp", "hsctatracking", "mkt_tok", "vero_id", "vero_conv", "oly_anon_id",
        "oly_enc_id", "ml_subscriber", "ml_subscriber_hash", "s_cid", "_ga", "_gl", "_openstat",
        "ref_src", "ref_url", "wickedid", "email_referrer", "email_subject", "link_id", "can_id",
    }
)  # fmt: skip


def is_tracker(name: str) -> bool:
    """Whether a parameter with this name is for tracking."""
    name = name.lower().removeprefix("amp;")
    return name in _NAMES or name.startswith(_PREFIXES)


def without_trackers(address: str) -> str:
    """An address without its tracking parameters. Everything else stays the same."""
    if "?" not in address:
        return address
    parts = urlsplit(address)
    kept = [part for part in parts.query.split("&") if not is_tracker(unquote(part.partition("=")[0]))]
    if kept == parts.query.split("&"):
        return address
    before, _, _ = address.partition("?")
    query = "?" + "&".join(kept).removeprefix("amp;") if kept else ""
    return before + query + ("#" + parts.fragment if parts.fragment else "")
